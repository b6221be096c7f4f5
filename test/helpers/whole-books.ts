/**
 * Whole books as four programs write them, each with some hundred lines of our own. Tests check that nothing in them is
 * lost.
 */

import { greyPng } from './png.ts';
import type { Files } from './temp-book.ts';

export interface WholeBook {
  readonly files: Files;
  /** Every heading in the order of the book, as the contents list it. */
  readonly headings: readonly string[];
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** The number, 1 to 999, in Chinese. */
export function inChinese(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const high = hundreds === 0 ? '' : `${digits[hundreds] ?? ''}百`;
  const middle =
    tens === 0
      ? hundreds > 0 && ones > 0
        ? '零'
        : ''
      : `${tens === 1 && hundreds === 0 ? '' : (digits[tens] ?? '')}十`;
  return high + middle + (ones === 0 ? '' : (digits[ones] ?? ''));
}

/** VitePress: 300 small files in thirty folders, with front matter, boxes, code in tabs, and links from the root. */
export function siteBook(): WholeBook {
  const files: Record<string, string> = { 'index.md': '---\nlayout: home\n---\n' };
  const headings: string[] = [];
  for (let index = 1; index <= 300; index += 1) {
    const folder = `${String(Math.ceil(index / 10)).padStart(2, '0')}-guide`;
    const number = String(index).padStart(3, '0');
    const title = `渡口记${inChinese(index)}`;
    const next = index % 10 === 0 ? '' : `下一篇见[后文](/${folder}/${String(index + 1).padStart(3, '0')}-page)。\n\n`;
    files[`${folder}/${number}-page.md`] =
      `---\ntitle: ${title}\noutline: deep\n---\n\n# ${title}\n\n第${inChinese(index)}天，船靠了岸，==货==卸了 ${index} 件。\n\n::: tip 规矩\n天黑不渡。\n:::\n\n::: code-group\n\n\`\`\`js [boat.js]\nrow(${index});\n\`\`\`\n\n:::\n\n## 小结 {#sum-${index}}\n\n${next}人散了，灯灭了。\n`;
    headings.push(title, '小结');
  }
  return { files, headings };
}

/** pandoc's Markdown of a DOCX: escapes, sizes of pictures, spans, simple tables, page breaks, notes. */
export function pandocBook(): WholeBook {
  const chapter = (number: string, name: string): string => `# 第${number}章　${name} {#chapter-${number} .Heading}

\\"你来了。\\"她说\\...他点头\\--又摇头。[下划线]{.underline}的字，x^2^与H~2~O。[^${number}]

![](media/image1.png){width="3.2in"
height="2.1in"}

  甲列    乙列
  ------- -------
  子      丑

1.  其一

2.  其二

\`\`\`{=openxml}
<w:p><w:r><w:br w:type="page"/></w:r></w:p>
\`\`\`

## ${name}之后 {-}

船走了。

[^${number}]: 注文${number}。
`;
  const names = [
    ['一', '起'],
    ['二', '承'],
    ['三', '转'],
    ['四', '合'],
  ] as const;
  return {
    files: {
      'book.md': names.map(([number, name]) => chapter(number, name)).join('\n'),
      'media/image1.png': greyPng(600, 400),
    },
    headings: names.flatMap(([number, name]) => [`第${number}章　${name}`, `${name}之后`]),
  };
}

/** An Obsidian vault: links and pictures by name, comments, callouts, tags, tasks. */
export function vaultBook(): WholeBook {
  const note = (number: string, next: string): string => `# 第${number}章　夜

#江湖 #连载

%%这一章还要改%%

见[[${next}|后来]]与[[船家]]。==灯==亮着。 ^lamp${number === '一' ? 'a' : 'b'}

> [!quote]- 船家的话
> 天黑不渡。

![[渡口.png|渡口的灯|200]]

- [x] 买米
- [ ] 还钱

---

## 尾声${number}

人散了。
`;
  return {
    files: {
      '卷一/第一章.md': note('一', '第二章'),
      '卷一/第二章.md': note('二', '第三章'),
      '卷二/第三章.md': note('三', '第一章'),
      '附件/渡口.png': greyPng(600, 400),
      '.obsidian/app.json': '{}',
    },
    headings: ['卷一', '第一章　夜', '尾声一', '第二章　夜', '尾声二', '卷二', '第三章　夜', '尾声三'],
  };
}

/** One file with 序, 部, 章, 附录 and 后记. */
export function singleBook(): WholeBook {
  const chapter = (number: number): string =>
    `## 第${inChinese(number)}章　渡${inChinese(number)}\n\n船走了 ${number} 里。他说“到了”。\n\n※\n\n天亮了。\n\n1、早起\n2、早睡\n`;
  const part = (number: number): string =>
    `# 第${inChinese(number)}部　水${inChinese(number)}\n\n${[1, 2, 3].map((one) => chapter(3 * (number - 1) + one)).join('\n')}`;
  return {
    files: {
      'book.md': `# 序\n\n写在前面。\n\n${[1, 2].map(part).join('\n')}\n# 附录\n\n里程表。\n\n# 后记\n\n写完了。\n`,
    },
    headings: [
      '序',
      ...[1, 2].flatMap((number) => [
        `第${inChinese(number)}部　水${inChinese(number)}`,
        ...[1, 2, 3].map((one) => `第${inChinese(3 * (number - 1) + one)}章　渡${inChinese(3 * (number - 1) + one)}`),
      ]),
      '附录',
      '后记',
    ],
  };
}
