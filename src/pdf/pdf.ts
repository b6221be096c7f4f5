/**
 * Book → bound PDF.
 * 1. all pages of text, folded into signatures and printed; 2. their folios, blanks and heads planned: before the body
 *    stand 半扉页, 扉页, 版权页 and the prefaces; 3. the contents, which need the folios, printed; 4. all of it bound.
 */

import { itemsOf, outlineOf, type Book } from '../book/model.ts';
import { diagnose, hasErrors, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Shelf } from '../host/kept.ts';
import { contentsEntries } from '../pages/contents.ts';
import type { PageStart } from '../pages/page-starts.ts';
import type { ContentsEntryView } from '../pages/views.ts';
import type { PressFont } from '../fonts/press-font.ts';
import { printers } from '../editions/printers.ts';
import type { PdfEdition } from '../editions/edition.ts';
import { bind, type Binding } from './binding/binding.ts';
import { sayStranger } from './binding/graft.ts';
import { commentRoomOf } from './sheets/comment-room.ts';
import { composeBody } from './measuring/compose-body.ts';
import { onePage } from './measuring/fit-pages.ts';
import type { BodyPage } from './sheets/lay-out-body.ts';
import type { Chrome } from './chrome/browser.ts';
import { postScriptNameOf } from './binding/face.ts';
import type { InkRules } from './ink/ink-signature.ts';
import { inksFor } from './ink/inks.ts';
import { keepSignatures } from './signatures/kept-signatures.ts';
import { checkCount, fillLeaves, fitGutter } from './pagination/leaves.ts';
import { openFurnitureLines } from './binding/lines.ts';
import { insideHref } from './sheets/inside-links.ts';
import type { Bookmark } from './binding/links.ts';
import type { Extras } from './sheets/extras.ts';
import { withMargins } from './pagination/margin.ts';
import { metadataOf, type PdfMetadata } from './binding/metadata.ts';
import { numeralOf, roman } from './pagination/numerals.ts';
import { paginate, type BoundPage, type Run } from './pagination/pagination.ts';
import { withReferences } from './pagination/page-references.ts';
import { sayPictures } from './pictures.ts';
import { openPrograms } from './binding/programs.ts';
import { openPress, type Press, type Watch } from './press/press.ts';
import { sumOf, type LineCounts, type OwnText, type ReadySignature } from './signatures/ready-signature.ts';
import { mannerOf } from './sheets/purposes.ts';
import { furnitureFor, headsOf, printedRuns } from './pagination/runs.ts';
import { servedOf, shellOf } from './sheets/setting.ts';
import { foldSignatures, oneSignature, type Signature } from './sheets/signature.ts';
import { type LayOutInput, type FolioOf, type Behind, type LaidOut, layOutPages } from './lay-out-pages.ts';
import { type Printed, joinOwn, pageStartsOf, textsOn, contentsOn } from './page-texts.ts';

export interface PdfInput extends LayOutInput {
  readonly chrome: Chrome;
  readonly tabs: number;
  readonly shelf: Shelf;
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
  /** Titles of what stands behind the last chapter. */
  readonly behind: readonly string[];
  /** The entries of its contents, without their folios. */
  readonly contents: readonly string[];
  /** Of the body; the front matter is not the same in an EPUB. */
  readonly pageStarts: () => readonly PageStart[];
  /** What stands on the pages of the body. */
  readonly pageTexts: () => readonly { readonly number: number; readonly item: string; readonly text: string }[];
}

/** The value is `undefined` when the press failed. */
export async function makePdf(input: PdfInput): Promise<Noted<Pdf | undefined>> {
  const laid = await layOutPages(input);
  const { value, diagnostics } = await printAndBind(input, laid);
  return {
    value: value && { ...value, missing: laid.missing },
    diagnostics: [...input.sayMissing(laid.missing), ...laid.ofFonts, ...diagnostics],
  };
}

