/** Sets the text in a book's drawings in the faces of a theme, as outlines. */

import type { Book } from '../book/model.ts';
import { charactersIn } from '../book/text.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import { identified } from '../host/digest.ts';
import { asValue, kept, type Shelf } from '../host/kept.ts';
import { lazily } from '../host/lazily.ts';
import { cutFaces } from './faces.ts';
import type { Role } from '../theme/roles.ts';
import type { OpenFace } from './open-face.ts';
import { openFont, type OpenFont } from './harfbuzz.ts';
import { outlineSvg } from './outline-svg.ts';
import type { Style } from './svg-style.ts';
import type { Drawn, FontFor } from './svg-cells.ts';

/** Stands for a character that no face has. */
const geta = '〓';

/** `faces` are those of one theme. Missing characters are reported once for each picture. */
export async function outlinePictures(book: Book, faces: readonly OpenFace[], shelf: Shelf): Promise<Noted<Book>> {
  const lettered = [...book.assets].filter(([, { words }]) => words !== undefined);
  if (lettered.length === 0) return { value: book, diagnostics: [] };
  const sources = new Map(lettered.map(([source, { bytes }]) => [source, Buffer.from(bytes).toString('utf8')]));
  // Faces are cut to the text of all drawings together, so that each drawing depends on the faces only.
  const open = identified(
    lazily(() => openFonts(faces, [...sources.values()].join(''))),
    ['fonts of pictures', faces],
  );
  const assets = new Map(book.assets);
  const diagnostics: Diagnostic[] = [];
  for (const [source, asset] of lettered) {
    const svg = sources.get(source) ?? '';
    const { svg: outlined, missing } = await kept({
      shelf,
      name: 'outlined',
      inputs: { svg, words: asset.words ?? [], open },
      make: outlineOne,
      codec: asValue<Outlined>(),
    });
    assets.set(source, { ...asset, bytes: new TextEncoder().encode(outlined) });
    if (missing.length > 0)
      diagnostics.push(diagnose('picture-glyphs-exist', { image: asset.source, characters: missing }, asset.place));
  }
  return { value: { ...book, assets }, diagnostics };
}

interface Drawing {
  readonly svg: string;
  readonly words: readonly string[];
  readonly open: () => Promise<Fonts>;
}

async function outlineOne({ svg, words, open }: Drawing): Promise<Outlined> {
  const fonts = await open();
  return { svg: outlineSvg(svg, fonts.fontFor), missing: missingIn(words, fonts) };
}

interface Outlined {
  readonly svg: string;
  readonly missing: readonly string[];
}

interface Fonts {
  readonly fontFor: FontFor;
  has(character: string): boolean;
}

function missingIn(words: readonly string[], { has }: Fonts): string[] {
  return [...new Set(words.join(''))].filter((character) => !isUnseen(character) && !has(character));
}

/** Controls, joiners and selectors have no glyph of their own. */
function isUnseen(character: string): boolean {
  return /^[\p{Cc}\p{Cf}\p{Z}\p{Variation_Selector}]+$/u.test(character);
}

/** Characters are looked for in the face that the style asks for, then in the text face, then in all others. */
async function openFonts(faces: readonly OpenFace[], text: string): Promise<Fonts> {
  const characters = charactersIn(text + geta);
  const cut = await cutFaces(faces, new Map(faces.map(({ spec }) => [spec.id, characters])));
  const opened = new Map(await Promise.all(cut.map(async ({ id, bytes }) => [id, await openFont(bytes)] as const)));
  const order = [...faces]
    .sort((a, b) => Number(b.spec.use === 'all') - Number(a.spec.use === 'all'))
    .map(({ spec }) => spec);
  const find = (text: string, role: Role | undefined): OpenFont | undefined => {
    const wanted = order.filter((spec) => role !== undefined && spec.roles.includes(role));
    const codepoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
    return [...wanted, ...order]
      .flatMap(({ id }) => opened.get(id) ?? [])
      .find(({ characters: there }) => codepoints.every((codepoint) => there.has(codepoint)));
  };
  /** Combining marks and selectors that the font lacks are left out. */
  const draw = (text: string, role: Role | undefined): Drawn | undefined => {
    const seen = Array.from(text)
      .filter((character) => !isUnseen(character) || /\p{Zs}/u.test(character))
      .join('');
    for (const one of new Set([
      seen,
      seen.normalize('NFC'),
      ...Array.from(seen).slice(0, 1),
      ...(isUnseen(seen) ? [] : [geta]),
    ])) {
      const font = one === '' ? undefined : find(one, role);
      if (font !== undefined) return { font, text: one };
    }
    return undefined;
  };
  const known = new Map<string, Drawn | undefined>();
  return {
    has: (character) => find(character, undefined) !== undefined,
    fontFor: (character, style) => {
      const role = roleOf(style);
      const key = `${role ?? ''} ${character}`;
      if (!known.has(key)) known.set(key, draw(character, role));
      return known.get(key);
    },
  };
}

/** The role of the face that the style asks for. */
function roleOf(style: Style): Role | undefined {
  const family = style.get('font-family') ?? '';
  const weight = style.get('font-weight') ?? '';
  if (weight === 'bold' || Number(weight) >= 600) return 'bold';
  if (/mono|courier|consol|menlo/i.test(family)) return 'mono';
  return /kai|楷/i.test(family) ? 'kai' : undefined;
}
