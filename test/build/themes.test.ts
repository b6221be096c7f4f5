/** A tiny book in each of Keben's themes, with every kind of page: as print, as screen PDF, as EPUB. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { measurePdf } from '../../bench/meter/measure.mjs';
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

${prose.repeat(6)}

欲知后事如何，且听下回分解。

## 作者注

${prose}

[^a]: 脚注，${prose}
`;

/** The files of the page's recipe: each block of code is named in the sentence before it. */
function recipe(): Record<string, string> {
  const page = readFileSync('docs/themes.md', 'utf8');
  return Object.fromEntries(
    [...page.matchAll(/`(我的版式\/[\w.]+)`[^`]*(?:`[^`\n]+`[^`]*)*?```\w+\n([^]*?)```/g)].map(
      ([, file = '', text = '']) => [file, text],
    ),
  );
}

test('the recipe of docs/themes.md builds as it stands there', async () => {
  const theme = recipe();
  expect(Object.keys(theme)).toEqual(['我的版式/theme.json', '我的版式/print.css', '我的版式/epub.css']);
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
  const { report, bytes } = await buildBook(
    `${await folder()}/${theme}`,
    {
      'book.yaml': `title: 版\nsubtitle: 式\nauthor: 某某\npublisher: 某社\ntheme: ${theme}\ndate: '2026-01'\neditions: { ebook: {}, print: { printer: cn, isbn: 978-7-02-000220-7 }, screen: {} }\n`,
      '卷一 上/01.md': chapter('一'),
      '卷一 上/02.md': chapter('二'),
      '卷一 上/圆.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 70"><circle cx="50" cy="35" r="30" fill="none" stroke="black"/></svg>',
    },
    ['ebook', 'print', 'screen'],
  );

  test('is built without a word', () => {
    expect(report.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(Object.keys(bytes)).toEqual(['ebook', 'print', 'screen']);
  });

  test.each(['print', 'screen'])('every line of %s stands on the grid', async (edition) => {
    const { grid, headings } = await measurePdf(bytes[edition] ?? new Uint8Array());
    expect(grid.lines).toBeGreaterThan(50);
    expect(grid.off.first).toEqual([]);
    expect(headings.foot.first).toEqual([]);
  });
});
