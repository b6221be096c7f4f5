/** Each rule of the lines in a paragraph as small as it can be (docs/typography.md). */

import { describe, expect, test } from 'vitest';
import { mostStretch } from '../../src/composing/judge-line.ts';
import { classesIn } from '../../src/composing/marks.ts';
import type { Type } from '../../src/composing/split-text.ts';
import { seeded } from '../helpers/random.ts';
import { halvedIn, plain, setText, textPiece } from './helper.ts';

const han = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜';

describe('kinsoku', () => {
  test('no mark that closes begins a line, none that opens ends one', () => {
    for (let length = 5; length < 14; length += 1) {
      const text = `${han.slice(0, length)}，“${han.slice(3, 9)}。”${han.slice(2, 12)}（${han.slice(4, 9)}）。`;
      const { texts } = setText(text, { measure: 8 });
      expect(texts.slice(1).filter((line) => /^[，。”）]/u.test(line))).toEqual([]);
      expect(texts.filter((line) => /[“（]$/u.test(line))).toEqual([]);
    }
  });

  test('behind a space neither', () => {
    expect(
      setText('天地玄黄宇宙洪 ，日月盈昃辰宿列张', { measure: 7 }).texts.filter((line) => /^，/u.test(line)),
    ).toEqual([]);
  });

  test('—— and …… are never parted; a line begins with them but for the strict level', () => {
    const text = `${han.slice(0, 8)}——${han.slice(8, 20)}`;
    expect(setText(text, { measure: 8 }).texts[1]).toMatch(/^——/u);
    expect(setText(text, { measure: 8, kinsoku: 'strict' }).texts.filter((line) => /^—/u.test(line))).toEqual([]);
    expect(setText(`${han.slice(0, 7)}……${han.slice(8, 20)}`, { measure: 8 }).texts.join('|')).not.toContain('…|…');
  });

  test('the number of a note stays with its word, and the mark between them is narrow', () => {
    const set = setText(
      [
        textPiece(`${han.slice(0, 7)}，`),
        textPiece('12', { run: 2, isNote: true, isRaised: true, type: { ...plainSmall(), spaces: false } }),
        textPiece(han.slice(8, 20)),
      ],
      { measure: 8 },
    );
    expect(set.texts.filter((line) => line.startsWith('12'))).toEqual([]);
    expect(set.items.find(({ text }) => text === '，')).toMatchObject({ gap: -0.5, narrows: 'this' });
  });

  test('figures stay with their unit', () => {
    expect(setText('一二三四五六七 30 km 八九十一二三四五六', { measure: 8 }).texts.join('|')).not.toMatch(
      /30 ?\| ?km/u,
    );
  });

  test.each([
    ['￥', '￥8，', /￥$/u],
    ['per cent', '八％，', /^％/u],
    ['No. 5', 'No. 5，', /No\.$/u],
    ['No.5', 'No.5，', /No$/u],
    ['★★★☆☆', '★★★☆☆，', /[★☆]\|[★☆]/u],
    ['●●○○○', '●●○○○，', /[●○]\|[●○]/u],
  ])('what belongs to a figure, and a grade in signs: %s', (_, sign, fault) => {
    for (let length = 3; length < 14; length += 1) {
      const { texts } = setText(`${han.slice(0, length)}${sign}${han.slice(3, 18)}`, { measure: 8 });
      expect([...texts, texts.join('|')].filter((line) => fault.test(line))).toEqual([]);
    }
  });

  test('a row of signs that is no grade may be parted', () => {
    expect(setText('□□□□□□□□□□□□□□□□', { measure: 8 }).texts).toEqual(['□□□□□□□□', '□□□□□□□□']);
  });
});

function plainSmall() {
  return {
    size: 0.6,
    tracking: 0,
    advances: (text: string) => Array.from(text, () => 0.5),
    squeezes: true,
    spaces: true,
    breaks: true,
  };
}

