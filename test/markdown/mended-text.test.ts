/** Mending changes marks in running text, one at a time, and never what stands beside them. */

import { describe, expect, test } from 'vitest';
import { countQuotes, mendingOf, noMending, quotesOf, type Mending } from '../../src/mending/mending.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import type { ParsedChapter } from '../../src/markdown/parsed.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';

const all: Mending = mendingOf(
  (code) => ['ellipsis-is-two', 'dash-is-two', 'quotes-are-uniform', 'punctuation-is-full-width'].includes(code),
  'curly',
);

function mended(text: string, mending = all): { html: string; said: string[] } {
  const { value, diagnostics } = parseSource({ path: 'a.md', name: 'a.md', text }, mending);
  return {
    html: value.map(htmlOf).join(''),
    said: diagnostics.filter(({ mended: change }) => change !== undefined).map(line),
  };
}

function htmlOf(chapter: ParsedChapter): string {
  const { body, notes } = renderChapter(
    { ...chapter, id: 'c' },
    { semantics: false, links: 'link', href: (id) => `#${id}`, image: (source) => source },
  );
  return [body, ...notes.map(({ html }) => html)].join('').replace(/<\/?p[^>]*>|\n| (?:id|href)="[^"]*"/g, '');
}

function line({ place, mended: change }: Diagnostic): string {
  return `${place?.line}:${place?.column} ${change?.before}→${change?.after}`;
}

describe('what stands beside a mark stays', () => {
  test.each([
    ['先跑`make`(见`Makefile`)吧', '先跑<code>make</code>（见<code>Makefile</code>）吧'],
    ['他来了--[^1]\n\n[^1]: 甲', '他来了——<sup class="noteref"><a>1</a></sup>甲'],
    [
      '先看. [^1]再说, [^1]好\n\n[^1]: 甲',
      '先看。<sup class="noteref"><a>1</a></sup>再说，<sup class="noteref"><a>1</a></sup>好甲',
    ],
    ['见(上文) {枰|píng}局', '见（上文）<ruby class="latin">枰<rp>（</rp><rt>píng</rt><rp>）</rp></ruby>局'],
    ['<ruby>枰<rp>(</rp><rt>píng</rt><rp>)</rp></ruby>,局', '<ruby>枰<rp>(</rp><rt>píng</rt><rp>)</rp></ruby>，局'],
    ['上(见) <b>粗</b>体', '上（见）<b>粗</b>体'],
    ['见 https://example.org/a(推荐)吧', '见 https://example.org/a（推荐）吧'],
    ['设(见) $a,b$, 则', '设（见）<math/>, 则'],
    ['见(此) [甲](https://example.org/?a=b,c "丙, 丁")', '见（此）<a title="丙, 丁">甲</a>'],
    ['<code>甲, 乙...</code>丙, 丁', '<code>甲, 乙...</code>丙，丁'],
    ['用{{< 图 src="甲, 乙" >}}与{% 注, 甲 %}, 好', '用{{&lt; 图 src=&quot;甲, 乙&quot; &gt;}}与{% 注, 甲 %}，好'],
    ['甲^[乙, 丙]...', '甲<sup class="noteref"><a>1</a></sup>……乙，丙'],
    ['**甲**, *乙*. ~~丙~~!', '<strong>甲</strong>，<em>乙</em>。<del>丙</del>！'],
    ['见a@example.org, 乙', '见a@example.org，乙'],
    ['路径C:\\文件\\a.txt', '路径C:\\文件\\a.txt'],
  ])('%s', (text, html) => {
    expect(mended(text).html.replace(/<math.*<\/math>/, '<math/>')).toBe(html);
  });
});

test.each([
  ['\\"你来了。\\"', '&quot;你来了。&quot;'],
  ["\\'甲\\'", "'甲'"],
  ['甲\\...乙', '甲...乙'],
  ['甲\\--乙', '甲--乙'],
  ['甲\\*乙\\*, 丙', '甲*乙*，丙'],
  ['甲\\, 乙', '甲, 乙'],
  ['甲\\(乙)', '甲(乙)'],
  ['甲&quot;乙&quot;，"丙"', '甲&quot;乙&quot;，“丙”'],
  ['甲^[\\"乙\\"]', '甲<sup class="noteref"><a>1</a></sup>&quot;乙&quot;'],
])('an escaped mark is that mark: %s', (text, html) => {
  expect(mended(text).html).toBe(html);
});

test('every place is that of the file', () => {
  const text = '> 见[甲, 乙](x.md "丙, 丁"), 𠮷`a,b`,\n> 戊\\"己^[庚, 辛], 壬.\n\n| 甲, 乙 | 甲, 丙 |\n|--|--|\n';
  expect(mended(text).said).toEqual([
    '1:6 , →，',
    '1:23 , →，',
    '1:31 ,→，',
    '2:14 , →，',
    '2:17 .→。',
    '2:10 , →，',
    '4:4 , →，',
    '4:11 , →，',
  ]);
});

test('what pandoc marks as of another format is left out, and listed', () => {
  const { html, said } = mended(
    '甲`\\vspace{1em}`{=latex}乙`丙`\n\n```{=openxml}\n<w:br/>\n```',
    mendingOf(() => true, 'curly'),
  );
  expect(html).toBe('甲乙<code>丙</code>');
  expect(said).toHaveLength(2);
});

