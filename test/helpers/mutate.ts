/** Makes chapters that nobody would write out of chapters that somebody did, as input of the fuzzer. */

import { readdirSync, readFileSync } from 'node:fs';
import { readHabit } from '../../scripts/habits.mjs';
import { readCases } from './fixture-cases.ts';
import { seeded, type Random } from './random.ts';

const repository = new URL('../../', import.meta.url);

/** The sample chapters, the inputs of the Markdown fixtures, and the manuscripts of the habits. */
export function readCorpus(): string[] {
  const names = (folder: string, ending: string): URL[] =>
    readdirSync(new URL(folder, repository), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => new URL(encodeURI(folder + name), repository));
  const chapters = names('chapters/', '.md').map((file) => readFileSync(file, 'utf8'));
  const fixtures = names('test/markdown/', '.txt').flatMap((file) => readCases(file).map(({ input }) => input));
  const habits = names('test/habits/', '.txt').flatMap((file) =>
    Object.values(readHabit(readFileSync(file, 'utf8')).files),
  );
  return [...chapters, ...fixtures, ...habits];
}

/** Pieces that a hostile or broken manuscript may contain. */
const fragments = [
  '<script>甲</script>',
  '<script src="http://example.invalid/x.js">',
  '<style>@import "http://example.invalid/x.css";</style>',
  '<img src=x onerror=alert(1)>',
  '<img src="http://example.invalid/a.png">',
  '<a href="javascript:alert(1)">甲</a>',
  '<a href="java&#10;script:alert(1)">甲</a>',
  '[甲](javascript:alert(1))',
  '[甲](JaVaScRiPt&colon;alert(1))',
  '[甲](data:text/html,<b>x</b>)',
  '[甲](file:///etc/passwd)',
  '[甲](//example.invalid/ x)',
  '[甲](http://[::1)',
  '[甲](http://a/%zz)',
  '[甲](https://例子.invalid/路 "題")',
  '![甲](../../etc/passwd)',
  '![甲](file:///etc/passwd)',
  '![甲](data:image/svg+xml,<svg onload=x>)',
  '![](\u0001http://example.invalid/a.png)',
  '![甲](a.png "<b>")',
  '<meta http-equiv="refresh" content="0;url=http://example.invalid/">',
  '<base href="http://example.invalid/">',
  '<iframe src="http://example.invalid/">甲</iframe>',
  '<object data="x">甲</object>',
  '<form action="x"><input name="y"></form>',
  '<link rel="stylesheet" href="x">',
  '<p style="background:url(http://example.invalid/)">甲</p>',
  '<svg onload="x"><a xlink:href="javascript:x">甲</a></svg>',
  '<math><mtext>甲</mtext></math>',
  '<constructor>',
  '<__proto__>',
  '<x:y z:w="1">甲</x:y>',
  '<div id="ch01" class="__proto__ constructor">',
  '<span id="s01">甲</span>',
  '<b id="n1">',
  '<td>',
  '<ruby><rt>',
  '<p><p>',
  '<ul><p>甲',
  '<li>甲',
  '<dt>',
  '<table><caption>',
  '</div></div>',
  '<figure><figcaption>',
  '<h1>甲</h1>',
  '<hr>',
  '<br/>',
  '<wbr>',
  '<a id="x" name="y" href="#x">',
  '<q cite="http://example.invalid/">',
  '<div title="&quot;><script>">',
  '<b lang="zh-Hant" lang="x">',
  '<img alt="<b>" src="a.png" title="&#0;">',
  '<!--',
  '-->',
  '<!-- - 时间：甲 -->',
  '<?php 甲 ?>',
  '<![CDATA[甲]]>',
  '<!DOCTYPE html>',
  ']]>',
  '&amp;',
  '&lt;script&gt;',
  '&#0;',
  '&#x1F;',
  '&#xD800;',
  '&#xFFFFFF;',
  '&nbsp;',
  '&unknown;',
  '&',
  '\u0000',
  '\u0008',
  '\u000B',
  '\u007F',
  '\u0085',
  '\uFEFF',
  '\uFFFE',
  '\uD800',
  '\u202E',
  '\u200B',
  '\u2028',
  '\u0301',
  '\r',
  '\t',
  '{{甲}}',
  '{{{甲}}}',
  '{{#each this}}',
  '{{> part}}',
  '${甲}',
  '$&',
  "$'",
  "$\\$'$",
  '$`$',
  '{漢|hàn}',
  '{漢|',
  '{.甲.}',
  '{.甲',
  '[甲]{#id .class}',
  '{#id}',
  '{.__proto__}',
  '[甲]{',
  '\n::: 诗词 題\n',
  '\n::: 书信\n',
  '\n::: 面板\n',
  '\n::: 注\n',
  '\n:::\n',
  '〔夹注：',
  '〔眉批：甲〕',
  '〕',
  '【',
  '\n\n【甲】\n\n',
  '\n> [!NOTE]\n',
  '\n: 釋\n',
  '$a^2$',
  '$\\frac{1}{2}$',
  '\n$$\nx\n$$\n',
  '$5',
  '[^1]',
  '[^甲]',
  '\n\n[^1]: 注文\n',
  '\n\n[^甲]: 注[^甲]\n',
  '^[注^[注]]',
  '[^',
  '\n\n[甲]: 乙\n',
  '[甲][乙]',
  '[甲]',
  '![甲][乙]',
  '**',
  '*',
  '_',
  '~~',
  '`',
  '``',
  '\n```\n',
  '\n~~~ x\n',
  '\\',
  '\n---\n',
  '\n***\n',
  '\n===\n',
  '\n# ',
  '\n## 作者注\n',
  '\n## 開篇詩詞\n',
  '\n## 伏笔\n',
  '\n###### ',
  '\n> ',
  '\n> > ',
  '\n- ',
  '\n1. ',
  '\n999999999. ',
  '\n    ',
  '\n\n',
  '|',
  '\n|甲|乙|\n|-|-|\n|丙|丁|戊|\n',
  '  \n',
  '\\\n',
  '（本章完）',
  '字数：3000',
  '\n第一章　起\n',
  '\n# 第99999999999999999999999章\n',
  '\n# 第一章　起 {#x}\n',
  '欲知后事如何，且听下回分解。',
  '　　',
  '“',
  '”',
  '「',
  '」',
  '"',
  "'",
  '……',
  '--',
  '。。。',
  '𪚥',
  '\u{1F468}\u200D\u{1F469}',
  'غ',
  'é',
] as const;

