/**
 * Turned type. A vertical page is printed as a horizontal one that lies on its side, and is stood up at binding. For
 * that, what stands upright in its lines lies in the face: the glyph of a character is the one for vertical lines
 * (`vert`), its outline is turned by a right angle against the clock, its vertical measures are the horizontal ones,
 * and `vhal` is `halt`. So lines are measured, broken, painted and joined in one way, whichever way they run.
 */

import type { FaceSpec } from '../theme/theme.ts';
import { readCmap, writeBrowserCmap, type GlyphFinder } from './cmap.ts';
import { openOutlines, withOutlines, type Outlines } from './glyf.ts';
import { openFont } from './harfbuzz.ts';
import { hollowFace } from './hollow.ts';
import { isInIdeographs } from './press-font.ts';
import { readTables, tableOf, writeTables, type FontTables } from './sfnt.ts';
import { turnOutline } from './turn-outline.ts';
import { turnPositions } from './turn-positions.ts';
import { isUpright, needsVerticalGlyph } from './upright.ts';

/** A face as the press takes it. */
export interface Sorts {
  readonly tables: FontTables;
  readonly find: GlyphFinder;
  readonly outline: Outlines;
}

/** The face with its upright glyphs turned. `language` is the book's: for some marks a face has forms of its own. */
export async function turned(tables: FontTables, language: string): Promise<Sorts> {
  const glyphs = readCmap(tables);
  const shaper = await openFont(hollowFace({ tables, outline: openOutlines(tables) }, glyphs, []));
  const upright = new Set<number>();
  for (const [character, glyph] of glyphs) {
    if (!isUpright(character)) continue;
    const vertical = isInIdeographs(character)
      ? glyph
      : shaper.verticalGlyph(String.fromCodePoint(character), language);
    if (vertical === glyph && needsVerticalGlyph(character)) continue;
    glyphs.set(character, vertical);
    upright.add(vertical);
  }
  const { tables: lying, outline } = turnGlyphs(tables, upright);
  return {
    tables: new Map([...lying, ['cmap', writeBrowserCmap(glyphs, tables)], ...turnPositions(tables)]),
    find: (character) => glyphs.get(character) ?? 0,
    outline,
  };
}

/** A whole font so turned. */
export async function turnFont(font: Uint8Array, language: string): Promise<Uint8Array> {
  const { tables, outline } = await turned(readTables(font), language);
  const count = tableOf(tables, 'maxp').readUInt16BE(4);
  return writeTables(withOutlines(tables, Array(count).keys(), count, outline));
}

/** Formulas and code lie in vertical lines as they are. */
export function liesAsItIs({ roles }: Pick<FaceSpec, 'roles'>): boolean {
  return roles.some((role) => role === 'math' || role === 'mono');
}

/** The measures of all glyphs and the outlines, with these glyphs turned. */
export function turnGlyphs(tables: FontTables, glyphs: ReadonlySet<number>): Omit<Sorts, 'find'> {
  const outline = openOutlines(tables);
  const verticals = openVerticals(tables, outline);
  return {
    tables: new Map([...tables, ...turnMetrics(tables, glyphs, verticals)]),
    outline: (glyph) => (glyphs.has(glyph) ? turnOutline(outline(glyph), verticals(glyph)) : outline(glyph)),
  };
}

/** Of a glyph in a vertical line; font units. */
interface Vertical {
  readonly advance: number;
  /** How far above the base line its cell begins. */
  readonly top: number;
  /** How much higher it stands in the turned line than it stood to the right: its middle lies in that of the cell. */
  readonly rise: number;
}

function openVerticals(tables: FontTables, outline: Outlines): (glyph: number) => Vertical {
  const horizontal = openMetrics(tables, 'hmtx', 'hhea');
  const vertical = tables.has('vmtx') && tables.has('vhea') ? openMetrics(tables, 'vmtx', 'vhea') : undefined;
  const { unitsPerEm, ascent } = emBox(tables);
  const middle = ascent - unitsPerEm / 2;
  return (glyph) => {
    const rise = Math.round(middle - horizontal(glyph).advance / 2);
    const own = vertical?.(glyph);
    const bytes = outline(glyph);
    return own === undefined || bytes.length === 0
      ? { advance: own?.advance ?? unitsPerEm, top: ascent, rise }
      : { advance: own.advance, top: bytes.readInt16BE(8) + own.bearing, rise };
  };
}

/** How far the em box reaches above the base line. Fonts of ideographs say so; in others it is as in those. */
export function emBox(tables: FontTables): { readonly unitsPerEm: number; readonly ascent: number } {
  const unitsPerEm = tableOf(tables, 'head').readUInt16BE(18);
  const os2 = tableOf(tables, 'OS/2');
  const [ascender, descender] = [os2.readInt16BE(68), os2.readInt16BE(70)];
  return { unitsPerEm, ascent: ascender - descender === unitsPerEm ? ascender : Math.round(unitsPerEm * 0.88) };
}

/** Reads a table of advances and bearings (OpenType 1.9, hmtx and vmtx). */
function openMetrics(tables: FontTables, tag: string, header: string) {
  const [table, full] = [tableOf(tables, tag), tableOf(tables, header).readUInt16BE(34)];
  return (glyph: number): { readonly advance: number; readonly bearing: number } =>
    glyph < full
      ? { advance: table.readUInt16BE(4 * glyph), bearing: table.readInt16BE(4 * glyph + 2) }
      : { advance: table.readUInt16BE(4 * (full - 1)), bearing: table.readInt16BE(4 * full + 2 * (glyph - full)) };
}

/** Advance and left edge of each glyph. Vertical measures have no meaning any more. */
function turnMetrics(
  tables: FontTables,
  glyphs: ReadonlySet<number>,
  verticals: (glyph: number) => Vertical,
): [string, Buffer][] {
  const count = tableOf(tables, 'maxp').readUInt16BE(4);
  const horizontal = openMetrics(tables, 'hmtx', 'hhea');
  const outline = openOutlines(tables);
  const hmtx = Buffer.alloc(4 * count);
  for (let glyph = 0; glyph < count; glyph += 1) {
    const { advance, bearing } = glyphs.has(glyph) ? lyingMetric(outline(glyph), verticals(glyph)) : horizontal(glyph);
    hmtx.writeUInt16BE(advance, 4 * glyph);
    hmtx.writeInt16BE(bearing, 4 * glyph + 2);
  }
  const hhea = Buffer.from(tableOf(tables, 'hhea'));
  hhea.writeUInt16BE(count, 34);
  return [
    ['hmtx', hmtx],
    ['hhea', hhea],
  ];
}

/** The left edge is where the glyph began in its cell. */
function lyingMetric(
  outline: Buffer,
  { advance, top }: Vertical,
): { readonly advance: number; readonly bearing: number } {
  return { advance, bearing: outline.length === 0 ? 0 : top - outline.readInt16BE(8) };
}
