/**
 * Marks of Chinese text in a font of the author's. Lines are composed with marks that fill a cell, of which one half is
 * blank, and that `halt` and `chws` narrow to the other half [A5]. Marks that are otherwise are left to Song; a face
 * without these features gets them, by what is seen of its outlines.
 */

import { writeBrowserCmap } from './cmap.ts';
import { openOutlines } from './glyf.ts';
import { tableOf, type FontTables } from './sfnt.ts';

/** Where the ink of a mark is to be: in one half of its cell, in its middle, or anywhere in it. */
type Ink = 'left' | 'right' | 'middle' | 'cell';

/**
 * Marks that stand beside each other: all of a group are of one font, for a browser narrows marks that meet only where
 * they are.
 */
const groups: readonly (readonly (readonly [Ink, string])[])[] = [
  [
    ['left', '，。、；：．？！'],
    ['right', '（《〈“‘「『【〖〔［｛'],
    ['left', '）》〉”’」』】〗〕］｝'],
  ],
  [['cell', '—']],
  [['cell', '…']],
];

/** Of Taiwan and Hong Kong: in the middle of their cells, and narrowed on both sides. */
const middles = '，。、；：．？！';

/** A hair of ink may reach over the middle. */
const slack = 0.02;

interface Mark {
  readonly glyph: number;
  readonly ink: Ink;
}

/** The em as wide as a Han character, by which cells are counted; some fonts count them otherwise. */
export function withHanEm(tables: FontTables, find: (character: number) => number): FontTables {
  const head = Buffer.from(tableOf(tables, 'head'));
  const em = head.readUInt16BE(18);
  const advance = advanceOf(tables, find('的'.charCodeAt(0)) || find('之'.charCodeAt(0)));
  if (advance === em || Math.abs(advance / em - 1) > 0.1) return tables;
  head.writeUInt16BE(advance, 18);
  return new Map([...tables, ['head', head]]);
}

/**
 * The font without the marks that cannot be used, and with `halt` and `chws`. `centresStops`: where the book is from, ，
 * and 。 stand in the middle of their cells.
 */
export function withUsableMarks(
  tables: FontTables,
  characters: ReadonlyMap<number, number>,
  centresStops: boolean,
): FontTables {
  const left = new Map(characters);
  const marks: Mark[] = [];
  for (const group of groups) {
    const found = group.flatMap(([ink, text]) =>
      [...text].flatMap((mark) => {
        const glyph = characters.get(mark.codePointAt(0) ?? 0);
        return glyph === undefined
          ? []
          : [readMark(tables, glyph, centresStops && middles.includes(mark) ? 'middle' : ink)];
      }),
    );
    if (found.some((mark) => mark === undefined))
      for (const mark of group.map(([, text]) => text).join('')) left.delete(mark.codePointAt(0) ?? 0);
    else marks.push(...found.filter((mark) => mark !== undefined));
  }
  const withCmap = new Map([...tables, ['cmap', writeBrowserCmap(left, tables)]]);
  const hasHalves = ['halt', 'chws'].every((feature) => hasFeature(tables, 'GPOS', feature));
  return hasHalves ? withCmap : new Map([...withCmap, ['GPOS', halvesTable(tables, marks)]]);
}

/** `undefined` for a mark that is not a cell wide, or whose ink is where it may not be. */
function readMark(tables: FontTables, glyph: number, ink: Ink): Mark | undefined {
  const em = tableOf(tables, 'head').readUInt16BE(18);
  if (Math.abs(advanceOf(tables, glyph) - em) > 0.005 * em) return undefined;
  const outline = openOutlines(tables)(glyph);
  if (outline.length < 10) return undefined;
  const from = bearingOf(tables, glyph);
  const to = from + outline.readInt16BE(6) - outline.readInt16BE(2);
  const [half, hair] = [em / 2, slack * em];
  const isWrong =
    (ink === 'left' && to > half + hair) || (ink === 'right' && from < half - hair) || (ink === 'middle' && to <= half);
  return isWrong ? undefined : { glyph, ink };
}

export function advanceOf(tables: FontTables, glyph: number): number {
  const records = tableOf(tables, 'hhea').readUInt16BE(34);
  return tableOf(tables, 'hmtx').readUInt16BE(4 * Math.min(glyph, records - 1));
}

function bearingOf(tables: FontTables, glyph: number): number {
  const records = tableOf(tables, 'hhea').readUInt16BE(34);
  const hmtx = tableOf(tables, 'hmtx');
  return glyph < records ? hmtx.readInt16BE(4 * glyph + 2) : hmtx.readInt16BE(4 * records + 2 * (glyph - records));
}

