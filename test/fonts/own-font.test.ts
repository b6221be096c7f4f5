/**
 * Fonts of the author's: which may be used, why others may not, and what is made of those that squeeze no marks. The
 * files are Song with one thing changed.
 */

import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { openOwnFonts } from '../../src/fonts/own-font.ts';
import { subset } from '../../src/fonts/subset.ts';
import { openFont } from '../../src/fonts/harfbuzz.ts';
import { readTables, tableOf, writeTables, type FontTables } from '../../src/fonts/sfnt.ts';
import type { Role } from '../../src/theme/roles.ts';
import type { Region } from '../../src/theme/regions.ts';
import type { Theme } from '../../src/theme/theme.ts';
import { seeded } from '../helpers/random.ts';
import { host, song } from '../helpers/song.ts';

const marks = '，。、：；？！（）《》“”‘’「」…—';
let tables: FontTables;
let theme: Theme;
beforeAll(async () => {
  ({ theme } = await song());
  const file = host.packageFile('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf') ?? '';
  const text = [...`之的一国國骨é${marks} aiW0.`].map((character) => character.codePointAt(0) ?? 0);
  tables = readTables(await subset(new Uint8Array(await readFile(file)), text));
});

async function open(
  bytes: Uint8Array,
  { roles = ['text'], region = 'cn' }: { roles?: readonly Role[]; region?: Region } = {},
) {
  const place = { file: 'book/版式/theme.json', line: 3 };
  const font = { id: 'mine', file: 'book/版式/字.ttf', place, bytes, hash: 'h', licence: { name: 'L', credit: 'C' } };
  const [face] = theme.faces;
  if (face === undefined) throw new Error('no face');
  const faces = [{ ...face, id: 'mine', source: { own: 'h' }, roles }];
  return openOwnFonts({ ...theme, faces, own: { folder: 'book/版式', sheets: {}, fonts: [font] } }, region);
}

const said = async (bytes: Uint8Array, options?: Parameters<typeof open>[1]): Promise<string> =>
  (await open(bytes, options)).diagnostics
    .map(
      ({ code, place, message }) =>
        `${code} ${place?.line ?? ''} ${message.en.replace(/^the theme cannot be used: the font book\/版式\/字\.ttf: /, '')}`,
    )
    .join('\n');

const usable = async (bytes: Uint8Array, options?: Parameters<typeof open>[1]): Promise<Uint8Array> => {
  const { value, diagnostics } = await open(bytes, options);
  expect(diagnostics).toEqual([]);
  return value.get('h') ?? new Uint8Array();
};

/** The font with one table changed, or taken away. */
function changed(tag: string, change: (table: Buffer) => Buffer | undefined): Buffer {
  const copy = new Map(tables);
  const made = change(Buffer.from(copy.get(tag) ?? Buffer.alloc(64)));
  if (made === undefined) copy.delete(tag);
  else copy.set(tag, made);
  return writeTables(copy);
}

const written = (at: number, value: number) => (table: Buffer) => (table.writeUInt16BE(value, at), table);

describe('what is refused', () => {
  test.each<[what: string, file: () => Buffer, says: string]>([
    ['nothing', () => Buffer.alloc(0), 'it is no TrueType font'],
    ['a text', () => Buffer.from('fonts are fonts are fonts'), 'it is no TrueType font'],
    ['a web font', () => Buffer.from('wOF2 and so on, and so on'), 'it is a web font (WOFF); a .ttf is wanted'],
    [
      'a collection',
      () => Buffer.from('ttcf and so on, and so on'),
      'it is a collection (TTC); take one .ttf out of it',
    ],
    [
      'outlines of PostScript',
      () => changed('CFF ', () => Buffer.alloc(8)),
      'its outlines are those of PostScript (CFF, as in most .otf); a .ttf with TrueType outlines is wanted',
    ],
    [
      'a variable font',
      () => changed('fvar', () => Buffer.alloc(8)),
      'it is a variable font; make an instance of one weight',
    ],
    ['no outlines', () => changed('glyf', () => undefined), 'it has no table glyf'],
    [
      'one that may not be embedded',
      () => changed('OS/2', written(8, 2)),
      'it may not be embedded (its OS/2 fsType is 2); ask its maker for a licence',
    ],
    [
      'one that may not be subset',
      () => changed('OS/2', written(8, 0x108)),
      'it may not be subset (its OS/2 fsType has 0x100)',
    ],
    [
      'one of which bitmaps may be embedded',
      () => changed('OS/2', written(8, 0x204)),
      'only its bitmaps may be embedded (its OS/2 fsType has 0x200)',
    ],
    ['a table behind the end', () => writeTables(tables).subarray(0, -400), 'its table name is damaged'],
    ['an em of nothing', () => changed('head', written(18, 0)), 'its table head is damaged'],
    ['more measures than glyphs', () => changed('hhea', written(34, 60000)), 'its table hhea is damaged'],
    [
      'outlines behind the end',
      () => changed('loca', (table) => (table.writeUInt32BE(0xfffffff0, 40), table)),
      'its table loca is damaged',
    ],
    [
      'outlines that run backwards',
      () => changed('loca', (table) => (table.writeUInt32BE(0, table.length - 8), table)),
      'its table loca is damaged',
    ],
    ['a map that is too short', () => changed('cmap', (table) => table.subarray(0, 30)), 'its table cmap is damaged'],
  ])('%s', async (_, file, says) => {
    expect(await said(file())).toBe(`theme-is-sound 3 ${says}`);
  });

  test('a glyph that is made of itself', async () => {
    const loca = tableOf(tables, 'loca');
    const isLong = tableOf(tables, 'head').readUInt16BE(50) === 1;
    const glyph = (await openFont(writeTables(tables))).shape('的')[0]?.glyph ?? 0;
    const start = isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph);
    const bytes = changed('glyf', (glyf) => {
      glyf.writeInt16BE(-1, start);
      glyf.writeUInt16BE(0, start + 10);
      glyf.writeUInt16BE(glyph, start + 12);
      return glyf;
    });
    expect(await said(bytes)).toBe('theme-is-sound 3 its table glyf is damaged');
  });

  test('Chinese characters of different widths, and none', async () => {
    const narrow = changed('hmtx', (hmtx) => (hmtx.writeUInt16BE(700, 4 * 3), hmtx));
    const find = (await openFont(writeTables(tables))).shape('的')[0]?.glyph ?? 0;
    expect(find).toBeGreaterThan(0);
    const odd = changed('hmtx', (hmtx) => (hmtx.writeUInt16BE(700, 4 * find), hmtx));
    expect(await said(odd)).toMatch(/its Chinese characters are not of one width/);
    expect(await said(narrow)).not.toBe('an exception');
    const latin = await subset(writeTables(tables), [0x61, 0x69]);
    expect(await said(latin)).toBe('theme-is-sound 3 it has no Chinese characters');
  });

  test('a face of code whose letters are of different widths', async () => {
    expect(await said(writeTables(tables), { roles: ['mono'] })).toBe(
      'theme-is-sound 3 its letters are not of one width',
    );
  });

  test('whatever becomes of a file, it is refused or used, and nothing is thrown', async () => {
    const random = seeded(19);
    const whole = writeTables(tables);
    for (let round = 0; round < 150; round += 1) {
      const bytes = Buffer.from(whole);
      for (let spoilt = 0; spoilt < 4; spoilt += 1) {
        const limit = random.below(10) < 6 ? 12 + 16 * tables.size : bytes.length;
        bytes.writeUInt8(random.below(256), random.below(limit));
      }
      const { value, diagnostics } = await open(
        bytes.subarray(0, random.below(5) === 0 ? random.below(bytes.length) : bytes.length),
      );
      expect(value.size + diagnostics.length).toBe(1);
    }
  });
});

