/**
 * Every syntax and every rule costs no more than in proportion to the length of the text. CPU time at n and 4n is
 * compared with a wide margin: four times is right, sixteen times is the square. A new extension or rule without a row
 * here fails.
 */

import { describe, expect, test } from 'vitest';
import type { Book } from '../../src/book/model.ts';
import { chaptersOf } from '../../src/book/model.ts';
import { rules } from '../../src/lint/rules/index.ts';
import type { LintRule, LintSetting } from '../../src/lint/rule.ts';
import { extensions } from '../../src/markdown/extensions/index.ts';
import { takeOutPictures } from '../../src/manuscript/embedded-pictures.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { noMending } from '../../src/mending/mending.ts';
import { parsedBook } from '../helpers/parsed-book.ts';

type Pattern = (n: number) => string;

const times =
  (unit: string): Pattern =>
  (n) =>
    unit.repeat(n);
const nested =
  (before: string, after: string): Pattern =>
  (n) =>
    before.repeat(n) + after.repeat(n);
const each =
  (make: (index: number) => string): Pattern =>
  (n) =>
    Array.from({ length: n }, (_, index) => make(index)).join('');
/** A long run of blanks with something on both sides; so long, for each costs little. */
const apart =
  (before: string, after: string): Pattern =>
  (n) =>
    before + ' '.repeat(12 * n) + after;
const han = (index: number): string => String.fromCodePoint(0x4e00 + (index % 20_000));

