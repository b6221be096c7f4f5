/**
 * 校样: one chapter printed and bound alone, to be looked at while it is written. Its pages are those of the book but
 * for the folios.
 */

import { charactersIn } from '../book/text.ts';
import { diagnose, type Noted } from '../diagnostics/diagnostic.ts';
import type { BookFont } from '../fonts/book-font.ts';
import { cutFont, type BoundFont } from '../fonts/press-font.ts';
import { subset } from '../fonts/subset.ts';
import { newNotebook } from '../host/notebook.ts';
import type { Page } from '../pages/views.ts';
import { bind } from './binding/binding.ts';
import { furnitureFaces } from './binding/lines.ts';
import { metadataOf } from './binding/metadata.ts';
import { paginate } from './pagination/pagination.ts';
import type { Press } from './press/press.ts';
import { mannerOf } from './sheets/purposes.ts';
import { commentRoomOf } from './sheets/comment-room.ts';
import { composeBody } from './measuring/compose-body.ts';
import { servedOf, shellOf, type Setting } from './sheets/setting.ts';
import { furnitureFor, headsOf, printedRuns } from './pagination/runs.ts';
import { foldSignatures } from './sheets/signature.ts';

export interface Galley {
  readonly pdf: Uint8Array;
  /** The text of each page, by which a reader's place is found again. */
  readonly pages: readonly { readonly side: 'recto' | 'verso'; readonly text: string }[];
}

export interface GalleyInput extends Setting {
  readonly fonts: readonly BookFont[];
  /** `Chrome 143.0.7499.0` */
  readonly browser: string;
}

/**
 * `undefined` when nothing came out of the press. The first page counts as a recto, and no page has a folio: what comes
 * before is not known.
 */
export async function printGalley(press: Press, page: Page, input: GalleyInput): Promise<Noted<Galley | undefined>> {
  const composed = await composeBody([page], {
    shell: shellOf(input, input.fonts),
    served: servedOf(input.book, input.fonts),
    version: input.browser,
    fonts: input.fonts,
    language: input.book.meta.language,
    sheet: input.edition.sheet,
    lines: input.edition.lines,
    figures: input.edition.figures,
    comments: commentRoomOf(input.edition.sheet, furnitureFor(input)),
    layOut: press.layOut,
    notebook: newNotebook(),
  });
  if ('problem' in composed)
    return {
      value: undefined,
      diagnostics: [diagnose('signature-prints', { chapter: page.title, problem: composed.problem })],
    };
  const signatures = foldSignatures(composed, new Set());
  const { signatures: printed, diagnostics } = await press.print(signatures);
  const [read] = printed;
  if (read === undefined) return { value: undefined, diagnostics };
  const texts = read.found.pageTexts;
  const { fonts, edition, browser } = input;
  const numbered = paginate(printedRuns(signatures, printed), { label: String, ...headsOf(input, mannerOf(edition)) });
  const pages = numbered
    .filter(({ source }) => source !== undefined)
    .map((bound) => ({ ...bound, words: { ...bound.words, folio: '' } }));
  const furniture = furnitureFor(input);
  const heads = pages.flatMap(({ words }) => Object.values(words)).join('');
  const around = [heads, ...furniture.lines.map(({ between }) => between)].join('');
  const inFaces = new Set(furniture.lines.flatMap(({ face }) => face ?? []));
  const { pdfs } = await bind({
    signatures: printed,
    pages,
    sheet: edition.sheet,
    furniture,
    fonts: heads === '' ? [] : await furnitureFonts(fonts, around, inFaces),
    keepsSubsets: true,
    copies: [{ metadata: metadataOf(input, browser) }],
  });
  return {
    value: {
      pdf: pdfs[0] ?? new Uint8Array(),
      pages: pages.map(({ side }, index) => ({ side, text: texts[index] ?? '' })),
    },
    diagnostics,
  };
}

/**
 * The text face, and the others that lend it something, cut once more to what the heads need: a viewer reads the fonts
 * of a few pages sooner than those of a book.
 */
async function furnitureFonts(
  fonts: readonly BookFont[],
  heads: string,
  inFaces: ReadonlySet<string>,
): Promise<BoundFont[]> {
  const characters = charactersIn(`${heads}……〓`);
  const cut = furnitureFaces(fonts).map(async (face) => {
    const lent =
      face.isTextFace || inFaces.has(face.id)
        ? characters
        : new Set((face.lent ?? []).filter((character) => characters.has(character)));
    return lent.size === 0 ? [] : [cutFont({ ...face, bytes: await subset(face.bytes, lent) }, lent)];
  });
  return (await Promise.all(cut)).flat();
}
