/**
 * Makes fonts of the author's ready for use, or says why they cannot be used. They may come from anyone: nothing else
 * in this room reads them before check-font.ts has found that all of it lies where it should.
 * 1. checked: kind of file, bounds, right to be embedded; 2. fitted: an em is as wide as a Han character; 3. written
 * anew with the tables that are known, a name of its own, the marks that fill their cells, and `halt` (half-marks.ts).
 */

import { diagnose, type Bilingual, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { OwnFont } from '../theme/own-fonts.ts';
import type { Region } from '../theme/regions.ts';
import type { Role } from '../theme/roles.ts';
import type { Theme } from '../theme/theme.ts';
import { checkFont } from './check-font.ts';
import { glyphFinder, type GlyphFinder } from './cmap.ts';
import type { OwnBytes } from './faces.ts';
import { openFont } from './harfbuzz.ts';
import { advanceOf, withHanEm, withUsableMarks } from './half-marks.ts';
import { nameTable, tableOf, writeTables, type FontTables } from './sfnt.ts';

/** The fonts that roles name, by the hash of their files; with diagnostics for those that cannot be used. */
export async function openOwnFonts({ own, faces }: Theme, region: Region): Promise<Noted<OwnBytes>> {
  const opened = await Promise.all(
    (own?.fonts ?? []).map(async (font) => {
      const roles = faces.find(({ id }) => id === font.id)?.roles ?? [];
      const made = await open(font, roles, region !== 'cn');
      return 'problem' in made ? { font, problem: made.problem } : { font, bytes: made.bytes };
    }),
  );
  return {
    value: new Map(opened.flatMap(({ font, bytes }) => (bytes === undefined ? [] : [[font.hash, bytes]]))),
    diagnostics: opened.flatMap(({ font, problem }) => (problem === undefined ? [] : [sayRefused(font, problem)])),
  };
}

function sayRefused({ file, place }: OwnFont, reason: Bilingual): Diagnostic {
  const problem = { zh: `字体 ${file}：${reason.zh}`, en: `the font ${file}: ${reason.en}` };
  return diagnose('theme-is-sound', { problem }, place);
}

async function open(
  { id, bytes }: OwnFont,
  roles: readonly Role[],
  centresStops: boolean,
): Promise<{ readonly bytes: Uint8Array } | { readonly problem: Bilingual }> {
  const checked = checkFont(bytes);
  if ('problem' in checked) return checked;
  const named: FontTables = new Map([...checked.tables, ['name', nameTable(`KebenOwn-${id}`)]]);
  const find = within(named, glyphFinder(named));
  if (roles.includes('mono')) return isMono(named, find) ? { bytes: writeTables(named) } : { problem: uneven };
  if (find(0x7684) === 0 && find(0x4e4b) === 0) return { problem: notChinese };
  const fitted = withHanEm(named, find);
  const odd = [...'之的一国國'].find((each) => !fillsCell(fitted, find(each.codePointAt(0) ?? 0)));
  if (odd !== undefined) return { problem: offCell(odd) };
  const characters = (await openFont(writeTables(fitted))).characters;
  const glyphOf = new Map(
    [...characters].flatMap((character) => (find(character) === 0 ? [] : [[character, find(character)] as const])),
  );
  return { bytes: writeTables(withUsableMarks(fitted, glyphOf, centresStops)) };
}

/** Glyphs that the font has; a character of another one has none. */
function within(tables: FontTables, find: GlyphFinder): GlyphFinder {
  const count = tableOf(tables, 'maxp').readUInt16BE(4);
  return (character) => {
    const glyph = find(character);
    return glyph < count ? glyph : 0;
  };
}

const uneven: Bilingual = { zh: '字母不是一样宽', en: 'its letters are not of one width' };
const notChinese: Bilingual = { zh: '里面没有汉字', en: 'it has no Chinese characters' };

function offCell(character: string): Bilingual {
  return {
    zh: `汉字不是一样宽的（「${character}」），不能排在格子里`,
    en: `its Chinese characters are not of one width (${character}), and cannot be set in cells`,
  };
}

/** A character that is not there is lent by another face. */
function fillsCell(tables: FontTables, glyph: number): boolean {
  return glyph === 0 || advanceOf(tables, glyph) === tableOf(tables, 'head').readUInt16BE(18);
}

function isMono(tables: FontTables, find: GlyphFinder): boolean {
  return new Set([...'iW0.'].map((letter) => advanceOf(tables, find(letter.codePointAt(0) ?? 0)))).size === 1;
}