/** Whether a layout table has a feature; false too where it is damaged (OpenType 1.9, “Feature List Table”). */
function hasFeature(tables: FontTables, table: 'GSUB' | 'GPOS', feature: string): boolean {
  const bytes = tables.get(table);
  if (bytes === undefined || bytes.length < 10) return false;
  const list = bytes.readUInt16BE(6);
  const count = list + 2 <= bytes.length ? bytes.readUInt16BE(list) : 0;
  return Array.from({ length: count }, (_, index) => list + 2 + 6 * index).some(
    (at) => at + 4 <= bytes.length && bytes.toString('latin1', at, at + 4) === feature,
  );
}

/**
 * A positioning table with `halt`, and with `chws`, which narrows the one of two marks that meet whose blank half lies
 * between them; for every script (OpenType 1.9, GPOS). What the font itself positions, pairs of Latin letters, is given
 * up.
 */
function halvesTable(tables: FontTables, marks: readonly Mark[]): Buffer {
  const half = Math.round(tableOf(tables, 'head').readUInt16BE(18) / 2);
  const glyphsOf = (...inks: readonly Ink[]): readonly number[] =>
    [...new Set(marks.flatMap(({ glyph, ink }) => (inks.includes(ink) ? [glyph] : [])))].sort((a, b) => a - b);
  const [left, right, middle] = [glyphsOf('left'), glyphsOf('right'), glyphsOf('middle')];
  const all = glyphsOf('left', 'right', 'middle', 'cell');
  const halves = all.map((glyph) =>
    right.includes(glyph) ? -half : middle.includes(glyph) ? -Math.round(half / 2) : 0,
  );
  const halved = all.map((glyph) => ([left, right, middle].some((each) => each.includes(glyph)) ? -half : 0));
  const coverage = (glyphs: readonly number[]): Buffer => words(1, glyphs.length, ...glyphs);
  // 0: each mark on its half (SinglePosFormat2).
  const single = Buffer.concat([
    words(
      2,
      8 + 4 * all.length,
      0x5,
      all.length,
      ...all.flatMap((_, index) => [halves[index] ?? 0, halved[index] ?? 0]),
    ),
    coverage(all),
  ]);
  // 1: a mark with a blank right half, before any other mark (PairPosFormat2 with one and two classes).
  const first = coverage(left);
  const before = Buffer.concat([
    words(2, 20, 0x4, 0, 20 + first.length, 24 + first.length, 1, 2, 0, -half),
    first,
    words(2, 0),
    words(2, all.length, ...all.flatMap((glyph) => [glyph, glyph, 1])),
  ]);
  // 2: a mark with a blank left half, behind another one or one in the middle of its cell (ChainContextPosFormat3).
  const behind = coverage(glyphsOf('right', 'middle', 'cell'));
  const after = Buffer.concat([words(3, 1, 18, 1, 18 + behind.length, 0, 1, 0, 0), behind, coverage(right)]);
  const lookups = [
    [1, single],
    [2, before],
    [8, after],
  ] as const;
  const tags = [
    ['chws', [1, 2]],
    ['halt', [0]],
  ] as const;
  const scriptList = withOffsets(
    ['DFLT', 'hani', 'kana', 'latn'].map((tag) => [tag, words(4, 0, 0, 0xffff, tags.length, ...tags.keys())]),
  );
  const featureList = withOffsets(tags.map(([tag, list]) => [tag, words(0, list.length, ...list)]));
  const lookupList = withOffsets(lookups.map(([type, table]) => ['', Buffer.concat([words(type, 0, 1, 8), table])]));
  const header = words(1, 0, 10, 10 + scriptList.length, 10 + scriptList.length + featureList.length);
  return Buffer.concat([header, scriptList, featureList, lookupList]);
}

/** A list of tables, each with its tag, if it has one, and its offset from the beginning of the list. */
function withOffsets(entries: readonly (readonly [tag: string, table: Buffer])[]): Buffer {
  let offset = 2 + entries.reduce((sum, [tag]) => sum + tag.length + 2, 0);
  const records = entries.flatMap(([tag, table]) => {
    const record = [Buffer.from(tag, 'latin1'), words(offset)];
    offset += table.length;
    return record;
  });
  return Buffer.concat([words(entries.length), ...records, ...entries.map(([, table]) => table)]);
}

/** Numbers of two bytes each. */
function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, 2 * index);
  return bytes;
}
