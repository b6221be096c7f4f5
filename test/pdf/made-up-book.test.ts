/**
 * Books whose pages are hard to break, printed and measured: what stands where is decided before Chrome paints it, and
 * nothing of it goes lost.
 */

import { describe, expect, test } from 'vitest';
import { measurePdf } from '../../bench/meter/measure.mjs';
import { readBound } from '../helpers/bound-pdf.ts';
import { drawing, mixedChapter, sentence } from '../helpers/mixed-book.ts';
import { seeded, type Random } from '../helpers/random.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
describe('a book of prose, pictures, tables, code and formulas', async () => {
  const random = seeded(18);
  const files = { '01.md': mixedChapter(random, '一'), '02.md': mixedChapter(random, '二'), '圆.svg': drawing };
  const { report, bytes } = await buildBook(await folder(), { ...files, 'book.yaml': 'title: 版\n' }, ['print']);
  const figures = await measurePdf(bytes['print'] ?? new Uint8Array());

  test('every line stands where it was composed', () => {
    expect(report.diagnostics.filter(({ code }) => /lines-are|pages-are|signature/.test(code))).toEqual([]);
    expect(figures.frame).toMatchObject({ rows: 27, chars: 28 });
    expect(figures.grid.lines).toBeGreaterThan(250);
    expect(figures.grid.off.first).toEqual([]);
    expect(figures.outside.glyphs).toBe(0);
  });

  test('no line is alone, no title at a foot, and facing pages end on the same line', () => {
    const { singleLines, headings, facingPages, lastLines } = figures;
    expect([singleLines.head.first, singleLines.foot.first, headings.foot.first, lastLines.single.first]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    expect(headings.headings).toBeGreaterThan(10);
    expect(facingPages.spreads).toBeGreaterThan(4);
    expect(facingPages.unequal.count).toBeLessThanOrEqual(2);
  });
});

/** A chapter with some fifty notes, in all places where a mark can stand, from two characters to more than a page. */
function notedChapter(
  random: Random,
  number: string,
  from: number,
): { readonly text: string; readonly notes: string[] } {
  const notes: string[] = [];
  const note = (length: number): string => {
    notes.push(sentence(random, length));
    return `[^${from + notes.length}]`;
  };
  const anyLength = (): number => {
    const kind = random.below(40);
    return kind < 16 ? 2 + random.below(6) : kind < 38 ? 10 + random.below(60) : 200;
  };
  const prose = (): string =>
    `${Array.from({ length: 1 + random.below(4) }, () => `${sentence(random, 10 + random.below(70)).slice(0, -1)}${note(anyLength())}${random.below(6) === 0 ? note(4) : ''}`).join('，')}。`;
  const blocks = [
    ...Array.from({ length: 8 }, () => prose),
    // A page and a half.
    () => `${sentence(random, 30)}${note(900)}`,
    ...Array.from({ length: 8 }, () => () => sentence(random, 100 + random.below(200))),
    () => `## ${sentence(random, 6).slice(0, -1)}${note(8)}`,
    () =>
      `| 甲 | 乙 |\n|---|---|\n| ${sentence(random, 5)}${note(12)} | ${sentence(random, 4)} |\n| ${sentence(random, 3)} | ${sentence(random, 4)}${note(5)} |`,
    () => `> ${sentence(random, 50)}${note(20)}${sentence(random, 10)}`,
    () => `- ${sentence(random, 10)}${note(6)}\n- ${sentence(random, 30)}`,
    () => `春眠不觉晓，${note(5)}  \n处处闻啼鸟。\n\n${prose()}`,
  ];
  const written = Array.from({ length: 36 }, () => random.pick(blocks)());
  const definitions = notes.map((text, index) => `[^${from + index + 1}]: ${text}`);
  return { text: `# 第${number}章　注\n\n${[...written, ...definitions].join('\n\n')}\n`, notes };
}

describe('a book with three hundred notes', async () => {
  const random = seeded(300);
  const chapters = ['一', '二', '三', '四', '五', '六'].reduce<ReturnType<typeof notedChapter>[]>(
    (all, number) => [...all, notedChapter(random, number, all.flatMap(({ notes }) => notes).length)],
    [],
  );
  const notes = chapters.flatMap((chapter) => chapter.notes);
  const files = Object.fromEntries(chapters.map(({ text }, index) => [`0${index + 1}.md`, text]));
  const { report, bytes } = await buildBook(`${await folder()}/notes`, { ...files, 'book.yaml': 'title: 注\n' }, [
    'print',
  ]);
  const pdf = bytes['print'] ?? new Uint8Array();

  test('each begins on the page of its mark, and none goes lost', async () => {
    expect(notes.length).toBeGreaterThan(300);
    expect(report.diagnostics.filter(({ code }) => /lines-are|pages-are|signature|collat|note/.test(code))).toEqual([]);
    const { pages } = await readBound(pdf);
    const text = pages.map((page) => page.text).join('');
    const place = (wanted: string): number => text.indexOf(wanted);
    expect(notes.filter((note) => place(note.slice(0, 6)) < 0)).toEqual([]);
    const figures = await measurePdf(pdf);
    expect(figures.notes.withoutNote.first).toEqual([]);
    expect(figures.notes.marks).toBeGreaterThan(250);
    expect([figures.singleLines.head.first, figures.singleLines.foot.first]).toEqual([[], []]);
    expect(figures.outside.glyphs).toBe(0);
  });

  test('their numbers begin anew on each page', async () => {
    const { pages } = await readBound(pdf);
    const numbered = pages.flatMap(({ text }) => {
      const marks = [...text.matchAll(/[①-⑳]/gu)].map(([mark]) => (mark.codePointAt(0) ?? 0) - 0x245f);
      return marks.length === 0 ? [] : [marks];
    });
    expect(numbered.length).toBeGreaterThan(30);
    // Each number stands twice on its page: in the text and before its note.
    for (const marks of numbered) {
      const notes = Math.max(...marks);
      expect(marks.toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 2 * notes }, (_, at) => 1 + Math.floor(at / 2)),
      );
    }
  });

  test('at the end of each chapter where the edition says so', async () => {
    const yaml = 'title: 注\neditions: { print: { notes: chapter } }\n';
    const { bytes: other } = await buildBook(await folder(), { '01.md': files['01.md'] ?? '', 'book.yaml': yaml }, [
      'print',
    ]);
    const { pages } = await readBound(other['print'] ?? new Uint8Array());
    expect(pages.map((page) => page.text).join('')).not.toMatch(/[①-⑳]/u);
  });
});

