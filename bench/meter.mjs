/**
 * A typographer's meter: `node bench/meter.mjs FILE.pdf [--pages FIRST-LAST] [--json]`. It reads where the glyphs of a finished PDF stand, whoever made it, and says how its lines and pages are set.
 * docs/typography.md says how each figure is taken.
 */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measurePdf } from './meter/measure.mjs';
import { printed } from './meter/report.mjs';

const usage = 'node bench/meter.mjs FILE.pdf [--pages FIRST-LAST] [--json]';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string', default: '1-' }, json: { type: 'boolean', default: false } },
});
const [file] = positionals;
const [range, first, last] = /^([1-9]\d*)-(\d*)$/.exec(values.pages) ?? [];
if (positionals.length !== 1 || range === undefined) stop(usage);

try {
  const report = await measurePdf(readFileSync(file), { first: Number(first), last: Number(last) || Infinity });
  process.stdout.write(values.json ? `${JSON.stringify(report, undefined, 2)}\n` : printed(report));
} catch (error) {
  stop(`${file}: ${error.message}`);
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
