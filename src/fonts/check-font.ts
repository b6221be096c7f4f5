/**
 * Checks a font file by whomever, before anything else reads it: that it is a TrueType font with outlines, that it may
 * be embedded, and that everything the rest of this room reads lies inside the file (OpenType 1.9).
 */

import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { componentPlaces } from './glyf.ts';
import type { FontTables } from './sfnt.ts';

type Checked = { readonly tables: FontTables } | { readonly problem: Bilingual };

/** Tables that are taken over; others are left out, programs that fit outlines to pixels among them. */
const known = new Set(
  ['OS/2', 'cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'post'].concat([
    'BASE',
    'GDEF',
    'GPOS',
    'GSUB',
    'VORG',
    'vhea',
    'vmtx',
  ]),
);
const needed = ['OS/2', 'cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'post'];
const mostTables = 64;
/** Glyphs of which a glyph consists, and of which those consist. */
const deepest = 5;

export function checkFont(file: Uint8Array): Checked {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const tables = bytes.length < 12 ? notFont : (kindOf(bytes) ?? readDirectory(bytes));
  if ('zh' in tables) return { problem: tables };
  const problem = checkRights(tables) ?? checkMeasures(tables) ?? checkOutlines(tables) ?? checkCmap(tables);
  return problem === undefined ? { tables } : { problem };
}

const notFont: Bilingual = { zh: '不是 TrueType 字体文件', en: 'it is no TrueType font' };
const damaged = (table: string): Bilingual => ({ zh: `表 ${table} 是坏的`, en: `its table ${table} is damaged` });

/** What is no TrueType font by its first bytes. */
function kindOf(bytes: Buffer): Bilingual | undefined {
  switch (bytes.toString('latin1', 0, 4)) {
    case 'wOFF':
    case 'wOF2':
      return { zh: '是网页字体（WOFF），要用 .ttf', en: 'it is a web font (WOFF); a .ttf is wanted' };
    case 'ttcf':
      return {
        zh: '是字体合集（TTC），要从里面取出一个 .ttf',
        en: 'it is a collection (TTC); take one .ttf out of it',
      };
    case '\0\u0001\0\0':
    case 'true':
    case 'OTTO':
      return undefined;
    default:
      return notFont;
  }
}

function readDirectory(bytes: Buffer): FontTables | Bilingual {
  const count = bytes.readUInt16BE(4);
  if (count > mostTables || bytes.length < 12 + 16 * count) return notFont;
  const tables = new Map<string, Buffer>();
  const tags = new Set<string>();
  for (let record = 12; record < 12 + 16 * count; record += 16) {
    const tag = bytes.toString('latin1', record, record + 4);
    const [offset, length] = [bytes.readUInt32BE(record + 8), bytes.readUInt32BE(record + 12)];
    if (offset + length > bytes.length) return damaged(tag.replace(/[^ -~]/g, '?'));
    tags.add(tag);
    if (known.has(tag)) tables.set(tag, bytes.subarray(offset, offset + length));
  }
  if (tags.has('CFF ') || tags.has('CFF2'))
    return {
      zh: '轮廓是 PostScript 的（CFF，常见于 .otf），要用 TrueType 轮廓的 .ttf',
      en: 'its outlines are those of PostScript (CFF, as in most .otf); a .ttf with TrueType outlines is wanted',
    };
  if (tags.has('fvar'))
    return { zh: '是可变字体，要先导出一个固定的字重', en: 'it is a variable font; make an instance of one weight' };
  const missing = needed.find((tag) => !tables.has(tag));
  return missing === undefined ? tables : { zh: `没有表 ${missing}`, en: `it has no table ${missing}` };
}

/** OS/2 fsType: what is said of embedding. A book has a part of a font, that can be read and not written with. */
function checkRights(tables: FontTables): Bilingual | undefined {
  const table = tables.get('OS/2');
  if (table === undefined || table.length < 78) return damaged('OS/2');
  const rights = table.readUInt16BE(8);
  if ((rights & 0xf) === 2)
    return {
      zh: '不许嵌入（OS/2 fsType 是 2），要向字体厂商取得授权',
      en: 'it may not be embedded (its OS/2 fsType is 2); ask its maker for a licence',
    };
  if ((rights & 0x100) !== 0)
    return { zh: '不许取子集（OS/2 fsType 有 0x100）', en: 'it may not be subset (its OS/2 fsType has 0x100)' };
  if ((rights & 0x200) !== 0)
    return {
      zh: '只许嵌入点阵（OS/2 fsType 有 0x200）',
      en: 'only its bitmaps may be embedded (its OS/2 fsType has 0x200)',
    };
  return undefined;
}

function at(tables: FontTables, tag: string): Buffer {
  return tables.get(tag) ?? Buffer.alloc(0);
}

function checkMeasures(tables: FontTables): Bilingual | undefined {
  const lengths = { head: 54, hhea: 36, maxp: 32, post: 32 };
  const short = Object.entries(lengths).find(([tag, least]) => at(tables, tag).length < least);
  if (short !== undefined) return damaged(short[0]);
  const em = at(tables, 'head').readUInt16BE(18);
  if (em < 16 || em > 16384 || at(tables, 'head').readUInt16BE(50) > 1) return damaged('head');
  const count = at(tables, 'maxp').readUInt16BE(4);
  const records = at(tables, 'hhea').readUInt16BE(34);
  if (count === 0) return damaged('maxp');
  if (records === 0 || records > count) return damaged('hhea');
  return at(tables, 'hmtx').length < 4 * records + 2 * (count - records) ? damaged('hmtx') : undefined;
}

/** Each outline lies in `glyf`, and consists of others as deep as fonts go. */
function checkOutlines(tables: FontTables): Bilingual | undefined {
  const [loca, glyf] = [at(tables, 'loca'), at(tables, 'glyf')];
  const count = at(tables, 'maxp').readUInt16BE(4);
  const isLong = at(tables, 'head').readUInt16BE(50) === 1;
  if (loca.length < (count + 1) * (isLong ? 4 : 2)) return damaged('loca');
  const offset = (glyph: number): number => (isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  const parts = new Map<number, readonly number[]>();
  for (let glyph = 0; glyph < count; glyph += 1) {
    const [from, to] = [offset(glyph), offset(glyph + 1)];
    if (to < from || to > glyf.length) return damaged('loca');
    if (to === from) continue;
    const outline = glyf.subarray(from, to);
    if (outline.length < 10) return damaged('glyf');
    if (outline.readInt16BE(0) >= 0) continue;
    const components = componentsWithin(outline);
    if (components === undefined || components.some((each) => each >= count)) return damaged('glyf');
    parts.set(glyph, components);
  }
  const depths = new Map<number, number>();
  return [...parts.keys()].some((glyph) => depthOf(glyph, parts, depths) > deepest) ? damaged('glyf') : undefined;
}

function componentsWithin(outline: Buffer): readonly number[] | undefined {
  try {
    return componentPlaces(outline).map((place) => outline.readUInt16BE(place));
  } catch {
    return undefined; // a component that ends behind the outline
  }
}

/** How deep a glyph is made of others; more than the deepest where it is made of itself. */
function depthOf(
  glyph: number,
  parts: ReadonlyMap<number, readonly number[]>,
  depths: Map<number, number>,
  above = 0,
): number {
  const components = parts.get(glyph);
  if (components === undefined) return 0;
  if (above > deepest) return deepest + 1;
  const seen = depths.get(glyph);
  if (seen !== undefined) return seen;
  const depth = 1 + Math.max(0, ...components.map((each) => depthOf(each, parts, depths, above + 1)));
  if (depth <= deepest) depths.set(glyph, depth);
  return depth;
}

/** Formats 4 and 12, which are read, and 14, which is handed on. */
function checkCmap(tables: FontTables): Bilingual | undefined {
  const cmap = at(tables, 'cmap');
  const count = cmap.length < 4 ? 0 : cmap.readUInt16BE(2);
  if (count === 0 || count > mostTables || cmap.length < 4 + 8 * count) return damaged('cmap');
  let isUsable = false;
  for (let index = 0; index < count; index += 1) {
    const offset = cmap.readUInt32BE(8 + 8 * index);
    if (offset + 6 > cmap.length) return damaged('cmap');
    const table = cmap.subarray(offset);
    const format = table.readUInt16BE(0);
    if ((format === 12 && !isFormat12(table)) || (format === 4 && !isFormat4(table))) return damaged('cmap');
    if (format === 14 && table.readUInt32BE(2) > table.length) return damaged('cmap');
    isUsable ||= format === 12 || format === 4;
  }
  return isUsable ? undefined : { zh: '没有 Unicode 的字符表', en: 'it has no table of Unicode characters' };
}

/** Groups rise, so that all of them together are no more than Unicode. */
function isFormat12(table: Buffer): boolean {
  if (table.length < 16) return false;
  const groups = table.readUInt32BE(12);
  if (groups > 0x20000 || table.length < 16 + 12 * groups) return false;
  let last = -1;
  for (let record = 16; record < 16 + 12 * groups; record += 12) {
    const [from, to] = [table.readUInt32BE(record), table.readUInt32BE(record + 4)];
    if (from <= last || to < from || to > 0x10ffff || table.readUInt32BE(record + 8) + to - from > 0xffff) return false;
    last = to;
  }
  return true;
}

function isFormat4(table: Buffer): boolean {
  if (table.length < 16) return false;
  const size = table.readUInt16BE(6);
  if (size % 2 !== 0 || table.length < 16 + 4 * size) return false;
  let last = -1;
  for (let segment = 0; segment < size; segment += 2) {
    const [to, from] = [table.readUInt16BE(14 + segment), table.readUInt16BE(16 + size + segment)];
    const place = 16 + 3 * size + segment;
    const offset = table.readUInt16BE(place);
    if (from <= last || to < from) return false;
    const end = Math.min(to, 0xfffe);
    if (offset !== 0 && from <= end && place + offset + 2 * (end - from) + 2 > table.length) return false;
    last = to;
  }
  return true;
}
