/** A small book set by hand, 20 characters × 10 lines of 10 points on 16, without a fault; and words to set lines with. */

import type { SetGlyph, SetPage } from './set-pdf.ts';

export const size = 10;
const pitch = 16;
const chars = 20;
const rows = 10;
/** Left edges of the type area, and the baseline of its first row. */
const edges = { recto: 50, verso: 70 };
const head = 60;
const [width, height] = [320, 270];

/** What stands in a row: glyphs with their places in em from the edge of the type area, and from the row's baseline, downwards. */
export type Row = readonly {
  readonly char: string;
  readonly along: number;
  readonly down: number;
  readonly scale: number;
}[];

export interface Leaf {
  /** By row; rows that are missing are empty. */
  readonly rows: ReadonlyMap<number, Row>;
}

const indent = 2;

/** Text from `from` on. Each gap is `stretch` wider than it is; after the characters at `pulled`, what follows comes so much nearer. */
export function set(
  text: string,
  {
    from = 0,
    stretch = 0,
    pulled = {},
    scale = 1,
    down = 0,
  }: {
    readonly from?: number;
    readonly stretch?: number;
    readonly pulled?: Readonly<Record<number, number>>;
    readonly scale?: number;
    readonly down?: number;
  } = {},
): Row {
  let along = from;
  return [...text].map((char, index) => {
    const glyph = { char, along, down, scale };
    along += (/[ -~]/.test(char) ? 0.5 : 1) * scale + stretch - (pulled[index] ?? 0);
    return glyph;
  });
}

const han = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈';

/** So many Han, others for each `seed`. */
export function words(count: number, seed: number): string {
  return Array.from({ length: count }, (_, index) => han[(seed * 7 + index) % han.length]).join('');
}

export const full = (seed: number): Row => set(`${words(9, seed)}，${words(10, seed + 1)}`);
export const first = (seed: number): Row => set(`${words(8, seed)}，${words(9, seed + 1)}`, { from: indent });
export const last = (seed: number): Row => set(`${words(7, seed)}。`);
export const heading = (text: string): Row => set(text, { from: 6, scale: 1.5 });

/** Leaves by number, from 1: an opener, pages of text, notes at the foot of the fourth, a chapter's end on the sixth. Paragraphs have four lines, so that none is parted into one and three. */
export function soundBook(): Map<number, Leaf> {
  let line = 0;
  const next = (): Row => {
    line += 1;
    return line % 4 === 1 ? first(line) : line % 4 === 0 ? last(line) : full(line);
  };
  const leaf = (from: number, count: number): Leaf => ({
    rows: new Map(Array.from({ length: count }, (_, index) => [from + index, next()])),
  });
  const leaves = new Map(
    [leaf(4, 6), leaf(0, 10), leaf(0, 10), leaf(0, 8), leaf(0, 10), leaf(0, 6)].map((made, index) => [index + 1, made]),
  );
  put(leaves, 1, 1, heading('第一回'));
  put(leaves, 3, 1, squeezedByNeighbours());
  put(leaves, 5, 3, withLatin());
  put(leaves, 5, 4, withJiazhu('古注四字', '亦有四字'));
  put(leaves, 4, 3, withMark('①'));
  put(leaves, 4, 8, note('①'));
  put(leaves, 4, 9, set('注文之次行', { from: 1.6, scale: 0.8 }));
  return leaves;
}

/** Two neighbours and the mark at the end have lost half an em each. */
export const squeezedByNeighbours = (): Row => set(`${words(9, 40)}。”${words(9, 41)}，`, { pulled: { 9: 0.5 } });
export const withLatin = (): Row => set(`${words(9, 50)}Keben!${words(8, 51)}`);
export const withJiazhu = (upper: string, lower: string): Row => [
  ...set(words(10, 60)),
  ...set(upper, { from: 10, scale: 0.5, down: -0.44 }),
  ...set(lower, { from: 10, scale: 0.5, down: 0.06 }),
  ...set(words(8, 61), { from: 12 }),
];
export const withMark = (mark: string): Row => [
  ...set(words(9, 70)),
  ...set(mark, { from: 9, scale: 0.5, down: -0.4 }),
  ...set(words(10, 71), { from: 10 }),
];
export const note = (mark: string): Row => set(`${mark} 注文起于此行`, { scale: 0.8 });

export function put(leaves: Map<number, Leaf>, page: number, row: number, glyphs: Row | undefined): void {
  const changed = new Map(leaves.get(page)?.rows);
  if (glyphs === undefined) changed.delete(row);
  else changed.set(row, glyphs);
  leaves.set(page, { rows: changed });
}

/** With running heads and folios in small type; in columns the book is bound on the right. */
export function pagesOf(leaves: ReadonlyMap<number, Leaf>, inColumns = false): SetPage[] {
  return [...leaves].map(([number, leaf]) => {
    const edge = number % 2 === 1 ? edges.recto : edges.verso;
    const furniture = [
      { row: -2, glyphs: set('书名', { scale: 0.7 }) },
      { row: rows + 1, glyphs: set(String(number), { from: chars - 1, scale: 0.8 }) },
    ];
    const own = [...leaf.rows].map(([row, glyphs]) => ({ row, glyphs }));
    return {
      ...(inColumns ? { width: height, height: width } : { width, height }),
      glyphs: [...furniture, ...own].flatMap(({ row, glyphs }) =>
        glyphs.map((glyph) => (inColumns ? stand(glyph, row, edge) : place(glyph, row, edge))),
      ),
    };
  });
}

function place({ char, along, down, scale }: Row[number], row: number, edge: number): SetGlyph {
  return { char, x: edge + along * size, y: head + row * pitch + down * size, size: scale * size };
}

/** The margin at the spine is beside the first column, that at the head where columns begin. */
function stand({ char, along, down, scale }: Row[number], row: number, edge: number): SetGlyph {
  const across = edge + row * pitch + down * size;
  return { char, x: height - across, y: head + along * size, size: scale * size, isTurned: true };
}