test('a page of five lines of ten characters, and a note longer than its chapter: nothing goes lost', async () => {
  const long = '注比章长，天地玄黄宇宙洪荒，日月盈昃辰宿列张。'.repeat(8);
  const text = `# 第一章　窄

天地玄黄，宇宙洪荒。日月盈昃[^1]，辰宿列张。寒来暑往，秋收冬藏[^2]。

## 小题

> 引文在此，天地玄黄，宇宙洪荒。

| 甲 | 乙 |
|---|---|
| 一二三四 | 天地玄黄宇宙洪荒 |
| 一 | 二 |

题[^3]

[^1]: ${long}
[^2]: 短注。
[^3]: 一段。

    - 列表

    又一段，天地玄黄，宇宙洪荒。
`;
  const yaml = 'title: 窄\neditions: { print: { page: 100 x 150, grid: { chars: 10, lines: 5 } } }\n';
  const { report, bytes } = await buildBook(`${await folder()}/narrow`, { '01.md': text, 'book.yaml': yaml }, [
    'print',
  ]);
  // On such a page a line may stand elsewhere than was decided, which is said.
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { pages } = await readBound(bytes['print'] ?? new Uint8Array());
  const shown = pages.map((page) => page.text).join('');
  for (const part of ['短注。', '列表', '又一段', '天地玄黄宇宙']) expect(shown).toContain(part);
  expect([...shown].filter((character) => character === '盈').length).toBe(9);
});

test('emphasis dots in the last line of a page hang there, and nowhere else', async () => {
  const line = '天地玄黄，宇宙洪荒。\n\n';
  const text = `# 第一章　点\n\n${line.repeat(18)}天地{.玄黄.}，宇宙洪荒。\n\n${line.repeat(5)}`;
  const files = { '01.md': text, 'book.yaml': 'title: 点\n' };
  const { report, bytes } = await buildBook(`${await folder()}/dots`, files, ['print']);
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { pages } = await readBound(bytes['print'] ?? new Uint8Array());
  expect(pages.filter((page) => page.text.includes('•')).length).toBe(1);
});

test('a note whose mark stands in a reading stands at the foot as others do', async () => {
  const text = `# 第一章　音\n\n${'天地玄黄，宇宙洪荒。\n\n'.repeat(8)}注音：<ruby>山<rt>shān[^a]</rt></ruby>，[链接](https://example.org/)。\n\n[^a]: 注在此处。\n`;
  const files = { '01.md': text, 'book.yaml': 'title: 音\n' };
  const { report, bytes } = await buildBook(`${await folder()}/reading`, files, ['print']);
  expect(report.diagnostics.filter(({ code }) => /lines-are-as|-complete|signature/.test(code))).toEqual([]);
  const { pages } = await readBound(bytes['print'] ?? new Uint8Array());
  expect(pages.map((page) => page.text).join('')).toMatch(/①\s*注在此处。\s*②\s*https:\/\/example\.org\//);
});
