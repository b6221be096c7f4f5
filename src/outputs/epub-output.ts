/** An EPUB edition: laid out, its faces cut, packed, and proved. */

import { textOfBook } from '../book/shown-text.ts';
import type { Book } from '../book/model.ts';
import { coverMeta, coverSize, drawCover, type CoverMeta } from '../cover/draw-cover.ts';
import { wordsOf } from '../cover/draw-words.ts';
import { rasterise } from '../pictures/raster.ts';
import type { Diagnostic, Noted } from '../diagnostics/diagnostic.ts';
import type { EpubEdition } from '../editions/edition.ts';
import {
  layOutEpub,
  ncxDepth,
  packEpub,
  withColophon,
  type EpubLayout,
  type EpubPage,
  type NamedFile,
  type ReviewPages,
} from '../epub/index.ts';
import type { BookFont } from '../fonts/book-font.ts';
import { cutFaces } from '../fonts/faces.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import { openOutliner, type Outliner } from '../fonts/outline.ts';
import { withVerticalMeasures } from '../fonts/vertical-measures.ts';
import { asBytes, kept, type Shelf } from '../host/kept.ts';
import { changesPage, instructions } from '../pages/review-pages.ts';
import type { PageStart } from '../pages/page-starts.ts';
import type { Templates } from '../pages/templates.ts';
import { wordsFor } from '../pages/words.ts';
import { collate } from '../proof/collate.ts';
import { collatePictures } from '../proof/collate-pictures.ts';
import { collateContents } from '../proof/contents.ts';
import { contentsOfEpub, textOfEpub } from '../proof/epub-text.ts';
import { checkEpub, type OwnSheet } from '../proof/epubcheck.ts';
import { checkPages } from '../proof/page-model.ts';
import type { Copy } from '../review/copies.ts';
import { sayCoverage } from '../shown/font-coverage.ts';
import { takeInventory } from '../shown/inventory.ts';
import type { Theme } from '../theme/theme.ts';
import type { Commission, Made, MadeFile } from './output.ts';
import type { ReviewCopies } from './review-copies.ts';

/** One file to be: its pages, and the book it says it is. */
interface Volume {
  readonly path: string;
  readonly book: Book;
  readonly pages: readonly EpubPage[];
}

export async function makeEpub(commission: Commission<EpubEdition>): Promise<Made> {
  const { edition, bench } = commission;
  const pageStarts = await pageStartsOf(commission);
  const { volumes, files, missing, ofFonts } = await bench.clock.measure({ stage: 'epub', edition: edition.name }, () =>
    makeVolumes(commission, pageStarts),
  );
  const covers = await storeCovers(commission);
  return {
    value: { files: [...files, ...covers.value], lookOver: () => lookOver(commission, volumes, files) },
    diagnostics: [...bench.sayMissing(missing), ...ofFonts, ...covers.diagnostics],
  };
}

/** Where the pages of the print edition begin that it has in its page list; none without one. */
async function pageStartsOf({ edition: { pageList }, made }: Commission<EpubEdition>): Promise<readonly PageStart[]> {
  const paper = pageList && (await made(pageList.edition));
  return paper?.pageStarts?.() ?? [];
}

interface Volumes {
  readonly volumes: readonly Volume[];
  /** Of each volume. */
  readonly files: readonly MadeFile[];
  /** Characters that no face has. */
  readonly missing: ReadonlySet<number>;
  /** What is to be said of the author's fonts. */
  readonly ofFonts: readonly Diagnostic[];
}

async function makeVolumes(commission: Commission<EpubEdition>, pageStarts: readonly PageStart[]): Promise<Volumes> {
  const {
    edition,
    book,
    bench,
    theme: { theme, templates, faces, licences, colophon },
  } = commission;
  const cover = await coverOf(commission);
  const laidOut = volumesOf(commission, { coverName: cover.name, pageStarts });
  const { byFace, missing } = await takeInventory(
    { pages: laidOut.flatMap(({ pages }) => pages.map((page) => page.characters)), drawn: coverWords(book, templates) },
    faces,
  );
  const cutting = cutFaces(faces, byFace);
  bench.engines.areBusy();
  const fonts = inWriting(await cutting, edition);
  const used = new Set(fonts.map(({ id }) => id));
  const credited = { book, edition, theme, templates, notebook: bench.notebook };
  const volumes = laidOut.map((volume) => ({
    ...volume,
    pages: withColophon(volume.pages, { ...credited, colophon: colophon(book.meta.language, used) }),
  }));
  const around = {
    edition,
    templates,
    css: theme.css.epub,
    fonts,
    licences: await licences(fonts),
    cover,
    shelf: bench.host,
  };
  const files: MadeFile[] = [];
  for (const { path, book, pages } of volumes) files.push({ path, bytes: await packEpub({ ...around, book, pages }) });
  return { volumes, files, missing, ofFonts: await sayCoverage(theme, faces, { byFace }) };
}

