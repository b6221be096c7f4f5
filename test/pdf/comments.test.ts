/**
 * 眉批 and 侧批 on paper [B9] [B10]: where they stand, measured; none over another or over the text, none lost. Each
 * comment is one character again and again, by which its glyphs are known.
 */

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect } from 'vitest';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';
import { needs, run } from '../helpers/tools.ts';
import { tracePage } from '../helpers/trace-page.ts';

const folder = tempFolder();
const prose = '天地玄黄，宇宙洪荒，日月盈昃，辰宿列张。';
const chapter = `# 第一回　石头记〔眉批：${'北'.repeat(9)}〕

${prose}寒来暑往〔眉批：${'东'.repeat(10)}〕，秋收冬藏。${prose}云腾致雨〔眉批：${'西'.repeat(8)}〕。${prose}

${prose}露结为霜，〔侧批：${'子'.repeat(3)}〕${prose}金生丽水〔侧批：${'丑'.repeat(100)}〕。${prose.repeat(3)}

玉出昆冈，剑号巨阙〔侧批：${'寅'.repeat(6)}〕，{.珠称夜光.}，{_果珍李柰_}，{菜重|cài}芥姜。${prose.repeat(2)}〔侧批：${'卯'.repeat(12)}〕

> 海咸河淡，  
> 鳞潜羽翔。〔眉批：${'右'.repeat(5)}〕  

龙师火帝〔夹注：鸟官人皇〔眉批：${'左'.repeat(5)}〕始制文字〕乃服衣裳〔夹批：${'巳'.repeat(9)}〕。${prose}

${`${prose.repeat(7)}\n\n`.repeat(3)}推位让国。〔眉批：${'南'.repeat(150)}〕

〔眉批：${'末'.repeat(4)}〕

${`${prose.repeat(5)}\n\n`.repeat(3)}`;
const counts = { 北: 9, 东: 10, 西: 8, 子: 3, 丑: 100, 寅: 6, 卯: 12, 右: 5, 左: 5, 巳: 9, 南: 150, 末: 4 };
const heads = '北东西右左南末';
const sides = '子丑寅卯';
const yaml = `title: 评
author: 甲
language: zh-Hans
editions:
  print: { comments: margin }
  shu: { from: print, writing: vertical }
  screen: { comments: margin }
`;

const editions = ['shu', 'print', 'screen'];
const size = 10.5;
const traced = new Map<string, readonly Glyph[]>();
const files: Record<string, string> = {};
let said: readonly string[] = [];

beforeAll(async () => {
  const { report, bytes } = await buildBook(await folder(), { '01.md': chapter, 'book.yaml': yaml }, editions);
  said = report.diagnostics.map(({ code }) => code);
  const made = await folder();
  for (const [edition, pdf] of Object.entries(bytes)) {
    files[edition] = path.join(made, `${edition}.pdf`);
    await writeFile(files[edition], pdf);
  }
});

/** As a line runs to the right: where it begins along its line, and its baseline across it. */
interface Glyph {
  readonly text: string;
  readonly page: number;
  readonly along: number;
  readonly across: number;
  readonly size: number;
}

function glyphsOf(edition: string): readonly Glyph[] {
  const known = traced.get(edition) ?? trace(edition);
  traced.set(edition, known);
  return known;
}

function trace(edition: string): Glyph[] {
  const file = files[edition] ?? '';
  const count = Number(/^Pages:\s+(\d+)/m.exec(run('pdfinfo', file))?.[1]);
  return Array.from({ length: count }, (_, page) =>
    tracePage(file, page + 1).glyphs.map(({ text, left, base, size: own }) =>
      edition === 'shu'
        ? { text, page, along: base, across: -left, size: own }
        : { text, page, along: left, across: base, size: own },
    ),
  ).flat();
}

function ofComment(glyphs: readonly Glyph[], sign: string): Glyph[] {
  return glyphs.filter(({ text }) => text === sign);
}

function first(glyphs: readonly Glyph[], sign: string): Glyph {
  const [found] = ofComment(glyphs, sign);
  if (found === undefined) throw new Error(`no ${sign}`);
  return found;
}

