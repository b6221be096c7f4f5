/**
 * Book → bound PDF.
 * 1. the pages of the body, folded into signatures and printed; 2. their folios, blanks and heads planned; 3. the front
 *    matter, which needs the folios for its contents, printed; 4. all of it bound.
 */

import { itemsOf, outlineOf, type Book } from '../book/model.ts';
import { hanOf } from '../book/text.ts';
import { diagnose, hasErrors, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import { pressFonts } from '../fonts/faces.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import type { Shelf } from '../host/kept.ts';
import type { Notebook } from '../host/notebook.ts';
import { contentsEntries } from '../pages/contents.ts';
import { contents, copyright, title } from '../pages/pages.ts';
import { wordsFor } from '../pages/words.ts';
import { contentsEntriesIn } from '../pages/page-text.ts';
import type { PageStart } from '../pages/page-starts.ts';
import type { ContentsEntryView, Page } from '../pages/views.ts';
import { knownTexts } from '../shown/characters.ts';
import { takeInventory } from '../shown/inventory.ts';
import { setMissing } from '../shown/set-missing.ts';
import type { PressFont } from '../fonts/press-font.ts';
import { printers } from '../editions/printers.ts';
import type { PdfEdition } from '../editions/edition.ts';
import { bind } from './binding/binding.ts';
import { sayStranger } from './binding/graft.ts';
import { printedMeasure } from './sheets/sheet-css.ts';
import { composeBody } from './measuring/compose-body.ts';
import { bodyPages, type BodyInput, type BodyPage } from './sheets/body-pages.ts';
import type { Chrome } from './chrome/browser.ts';
import { postScriptNameOf } from './binding/face.ts';
import type { InkRules } from './ink/ink-signature.ts';
import { inksOf } from './ink/inks.ts';
import { keepSignatures } from './signatures/kept-signatures.ts';
import { checkCount, fillLeaves, fitGutter } from './pagination/leaves.ts';
import { linesOf } from './binding/lines.ts';
import { insideHref } from './sheets/inside-links.ts';
import type { Bookmark } from './binding/links.ts';
import type { Extras } from './sheets/extras.ts';
import { withMargins } from './pagination/margin.ts';
import { metadataOf, type PdfMetadata } from './binding/metadata.ts';
import { paginate, roman, type BoundPage, type Run } from './pagination/pagination.ts';
import { withReferences } from './pagination/page-references.ts';
import { sayPictures } from './pictures.ts';
import { openPrograms } from './binding/programs.ts';
import { openPress } from './press/press.ts';
import { sumOf, type LineCounts, type OwnText, type ReadySignature } from './signatures/ready-signature.ts';
import { mannerOf, type Manner } from './sheets/purposes.ts';
import { headsOf, linesAround, runsOf } from './pagination/runs.ts';
import { servedOf, shellOf } from './sheets/setting.ts';
import { foldSignatures, oneSignature } from './sheets/signature.ts';

export interface PdfInput extends BodyInput {
  readonly faces: readonly OpenFace[];
  readonly colophon: readonly string[];
  readonly chrome: Chrome;
  readonly tabs: number;
  readonly shelf: Shelf;
  /** What is known of the manuscript. */
  readonly notebook: Notebook;
  readonly progress: (done: number, total: number) => void;
  /** What is to be said of characters that no face has. */
  readonly sayMissing: (missing: ReadonlySet<number>) => readonly Diagnostic[];
  /** Told when Chrome has enough to do. */
  readonly waits: () => void;
  /** Told when Chrome has nothing more to do. */
  readonly printed: () => void;
  /** Says that the binding begins, and how long it took. */
  readonly timeBinding: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface Pdf {
  /** One, or one for each of `extras.copies`. */
  readonly copies: readonly Uint8Array[];
  readonly pages: number;
  /**
   * What the pages of the body say of the manuscript, in order, all of it painted; heads, folios and contents are not
   * among them.
   */
  readonly own: readonly OwnText[];
  /** Lines of the body that were composed, and paragraphs that Chrome set. */
  readonly composed: LineCounts;
  /** Characters that no face has, and 〓 stands for. */
  readonly missing: ReadonlySet<number>;
  /** The entries of its contents, without their folios. */
  readonly contents: readonly string[];
  /** Of the body; the front matter is not the same in an EPUB. */
  readonly pageStarts: () => readonly PageStart[];
  /** What stands on the pages of the body. */
  readonly pageTexts: () => readonly { readonly number: number; readonly item: string; readonly text: string }[];
}

type FolioOf = (id: string) => string | undefined;

/** What goes to press, and the faces that have all of it. */
interface LaidOut {
  readonly body: readonly BodyPage[];
  readonly front: (folioOf: FolioOf) => Page[];
  readonly back: (folioOf: FolioOf) => Page[];
  readonly fonts: readonly PressFont[];
  readonly missing: ReadonlySet<number>;
}

/** The value is `undefined` when the press failed. */
export async function makePdf(input: PdfInput): Promise<Noted<Pdf | undefined>> {
  const laid = await layOut(input);
  const { value, diagnostics } = await printAndBind(input, laid);
  return {
    value: value && { ...value, missing: laid.missing },
    diagnostics: [...input.sayMissing(laid.missing), ...diagnostics],
  };
}

async function layOut(input: PdfInput): Promise<LaidOut> {
  const { book, theme, extras } = input;
  const manner = mannerOf(input.edition);
  const body = bodyPages(input);
  const front = (folioOf: FolioOf): Page[] => frontPages(input, manner, folioOf);
  const back = (folioOf: FolioOf): Page[] => extras?.back(folioOf) ?? [];
  // Folios are not known yet, but the face they are set in must have the figures.
  const around = [...front(() => '0123456789'), ...back(() => '0123456789')].map((page) =>
    knownTexts(page, theme, input.notebook),
  );
  const { byFace, missing } = await takeInventory(
    { pages: [...around, ...body.map(({ characters }) => characters)], lines: linesAround(input) },
    input.faces,
  );
  const set = (pages: readonly Page[]): Page[] => pages.map((page) => setMissing(page, missing));
  return {
    body: body.map((page) => page.set(missing)),
    front: (folioOf) => set(front(folioOf)),
    back: (folioOf) => set(back(folioOf)),
    fonts: await pressFonts(input.faces, byFace, book.meta.language),
    missing,
  };
}

async function printAndBind(
  input: PdfInput,
  { body, front, back, fonts }: LaidOut,
): Promise<Noted<Omit<Pdf, 'missing'> | undefined>> {
  const { book, edition, chrome, progress, extras } = input;
  const { sheet } = edition;
  const manner = mannerOf(edition);
  const document = { shell: shellOf(input, fonts), served: servedOf(book, fonts), tagged: manner.isInteractive };
  const rules = inkRules(edition);
  const kept = keepSignatures(input.shelf, { ...document, ...rules, version: chrome.version });
  const ownFonts = new Map(fonts.map((font) => [postScriptNameOf(font.bytes), font]));
  const press = openPress(chrome, { ...document, kept, tabs: input.tabs, ownFonts, ...rules });
  const programs = openPrograms(fonts, input.shelf);
  const lines = linesOf(fonts);
  const composed = await composeBody(body, {
    ...document,
    version: chrome.version,
    fonts,
    language: book.meta.language,
    measure: printedMeasure(sheet),
    layOut: press.layOut,
    notebook: input.notebook,
    shelf: input.shelf,
  });
  if ('problem' in composed) return { value: undefined, diagnostics: [sayFailed(body, composed)] };
  const bodySignatures = foldSignatures(composed, new Set([...linkTargets(book, composed), ...marksOf(extras)]));
  progress(0, bodySignatures.length);
  const printedBody = await press.print(bodySignatures, {
    onPrinted: (done) => progress(done, bodySignatures.length),
    // Not sooner: Chrome asks for its fonts first.
    onBusy: () => {
      programs.begin();
      lines().catch(() => undefined); // whoever binds hears of it
      input.waits();
    },
  });
  if (hasErrors(printedBody.diagnostics)) return { value: undefined, diagnostics: printedBody.diagnostics };

  const runs = runsOf(bodySignatures, printedBody.signatures);
  const bodyBound = paginate(runs, { label: String, ...headsOf(input, manner) });
  const folioOf = folioFinder(printedBody.signatures, bodyBound);
  const frontSignatures = [oneSignature(front(folioOf), new Set())];
  const backSignatures = foldSignatures(back(folioOf), new Set());
  const printedFront = await press.print(frontSignatures);
  const printedBack = await press.print(backSignatures);
  await press.close();
  input.printed();
  const problems = [...printedFront.diagnostics, ...printedBack.diagnostics];
  if (hasErrors(problems)) return { value: undefined, diagnostics: problems };
  const frontBound = paginate(runsOf(frontSignatures, printedFront.signatures), {
    label: roman,
    ...headsOf(input, manner),
  });
  const backBound = paginate(runsOf(backSignatures, printedBack.signatures), {
    label: String,
    from: bodyBound.length + 1,
    ...headsOf(input, manner),
  });

  const forPress = { edition: edition.name, printing: edition.printing };
  const filled = fillLeaves(bodyBound, frontBound.length, edition.printing);
  const fitted = fitGutter(sheet, frontBound.length + filled.length, forPress);
  const unbindable = [...fitted.diagnostics, ...checkCount(frontBound.length + filled.length, sheet, forPress)];
  if (hasErrors(unbindable)) return { value: undefined, diagnostics: unbindable };

  const withFolios = withReferences(filled, printedBody.signatures, { sheet, folioOf });
  const { marks = [], numbersLines = false } = extras ?? {};
  const annotated =
    extras === undefined ? withFolios : withMargins(withFolios, printedBody.signatures, { sheet, marks, numbersLines });
  const pages = [...frontBound, ...annotated, ...backBound];
  const { pdfs, strangers } = await input.timeBinding(() =>
    bind({
      signatures: [...printedFront.signatures, ...printedBody.signatures, ...printedBack.signatures],
      pages,
      sheet: fitted.value,
      fonts,
      programs,
      lines,
      ...(edition.printing && { printing: edition.printing }),
      copies: copiesOf(metadataOf(input, chrome.version), extras),
      ...(extras && { names: new Map(marks.map(({ label, anchor }) => [label, anchor])) }),
      ...(manner.isInteractive && {
        interactive: { bookmarks: bookmarksOf(contentsEntries(book, { depth: edition.tocDepth, hrefOf: insideHref })) },
      }),
    }),
  );
  const found = printedBody.signatures.map((signature) => signature.found);
  const pictures = sayPictures(found, bodySignatures, { book, edition });
  const diagnostics = [
    ...printedBody.diagnostics,
    ...problems,
    ...pictures,
    ...strangers.map((font) => sayStranger(font, edition.name)),
  ];
  return {
    value: {
      copies: pdfs,
      pages: pages.length,
      own: found.flatMap(({ own }) => own),
      composed: sumOf(found.map(({ composed: counts }) => counts)),
      contents: frontSignatures
        .flatMap(({ pages: leaves }) => leaves)
        .flatMap(({ kind, body: html }) => (kind === 'contents' ? contentsEntriesIn(html) : [])),
      pageStarts: () => pageStartsOf(bodyBound, runs, printedBody.signatures),
      pageTexts: () => textsOn(pages, runs, printedBody.signatures),
    },
    diagnostics,
  };
}

function sayFailed([first]: readonly BodyPage[], { problem }: { readonly problem: string }): Diagnostic {
  return diagnose('signature-prints', { chapter: first?.title ?? '', problem });
}

/** Only what goes to press is set in ink. */
function inkRules({ printing }: PdfEdition): { inks?: InkRules } {
  return printing === undefined ? {} : { inks: { inks: inksOf(printing), dpi: printers[printing.printer].dpi } };
}

/** 扉页, 版权页, 目录: the last needs the folios of the body. */
function frontPages(
  { book, edition, templates, colophon, extras }: PdfInput,
  { isReviewCopy }: Manner,
  folioOf: FolioOf,
): Page[] {
  const text = wordsFor(book.meta.language).notForSale;
  return [
    title(book, templates, isReviewCopy ? { text, ...(extras && { detail: extras.titleDetail }) } : undefined),
    copyright(book, edition, templates, colophon),
    ...(extras?.front ?? []),
    contents(book, templates, { depth: edition.tocDepth, hrefOf: insideHref, folioOf }),
  ];
}

/** Blanks are no pages of a text. */
function pageStartsOf(
  bound: readonly BoundPage[],
  runs: readonly Run[],
  printed: readonly ReadySignature[],
): PageStart[] {
  return textsOn(bound, runs, printed).map(({ label, item, text }) => ({ label, item, han: hanOf(text) }));
}

/** Each page of the book's text with its number in the file, if `bound` is all of it. */
function textsOn(bound: readonly BoundPage[], runs: readonly Run[], printed: readonly ReadySignature[]) {
  const items = new Map(runs.flatMap(({ page, printed: pages }) => pages.map((each) => [each, page.id])));
  const texts = new Map(
    printed.flatMap(({ pages, found }) => pages.map((page, index) => [page, found.pageTexts[index] ?? ''])),
  );
  return bound.flatMap(({ source, label }, index) => {
    const item = source && items.get(source);
    return source === undefined || item === undefined
      ? []
      : [{ number: index + 1, label, item, text: texts.get(source) ?? '' }];
  });
}

/** Ids whose place must be known: those of the contents and the bookmarks, and whatever a page links to. */
function linkTargets(book: Book, pages: readonly BodyPage[]): Set<string> {
  const listed = itemsOf(book).flatMap((item) => [item.id, ...outlineOf(item).map(({ id }) => id)]);
  return new Set([...listed, ...pages.flatMap(({ facts }) => facts.targets)]);
}

function marksOf(extras: Extras | undefined): string[] {
  return (extras?.marks ?? []).flatMap(({ anchor, end }) => (end === undefined ? [anchor] : [anchor, end]));
}

function copiesOf(
  metadata: PdfMetadata,
  extras: Extras | undefined,
): { readonly metadata: PdfMetadata; readonly stamp?: string }[] {
  if (extras === undefined) return [{ metadata }];
  return extras.copies.map(({ text, identifier, info }) => ({
    metadata: { ...metadata, title: extras.title, identifier, more: info },
    stamp: text,
  }));
}

function folioFinder(printed: readonly ReadySignature[], bound: readonly BoundPage[]): FolioOf {
  const labels = new Map(bound.map(({ source, label }) => [source, label]));
  const folios = new Map(
    printed.flatMap(({ targets, pages }) =>
      [...targets].map(([id, { page }]) => [id, pages[page] && labels.get(pages[page])]),
    ),
  );
  return (id) => folios.get(id);
}

function bookmarksOf(entries: readonly ContentsEntryView[]): Bookmark[] {
  return entries.map(({ id, label, name, children }) => ({
    id,
    title: label === undefined ? name : `${label}　${name}`.trim(),
    children: bookmarksOf(children),
  }));
}
