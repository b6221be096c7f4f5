/** A face that is one TrueType font. */

import { identified } from '../host/digest.ts';
import { asBytes, asValue, kept, type Program, type Shelf } from '../host/kept.ts';
import { lazily } from '../host/lazily.ts';
import type { FaceSpec } from '../theme/theme.ts';
import { glyphFinder, type GlyphFinder } from './cmap.ts';
import { fileOf, preparePress, type Prepared, type Wanted } from './face-parts.ts';
import type { BookText, OpenFace } from './open-face.ts';
import { openOutlines } from './glyf.ts';
import { openFont } from './harfbuzz.ts';
import { hollowFace, programOf } from './hollow.ts';
import { charactersOf, isIdeograph } from './press-font.ts';
import { readTables, type FontTables } from './sfnt.ts';
import { liesAsItIs, turned, type Sorts } from './turned-face.ts';
import { prepareToSubset, subset, type FontSource } from './subset.ts';

/** A TrueType font from any source. */
interface WholeFont {
  /** Distinguishes it from all others. */
  readonly name: string;
  bytes(): Promise<Uint8Array>;
  /** The font for the thread that cuts it. */
  source(): Promise<FontSource>;
}

/** Identified by its name, and by whether it lies. */
interface Opened extends Pick<WholeFont, 'name' | 'source'> {
  /** Formulas and code lie in vertical lines as they are. */
  readonly lies: boolean;
  /** Read anew each time, because 15 MB should not stay in memory while Chrome prints. */
  tables(): Promise<FontTables>;
  finder(): Promise<GlyphFinder>;
}

export function openFile(spec: FaceSpec, specifier: string, shelf: Shelf): OpenFace {
  return openWhole(
    spec,
    {
      name: specifier,
      bytes: () => bytesOf(specifier, shelf),
      source: () => Promise.resolve(fileOf(specifier, shelf)),
    },
    shelf,
  );
}

export function openWhole(spec: FaceSpec, { name, bytes, source }: WholeFont, shelf: Shelf): OpenFace {
  const tables = async () => readTables(await bytes());
  const lies = liesAsItIs(spec);
  const finder = lazily(async () => glyphFinder(await tables()));
  const face: Opened = identified({ name, source, lies, tables, finder }, ['whole face', name, lies]);
  return {
    spec,
    lacks: async (characters) =>
      characters.length === 0
        ? characters
        : kept({
            shelf,
            name: 'lacks',
            inputs: { face, characters },
            make: lackedBy,
            codec: asValue<readonly number[]>(),
          }),
    subset: async (wanted) => {
      // The text face has nearly every character; other faces are embedded only where they set something.
      const characters = spec.use === 'all' ? wanted : await choose(face, wanted);
      return characters.size === 0
        ? undefined
        : kept({ shelf, name: 'face', inputs: { face, characters }, make: cut, codec: asBytes });
    },
    forPress: async (characters, book) => {
      const prepared = await kept({
        shelf,
        name: 'press face',
        inputs: { face, characters, book },
        make: prepare,
        codec: asValue<Prepared | undefined>(),
      });
      return (
        prepared && {
          ...prepared,
          program: identified(
            async (shown) => ({ bytes: programOf(await sortsOf(face, book), shown) }),
            ['program', nameFor(face, book), face],
          ),
        }
      );
    },
  };
}

async function lackedBy({
  face,
  characters,
}: {
  readonly face: Opened;
  readonly characters: readonly number[];
}): Promise<readonly number[]> {
  prepareToSubset(); // what is asked for the first time will be cut soon, so the engine is loaded
  const find = await face.finder();
  return characters.filter((character) => find(character) === 0);
}

/** Those of the characters that it has. */
async function choose(face: Opened, wanted: ReadonlySet<number>): Promise<ReadonlySet<number>> {
  if (wanted.size === 0) return wanted;
  const find = await face.finder();
  return new Set([...wanted].filter((character) => find(character) !== 0));
}

async function cut({
  face,
  characters,
}: {
  readonly face: Opened;
  readonly characters: ReadonlySet<number>;
}): Promise<Uint8Array> {
  return subset(await face.source(), characters);
}

async function prepare({
  face,
  characters: wanted,
  book,
}: Wanted & { readonly face: Opened }): Promise<Prepared | undefined> {
  const characters = await choose(face, wanted);
  if (characters.size === 0) return undefined;
  const { find, ...drawable } = await sortsOf(face, book);
  const has = charactersOf(
    drawable.tables,
    new Map([...(await choose(face, book.characters))].map((character) => [character, find(character)])),
  );
  // Letters and marks, with the forms that the language has for some, and the glyphs that two or three of them become
  // together. They keep their outlines, because underlines leave gaps for them.
  const letters = [...characters].filter((character) => !isIdeograph(character));
  const drawn = (await openFont(hollowFace(drawable, has.glyphOf, []))).glyphsOf(
    `${letters.map((letter) => String.fromCodePoint(letter)).join('')}${joined}`,
    book.language,
  );
  const expected = new Set([...drawn, ...[...characters].map(find)].filter((glyph) => glyph !== 0));
  return preparePress(nameFor(face, book), {
    characters: has,
    expected,
    bytes: hollowFace(drawable, has.glyphOf, [
      ...drawn,
      ...letters.map(find),
      ...[...measures].map((letter) => find(letter.codePointAt(0) ?? 0)),
    ]),
  });
}

/** In the lines of the book: as the face is, or with its upright glyphs turned. */
async function sortsOf(face: Opened, book: BookText): Promise<Sorts> {
  const tables = await face.tables();
  return isTurned(face, book)
    ? turned(tables, book.language)
    : { tables, find: await face.finder(), outline: openOutlines(tables) };
}

function isTurned({ lies }: Opened, { writing }: BookText): boolean {
  return writing === 'vertical' && !lies;
}

function nameFor(face: Opened, book: BookText): string {
  return isTurned(face, book) ? `${face.name} turned ${book.language}` : face.name;
}

/**
 * Chrome measures stems and capitals by these characters (SkTypeface). They are always included, so that the measures
 * do not depend on the book, and kept pages stay valid.
 */
const measures = 'iI!1MX';

/** Dashes and dots, the hyphen at the end of a line, the ligatures of Latin. */
const joined = '——……‐ ff fi fl ffi ffl';

async function bytesOf(specifier: string, program: Program): Promise<Uint8Array> {
  const bytes = await program.packageBytes(specifier);
  if (bytes === undefined) throw new Error(`the font ${specifier} is not installed`);
  return bytes;
}
