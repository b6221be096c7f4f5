/** The review copy: a page to write on, its notice everywhere, the metadata block shown. */

import { beforeAll, expect, test } from 'vitest';
import { readBound, type BoundPdf } from '../helpers/bound-pdf.ts';
import { buildBook, tempFolder, type Built } from '../helpers/temp-book.ts';

const notice = '审读本 · 未定稿 · 非卖品';
const folder = tempFolder();
let built: Built;
let pdf: BoundPdf;

beforeAll(async () => {
  built = await buildBook(
    await folder(),
    {
      'book.yaml': 'title: 审读\nslug: trial\nlanguage: zh-Hans\n',
      '第一回.md': `# 第一回　石\n\n<!--\n元信息标注：\n- 时间：庚寅年\n- 地点：英伦\n-->\n\n---\n\n${'石头不会说话，灯却照得见它。'.repeat(120)}\n`,
    },
    ['review'],
  );
  pdf = await readBound(built.bytes['review'] ?? new Uint8Array());
});

test('builds with nothing to say', () => {
  expect(built.report.diagnostics).toEqual([]);
});

test('the page is A4', () => {
  const [, , width = 0, height = 0] = pdf.pages[0]?.boxes['TrimBox'] ?? [];
  expect([width, height].map((points) => Math.round((points / 72) * 25.4))).toEqual([210, 297]);
});

test('every page says that it is no finished book', () => {
  expect(pdf.pages.length).toBeGreaterThan(4);
  for (const { furniture } of pdf.pages) expect(furniture[0]?.text).toBe(notice);
  expect(pdf.pages[0]?.text).toContain(notice);
});

test('the metadata block stands under the title', () => {
  const opener = pdf.pages.find(({ text }) => text.startsWith('第一回'));
  expect(opener?.text).toMatch(/^第一回石时间庚寅年地点英伦石头不会说话/);
});
