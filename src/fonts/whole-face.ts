/** A face that is one TrueType font. */

import type { Host } from '../host/host.ts';
import { remember } from '../host/remember.ts';
import type { FaceSpec } from '../theme/theme.ts';
import { glyphFinder } from './cmap.ts';
import { fileOf, keyOf, listOf, preparePress, type Hollowed } from './face-parts.ts';
import type { OpenFace } from './faces.ts';
import { openFont } from './harfbuzz.ts';
import { hollowFace, programOf } from './hollow.ts';
import { charactersOf, isIdeograph } from './press-font.ts';
import { readTables } from './sfnt.ts';
import { subset } from './subset.ts';

export async function openWhole(spec: FaceSpec, specifier: string, host: Host): Promise<OpenFace> {
  // Read again each time: 15 MB are not to be kept in memory for as long as Chrome prints.
  const tables = async () => readTables(await bytesOf(specifier, host));
  let asked: ReturnType<typeof findGlyphs> | undefined;
  const findGlyphs = async () => glyphFinder(await tables());
  const finder = () => (asked ??= findGlyphs());
  const isTextFace = spec.use === 'all';
  const own = isTextFace ? await finder() : undefined;
  const choose = async (wanted: ReadonlySet<number>): Promise<ReadonlySet<number>> => {
    if (wanted.size === 0) return wanted;
    const find = await finder();
    return new Set([...wanted].filter((character) => find(character) !== 0));
  };
  return {
    spec,
    covers: (character) => own !== undefined && own(character) !== 0,
    subset: async (wanted) => {
      // The text face has nearly all; another is embedded only where it has something to set.
      const here = isTextFace ? wanted : await choose(wanted);
      return here.size === 0 ? undefined : remember(host.cache, keyOf(specifier, here), () => subset(fileOf(specifier, host), here));
    },
    forPress: async (wanted, book) => {
      const characters = await choose(wanted);
      if (characters.size === 0) return undefined;
      const hollow = async (): Promise<Hollowed> => {
        const find = await finder();
        const face = await tables();
        const has = charactersOf(face, new Map([...(await choose(book.characters))].map((character) => [character, find(character)])));
        // Letters and marks, with the forms that the language has for some and what two or three of them become. They keep their outlines, for underlines leave room for them.
        const letters = [...characters].filter((character) => !isIdeograph(character));
        const drawn = openFont(hollowFace(face, has.glyphOf, [])).glyphsOf(`${String.fromCodePoint(...letters)}${joined}`, book.language);
        const expected = new Set([...drawn, ...[...characters].map(find)].filter((glyph) => glyph !== 0));
        return { characters: has, expected, bytes: hollowFace(face, has.glyphOf, [...drawn, ...letters.map(find)]) };
      };
      const prepared = await preparePress(specifier, `${book.language} ${listOf(characters)} ${listOf(book.characters)}`, host, hollow);
      return { ...prepared, program: async (shown) => ({ bytes: programOf(await tables(), shown) }) };
    },
  };
}

/** Dashes and dots, the hyphen at the end of a line, the ligatures of Latin. */
const joined = '——……‐ ff fi fl ffi ffl';

async function bytesOf(specifier: string, host: Host): Promise<Uint8Array> {
  const bytes = await host.packageBytes(specifier);
  if (bytes === undefined) throw new Error(`the font ${specifier} is not installed`);
  return bytes;
}