async function printAndBind(input: PdfInput, laid: LaidOut): Promise<Noted<Omit<Pdf, 'missing'> | undefined>> {
  const { edition, chrome, extras } = input;
  const { press, programs, lines, compose } = openTools(input, laid.fonts);
  const heads = headsOf(input, mannerOf(edition));

  const { value: pages, diagnostics: uncomposed } = await compose([...laid.prefaces, ...laid.body]);
  if (pages === undefined) return failed(uncomposed);
  const targets = new Set([...linkTargets(input.book, pages, laid.behind), ...anchorsOf(extras)]);
  const parts = [pages.slice(0, laid.prefaces.length), pages.slice(laid.prefaces.length)];
  const textSignatures = parts.flatMap((part) => foldSignatures(part, targets));
  const signatures = [...textSignatures, oneSignature(laid.opening, new Set())];
  const { value: printed, diagnostics: ofText } = await printRuns(
    press,
    signatures,
    watchText(input, signatures.length, () => {
      programs.begin();
      lines().catch(() => undefined); // binding awaits the same promise, and fails with it
    }),
  );
  if (printed === undefined) return failed(ofText);

  const count = laid.prefaces.length + laid.body.length;
  const text = { printed: printed.printed.slice(0, textSignatures.length), runs: printed.runs.slice(0, count) };
  const opening = printed.runs.slice(count);
  const prefaces = text.runs.slice(0, laid.prefaces.length);
  const { numerals } = furnitureFor(input);
  const numeral = numeralOf[numerals.body];
  const body = paginate(text.runs.slice(laid.prefaces.length), { label: String, numeral, ...heads });
  const frontOf = (more: readonly Run[]): BoundPage[] =>
    paginate([...opening, ...prefaces, ...more], { label: roman, numeral: numeralOf[numerals.front], ...heads });
  const numbered = [...frontOf([]), ...body];
  const folioOf = folioFinder(text.printed, numbered);
  const contentsSignatures = [oneSignature([laid.contents(folioOf)], new Set())];
  const { value: listed, diagnostics: ofContents } = await printRuns(press, contentsSignatures);
  const { value: back, diagnostics: ofBack } = await printRuns(press, foldSignatures(laid.back(folioOf), new Set()));
  await press.close();
  input.printed();
  if (listed === undefined || back === undefined) return failed([...ofContents, ...ofBack]);

  const sections = {
    front: frontOf(listed.runs),
    body,
    back: paginate(back.runs, { label: String, numeral, from: body.length + 1, ...heads }),
  };
  const { value: made, diagnostics: unbindable } = makeUp(input, sections, text.printed, folioOf);
  if (made === undefined) return failed(unbindable);

  const { pdfs, strangers } = await input.timeBinding(() =>
    bind({
      signatures: [...printed.printed, ...listed.printed, ...back.printed],
      ...made,
      furniture: furnitureFor(input),
      fonts: laid.fonts,
      programs,
      lines,
      ...(edition.printing && { printing: edition.printing }),
      copies: copiesOf(metadataOf(input, chrome.version), extras),
      ...(extras && { names: new Map(extras.marks.map(({ label, anchor }) => [label, anchor])) }),
      ...interactiveOf(input, laid.behind),
    }),
  );
  const found = text.printed.map((signature) => signature.found);
  return {
    value: {
      copies: pdfs,
      pages: made.pages.length,
      own: joinOwn(found.flatMap(({ own }) => own)),
      behind: laid.behind.map(({ title: name }) => name),
      composed: sumOf(found.map(({ composed }) => composed)),
      contents: contentsOn(contentsSignatures),
      pageStarts: () => pageStartsOf([...sections.front, ...body], text),
      pageTexts: () => textsOn(made.pages, text),
    },
    diagnostics: [
      ...ofText,
      ...sayTooFull(opening, edition.name),
      ...ofContents,
      ...ofBack,
      ...sayPictures(found, textSignatures, input),
      ...strangers.map((font) => sayStranger(font, edition.name)),
    ],
  };
}

/** Pages before the body that are to be one page each, and are not. */
function sayTooFull(opening: readonly Run[], edition: string): Diagnostic[] {
  return opening.flatMap(({ page, printed }) =>
    onePage.has(page.kind) && printed.length > 1
      ? [diagnose('front-page-has-room', { page: page.title, pages: printed.length, edition })]
      : [],
  );
}

function failed(diagnostics: readonly Diagnostic[]): Noted<undefined> {
  return { value: undefined, diagnostics };
}

