/** An EPUB edition: laid out, its faces cut, packed, and proved. */

import { textOfBook } from '../book/shown-text.ts';
import type { Book } from '../book/model.ts';
import { forReaders } from '../book/readers-book.ts';
import { coverMeta, coverSize, drawCover, type CoverMeta } from '../cover/draw-cover.ts';
import { wordsOf } from '../cover/draw-words.ts';
import { rasterise } from '../pictures/raster.ts';
import type { Diagnostic, Noted } from '../diagnostics/diagnostic.ts';
import type { EpubEdition } from '../editions/edition.ts';
import { layOutEpub, ncxDepth, packEpub, type EpubPage, type NamedFile, type ReviewPages } from '../epub/index.ts';
import { cutFaces } from '../fonts/faces.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import { openOutliner, type Outliner } from '../fonts/outline.ts';
import { asBytes, kept, type Shelf } from '../host/kept.ts';
import type { MadeFile, Output } from './output.ts';
import { changesPage, instructions } from '../pages/review-pages.ts';
import type { PageStart } from '../pages/page-starts.ts';
import type { Templates } from '../pages/templates.ts';
import { wordsFor } from '../pages/words.ts';
import { collate } from '../proof/collate.ts';
import { collatePictures } from '../proof/collate-pictures.ts';
import { collateContents } from '../proof/contents.ts';
import { contentsOfEpub, textOfEpub } from '../proof/epub-text.ts';
import { checkEpub, prepareToCheck } from '../proof/epubcheck.ts';
import { checkPages } from '../proof/page-model.ts';
import type { Copy } from '../review/copies.ts';
import { takeInventory } from '../shown/inventory.ts';
import type { Workshop } from './workshop.ts';
import { copyName, reviewFor, type ReviewOutput } from './review-output.ts';

/** One file to be: its pages, and the book it says it is. */
interface Volume {
  readonly path: string;
  readonly book: Book;
  readonly pages: readonly EpubPage[];
}

export async function makeEpub(edition: EpubEdition, given: Workshop): Promise<Output> {
  const { host, clock } = given;
  const readers = await forReaders(given.book, host);
  const workshop: Workshop = { ...given, book: readers.value };
  const { theme, templates, faces, licences } = await workshop.theme(edition.theme);
  const review = reviewFor(edition, workshop.book, workshop.review);
  if (workshop.proof) prepareToCheck();
  const pageStarts = await workshop.pageStarts(edition);
  const faults: Diagnostic[] = [];
  const files = await clock.measure({ stage: 'epub', edition: edition.name }, async () => {
    const cover = await coverOf(edition, workshop);
    const volumes = await volumesOf(edition, workshop, { review, coverName: cover.name, pageStarts });
    const { byFace, missing } = await takeInventory(
      {
        pages: volumes.flatMap(({ pages }) => pages.map((page) => page.characters)),
        drawn: coverWords(workshop.book, templates),
      },
      faces,
    );
    faults.push(...workshop.sayMissing(missing));
    const cutting = cutFaces(faces, byFace);
    workshop.waits();
    const fonts = await cutting;
    const around = {
      edition,
      templates,
      css: theme.css.epub,
      fonts,
      licences: await licences(fonts, host),
      cover,
      shelf: host,
    };
    const made: MadeFile[] = [];
    for (const { path, book, pages } of volumes) made.push({ path, bytes: await packEpub({ ...around, book, pages }) });
    for (const fault of workshop.proof
      ? volumes.flatMap(({ book, pages }) => checkPages(pages, book, workshop.notebook))
      : [])
      faults.push(fault);
    return made;
  });
  const check = ({ path, bytes }: MadeFile): Promise<Diagnostic[]> => checkEpub(bytes, path, workshop.book);
  const [first] = files;
  const checkingFirst = workshop.proof && first !== undefined ? check(first) : Promise.resolve([]);
  checkingFirst.catch(() => undefined); // whoever waits for it below hears of it
  // Stores have sizes of their own, larger ones among them.
  const covers = await storeCovers(edition, given);
  const output = { edition, files: [...files, ...covers.value] };
  if (!workshop.proof) return { ...output, diagnostics: [...readers.diagnostics, ...faults, ...covers.diagnostics] };
  const diagnostics = await clock.measure({ stage: 'proof', edition: edition.name }, async () => {
    const text = textOfBook(review?.plain ?? workshop.book);
    const found = [
      ...faults,
      ...files.flatMap((file) => [
        ...collate(text, textOfEpub(file.bytes), file.path),
        ...collateLists(workshop.book, edition, file),
        ...collatePictures(workshop.book.assets.values(), file.bytes, file.path),
      ]),
    ];
    for (const file of files)
      for (const diagnostic of await (file === first ? checkingFirst : check(file))) found.push(diagnostic);
    return found;
  });
  return { ...output, diagnostics: [...readers.diagnostics, ...covers.diagnostics, ...diagnostics] };
}

function collateLists(book: Book, edition: EpubEdition, { path: name, bytes }: MadeFile): Diagnostic[] {
  const { nav, ncx } = contentsOfEpub(bytes);
  return [
    ...collateContents(book, nav, { name, depth: edition.tocDepth }),
    ...collateContents(book, ncx, { name, depth: ncxDepth(book, edition) }),
  ];
}

/** Its modules are not loaded where no store is named. */
async function storeCovers(
  { storeCovers: wanted, ...edition }: EpubEdition,
  workshop: Workshop,
): Promise<Noted<MadeFile[]>> {
  if (wanted === undefined) return { value: [], diagnostics: [] };
  const { makeStoreCovers } = await import('./store-covers.ts');
  return workshop.clock.measure({ stage: 'cover', edition: edition.name }, () =>
    makeStoreCovers({ ...edition, storeCovers: wanted }, workshop),
  );
}

interface Binding {
  readonly review: ReviewOutput | undefined;
  readonly coverName: string;
  readonly pageStarts: readonly PageStart[];
}

/** One, or one for each copy of a review. */
async function volumesOf(
  edition: EpubEdition,
  { book, notebook, review: prepared, theme }: Workshop,
  { review, coverName, pageStarts }: Binding,
): Promise<Volume[]> {
  const { theme: look, templates, colophon: colophonFor } = await theme(edition.theme);
  const colophon = colophonFor(book.meta.language);
  const stem = `${book.meta.slug}-${edition.name}`;
  if (review === undefined || prepared === undefined)
    return [
      {
        path: `${stem}.epub`,
        book,
        pages: layOutEpub({ book, edition, theme: look, templates, colophon, notebook, coverName, pageStarts }),
      },
    ];
  return review.copies.map((copy): Volume => {
    const pages = layOutEpub({
      book: review.book,
      edition,
      theme: look,
      templates,
      colophon,
      notebook,
      coverName,
      review: reviewPages(review, copy, templates),
    });
    const meta = { ...review.book.meta, title: review.title, identifier: copy.identifier };
    return { path: `${copyName(stem, prepared, copy)}.epub`, book: { ...review.book, meta }, pages };
  });
}

function reviewPages(
  { facts, roundLine, showsNames }: ReviewOutput,
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
async function coverOf(edition: EpubEdition, { book, host, theme }: Workshop): Promise<NamedFile> {
  if (book.cover !== undefined) return book.cover;
  const { templates, faces } = await theme(edition.theme);
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
