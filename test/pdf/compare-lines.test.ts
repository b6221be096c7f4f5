/** Lines as they were painted against those that were composed. */

import { expect, test } from 'vitest';
import { compareLines, Rows } from '../../src/pdf/signatures/compare-lines.ts';
import type { PressPage } from '../../src/pdf/sheets/lay-out-body.ts';
import type { PaintedText } from '../../src/pdf/signatures/join-glyphs.ts';

const letters = [...'?天地玄黄宇宙洪荒'];
const font = { advances: new Uint16Array(), texts: new Map(letters.map((letter, glyph) => [glyph, letter])) };

const page: PressPage = {
  id: 'ch01',
  kind: 'chapter',
  title: '第一章',
  body: '',
  placeOf: () => ({ file: '01.md', line: 3 }),
  composed: {
    byChrome: 0,
    isPaged: false,
    crowded: [],
    lines: [
      { text: '天地', left: 20, right: 80, isFull: true },
      { text: '玄黄', left: 0, right: 80, isFull: true },
      { text: '宇', left: 0, right: 10, isFull: false },
    ],
  },
};

function painted(first: string, last: string, place: Pick<PaintedText, 'y' | 'left' | 'right'>): PaintedText {
  return { font: 'F4', isWhole: true, first: letters.indexOf(first), last: letters.indexOf(last), ...place };
}

const good = [
  painted('洪', '荒', { y: 10, left: 30, right: 50 }), // a title
  painted('天', '天', { y: 30, left: 20, right: 30 }), // two texts on one line
  painted('地', '地', { y: 30, left: 70, right: 80.1 }),
  painted('玄', '黄', { y: 50, left: 0, right: 79.9 }),
  painted('宇', '宇', { y: 70, left: 0, right: 10.5 }),
];

function found(texts: readonly PaintedText[]): string[] {
  const rows = new Rows();
  for (const text of texts) rows.add(0, text, font);
  return compareLines(page, rows.of(0, 1)).map(
    ({ code, message, place }) => `${code} ${String(place?.line)} ${message.zh}`,
  );
}

test('lines that are where they were composed say nothing', () => {
  expect(found(good)).toEqual([]);
});

test('a line that is decided to stand on a page stands on that page, so far down', () => {
  const paged = (top: number, on: number): PressPage => ({
    ...page,
    composed: {
      byChrome: 0,
      isPaged: true,
      crowded: [],
      lines: (page.composed?.lines ?? []).map((line, index) => ({
        ...line,
        page: index === 2 ? on : 0,
        top: index * top,
      })),
    },
  });
  const rows = new Rows();
  for (const [index, text] of good.entries())
    rows.add(index === 4 ? 1 : 0, index === 4 ? { ...text, y: 70 } : text, font);
  const codes = (top: number, on: number) => compareLines(paged(top, on), rows.of(0, 2)).map(({ code }) => code);
  expect(codes(20, 1)).toEqual([]);
  expect(codes(20, 0)).toEqual(['lines-are-as-composed']);
  expect(codes(40, 1)).toEqual(['lines-are-as-composed']);
});

test('a line that begins with what is no text is not taken for a title whose end is not known', () => {
  const lines = [
    { text: '地', right: 80, isFull: false, page: 0, top: 20 },
    { text: '玄黄', left: 0, right: 80, isFull: true, page: 0, top: 40 },
  ];
  const rows = new Rows();
  for (const [index, text] of good.slice(0, 4).entries()) rows.add(0, { ...text, isWhole: index > 0 }, font);
  expect(
    compareLines({ ...page, composed: { byChrome: 0, isPaged: true, crowded: [], lines } }, rows.of(0, 1)),
  ).toEqual([]);
});

test.each([
  ['begins elsewhere', good.map((text) => (text.y === 50 ? { ...text, left: 1 } : text))],
  ['ends elsewhere', good.map((text) => (text.y === 50 ? { ...text, right: 78 } : text))],
  ['ends with another character', good.map((text) => (text.y === 50 ? { ...text, last: 5 } : text))],
  ['is not there', good.filter(({ y }) => y !== 50)],
  ['comes too soon', good.map((text) => (text.y === 50 ? { ...text, y: 20 } : text))],
])('a line that %s is named with its chapter and place', (_, texts) => {
  expect(found(texts)).toEqual([
    'lines-are-as-composed 3 「第一章」有一行印得和排的不一样（「玄黄」），这一章改由浏览器断行、分页，注释排在章末',
  ]);
});

test('nor for a line further down that ends like it', () => {
  const lines = [
    { text: '地', right: 80, isFull: false, page: 0, top: 20 },
    { text: '黄', right: 60, isFull: false, page: 0, top: 40 },
    { text: '宇地', left: 0, right: 80, isFull: false, page: 0, top: 60 },
  ];
  const texts = [
    { ...painted('天', '天', { y: 30, left: 20, right: 30 }), isWhole: false },
    { ...painted('玄', '玄', { y: 50, left: 0, right: 30 }), isWhole: false },
    painted('宇', '地', { y: 70, left: 0, right: 80 }),
  ];
  const rows = new Rows();
  for (const text of texts) rows.add(0, text, font);
  expect(
    compareLines({ ...page, composed: { byChrome: 0, isPaged: true, crowded: [], lines } }, rows.of(0, 1)),
  ).toEqual([]);
});