describe('edges', () => {
  test('a mark at the end of a full line stands on half a cell, at the end of a paragraph on a whole one', () => {
    const set = setText(`${han.slice(0, 7)}，${han.slice(8, 12)}。`, { measure: 7.5 });
    expect(set.texts).toEqual([`${han.slice(0, 7)}，`, `${han.slice(8, 12)}。`]);
    expect([halvedIn(set, 0), halvedIn(set, 1)]).toEqual(['，', '']);
    expect(set.lines[0]).toMatchObject({ stretch: 0, isFull: true, width: 7.5 });
    expect(set.lines[1]).toMatchObject({ isFull: false, width: 5 });
  });

  test('with whole line ends it stands on a whole one', () => {
    const set = setText(`${han.slice(0, 7)}，${han.slice(8, 12)}。`, { measure: 8, ends: 'full' });
    expect(halvedIn(set, 0)).toBe('');
    expect(set.lines[0]?.stretch).toBe(0);
  });

  test('a mark that opens begins a line on half a cell, the first of the paragraph too', () => {
    const set = setText(`“${han.slice(0, 6)}（${han.slice(6, 12)}`, { measure: 6.5 });
    expect(set.texts).toEqual([`“${han.slice(0, 6)}`, `（${han.slice(6, 12)}`]);
    expect([halvedIn(set, 0), halvedIn(set, 1)]).toEqual(['“', '（']);
  });

  test('marks that meet are a cell and a half wide, at the end of a line one', () => {
    const set = setText(`${han.slice(0, 6)}。”${han.slice(6, 9)}：“${han.slice(12, 18)}。”`, { measure: 7 });
    expect(set.texts.slice(0, 2)).toEqual([`${han.slice(0, 6)}。”`, `${han.slice(6, 9)}：“${han.slice(12, 14)}`]);
    expect([halvedIn(set, 0), halvedIn(set, 1)]).toEqual(['。”', '“']);
  });
});

describe('adjustment', () => {
  test('within brackets of Western text a mark gives up its blank half', () => {
    expect(halvedIn(setText('寫print(“雪”)吧', { measure: 20 }), 0)).toBe('“');
    expect(halvedIn(setText('說“雪”) x', { measure: 20 }), 0)).toBe('”');
    expect(halvedIn(setText('說“雪”x', { measure: 20 }), 0)).toBe('');
  });

  test('a character too many is pushed in by two halves, brackets before commas, never a stop beside them', () => {
    // 3 + “ + 1 + ” + 1 + ， + 3 = 11 cells, the last of which no mark may follow.
    const set = setText(`天地玄“黄”宇，宙洪荒。${han.slice(8, 28)}`, { measure: 10.5 });
    expect(set.texts[0]).toBe('天地玄“黄”宇，宙洪荒。');
    expect(halvedIn(set, 0)).toHaveLength(3);
    expect(halvedIn(set, 0).endsWith('。')).toBe(true);
  });

  test('marks give up an eleventh of a line, of a short one three halves', () => {
    // A mark in four cells, and so many characters too many for one line.
    const isOneLine = (measure: number, over: number): boolean =>
      setText(`${'天地玄，'.repeat(measure / 4)}${han.slice(4, 4 + over)}`, { measure }).counts.includes(1);
    expect([isOneLine(44, 4), isOneLine(44, 5)]).toEqual([true, false]);
    expect([isOneLine(28, 2), isOneLine(28, 3)]).toEqual([true, false]);
    expect([isOneLine(12, 1), isOneLine(12, 2)]).toEqual([true, false]);
  });

  test('in Taiwan brackets before what stands in the middle of its cell, and that only between two characters', () => {
    const type = { ...plain, classOf: classesIn({ centresStops: true, isVertical: false }) };
    const set = (text: string, measure = 10.5) => setText([textPiece(text, { type })], { measure });
    const brackets = set(`天地玄「黃」宇，宙洪荒${han.slice(8, 28)}`);
    expect([brackets.texts[0], halvedIn(brackets, 0)]).toEqual(['天地玄「黃」宇，宙洪荒', '」']);
    const comma = set(`天地，玄黃宇宙${han.slice(8, 20)}`, 6.5);
    expect([comma.texts[0], halvedIn(comma, 0)]).toEqual(['天地，玄黃宇宙', '，']);
    // One that ends a line, or that stands beside a bracket, keeps its cell.
    const edge = set(`天地玄黃宇宙，${han.slice(8, 20)}`, 6.5);
    expect(halvedIn(edge, 0)).toBe('');
  });

  test('a line that lacks something is stretched in all its gaps, but not inside of —— and of words', () => {
    const { items } = setText('天——地ab玄', { measure: 20 });
    expect(items.map(({ text, isElastic }) => [text, isElastic])).toEqual([
      ['天', true],
      ['——', true],
      ['地', true],
      ['ab', true],
      ['玄', false],
    ]);
  });

  test('a last line has two characters at least', () => {
    for (let length = 9; length < 60; length += 1) {
      const { texts } = setText(`${(han + han).slice(0, length)}。`, { measure: 8 });
      expect(texts.at(-1)?.replace(/。$/u, '').length).toBeGreaterThan(1);
    }
  });

  test('nothing is stretched by more than an eighth: the line is left short', () => {
    const { lines } = setText('天地玄黄 Donaudampfschifffahrtsgesellschaft 宇宙洪荒', { measure: 20 });
    expect(lines.every(({ stretch }) => stretch <= mostStretch)).toBe(true);
    expect(lines.slice(0, -1).some(({ isFull }) => !isFull)).toBe(true);
  });
});

