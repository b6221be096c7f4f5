/** Where the notes of a printed book stand: `notes: book`, and 〔1〕 through the chapter at the foot. */

import { describe, expect, test } from 'vitest';
import { readBound } from '../helpers/bound-pdf.ts';
import { readTexts } from '../helpers/epub-texts.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const chapters = {
  '01.md': `# 第一章　甲

天地玄黄，宇宙洪荒[^1]。日月盈昃[^2]，见[网站](https://example.org/a)。寒来暑往[^1]。

[^1]: 注一，又见[^2]。
[^2]: 注二。

    又一段。
`,
  '02.md': '# 第二章　乙[^t]\n\n剑号巨阙[^a]。\n\n[^t]: 题注。\n[^a]: 注甲。\n',
  '03.md': '# 第三章　丙\n\n海咸河淡。\n',
};

async function printed(name: string, options: string, editions: readonly string[]) {
  const yaml = `title: 注\neditions: { ebook: { pageList: print }, print: { ${options} }, screen: { ${options} } }\n`;
  const { report, bytes } = await buildBook(`${await folder()}/${name}`, { ...chapters, 'book.yaml': yaml }, editions);
  expect(report.diagnostics.map(({ code }) => code)).toEqual([]);
  const read = async (edition: string) => {
    const { pages, outline } = await readBound(bytes[edition] ?? new Uint8Array());
    const texts = pages.map(({ text, links }) => ({ text: text.replace(/[\s\u2060]/g, ''), links }));
    return { texts, outline, find: (wanted: string) => texts.findIndex(({ text }) => text.includes(wanted)) };
  };
  return { bytes, read };
}

describe('notes: book', () => {
  test('all stand behind the last chapter, by chapter, numbered through each', async () => {
    const { bytes, read } = await printed('book', 'notes: book', ['ebook', 'print', 'screen']);
    const { texts, find } = await read('print');
    expect(texts[find('天地玄黄')]?.text).toContain('宇宙洪荒〔1〕。日月盈昃〔2〕，见网站〔3〕。寒来暑往〔1〕。');
    expect(
      texts
        .slice(find('海咸河淡') + 1)
        .map(({ text }) => text)
        .join(''),
    ).toMatch(
      /^注释第一章甲〔1〕注一，又见〔2〕。〔2〕注二。又一段。〔3〕https:\/\/example.org\/a第二章乙〔1〕题注。〔2〕注甲。/,
    );
    expect(texts[find('目录')]?.text).toMatch(/注释[….\s]*7/);
    // In an e-book they are where they were.
    expect(
      [...readTexts(bytes['ebook'] ?? new Uint8Array())].find(([path]) => path.endsWith('ch01.xhtml'))?.[1],
    ).toMatch(/role="doc-noteref">1<.*role="doc-backlink">1</s);
  });

  test('on a screen marks lead to their notes, and notes back', async () => {
    const { read } = await printed('screen', 'notes: book', ['screen']);
    const { texts, find, outline } = await read('screen');
    const [first, notes] = [find('天地玄黄'), find('注释第一章')];
    const pagesOf = (page: number) => texts[page]?.links.flatMap((link) => ('page' in link ? [link.page - 1] : []));
    expect(pagesOf(first)).toEqual(expect.arrayContaining([notes]));
    expect(new Set(pagesOf(first)).size).toBe(1);
    expect(pagesOf(notes)).toEqual(expect.arrayContaining([first, find('剑号巨阙')]));
    expect(outline.map(({ title, page }) => [title, page - 1]).at(-1)).toEqual(['注释', notes]);
  });
});

test('noteMarks: chapter numbers the notes at the foot through their chapter', async () => {
  const { read } = await printed('foot', 'noteMarks: chapter', ['print']);
  const { texts, find } = await read('print');
  expect(texts[find('天地玄黄')]?.text).toMatch(
    /荒〔1〕。.*昃〔2〕.*网站〔3〕.*〔1〕注一，又见〔2〕。〔2〕注二。又一段。〔3〕https/,
  );
  expect(texts[find('剑号巨阙')]?.text).toMatch(/乙〔1〕.*〔2〕.*〔1〕题注。〔2〕注甲。/);
});

test('what stands in a note at the foot keeps the next ones from it: they are where they were composed', async () => {
  const chapter = `# 第一章　甲

天[^1]地[^2]玄[^3]黄[^4]。

[^1]: 注一。

    \`\`\`
    宇
    \`\`\`

[^2]: > 注二。

[^3]: 注三。

    - 一
    - 二

[^4]: 注四。
`;
  const files = { '01.md': chapter, 'book.yaml': 'title: 注\n' };
  const { report } = await buildBook(`${await folder()}/blocks`, files, ['print']);
  expect(report.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(report.editions[0]?.composed?.byChrome).toBe(0);
});
