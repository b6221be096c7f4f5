/** 专名号 and 书名号甲式 on paper [A14]: where the lines stand, measured; every line is where it was composed. */

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';
import { needs } from '../helpers/tools.ts';
import { glyphOn, pageWith, type Box, type TracedGlyph, type TracedPage } from '../helpers/trace-page.ts';

const folder = tempFolder();
const prose = '又遣人入蜀，与诸将会于江上，议所以拒魏者。';
const chapter = `# 第一章　名

{_蜀_}{_刘备_}字{_玄德_}，{.{_涿郡_}.}人也，见《三国志》。${prose.repeat(2)}{_张飞_}{_关羽_}${prose}

> 见《先主传》与关羽。
`;
const yaml = `title: 名
author: 甲
glossary: { 关羽: [], 魏: [] }
editions:
  print: { properNames: marked, titleMarks: wavy }
`;

needs('mutool')('lines stand under their names, with a gap where two meet, and titles have waves', async () => {
  const { report, bytes } = await buildBook(await folder(), { '01.md': chapter, 'book.yaml': yaml }, ['print']);
  expect(report.diagnostics).toEqual([]);
  const file = path.join(await folder(), 'print.pdf');
  await writeFile(file, bytes['print'] ?? new Uint8Array());
  const page = pageWith('玄', file);
  const text = page.glyphs.map((glyph) => glyph.text).join('');
  expect(text).not.toMatch(/[《》]/);
  const size = glyphOn(page, '玄').size;

  const [shu, liu] = [under(page, glyphOn(page, '蜀')), under(page, glyphOn(page, '刘'))];
  expect((liu.left - shu.right) / size).toBeCloseTo(1 / 8, 1);
  expect(under(page, glyphOn(page, '玄')).right).toBeGreaterThan(glyphOn(page, '德').left + 0.9 * size);
  const [han, next] = [under(page, glyphOn(page, '关')), glyphOn(page, '又', 1)];
  expect(han.right).toBeLessThan(next.left + 0.1 * size);
  for (const rule of [shu, liu, han]) {
    const depth = (rule.top - glyphOn(page, rule === han ? '关' : '蜀').base) / size;
    expect(depth).toBeGreaterThan(0.1);
    expect(depth).toBeLessThan(0.25);
    expect((rule.bottom - rule.top) / size).toBeGreaterThanOrEqual(0.05);
    expect((rule.bottom - rule.top) / size).toBeLessThanOrEqual(0.08);
  }
  // The dots hang below the line.
  const zhuo = glyphOn(page, '涿');
  const dot = page.glyphs.find(({ text: sign, base }) => sign === '•' && base > zhuo.base);
  expect((dot?.base ?? 0) - zhuo.base).toBeGreaterThan(under(page, zhuo).bottom - zhuo.base);

  expect(page.strokes).toHaveLength(2);
  const [san, guo] = [glyphOn(page, '三'), glyphOn(page, '国')];
  expect(page.strokes[0]?.left).toBeCloseTo(san.left, 0);
  expect(((page.strokes[0]?.right ?? 0) - guo.left) / size).toBeCloseTo(2, 0);
  for (const [index, sign] of ['三', '先'].entries()) {
    const depth = ((page.strokes[index]?.top ?? 0) - glyphOn(page, sign).base) / size;
    expect(depth).toBeGreaterThan(0.05);
    expect(depth).toBeLessThan(0.2);
  }
});

/** The line that begins under a glyph. */
function under({ rules }: TracedPage, { left, base, size }: TracedGlyph): Box {
  const found = rules.find(
    (rule) => Math.abs(rule.left - left) < 0.1 * size && rule.top > base && rule.top < base + 0.5 * size,
  );
  if (found === undefined) throw new Error('no line');
  return found;
}