describe('marks', () => {
  test('two of ？ and ！ stand in one cell, three in two, and are never parted', () => {
    const widths = (text: string): number => {
      const { lines } = setText(`天${text}地玄`, { measure: 20 });
      return (lines[0]?.width ?? 0) - 3;
    };
    expect(['？', '？！', '！！！', '？！”'].map(widths)).toEqual([1, 1, 2, 2]);
    // What opens behind them keeps its blank half: it is all that parts them.
    expect(widths('？！“')).toBe(2);
    for (let length = 5; length < 12; length += 1)
      expect(setText(`${han.slice(0, length)}？！${han.slice(0, 9)}`, { measure: 8 }).texts.join('|')).not.toMatch(
        /[？！]\|[？！]|\|？/u,
      );
  });

  test.each([
    ['quanjiao', [1, 1, 1, 1.5]],
    ['kaiming', [0.5, 1, 0.5, 1]],
    ['banjiao', [0.5, 0.5, 0.5, 1]],
  ] as const)('the style %s', (punctuation, expected) => {
    const widths = ['，', '。', '（', '。”'].map(
      (text) => (setText(`天${text}地玄`, { measure: 20, punctuation }).lines[0]?.width ?? 0) - 3,
    );
    expect(widths).toEqual(expected);
    // At the edges of a line nothing is taken twice.
    const { lines } = setText(`（${han.slice(0, 6)}，${han.slice(6, 12)}，`, { measure: 7, punctuation });
    expect(lines.map(({ width }) => width)).toEqual([7, expect.closeTo(punctuation === 'quanjiao' ? 7 : 6.5)]);
  });

  test('hanging line ends: one of 、，。 stands outside of the measure, no other mark', () => {
    const set = setText(`${han.slice(0, 7)}，${han.slice(8, 14)}；${han.slice(15, 19)}。`, {
      measure: 7,
      ends: 'hanging',
    });
    expect(set.texts[0]).toBe(`${han.slice(0, 7)}，`);
    expect(set.lines.map(({ hangs }) => hangs)).toEqual([true, false, false]);
    expect(set.lines[0]).toMatchObject({ width: 7, stretch: 0, halved: [] });
  });

  test('a blank that fills a cell parts its neighbours: a line may end there, and has no blank then', () => {
    const set = setText(`${han.slice(0, 7)}\u3000${han.slice(8, 15)}`, { measure: 7 });
    expect(set.texts).toEqual([`${han.slice(0, 7)}\u3000`, han.slice(8, 15)]);
    expect(set.lines[0]).toMatchObject({ width: 7, stretch: 0 });
    expect(setText('天地\u3000玄', { measure: 7 }).lines[0]?.width).toBe(4);
  });
});

describe('夹注', () => {
  const note = (text: string) => textPiece(text, { isInRows: true, type: small });
  const small: Type = {
    size: 0.7,
    tracking: 0,
    advances: (text) => Array.from(text, () => 1),
    squeezes: false,
    spaces: false,
    breaks: true,
  };

  test('one goes over lines; in each the rows are unlike by one character at most, and the first is the longer', () => {
    for (let length = 2; length < 90; length += 1) {
      const set = setText([textPiece(han.slice(0, 5)), note((han + han + han).slice(0, length)), textPiece(han)], {
        measure: 12,
      });
      const rows = set.lines.flatMap((line) => line.rows);
      expect(rows.map(({ from, to }) => to - from).reduce((sum, count) => sum + count, 0)).toBe(length);
      for (const { from, to, split } of rows) {
        expect([0, 1]).toContain(split - from - (to - split));
        expect(to - from).toBeGreaterThan(1);
      }
      for (const { rows: own, width, stretch, isFull, from, to } of set.lines) {
        expect(width).toBeLessThanOrEqual(12.001);
        expect(stretch).toBeLessThanOrEqual(mostStretch);
        // A line is as wide as its characters, its rows and what all gaps grow by: the measure, but for the last.
        const outside = set.items.slice(from, to).filter(({ note: own }) => own === undefined);
        const gaps = set.items
          .slice(from, to - 1)
          .reduce((sum, each) => sum + each.gap + Number(each.isElastic) * stretch, 0);
        const sum = outside.reduce((all, each) => all + each.width, 0) + own.reduce((all, each) => all + each.width, 0);
        expect(sum + gaps).toBeCloseTo(width);
        expect(isFull).toBe(to < set.items.length);
      }
    }
  });

  test('a browser tracks each letter of a word: the part is as wide as that', () => {
    const text = `${han.slice(0, 9)}KR0858${han.slice(9, 30)}`;
    for (let measure = 8; measure < 12; measure += 0.3) {
      const { lines, items } = setText([note(text)], { measure });
      for (const { from, to, split, width, tracking } of lines.flatMap(({ rows }) => rows))
        for (const row of [items.slice(from, split), items.slice(split, to)]) {
          const characters = row.reduce((sum, each) => sum + each.text.length, 0);
          expect(row.reduce((sum, each) => sum + each.width, 0) + (characters - 1) * tracking).toBeLessThanOrEqual(
            width + 0.001,
          );
        }
    }
  });

  test('no row and no line begins with a mark that closes', () => {
    for (let length = 3; length < 30; length += 1) {
      const text = `${han.slice(0, length)}，${han.slice(3, 12)}。`;
      const { lines, items } = setText([textPiece(han.slice(0, 7)), note(text), textPiece(`，${han}`)], { measure: 9 });
      for (const { rows, from } of lines)
        for (const at of [from, ...rows.map(({ split }) => split)]) expect(items[at]?.text).not.toMatch(/^[，。]/u);
      for (const { split, to } of lines.flatMap(({ rows }) => rows)) expect(split).toBeLessThan(to);
    }
  });
});

