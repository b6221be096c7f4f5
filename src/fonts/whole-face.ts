/** A face that is one TrueType font. */

import { deserialize, serialize } from 'node:v8';
import type { Host } from '../host/host.ts';
import { lazily } from '../host/lazily.ts';
import { remember } from '../host/remember.ts';
import type { FaceSpec } from '../theme/theme.ts';
import { glyphFinder } from './cmap.ts';
import { fileOf, keyOf, listOf, preparePress, type Hollowed } from './face-parts.ts';
import type { OpenFace } from './open-face.ts';
import { openFont } from './harfbuzz.ts';
import { hollowFace, programOf } from './hollow.ts';
import { charactersOf, isIdeograph } from './press-font.ts';
import { readTables } from './sfnt.ts';
import { prepareToSubset, subset, type FontSource } from './subset.ts';

/** A font, wherever it comes from. */
interface WholeFont {
  /** Tells it from others, in keys of what is kept. */
  readonly name: string;
  bytes(): Promise<Uint8Array>;
  /** For the thread that cuts it. */
  source(): Promise<FontSource>;
}

export function openFile(spec: FaceSpec, specifier: string, host: Host): OpenFace {
  return openWhole(spec, { name: specifier, bytes: () => bytesOf(specifier, host), source: () => Promise.resolve(fileOf(specifier, host)) }, host);
}

export function openWhole(spec: FaceSpec, font: WholeFont, host: Host): OpenFace {
  const specifier = font.name;
  // Read again each time: 15 MB are not to be kept in memory for as long as Chrome prints.
  const tables = async () => readTables(await font.bytes());
  const finder = lazily(async () => glyphFinder(await tables()));
  const isTextFace = spec.use === 'all';
  const choose = async (wanted: ReadonlySet<number>): Promise<ReadonlySet<number>> => {
    if (wanted.size === 0) return wanted;
    const find = await finder();
    return new Set([...wanted].filter((character) => find(character) !== 0));
  };
  return {
    spec,
    lacks: async (characters) => {
      if (characters.length === 0) return characters;
      const kept = await remember(host.cache, `lacks ${specifier} ${listOf(characters)}`, async () => {
        prepareToSubset(); // for what was not asked of it before is cut out of it next
        const find = await finder();
        return serialize(characters.filter((character) => find(character) === 0));
      });
      return deserialize(kept) as number[];
    },
    subset: async (wanted) => {
      // The text face has nearly all; another is embedded only where it has something to set.
      const here = isTextFace ? wanted : await choose(wanted);
      return here.size === 0 ? undefined : remember(host.cache, keyOf(specifier, here), async () => subset(await font.source(), here));
    },
    forPress: async (wanted, book) => {
      const hollow = async (): Promise<Hollowed | undefined> => {
        const characters = await choose(wanted);
        if (characters.size === 0) return undefined;
        const find = await finder();
        const face = await tables();
        const has = charactersOf(face, new Map([...(await choose(book.characters))].map((character) => [character, find(character)])));
        // Letters and marks, with the forms that the language has for some and what two or three of them become. They keep their outlines, for underlines leave room for them.
        const letters = [...characters].filter((character) => !isIdeograph(character));
        const drawn = (await openFont(hollowFace(face, has.glyphOf, []))).glyphsOf(`${letters.map((letter) => String.fromCodePoint(letter)).join('')}${joined}`, book.language);
        const expected = new Set([...drawn, ...[...characters].map(find)].filter((glyph) => glyph !== 0));
        return { characters: has, expected, bytes: hollowFace(face, has.glyphOf, [...drawn, ...letters.map(find), ...[...measures].map((letter) => find(letter.codePointAt(0) ?? 0))]) };
      };
      const prepared = await preparePress(specifier, `${book.language} ${listOf(wanted)} ${listOf(book.characters)}`, host, hollow);
      return prepared && { ...prepared, program: async (shown) => ({ bytes: programOf(await tables(), shown) }) };
    },
  };
}

/** Chrome measures stems and capitals by these (SkTypeface), so they are there whatever the book has of them: pages that are kept have the measures of then. */
const measures = 'iI!1MX';

/** Dashes and dots, the hyphen at the end of a line, the ligatures of Latin. */
const joined = '——……‐ ff fi fl ffi ffl';

async function bytesOf(specifier: string, host: Host): Promise<Uint8Array> {
  const bytes = await host.packageBytes(specifier);
  if (bytes === undefined) throw new Error(`the font ${specifier} is not installed`);
  return bytes;
}