describe('quotation marks', () => {
  test.each([
    ['"他说"你好"，我听见了。"', '“他说‘你好’，我听见了。”'],
    ['他问："谁喊"走"？"', '他问：“谁喊‘走’？”'],
    ['"甲"、"乙"和"丙"', '“甲”、“乙”和“丙”'],
    ['"A"、"B"和"C"', '“A”、“B”和“C”'],
    ['他说："今晚有雨，我们去"江楼"吧。"', '他说："今晚有雨，我们去"江楼"吧。"'],
    ['"雨停了。\n\n"走吧。"', '“雨停了。“走吧。”'],
    ['他说："雨停了。\n\n"走吧。"', '他说：“雨停了。“走吧。”'],
    ['他说："雨停了。\n\n走吧。"', '他说："雨停了。走吧。"'],
    ['"**甲**"与*"乙"*，`"丙"`', '“<strong>甲</strong>”与<em>“乙”</em>，<code>"丙"</code>'],
    ['屏幕27"，高5\'10"的人', '屏幕27"，高5\'10"的人'],
    ["他说\"It's the '90s, rock 'n' roll\"，好", "他说“It's the '90s, rock 'n' roll”，好"],
    [
      '| "丙"丁" | "戊" |\n| --- | --- |',
      '<table><thead><tr><th scope="col">"丙"丁"</th><th scope="col">“戊”</th></tr></thead></table>',
    ],
    ['用","分开', '用“,”分开'],
  ])('%s', (text, html) => {
    expect(mended(text).html.replaceAll('&quot;', '"')).toBe(html);
  });

  test('each chapter its own kind, then the book’s', () => {
    expect(mended('# 一\n\n「甲」「乙」"丙"\n\n# 二\n\n“丁”"戊"\n\n# 三\n\n"己"').html).toBe(
      '「甲」「乙」「丙」“丁”“戊”“己”',
    );
    expect(mended('「甲」"乙"', all).html).toBe('「甲」「乙」');
  });

  test('a mark among very many of another kind has a meaning of its own', () => {
    expect(quotesOf([countQuotes('"甲"'.repeat(1_000)), countQuotes('「乙」')], 'curly')).toBe('curly');
    expect(quotesOf([countQuotes('"甲"'.repeat(3)), countQuotes('「乙」'.repeat(3))], 'curly')).toBe('corner');
    expect(quotesOf([countQuotes('“甲”“乙”'), countQuotes('「乙」')], 'corner')).toBe('curly');
  });
});

/** Numbers that come again. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pieces = [
  '雨',
  '他说',
  '灯下',
  '船',
  'Word',
  '42',
  '3.14',
  ' ',
  ' ',
  ',',
  ', ',
  '.',
  '. ',
  '...',
  '……',
  '…',
  '--',
  '—',
  ' -- ',
  '"',
  '"',
  "'",
  '(',
  ')',
  '（',
  '）',
  ':',
  ': ',
  ';',
  '?',
  '! ',
  '。。。',
  '`a, b`',
  '`x`',
  '[^1]',
  '^[注, 一]',
  '<b>',
  '</b>',
  '<br>',
  '<code>a, 乙</code>',
  '<ruby>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby>',
  '{刻本|kè, běn}',
  '{.着重.}',
  '[链, 接](a.md "题, 目")',
  '![图, 一](a.png)',
  'https://example.org/路,径(甲)',
  'www.example.org/a',
  '$x, y$',
  '**',
  '*',
  '~~',
  '[词]{.small}',
  '{{< 图 a="乙" >}}',
  '\\"',
  '\\...',
  '\\--',
  '\\*',
  '&quot;',
  '\n',
  '\\\n',
];

interface Seen {
  readonly rest: string[];
  readonly letters: string;
}

/**
 * All that is no mark of running text: what stands in its lines, whatever blocks they make, and the letters of the
 * text.
 */
function seen(text: string, mending: Mending): Seen {
  const [chapter] = parseSource({ path: 'a.md', name: 'a.md', text: `${text}\n\n[^1]: 注\n` }, mending).value;
  const tokens = [...(chapter?.tokens ?? []), ...(chapter?.notes.flatMap((note) => note.tokens) ?? [])].flatMap(
    ({ children }) => children ?? [],
  );
  const rest = tokens
    .filter(({ type }) => !/^(?:text|softbreak|hardbreak)$/.test(type))
    .map(({ type, tag, nesting, content, attrs, meta }) =>
      JSON.stringify([type, tag, nesting, type === 'image' ? '' : content, attrs, meta?.['note'], meta?.['pairs']]),
    );
  return {
    rest,
    letters: tokens
      .filter(({ type }) => type === 'text')
      .map(({ content }) => content.replace(/[^\p{L}\p{N}]/gu, ''))
      .join(''),
  };
}

test('of 1,500 paragraphs made by chance nothing but marks is changed', () => {
  for (let seed = 1; seed <= 1_500; seed += 1) {
    const next = chance(seed);
    const text = Array.from({ length: 4 + next(20) }, () => pieces[next(pieces.length)]).join('');
    expect(seen(text, all), `seed ${seed}: ${JSON.stringify(text)}`).toEqual(seen(text, noMending));
  }
});

test('a book in one line costs no more than in proportion', () => {
  const cost = (times: number): number => {
    const text = '他说, "走(吧)..." `a`--[^1]见 https://a.b/c. '.repeat(times);
    const start = process.cpuUsage();
    mended(text);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  };
  cost(500);
  expect(cost(8_000)).toBeLessThan(4 * 3 * Math.max(cost(2_000), 20_000));
});