/** What decides lines, what prints the signatures, and what prepares faces for the binding meanwhile. */
function openTools(input: PdfInput, fonts: readonly PressFont[]) {
  const { book, edition, chrome, shelf, notebook, tabs } = input;
  const { isInteractive } = mannerOf(edition);
  const document = { shell: shellOf(input, fonts), served: servedOf(book, fonts), tagged: isInteractive };
  const rules = inkRules(edition);
  const kept = keepSignatures(shelf, { ...document, ...rules, version: chrome.version });
  const ownFonts = new Map(fonts.map((font) => [postScriptNameOf(font.bytes), font]));
  const press = openPress(chrome, { ...document, kept, tabs, ownFonts, ...rules });
  const around = {
    ...document,
    version: chrome.version,
    fonts,
    language: book.meta.language,
    sheet: edition.sheet,
    lines: edition.lines,
    figures: edition.figures,
    comments: commentRoomOf(edition.sheet, furnitureFor(input)),
    layOut: press.layOut,
    notebook,
    shelf,
  };
  return {
    press,
    programs: openPrograms(fonts, shelf),
    lines: openFurnitureLines(fonts),
    compose: async (pages: readonly BodyPage[]): Promise<Noted<readonly BodyPage[] | undefined>> => {
      const composed = await composeBody(pages, around);
      return 'problem' in composed ? failed([sayFailed(pages, composed)]) : { value: composed, diagnostics: [] };
    },
  };
}

function sayFailed([first]: readonly BodyPage[], { problem }: { readonly problem: string }): Diagnostic {
  return diagnose('signature-prints', { chapter: first?.title ?? '', problem });
}

/** The value is `undefined` when a signature failed. */
async function printRuns(
  press: Press,
  signatures: readonly Signature[],
  watch?: Watch,
): Promise<Noted<Printed | undefined>> {
  const { signatures: printed, diagnostics } = await press.print(signatures, watch);
  if (hasErrors(diagnostics)) return failed(diagnostics);
  return { value: { printed, runs: printedRuns(signatures, printed) }, diagnostics };
}

/** What can be done meanwhile begins when all tabs are busy and not sooner, for Chrome asks for its fonts first. */
function watchText({ progress, waits }: PdfInput, total: number, prepare: () => void): Watch {
  progress(0, total);
  return {
    onPrinted: (done) => progress(done, total),
    onBusy: () => {
      prepare();
      waits();
    },
  };
}

/**
 * All pages in their order, with what stands in gaps and margins, and the sheet with the gutter that so many pages
 * want: known only when all is printed. The value is `undefined` where the printer cannot bind them.
 */
function makeUp(
  { edition, extras }: PdfInput,
  { front, body, back }: Readonly<Record<'front' | 'body' | 'back', readonly BoundPage[]>>,
  text: readonly ReadySignature[],
  folioOf: FolioOf,
): Noted<Pick<Binding, 'pages' | 'sheet'> | undefined> {
  const { name, printing, sheet } = edition;
  const filled = [...front, ...fillLeaves(body, front.length, printing)];
  const forPress = { edition: name, printing };
  const fitted = fitGutter(sheet, filled.length, forPress);
  const diagnostics = [...fitted.diagnostics, ...checkCount(filled.length, sheet, forPress)];
  if (hasErrors(diagnostics)) return failed(diagnostics);
  const withFolios = withReferences(filled, text, { sheet, folioOf });
  const annotated = extras === undefined ? withFolios : withMargins(withFolios, text, { sheet, ...extras });
  return { value: { pages: [...annotated, ...back], sheet: fitted.value }, diagnostics };
}

/** Links, tags and bookmarks, where the edition is read on a screen. */
function interactiveOf({ book, edition }: PdfInput, behind: Behind): Pick<Binding, 'interactive'> {
  if (!mannerOf(edition).isInteractive) return {};
  const entries = contentsEntries(book, { depth: edition.tocDepth, hrefOf: insideHref, behind });
  return { interactive: { bookmarks: bookmarksOf(entries) } };
}

/** Only what goes to press is set in ink. */
function inkRules({ printing }: PdfEdition): { inks?: InkRules } {
  return printing === undefined ? {} : { inks: { inks: inksFor(printing), dpi: printers[printing.printer].dpi } };
}

/** Ids whose place must be known: those of the contents and the bookmarks, and whatever a page links to. */
function linkTargets(book: Book, pages: readonly BodyPage[], behind: Behind): Set<string> {
  const listed = itemsOf(book).flatMap((item) => [item.id, ...outlineOf(item).map(({ id }) => id)]);
  return new Set([...listed, ...behind.map(({ id }) => id), ...pages.flatMap(({ facts }) => facts.targets)]);
}

function anchorsOf(extras: Extras | undefined): string[] {
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

/** As folios are written on the pages. */
function folioFinder(printed: readonly ReadySignature[], bound: readonly BoundPage[]): FolioOf {
  const written = new Map(bound.map(({ source, folio }) => [source, folio]));
  const folios = new Map(
    printed.flatMap(({ targets, pages }) =>
      [...targets].map(([id, { page }]) => [id, pages[page] && written.get(pages[page])]),
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