const ofExtensions: Readonly<Record<string, readonly Pattern[]>> = {
  'cjk-emphasis': [times('(*'), times('_('), times('~~”'), times('**「甲。**乙'), times('*a **b '), times('_a__')],
  'front-matter': [(n) => `---\n${each((index) => `k${index}: v\n`)(n)}---\n甲`],
  'containers': [times('::: 注\n甲\n:::\n'), nested('::: 注\n', ':::\n'), apart('::: 注', 'a'), apart('::: {', ':a')],
  'bbcode': [
    times('[b]甲[/b]'),
    times('[b]甲'),
    times('[quote=甲]\n乙\n[/quote]\n\n'),
    times('[quote=甲]乙\n\n'),
    nested('[quote]', '[/quote]'),
    nested('[i]', '[/i]'),
    nested('[quote]\n', '[/quote]\n'),
  ],
  'markdown-in-html': [
    times('<div markdown="1">\n甲\n</div>\n'),
    times('<ruby>\n甲\n\n<rt>a</rt>\n\n</ruby>\n\n'),
    times('<ruby>\n\n'),
    (n) => `<div ${'markdown '.repeat(n)}`,
    times('<a name="x"></a>\n\n'),
  ],
  'cross-references': [
    times('[@fig:a; @tbl:b] @eq:c '),
    times('[@fig:a; '),
    times('$$ a $$ {#eq:a}\n\n'),
    times('$$ {#eq:a}\n'),
    times('![甲](a.png){#fig:a} @fig:a\n\n'),
  ],
  'directives': [
    times('```{note} 甲\n乙\n```\n\n'),
    times('```ad-note\ntitle: 甲\n```\n\n'),
    times('```{note}\n'),
    (n) => `${each((index) => `${'`'.repeat(3 + ((n - index) % 200))}{note}\n`)(n)}`,
    (n) => `\`\`\`{note}\n${':class: a\n'.repeat(n)}\`\`\``,
  ],
  'definition-lists': [times('甲\n: 乙\n\n'), (n) => `甲\n${': '.repeat(n)}乙`],
  'link-definitions': [
    each((index) => `[甲${index}]: x.md "t\n`),
    (n) => `[a]: ${'x'.repeat(n)}\n\n${'[a] '.repeat(n)}`,
    times('[甲]: 起风了。\n'),
  ],
  'linked-notes': [
    times('甲<a href="#n" id="r">1</a>\n\n<p id="n"><a href="#r">1</a> 乙</p>\n\n'),
    (n) =>
      `甲${each((index) => `<a href="#n${index}" id="r${index}">1</a>`)(n)}\n\n${each((index) => `<p id="n${index}"><a href="#r${index}">1</a> 乙</p>\n`)(n)}`,
    (n) => `甲<a href="#n">1</a>${'<span id="n">'.repeat(n)}`,
    times('<p id="n"><a href="#r">1</a> 乙</p>\n\n'),
  ],
  'numbered-notes': [
    each((index) => `甲[${index % 999}]\n\n[${index % 999}]: 乙。\n\n`),
    (n) => `甲[1]\n\n[1]: 乙\n${'丙\n'.repeat(n)}`,
    times('[1]'),
  ],
  'math': [
    times('$a$ '),
    times('$$'),
    times('$$a$$ '),
    times('$$\n\n'),
    times('\\[\n\n'),
    times('\\(a\\) '),
    times('\\(a '),
    times('\\\\[a'),
    times('$ a '),
    times('$a '),
    (n) => `$${'\\frac{a}'.repeat(n)}$`,
  ],
  'reading-room': [times('{人民|rénmín} '), times('{漢|ㄏㄢˋ}a ')],
  'ruby': [times('{饕餮|tāo tiè}'), times('{饕|'), nested('{饕', '|a}')],
  'syllables': [times('{漢字|ㄏㄢˋ ㄗˋ}'), times('{漢|ㄏ'), times('ㄏㄢˋ '), (n) => 'ㄏ'.repeat(8 * n)],
  'name-marks': [times('{_刘备_}'), times('{《三国志》}'), times('{_刘'), times('{《'), nested('{_刘', '_}')],
  'emphasis-dots': [times('{.从.}'), times('{.从'), nested('{.从', '.}')],
  'bounded-blocks': [times('['), nested('[', ']'), (n) => `\`\`\`\n${'甲\n'.repeat(n)}\`\`\`\n`],
  'table-rows': [(n) => `|a|\n|-|\n${'|b|c|\n'.repeat(n)}`, (n) => `|a|\n|-|\n${'|b'.repeat(n)}|\n`],
  'made-contents': [
    times('<!-- toc -->\n\n- [甲](#甲)\n\n'),
    times('* 目录\n{:toc}\n\n甲\n\n'),
    (n) => `<!-- toc -->\n\n${'- [甲](#甲)\n'.repeat(n)}`,
    (n) => `<!-- toc -->\n\n${'[甲](#甲('.repeat(n)}`,
  ],
  'comments': [times('<!--\n- 甲：乙\n-->\n\n'), times('<!--')],
  'scene-break-marks': [times('甲。\n---\n'), times('* '), times('＊　＊　＊\n\n')],
  'indented-prose': [times('    中文走了。\n'), times('\t中文走了。\n\n')],
  'open-fences': [
    times('```\n\n# 第一章\n\n甲\n\n```\n\n'),
    times('```js\n甲\n'),
    each((index) => `\`\`\`js\na()\n\n# 第${index}章\n\n甲。\n\n`),
    (n) => each((index) => `${'`'.repeat(3 + Math.floor(Math.sqrt(n)) - (index % Math.floor(Math.sqrt(n))))}\n甲\n`)(n),
  ],
  'paragraph-lines': [apart('甲', '乙\n丙'), times('他走了。天黑了。\n'), times('他走了\n')],
  'chapter-headings': [
    each((index) => `# 第${index}章 起\n\n甲。\n\n`),
    times('# 卷一\n\n## 第一回\n\n'),
    each((index) => `${'#'.repeat(1 + (index % 3))} 第${index}章\n\n`),
    each((index) => `# 第${index}部\n\n## 第${2 * index}章\n\n# 第${2 * index + 1}章\n\n`),
  ],
  'story-only': [
    times('### 剧情伏笔\n\na\n\n'),
    times('（第二十六章·完）\n\n'),
    times('下一章预告：甲\n\n'),
    apart('（未完待续', '乙）'),
    apart('第一章', '乙'),
  ],
  'prose-lines': [times('中,'), times('"中'), times('...中'), times('`a``')],
  'note-headings': [times('# 注释\n\n[^1]: 甲\n\n'), times('**注释**\n\n'), times('# 注释\n\n')],
  'fixed-blanks': [times('甲\\ '), times('甲\\ 乙')],
  'footnotes': [
    each((index) => `甲[^${index}]\n\n[^${index}]: 乙\n\n`),
    times('甲^[乙]\n\n'),
    times('[^1]: [^1]\n\n'),
    each((index) => `# 第${index}章\n\n甲[^1]\n\n[^1]: 乙\n\n`),
  ],
  'attributes': [times('[甲]{.a}'), times('[甲]{.a'), times('{#a}')],
  'alerts': [times('> [!NOTE]\n> a\n\n')],
  'safe-html': [
    apart('<div>甲', '乙</div>'),

    times('<ul><li>a\n\nb</li><li>c</li></ul>\n\n'),
    times('<td>a\n\nb</td></td>\n\n'),
    times('<b>a'),
    times('a<p>'),
    times('<p>'),
    (n) => `- ${'a<p>'.repeat(n)}`,
    times('<b><i>a</b></i>'),
    times('<dl><dt>a<dd>b'),
    times('<p>a\n\n'),
    nested('<b>', '</i>'),
    times('<div>\n\n'),
    times('<ruby>中<rt>a'),
  ],
  'images': [times('![甲](b.png)\n\n'), (n) => `![甲](a${'%20'.repeat(12 * n)}b)`],
  'links': [times('[a](#x) '), each((index) => `[a](第${index}章.md)\n\n`)],
  'heading-ids': [times('## a\n\n'), each((index) => `## a {#b${index}}\n\n`)],
  'scene-breaks': [times('---\n\n')],
  'sections': [times('## 开篇诗词\n\n白日\n\n')],
  'verse': [
    (n) => `::: 诗词\n${'（'.repeat(4 * n)}\n:::`,
    times('白日依山尽，\\\n'),
    times('> 白日依山尽，\\\n> 黄河入海流。\n\n'),
  ],
  'panels': [times('【甲】\n'), times('【甲】')],
  'figures': [
    times('![甲](b.png "丙")\n\n'),
    times('![甲](b.png "{月|yuè}*丙*")\n\n'),
    (n) => `![甲](b.png "${'*a **b '.repeat(n)}")`,
  ],
  'table-titles': [
    times('表一　甲\n\n|a|\n|-|\n|b|\n\n'),
    times('表一　甲\n\n'),
    (n) => `表一　甲\n\n|a|\n|-|\n${'|b|\n'.repeat(n)}`,
    nested('<table><tr><td>', '</td></tr></table>'),
  ],
  'bylines': [times('## a\n\n*b*\n\n')],
  'attributions': [times('> 甲\n>\n> ——乙\n\n'), times('> 甲\n\n——乙\n\n'), times('甲\\\n'), times('甲\\\n——乙\n\n')],
  'signatures': [times('# 序\n\n是为序。\n\n述之 谨识\n\n'), times('述之 谨识\n'), times('述之 谨识\n\n')],
  'closings': [times('欲知后事如何，且听下回分解。\n\n')],
  'soft-breaks': [times('a\n'), times('甲 \n')],
  'head-lines': [apart('甲', '乙'), times('时间：春\n地点：城\n\n'), times('状态：定\n'), times('## a\n\n')],
  'embedded-pictures': [
    times('![甲](data:image/png;base64,iVBORw0K)\n\n'),
    times('(data:image/png;base64,'),
    (n) => `![甲](data:image/png;base64,${'A'.repeat(12 * n)})`,
    times('`(data:image/png;base64,iVBORw0K)` '),
  ],
  'drawn-tables': [
    apart('--- ', '--- x'),
    (n) => `${'-'.repeat(12 * n)}x`,
    times('+---+\n|甲|\n'),
    times('+---+---+\n'),
    times('  --- ---\n  甲 乙\n\n'),
    times('---- ----\n'),
    times('甲  乙\n--- ---\n一  二\n\n'),
    (n) => `甲  乙\n--- ---\n${'一  二\n'.repeat(n)}`,
    (n) => `+---+\n${'| 甲|\n'.repeat(n)}+---+\n`,
  ],
  'line-blocks': [times('| 甲\n'), times('| 甲\n| 乙\n\n')],
  'line-separators': [times('甲\u2028'), times('甲\u2028乙\n\n')],
  'list-numbers': [times('5. 甲\n'), each((index) => `${index * 2}. 甲\n`), times('1. 甲\n\n3. 乙\n\n')],
  'mended-text': [times('"..." '), times('中,'), times('中"a"'), times('"中'), times('`a`,中'), times('中...[^1]')],
  'html-order': [
    times('<dl><dd>甲</dd></dl>\n\n'),
    times('<table><thead></thead><tfoot></tfoot>'),
    times('<figcaption>甲</figcaption>\n\n'),
  ],
  'admonitions': [times('!!! note "甲"\n    乙\n\n'), times('!!! note\n'), times('?> 甲\n'), times('!> 甲\n\n')],
  'code-tags': [
    (n) => `{% code %}\n${'~'.repeat(12 * n)}\n甲\n{% endcode %}`,

    times('{{< highlight go >}}\n甲\n{{< /highlight >}}\n'),
    times('{{< highlight go >}}\n'),
    times('{% codeblock %}\n\n'),
    times('- {% code %}\n'),
    times('> {% code %}\n\n'),
  ],
  'code-titles': [times('```js title="a"\n甲\n```\n')],
  'commands': [
    times('[TOC]\n\n'),
    times('\\newpage\n\n'),
    times('#标签 #又\n\n'),
    times('<o:p '),
    times('<o:p></o:p>'),
  ],
  'marks': [times('==甲=='), times('==甲 '), nested('==', '==')],
  'page-breaks': [times('\\newpage\n\n甲\n\n'), times('<!-- pagebreak -->\n\n')],
  'tracked-changes': [
    times('[甲]{.deletion author="a"}[乙]{.insertion author="a"}'),
    (n) => `[甲]{.deletion author="a"}${'['.repeat(n)}`,
    times('[甲]{.deletion author="a'),
    times('甲[]{.paragraph-deletion author="a"}\n\n'),
    times('{--甲--}{++乙++}'),
    times('{--甲'),
    times('{~~甲~>'),
  ],
  'remarks': [times('%%甲%% '), times('%%甲 '), times('%%\n')],
  'raw-formats': [times('`<b>`{=html} '), times('`a`{=latex} '), times('```{=html}\n<b>\n```\n')],
  'scripts': [times('x^2^ '), times('x^2 '), times('H~2~O '), times('H~2 ')],
  'shortcodes': [
    apart('{{< figure ', 'x'),
    apart('{% img a.png ', 'x'),
    times('{{< figure src="a.png" >}}\n\n'),
    times('{{< '),
    times('{% hint %}\n甲\n{% endhint %}\n'),
  ],
  'sized-images': [times('![甲](a.png =10x5) '), times('![甲](a.png =')],
  'site-links': [
    times('[甲]({{< ref "a.md" >}}) '),
    times('[甲](a b '),
    times('[甲]({{< ref '),
    times('![甲](a b.png) '),
  ],
  'tasks': [times('- [ ] 甲\n'), times('- [x] 甲\n  - [ ] 乙\n')],
  'wiki-links': [apart('甲', '^乙'), times('[[甲]] '), times('[[甲'), times('![[a.png|3]] '), nested('[[', ']]')],
  'inline-notes': [times('〔夹注：甲〕'), nested('〔夹注：', '〕'), times('〔夹注：')],
};

const ofRules: Readonly<Record<string, readonly Pattern[]>> = {
  'syntax-is-known': [
    (n) => `甲${'<br>'.repeat(n)}乙`,
    times(':smile: '),
    times('{{< x '),
    times('[@a '),
    times('\\cite{'),
  ],
  'alert-is-known': [times('> [!x]\n> 甲\n\n')],
  'quotes-are-uniform': [times('"'), times("甲'"), times('"甲')],
  'marks-are-paired': [
    times('“'),
    times('「'),
    times('（'),
    times('“『「（'),
    times('”甲'),
    times('《甲'),
    nested('（', '）'),
    times('【a】【'),
    times('甲"1'),
  ],
  'ellipsis-is-two': [times('甲...')],
  'dash-is-two': [times('甲—'), times('—')],
  'script-is-uniform': [times('来來'), times('來')],
  'chapter-script-is-uniform': [times('来來')],
  'character-is-known': [times('\ufffd'), times('\ue000')],
  'character-is-unified': [times('\u2f08'), times('⼈甲')],
  'character-is-visible': [times('甲\u200b'), times('\u202e')],
  'han-is-unspaced': [times('甲 '), times('甲 乙，'), (n) => `甲${' '.repeat(n)}乙`],
  'wide-space-is-meant': [times('甲　'), times('甲，乙　丙')],
  'word-stands-once': [times('的的甲'), times('人焉廋哉'), times('*a **a ')],
  'emphasis-is-closed': [times('**'), times('*a **a '), times('中**「'), times('a__b ')],
  'text-is-finished': [times('TODO '), times('{{'), times('（待补')],
  'heading-level-follows': [times('### a\n\n##### b\n\n')],
  'name-follows-glossary': [times('王甲'), times('王')],
  'names-are-distinct': [each((index) => `太虚${han(index)}门来了。`), times('太虚门与太墟门，')],
  'ganzhi-matches-year': [apart('2000年', '2000'), times('甲子年'), times('1984年甲子，'), times('1985年甲子，')],
  'ganzhi-is-near': [times('1984年甲子，乙巳年，'), each((index) => `${1000 + (index % 900)}年（甲子年），`)],
  'paragraph-length-is-usual': [times('甲。\n\n')],
  'chapter-length-is-usual': [each((index) => `# 第${index}章\n\n甲。\n\n`)],
};

/**
 * In UTF-16 units: so short that what is linear takes some hundredths of a second, so long that what is not takes many
 * times as long.
 */
const size = 6_000;
/** What is faster is not measured well, in milliseconds. */
const least = 30;
const most = 9;

function cpu(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function parsed(whole: string): ReturnType<typeof parseSource> {
  const { text, pictures } = takeOutPictures(whole);
  return parseSource({ path: 'a.md', name: 'a.md', text, embedded: pictures });
}

/** The best of three, for other work of the machine is no fault of the text. */
function growthOf(prepare: (text: string) => () => void, pattern: Pattern): number {
  const count = Math.ceil(size / pattern(1).length);
  const ratios: number[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const [one, four] = [1, 4].map((factor) => cpu(prepare(pattern(count * factor))));
    ratios.push((four ?? 0) / Math.max(least, one ?? 0));
    if ((ratios.at(-1) ?? 0) < most) break;
  }
  return Math.min(...ratios);
}

test('every extension and every rule has a row', () => {
  expect(Object.keys(ofExtensions).sort()).toEqual(extensions.map(({ name }) => name).sort());
  expect(Object.keys(ofRules).sort()).toEqual(rules.map(({ code }) => code as string).sort());
});

describe.each(Object.entries(ofExtensions))('%s', (_, patterns) => {
  test.each(patterns.map((pattern) => [pattern(2), pattern] as const))('%j', (_shown, pattern) => {
    expect(growthOf((text) => () => void parsed(`# 甲\n\n${text}\n`), pattern)).toBeLessThan(most);
  });
});

const setting: LintSetting = { language: 'zh-Hans', glossary: { 王甲: { variants: ['王申'] } }, mending: noMending };

function apply(rule: LintRule, book: Book): void {
  if ('inBook' in rule) rule.inBook(book, setting);
  else for (const chapter of chaptersOf(book)) rule.inChapter(chapter, setting);
}

describe.each(rules)('$code', (rule) => {
  test.each((ofRules[rule.code] ?? []).map((pattern) => [pattern(2), pattern] as const))(
    '%j',
    async (_shown, pattern) => {
      const count = Math.ceil(size / pattern(1).length);
      const ratios: number[] = [];
      for (let attempt = 0; attempt < 3 && !ratios.some((ratio) => ratio < most); attempt += 1) {
        const books = [
          await parsedBook([`# 甲\n\n${pattern(count)}\n`]),
          await parsedBook([`# 甲\n\n${pattern(4 * count)}\n`]),
        ];
        const [one, four] = books.map((book) =>
          cpu(() => {
            apply(rule, book);
          }),
        );
        ratios.push((four ?? 0) / Math.max(least, one ?? 0));
      }
      expect(Math.min(...ratios)).toBeLessThan(most);
    },
  );
});
