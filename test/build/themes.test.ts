/** A tiny book in each of Keben's themes, with every kind of page: as print, as screen PDF, as EPUB. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { measurePdf } from '../../bench/meter/measure.mjs';
import { openPdf } from '../../bench/meter/read-glyphs.mjs';
import { glyphFinder } from '../../src/fonts/cmap.ts';
import { readTables, writeTables } from '../../src/fonts/sfnt.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const themes = JSON.parse(readFileSync('styles/themes/themes.json', 'utf8')) as string[];
const prose = '天地玄黄，宇宙洪荒。日月盈昃，辰宿列张，寒来暑往，秋收冬藏，闰余成岁，律吕调阳。';
const chapter = (number: string): string => `# 第${number}章　云腾致雨 露结为霜

## 开篇诗词

春眠不觉晓，  
处处闻啼鸟。

## 回顾前情

> ${prose}

${prose.repeat(4)}*此处*与**彼处**，{.着重.}与{饕餮|tāo tiè}。〔夹注：行间的一条小注〕${prose}[^a]

## 小标题${number}

${prose.repeat(3)}

::: 书信
某兄：

${prose}

弟某某
:::

### 更小的标题

::: 诗词 登高
风急天高猿啸哀，渚清沙白鸟飞回。  
无边落木萧萧下，不尽长江滚滚来。
:::

${prose}

---

${prose}

:::面板
姓名：某某
:::

> [!NOTE]
> 一条提示。

| 年 | 事 |
| --- | --- |
| 1956 | 达城 |
| 1969 | 一刀 |

![圆](圆.svg)

\`\`\`
let x = 1;
\`\`\`

1. 甲
2. 乙

术语
: 它的解释。

${prose.repeat(12)}

欲知后事如何，且听下回分解。

## 作者注

${prose}

[^a]: 脚注，${prose}
`;

/** The files of the page's recipe: each block of code is named in the sentence before it. */
function recipe(): Record<string, string> {
  const page = readFileSync('docs/themes.md', 'utf8');
  return Object.fromEntries(
    [...page.matchAll(/`(我的版式\/[\w./-]+)`[^`]*(?:`[^`\n]+`[^`]*)*?```\w+\n([^]*?)```/g)].map(
      ([, file = '', text = '']) => [file, text],
    ),
  );
}

test('the recipe of docs/themes.md builds as it stands there', async () => {
  const theme = recipe();
  expect(Object.keys(theme)).toEqual([
    '我的版式/theme.json',
    '我的版式/print.css',
    '我的版式/epub.css',
    '我的版式/templates/half-title.hbs',
  ]);
  const { report, bytes } = await buildBook(
    `${await folder()}/own`,
    {
      ...theme,
      'book.yaml': "title: 版\nauthor: 某某\ntheme: ./我的版式\ndate: '2026-01'\n",
      '01.md': chapter('一').replace('![圆](圆.svg)', ''),
    },
    ['ebook', 'print'],
  );
  expect(report.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  const { frame, grid } = await measurePdf(bytes['print'] ?? new Uint8Array());
  expect(frame.size).toBeCloseTo(11, 1);
  expect(frame.pitch).toBeCloseTo(18.75, 2);
  expect(grid.off.first).toEqual([]);
});

describe.each(themes)('%s', async (theme) => {
  // What a screen has otherwise than paper is no matter of the theme: one is enough.
  const editions = theme === themes[0] ? ['ebook', 'print', 'screen'] : ['ebook', 'print'];
  const { report, bytes } = await buildBook(
    `${await folder()}/${theme}`,
    {
      'book.yaml': `title: 版\nsubtitle: 式\nauthor: 某某\npublisher: 某社\ntheme: ${theme}\ndate: '2026-01'\neditions: { ebook: {}, print: { printer: cn, isbn: 978-7-02-000220-7 }, screen: {} }\n`,
      '卷一 上/01.md': chapter('一'),
      '卷一 上/02.md': chapter('二'),
      '卷一 上/圆.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 70"><circle cx="50" cy="35" r="30" fill="none" stroke="black"/></svg>',
    },
    editions,
  );

  test('is built without a word', () => {
    expect(report.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(Object.keys(bytes)).toEqual(editions);
  });

  test.each(editions.slice(1))('every line of %s stands on the grid', async (edition) => {
    const { grid, headings } = await measurePdf(bytes[edition] ?? new Uint8Array());
    expect(grid.lines).toBeGreaterThan(50);
    expect(grid.off.first).toEqual([]);
    expect(headings.foot.first).toEqual([]);
  });
});

describe('a theme with fonts of the author’s', async () => {
  const specifier = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';
  const song = readTables(readFileSync(nodeHost().packageFile(specifier) ?? ''));
  // Without GPOS nothing squeezes marks; the second has none of them in their cells, so that Song sets them.
  const text = writeTables(new Map([...song].filter(([tag]) => tag !== 'GPOS')));
  const hmtx = Buffer.from(song.get('hmtx') ?? []);
  hmtx.writeUInt16BE(450, 4 * glyphFinder(song)(0x201c));
  const files = (font: Uint8Array) => ({
    'book.yaml': "title: 版\nauthor: 某某\ntheme: ./版式\ndate: '2026-01'\n",
    '01.md': chapter('一').replace('![圆](圆.svg)', ''),
    '版式/字.ttf': font,
    '版式/licence.txt': 'SIL Open Font License',
    '版式/print.css': '.letter { font-family: var(--text); }\n.scene-break::before { content: "◇　◇"; }\n',
    '版式/templates/part.hbs': readFileSync('templates/part.hbs', 'utf8'),
    '版式/theme.json': JSON.stringify({
      roles: { text: 'mine', kai: 'kai', signs: 'signs', math: 'math', mono: 'mono' },
      fonts: { mine: { file: '字.ttf', licence: '某种许可', credit: '某某宋', licenceFile: 'licence.txt' } },
      styles: ['print.css'],
      templates: ['part'],
      furniture: {
        numerals: { body: 'chinese' },
        lines: [{ verso: ['book', 'folio'], recto: ['chapter', 'folio'], at: 'fore-edge', role: 'kai' }],
      },
    }),
  });
  const spoilt = writeTables(new Map([...song, ['hmtx', hmtx]]));
  const plain = await buildBook(`${await folder()}/fonts`, files(text), ['ebook', 'print']);
  const lent = await buildBook(`${await folder()}/lent`, files(spoilt), ['print']);

  test('is built without a word: lines are as they were composed, whatever squeezes marks', () => {
    for (const { report } of [plain, lent]) {
      expect(report.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
      // The licence of the font is no chapter that was left out.
      expect(report.diagnostics.filter(({ code }) => code === 'file-is-markdown')).toEqual([]);
    }
  });

  test('the font is in the files, with its licence and its name', async () => {
    const pdf = Buffer.from(plain.bytes['print'] ?? []).toString('latin1');
    expect(pdf).toMatch(/\/BaseFont ?\/[A-Z]{6}\+KebenOwn-mine/);
    const epub = unzipSync(plain.bytes['ebook'] ?? new Uint8Array());
    const copyright = Object.entries(epub).find(([name]) => name.endsWith('copyright.xhtml'))?.[1] ?? new Uint8Array();
    // A face that lends nothing and sets nothing, that of formulas, is not credited.
    expect(/字体：(.*?)。/.exec(strFromU8(copyright))?.[1]).toBe(
      '某某宋（某种许可）、Noto Serif SC、霞鹜文楷、Noto Sans Mono（SIL Open Font License 1.1）',
    );
    expect(Object.keys(epub).filter((name) => /licence-mine|mine\.ttf/.test(name))).toHaveLength(2);
  });

  test('an ornament that only the style sheet has is printed', async () => {
    const pdf = await openPdf(plain.bytes['print'] ?? new Uint8Array());
    const pages = await Promise.all(Array.from({ length: pdf.count }, (_, index) => pdf.read(index + 1)));
    await pdf.close();
    expect(pages.flatMap(({ glyphs }) => glyphs).filter(({ char }) => char === '◇')).toHaveLength(2);
  });

  test('folios are Chinese, at the fore-edge', async () => {
    const pdf = await openPdf(plain.bytes['print'] ?? new Uint8Array());
    const last = await pdf.read(pdf.count - 1);
    await pdf.close();
    const right = Math.max(...last.glyphs.map(({ x }) => x));
    const column = last.glyphs.filter(({ x, face }) => Math.abs(x - right) < 12 && /Kai/.test(face));
    expect(column.map(({ char }) => char).join('')).toMatch(
      /^第一章云腾致雨露结为霜[一二三四五六七八九]$|^版[一二三四五六七八九]$/,
    );
  });
});