/** Where lines run down, characters have a height too. */
function inWriting(fonts: readonly BookFont[], { writing }: EpubEdition): readonly BookFont[] {
  if (writing === 'horizontal') return fonts;
  return fonts.map((font) => ({ ...font, bytes: withVerticalMeasures(font.bytes) }));
}

async function lookOver(
  { edition, book, text, theme: { theme }, bench: { notebook } }: Commission<EpubEdition>,
  volumes: readonly Volume[],
  files: readonly MadeFile[],
): Promise<Diagnostic[]> {
  const checking = checkInTurn(files, book, ownSheet(theme, edition));
  checking.catch(() => undefined); // it is awaited below, and fails there
  const shown = textOfBook(text);
  const found = [
    ...volumes.flatMap((volume) => checkPages(volume.pages, volume.book, notebook)),
    ...files.flatMap((file) => [
      ...collate(shown, textOfEpub(file.bytes), file.path),
      ...collateLists(book, edition, file),
      ...collatePictures(book.assets.values(), file.bytes, file.path),
    ]),
  ];
  return [...found, ...(await checking)];
}

async function checkInTurn(files: readonly MadeFile[], book: Book, sheet: OwnSheet | undefined): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const { path, bytes } of files) for (const each of await checkEpub(bytes, path, book, sheet)) found.push(each);
  return found;
}

/** With logical sides (theme/logical-sides.ts) a sheet has other lines than the author wrote. */
function ownSheet({ own }: Theme, { writing }: EpubEdition): OwnSheet | undefined {
  const css = own?.sheets['epub.css'];
  return own === undefined || css === undefined || writing === 'vertical'
    ? undefined
    : { file: `${own.folder}/epub.css`, css };
}

function collateLists(book: Book, edition: EpubEdition, { path: name, bytes }: MadeFile): Diagnostic[] {
  const { nav, ncx } = contentsOfEpub(bytes);
  return [
    ...collateContents(book, nav, { name, depth: edition.tocDepth }),
    ...collateContents(book, ncx, { name, depth: ncxDepth(book, edition) }),
  ];
}

/** Its modules are not loaded where no store is named. */
async function storeCovers(commission: Commission<EpubEdition>): Promise<Noted<MadeFile[]>> {
  const { storeCovers: wanted, ...edition } = commission.edition;
  if (wanted === undefined) return { value: [], diagnostics: [] };
  const { makeStoreCovers } = await import('./store-covers.ts');
  return commission.bench.clock.measure({ stage: 'cover', edition: edition.name }, () =>
    makeStoreCovers({ ...commission, edition: { ...edition, storeCovers: wanted } }),
  );
}

/** One, or one for each copy of a review. */
function volumesOf(
  { edition, book, review, theme: { theme, templates, colophon }, bench: { notebook } }: Commission<EpubEdition>,
  { coverName, pageStarts }: Required<Pick<EpubLayout, 'coverName' | 'pageStarts'>>,
): Volume[] {
  const layout = { book, edition, theme, templates, colophon: colophon(book.meta.language), notebook, coverName };
  const stem = `${book.meta.slug}-${edition.name}`;
  if (review === undefined) return [{ path: `${stem}.epub`, book, pages: layOutEpub({ ...layout, pageStarts }) }];
  return review.copies.map((copy): Volume => {
    const meta = { ...book.meta, title: review.title, identifier: copy.identifier };
    return {
      path: `${review.nameOf(stem, copy)}.epub`,
      book: { ...book, meta },
      pages: layOutEpub({ ...layout, review: reviewPages(review, copy, templates) }),
    };
  });
}

function reviewPages(
  { facts, roundLine, showsNames }: ReviewCopies,
  { id, recipient }: Copy,
  templates: Templates,
): ReviewPages {
  const detail = [roundLine, id, showsNames ? recipient : undefined].filter((part) => part !== undefined).join('　');
  return {
    notice: { text: wordsFor(facts.meta.language).notForSale, detail },
    front: [instructions(facts, templates)],
    back: changesPage(facts, templates, () => undefined),
  };
}

interface Drawing {
  readonly meta: CoverMeta;
  readonly templates: Templates;
  readonly faces: readonly OpenFace[];
}

async function draw({ meta, templates, faces }: Drawing, shelf: Shelf): Promise<Uint8Array> {
  const drawing = (outline: Outliner): string => drawCover(meta, templates, outline);
  return rasterise(drawing(await openOutliner(faces, wordsOf(drawing))), coverSize.width, shelf);
}

/** None where the author has a picture. */
function coverWords({ cover, meta }: Book, templates: Templates): string {
  return cover === undefined ? wordsOf((outline) => drawCover(meta, templates, outline)) : '';
}

/** The author's picture, or one drawn from the metadata. */
async function coverOf({
  book,
  theme: { templates, faces },
  bench: { host },
}: Commission<EpubEdition>): Promise<NamedFile> {
  if (book.cover !== undefined) return book.cover;
  return {
    name: 'cover.png',
    bytes: await kept({
      shelf: host,
      name: 'cover',
      inputs: { meta: coverMeta(book.meta), templates, faces },
      make: draw,
      codec: asBytes,
    }),
  };
}
