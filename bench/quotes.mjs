/**
 * Quotation marks of a converted e-book, to be looked at: `node bench/quotes.mjs HORIZONTAL.epub OTHER.epub [--seed N]`
 * draws 200 by a seed and shows each with its words in both books, as the manuscript has it and as it became. Those that
 * are not what their own kind becomes (“ the outer mark, ‘ the inner one) are pointed out, and counted over the whole
 * book: they may be right, for nesting decides. Run `npm run prepare` before.
 */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { textOfEpub } from '../build/proof/epub-text.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '19' } },
});
const [before, after] = positionals.map(
  (file) => new Map(textOfEpub(readFileSync(file)).map(({ id, text }) => [id, text()])),
);
if (after === undefined) {
  process.stderr.write('node bench/quotes.mjs HORIZONTAL.epub OTHER.epub [--seed N]\n');
  process.exit(2);
}

const marks = '“”‘’「」『』';
const found = [...before].flatMap(([id, text]) => pairsOf(id, text, after.get(id) ?? ''));
const outer = found.find(({ was }) => was === '“')?.became ?? '';
const kinds = outer === '『' ? '『』「」' : outer === '「' ? '「」『』' : '“”‘’';
const isUsual = ({ was, became }) => became === kinds['“”‘’'.indexOf(was)];

for (const each of draw(found, 200, Number(values.seed)))
  process.stdout.write(`${isUsual(each) ? ' ' : '?'} ${each.id} ${each.beforeWords} → ${each.afterWords}\n`);
const curly = [...after.values()].join('').match(/[“”‘’]/g)?.length ?? 0;
process.stdout.write(
  `${found.length} marks, ${found.filter((each) => !isUsual(each)).length} of another kind, ${curly} curly marks left\n`,
);

/** Both texts have the same marks in the same order. */
function pairsOf(id, one, other) {
  const [ones, others] = [one, other].map((text) => [...text.matchAll(new RegExp(`[${marks}]`, 'g'))]);
  if (ones.length !== others.length) throw new Error(`${id}: ${ones.length} marks became ${others.length}`);
  const words = (text, at) => text.slice(Math.max(0, at - 8), at + 9);
  return ones.map((mark, index) => ({
    id,
    was: mark[0],
    became: others[index][0],
    beforeWords: words(one, mark.index),
    afterWords: words(other, others[index].index),
  }));
}

/** Without repeats, by a linear congruential generator. */
function draw(all, count, seed) {
  const left = [...all];
  let state = seed;
  return Array.from({ length: Math.min(count, left.length) }, () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return left.splice(Math.floor((state / 4_294_967_296) * left.length), 1)[0];
  });
}
