/** All pages of a book as they go to press, and the faces that have all that stands on them. */

import { countPrefaces } from '../book/prefaces.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { pressFonts } from '../fonts/faces.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import type { Notebook } from '../host/notebook.ts';
import { contents, copyright, halfTitle, title } from '../pages/pages.ts';
import { wordsFor } from '../pages/words.ts';
import type { Page } from '../pages/views.ts';
import { knownTexts } from '../shown/characters.ts';
import { sayCoverage } from '../shown/font-coverage.ts';
import { takeInventory } from '../shown/inventory.ts';
import type { Furniture } from '../theme/furniture.ts';
import { setMissing } from '../shown/set-missing.ts';
import type { PressFont } from '../fonts/press-font.ts';
import { layOutBody, type PressInput, type BodyPage } from './sheets/lay-out-body.ts';
import { insideHref } from './sheets/inside-links.ts';
import { charactersOfNumerals } from './pagination/numerals.ts';
import { mannerOf } from './sheets/purposes.ts';
import { furnitureFor, linesAround, linesInFaces } from './pagination/runs.ts';

export interface LayOutInput extends PressInput {
  readonly faces: readonly OpenFace[];
  /** What made the book; of its fonts all that may be used, or those with these ids. */
  readonly colophon: (used?: ReadonlySet<string>) => readonly string[];
  /** What is known of the manuscript. */
  readonly notebook: Notebook;
}

/** The folio of the page on which an element with this id stands. */
export type FolioOf = (id: string) => string | undefined;

export interface LaidOut {
  /** 半扉页, 扉页, 版权页, and what a reviewer must know. */
  readonly opening: readonly Page[];
  /** 序, 凡例 and their like, which stand before the contents. */
  readonly prefaces: readonly BodyPage[];
  readonly body: readonly BodyPage[];
  readonly contents: (folioOf: FolioOf) => Page;
  readonly back: (folioOf: FolioOf) => Page[];
  readonly fonts: readonly PressFont[];
  readonly missing: ReadonlySet<number>;
  /** What the contents list behind the last chapter. */
  readonly behind: Behind;
  /** What is to be said of the author's fonts. */
  readonly ofFonts: readonly Diagnostic[];
}

export type Behind = readonly { readonly id: string; readonly title: string }[];

export async function layOutPages(input: LayOutInput): Promise<LaidOut> {
  const { book, theme, extras } = input;
  const text = layOutBody(input);
  const opening = openingPages(input, input.colophon());
  const behind = text.flatMap(({ listed }) => listed ?? []);
  const contentsWith = (folioOf: FolioOf): Page => contentsPage(input, behind, folioOf);
  const back = (folioOf: FolioOf): Page[] => extras?.back(folioOf) ?? [];
  // Folios are not known yet, but the face they are set in must have the figures.
  const { numerals } = furnitureFor(input);
  const figures = (): string => figuresOf(numerals);
  const around = [...opening, contentsWith(figures), ...back(figures)].map((page) =>
    knownTexts(page, theme, input.notebook),
  );
  const texts = text.map(({ characters }) => characters);
  const { byFace, missing } = await takeInventory(
    { pages: [...around, ...texts], lines: linesAround(input, texts), linesInFaces: linesInFaces(input) },
    input.faces,
  );
  const set = (page: Page): Page => setMissing(page, missing);
  const pages = text.map((page) => page.set(missing));
  const prefaces = countPrefaces(book);
  const fonts = await pressFonts(input.faces, byFace, { language: book.meta.language, writing: input.edition.writing });
  const used = new Set(fonts.map(({ id }) => id));
  return {
    opening: openingPages(input, input.colophon(used)).map(set),
    prefaces: pages.slice(0, prefaces),
    body: pages.slice(prefaces),
    contents: (folioOf) => set(contentsWith(folioOf)),
    back: (folioOf) => back(folioOf).map(set),
    fonts,
    missing,
    behind,
    ofFonts: await sayCoverage(theme, input.faces, { byFace }),
  };
}

/** As a contents page shows all faces what figures it may need. */
function figuresOf({ front, body }: Furniture['numerals']): string {
  return [...new Set(['arabic', 'roman', front, body] as const)].map((each) => charactersOfNumerals[each]).join('');
}

/** 半扉页 where leaves are bound, 扉页, 版权页 [D13]. */
function openingPages({ book, edition, templates, extras }: LayOutInput, colophon: readonly string[]): Page[] {
  const { isReviewCopy, hasHalfTitle } = mannerOf(edition);
  const text = wordsFor(book.meta.language).notForSale;
  return [
    ...(hasHalfTitle && edition.sheet.openings === 'recto' ? [halfTitle(book, templates)] : []),
    title(book, templates, isReviewCopy ? { text, ...(extras && { detail: extras.titleDetail }) } : undefined),
    copyright(book, edition, templates, colophon),
    ...(extras?.front ?? []),
  ];
}

function contentsPage({ book, edition, templates }: LayOutInput, behind: Behind, folioOf: FolioOf): Page {
  return contents(book, templates, { depth: edition.tocDepth, hrefOf: insideHref, folioOf, behind });
}