describe('Western text', () => {
  test('a gap stands between it and Han, none at the edge of a line and beside marks', () => {
    const set = setText('天地GPT玄黄，GPT。', { measure: 20 });
    expect(set.items.map(({ gap }) => gap)).toEqual([0, 0.125, 0.125, 0, 0, 0, 0, 0].slice(0, set.items.length));
    const [first] = setText('天地玄黄GPT天地玄黄宇宙洪荒', { measure: 5.5 }).lines;
    expect(first).toMatchObject({ stretch: 0 });
  });

  test('a line may end between Han and a curly mark that encloses Western text', () => {
    expect(setText('天地玄黄宇宙洪荒“DeepTree”日月盈昃辰宿列张', { measure: 8 }).texts[0]).toBe('天地玄黄宇宙洪荒');
  });

  test('addresses and paths are divided at their joints', () => {
    const { texts } = setText('https://doc.rust-lang.org/std/collections/struct.HashMap.html', { measure: 12 });
    expect(texts.slice(0, -1).every((line) => /[/\w]$/u.test(line))).toBe(true);
    expect(texts.slice(1).every((line) => /^(?:[.\-#?_]?\w)/u.test(line))).toBe(true);
    expect(texts.join('')).toBe('https://doc.rust-lang.org/std/collections/struct.HashMap.html');
    expect(setText('天地 std::collections 玄', { measure: 8 }).texts.join('|')).toContain('std::|collections');
    expect(setText('天地玄黄宇宙 3.14159 玄', { measure: 8 }).texts.join('|')).toContain('3.14159');
  });

  test('spaces between words grow before other gaps, to half an em', () => {
    const { lines } = setText('天地玄 ab cd 黄宇宙洪荒日月盈昃', { measure: 8.4 });
    expect(lines[0]?.growth).toBeGreaterThan(0.4);
    expect(lines[0]?.stretch).toBe(0);
  });

  test('what is longer than a line is divided anywhere, and nothing goes lost', () => {
    const long = 'a'.repeat(40);
    const { texts, lines } = setText(long, { measure: 6 });
    expect(texts.join('')).toBe(long);
    expect(lines.every(({ width }) => width <= 6)).toBe(true);
  });
});

test('a measure of three characters, and a thing wider than the measure, lose nothing', () => {
  const text = `${han.slice(0, 9)}，“${han.slice(9, 14)}。”——`;
  expect(setText(text, { measure: 3 }).texts.join('')).toBe(text);
  const wide = setText(
    [textPiece(han.slice(0, 5)), { width: 9, breaks: true, from: 5, to: 6 }, textPiece(han.slice(5, 9))],
    { measure: 4 },
  );
  expect(wide.texts.join('')).toBe(`${han.slice(0, 5)}▯${han.slice(5, 9)}`);
});

test('in lines of 28 characters no gap grows by a sixteenth, whatever the text', () => {
  const random = seeded(7);
  const marks = ['，', '，', '。', '、', '：“', '。”', '《', '》', '？', '；'] as const;
  for (let round = 0; round < 30; round += 1) {
    const text = Array.from({ length: 400 }, () =>
      random.below(8) === 0 ? random.pick(marks) : han[random.below(han.length)],
    );
    const { texts, lines } = setText(text.join('').replace(/^[，。、》？；]+/u, ''), { measure: 28, indent: 2 });
    expect(texts.join('')).toBe(text.join('').replace(/^[，。、》？；]+/u, ''));
    expect(Math.max(...lines.map(({ stretch }) => stretch))).toBeLessThan(0.0625);
  }
});