const marks = [...'*_`~[](){}<>|!#>-+=:^$"\'\\&〔〕【】“”「」（）\n '] as const;

type Change = (text: string, random: Random, corpus: readonly string[]) => string;

/** Takes a few lines out of the text. */
function someLines(text: string, random: Random): { before: string[]; taken: string[]; after: string[] } {
  const lines = text.split('\n');
  const from = random.below(lines.length + 1);
  const to = Math.min(lines.length, from + 1 + random.below(8));
  return { before: lines.slice(0, from), taken: lines.slice(from, to), after: lines.slice(to) };
}

function inserted(text: string, piece: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
}

function eachTaken(text: string, random: Random, change: (lines: string[]) => string[]): string {
  const { before, taken, after } = someLines(text, random);
  return [...before, ...change(taken), ...after].join('\n');
}

const changes: readonly Change[] = [
  (text, random) => inserted(text, random.pick(fragments), random),
  (text, random) => inserted(text, random.pick(fragments), random),
  (text, random) => inserted(text, random.pick(marks).repeat(1 + random.below(4)), random),
  (text, random, corpus) => inserted(text, someLines(random.pick(corpus), random).taken.join('\n'), random),
  (text, random) => eachTaken(text, random, () => []),
  (text, random) => eachTaken(text, random, (lines) => [...lines, ...lines]),
  (text, random) => eachTaken(text, random, (lines) => lines.toReversed()),
  (text, random) => eachTaken(text, random, (lines) => [lines.join('')]),
  (text, random) =>
    eachTaken(text, random, (lines) =>
      lines.map((line) => random.pick(['> ', '- ', '  ', '    ', '1. ', '# ', '　　', '|', '>']) + line),
    ),
  // Removes a mark, so that its partner stands alone.
  (text, random) => {
    const places = [...text.matchAll(/[*_`~[\](){}<>|〔〕【】“”「」$:^]/g)].map(({ index }) => index);
    if (places.length === 0) return text;
    const at = random.pick(places);
    return text.slice(0, at) + text.slice(at + 1);
  },
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
];

/** Characters; longer cases find nothing more and take longer. */
const longest = 1_500;

/** The chapter with this seed. */
export function mutated(seed: number, corpus: readonly string[]): string {
  const random = seeded(seed);
  const source = random.pick(corpus);
  const start = random.below(Math.max(1, source.length - longest));
  let text = source.slice(start, start + longest);
  for (let rounds = 1 + random.below(8); rounds > 0; rounds -= 1)
    text = random
      .pick(changes)(text, random, corpus)
      .slice(0, 2 * longest);
  return text;
}