describe('what is made of it', () => {
  const features = (bytes: Uint8Array): string => readTables(bytes).get('GPOS')?.toString('latin1') ?? '';

  test('it is written under a name of its own, with the tables that are known', async () => {
    const made = readTables(await usable(changed('EBSC', () => Buffer.alloc(8))));
    expect([...made.keys()].filter((tag) => /EBSC|fpgm|prep/.test(tag))).toEqual([]);
    expect(
      Buffer.from(made.get('name') ?? [])
        .swap16()
        .toString('utf16le'),
    ).toContain('KebenOwn-mine');
  });

  test('a face that squeezes marks keeps what it has', async () => {
    const made = await usable(writeTables(tables));
    expect(readTables(made).get('GPOS')).toEqual(tables.get('GPOS'));
  });

  test('one that does not is given halt and chws, and keeps its marks', async () => {
    const made = await usable(changed('GPOS', () => undefined));
    expect(features(made)).toContain('halt');
    expect(features(made)).toContain('chws');
    const { characters } = await openFont(made);
    expect([...'，。（“「'].filter((mark) => !characters.has(mark.codePointAt(0) ?? 0))).toEqual([]);
  });

  test('in Taiwan stops lose a quarter of an em on both sides', async () => {
    const file = host.packageFile('@expo-google-fonts/noto-serif-tc/400Regular/NotoSerifTC_400Regular.ttf') ?? '';
    const text = [...`之的一國骨é${marks} aiW0.`].map((character) => character.codePointAt(0) ?? 0);
    const cut = readTables(await subset(new Uint8Array(await readFile(file)), text));
    const made = await usable(writeTables(new Map([...cut].filter(([tag]) => tag !== 'GPOS'))), { region: 'tw' });
    const glyph = (await openFont(made)).shape('，')[0]?.glyph ?? 0;
    // `halt` is the first lookup: a list of a value for each glyph (OpenType 1.9, SinglePosFormat2).
    const table = tableOf(readTables(made), 'GPOS');
    const lookup = table.readUInt16BE(8) + table.readUInt16BE(table.readUInt16BE(8) + 2);
    const list = lookup + table.readUInt16BE(lookup + 6);
    const coverage = list + table.readUInt16BE(list + 2);
    const covered = Array.from({ length: table.readUInt16BE(coverage + 2) }, (_, index) =>
      table.readUInt16BE(coverage + 4 + 2 * index),
    );
    const value = list + 8 + 4 * covered.indexOf(glyph);
    expect([table.readInt16BE(value), table.readInt16BE(value + 2)]).toEqual([-250, -500]);
  });

  test('marks that are no cells, or have their ink elsewhere, are left to Song, all of them', async () => {
    const whole = await openFont(writeTables(tables));
    const quote = whole.shape('“')[0]?.glyph ?? 0;
    const narrow = await openFont(await usable(changed('hmtx', (hmtx) => (hmtx.writeUInt16BE(450, 4 * quote), hmtx))));
    expect([...marks].filter((mark) => narrow.characters.has(mark.codePointAt(0) ?? 0)).join('')).toBe('…');
    expect(narrow.characters.has(0x9aa8)).toBe(true);
    // In Taiwan stops stand in the middle of their cells, and those of Song of the Mainland do not.
    const taiwan = await openFont(await usable(writeTables(tables), { region: 'tw' }));
    expect(taiwan.characters.has('，'.codePointAt(0) ?? 0)).toBe(false);
  });

  test('an em is as wide as a Han character', async () => {
    const scaled = await openFont(await usable(changed('head', written(18, 980))));
    expect(scaled.unitsPerEm).toBe(1000);
  });
});