/** Whether two characters are nearer than their cells allow; the mean of their sizes, across and along. */
function overlap(one: Glyph, other: Glyph): boolean {
  const middle = ({ across, size: own }: Glyph): number => across - 0.38 * own;
  const least = ((one.size + other.size) / 2) * 0.97;
  return (
    one.page === other.page &&
    Math.abs(middle(one) - middle(other)) < least &&
    one.along < other.along + other.size * 0.97 &&
    other.along < one.along + one.size * 0.97
  );
}

const measured = needs('mutool', 'pdfinfo');

function inEach(name: string, look: (edition: string) => void): void {
  for (const edition of editions) measured(`${name}: ${edition}`, () => look(edition));
}

measured('all of them have room', () => {
  expect(said).toEqual([]);
});

inEach('none is lost, and none stands over another or over the text', (edition) => {
  const glyphs = glyphsOf(edition);
  for (const [sign, count] of Object.entries(counts))
    expect([sign, ofComment(glyphs, sign).length]).toEqual([sign, count]);
  const comments = glyphs.filter(({ text }) => `${heads}${sides}`.includes(text));
  const isHan = ({ text }: Glyph): boolean => /\p{Script=Han}/u.test(text);
  for (const [index, comment] of comments.entries()) {
    const others = [...comments.slice(index + 1), ...glyphs.filter((glyph) => isHan(glyph) && glyph.size > 10)];
    expect(others.filter((other) => overlap(comment, other))).toEqual([]);
  }
});

inEach('眉批 stand in the margin, each at the line of its words', (edition) => {
  const glyphs = glyphsOf(edition);
  const body = glyphs.filter((glyph) => Math.abs(glyph.size - size) < 0.1);
  const lineOf = (sign: string): number => first(body, sign).across;
  for (const comment of glyphs.filter(({ text }) => heads.includes(text))) {
    expect(comment.size).toBeCloseTo(size * 0.76, 1);
    const begin = Math.min(...body.filter(({ page }) => page === comment.page).map(({ along }) => along));
    const isBefore = edition === 'shu' || (edition === 'print' && comment.page % 2 === 1);
    if (isBefore) expect(comment.along + comment.size).toBeLessThan(begin - 4);
    else expect(comment.along).toBeGreaterThan(begin + 200);
  }
  // The first short line is in the middle of the line of its words: their baselines differ by .12 of the sizes.
  expect(Math.abs(first(glyphs, '东').across - lineOf('寒'))).toBeLessThan(2);
  // The long one goes on at the head of the next page, and the last behind it.
  const south = ofComment(glyphs, '南');
  const [begun, ended] = [south[0], south.at(-1)];
  expect(begun?.page).toBe(first(glyphs, '推').page);
  expect(first(glyphs, '末').across).toBeGreaterThan(
    ended?.page === first(glyphs, '末').page ? ended.across : -Infinity,
  );
});

inEach('侧批 stand between the lines, nearer to their own, from their clause on', (edition) => {
  const glyphs = glyphsOf(edition);
  const [words, comment] = [first(glyphs, '露'), first(glyphs, '子')];
  expect(comment.size).toBeCloseTo(size * 0.6, 1);
  expect(Math.abs(comment.along - words.along)).toBeLessThan(1);
  const over = words.across - comment.across;
  // Its foot is half a point over the head of the words: their baselines differ by .88 and .12 of the sizes more.
  expect(Math.abs(over - (0.5 + 0.88 * size + 0.12 * 0.6 * size))).toBeLessThan(0.8);
  // Where it is beside dots and readings it stands beside what is before them.
  expect(Math.abs(first(glyphs, '寅').along - first(glyphs, '剑').along)).toBeLessThan(1);
  // The long one is beside several lines.
  expect(new Set(ofComment(glyphs, '丑').map(({ across }) => Math.round(across))).size).toBeGreaterThan(1);
});

measured('a comment follows its words in the order of reading', () => {
  const text = run('pdfinfo', '-struct-text', files['screen'] ?? '').replace(/[\s"]|NonStruct/g, '');
  expect(text).toMatch(/寒来暑往东{10}，秋收冬藏/u);
  expect(text).toMatch(/露结为霜，子{3}天地/u);
});

needs('pdftotext')('heads and contents have the title without its comment', () => {
  const head = run('pdftotext', '-f', '3', files['print'] ?? '', '-');
  expect(head).toContain('石头记');
  expect(head).not.toContain('石头记〔眉批');
});
