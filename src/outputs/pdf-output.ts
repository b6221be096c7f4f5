/** A PDF edition: printed, bound, and held against the manuscript and what printers ask for. */

import { shownText, textOfBook } from '../book/shown-text.ts';
import { sayWideFormulas } from '../book/wide-formulas.ts';
import { sayWideTables } from '../book/wide-tables.ts';
import { chaptersOf, type Book } from '../book/model.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { PdfEdition } from '../editions/edition.ts';
import { lazily } from '../host/lazily.ts';
import { openNotebook } from '../host/notebook.ts';
import { changesPage, form, instructions } from '../pages/review-pages.ts';
import type { Templates } from '../pages/templates.ts';
import { metadataOf, type PdfMetadata } from '../pdf/binding/metadata.ts';
import type { Chrome } from '../pdf/chrome/browser.ts';
import type { NoChrome } from '../pdf/chrome/keeper.ts';
import { makePdf, type Pdf } from '../pdf/pdf.ts';
import { profileOf } from '../pdf/preflight/edition-profile.ts';
import { preflight } from '../pdf/preflight/index.ts';
import type { Extras } from '../pdf/sheets/extras.ts';
import { collate } from '../proof/collate.ts';
import { collateContents } from '../proof/contents.ts';
import { placesOfPages } from '../proof/page-place.ts';
import { lostByTheme } from './lost-by-theme.ts';
import type { Commission, Made, MadeFile } from './output.ts';
import type { ReviewCopies } from './review-copies.ts';

export async function makePrinted(commission: Commission<PdfEdition>): Promise<Made> {
  const {
    edition,
    book,
    theme: { theme },
    bench,
  } = commission;
  const chrome = await bench.engines.chrome();
  if ('problem' in chrome) return { value: undefined, diagnostics: [noChrome(chrome, edition.name)] };
  const { value: pdf, diagnostics: said } = await print(commission, chrome);
  const diagnostics = await lostByTheme(said, theme);
  if (pdf === undefined) return { value: undefined, diagnostics };
  const copies = copiesOf(pdf, commission);
  const [first] = copies;
  if (first === undefined) throw new Error(`edition ${edition.name} has no copy`);
  const cover = await coverOf(commission, pdf, chrome.version);
  const metadata = metadataOf({ book, edition, theme, program: bench.program }, chrome.version);
  const imposed = await Promise.all(copies.map((copy) => imposedOf(commission, copy, metadata)));
  const beside = [cover, ...imposed];
  const line = { measure: edition.sheet.chars, edition: edition.name };
  return {
    value: {
      files: [...copies, ...beside.flatMap(({ value }) => value ?? [])],
      composed: pdf.composed,
      pageStarts: pdf.pageStarts,
      // Copies differ in their stamp alone.
      lookOver: () => lookOver(commission, pdf, first),
    },
    diagnostics: [
      ...diagnostics,
      ...sayWideFormulas(book, line),
      ...sayWideTables(book, line),
      ...beside.flatMap((made) => made.diagnostics),
    ],
  };
}

function print(
  { edition, book, theme: { theme, templates, faces, colophon }, review, bench }: Commission<PdfEdition>,
  chrome: Chrome,
): Promise<Noted<Pdf | undefined>> {
  const { host, clock, notebook, program, engines, sayMissing } = bench;
  return clock.measure({ stage: 'print', edition: edition.name }, () =>
    makePdf({
      book,
      edition,
      theme,
      templates,
      faces,
      colophon: (used) => colophon(book.meta.language, used),
      chrome,
      program,
      tabs: host.cores * chrome.machines,
      notebook,
      shelf: host,
      ...(review && { extras: extrasOf(review, book, templates) }),
      sayMissing,
      waits: engines.areBusy,
      printed: () => engines.leaveChrome(edition),
      progress: (done, total) => clock.progress({ stage: 'print', edition: edition.name, done, total }),
      timeBinding: (work) => clock.measure({ stage: 'bind', edition: edition.name }, work),
    }),
  );
}

async function lookOver(
  { edition, book, text, bench: { host } }: Commission<PdfEdition>,
  { missing, own, behind, contents, pageTexts }: Pdf,
  { path, bytes }: MadeFile,
): Promise<Diagnostic[]> {
  // What no face has was set as 〓, and has been said.
  const shown = textOfBook(text, missing);
  const painted = own.map((page) => ({ id: page.id, ...shownText(page.text) }));
  const found = [
    ...collate(shown, painted, path),
    ...collateContents(book, contents, { name: path, depth: edition.tocDepth, behind, missing }),
  ];
  const profile = profileOf(edition);
  if (profile === undefined) return found;
  const notebook = await openNotebook(host.cache, `preflight ${book.meta.identifier} ${edition.name}`);
  const sourceOf = placesOfPages(shown, lazily(pageTexts));
  const broken = await preflight(bytes, path, { profile, notebook, sourceOf });
  await notebook.save();
  return [...found, ...broken];
}

function noChrome({ problem, remedy, isRemote = false }: NoChrome, edition: string): Diagnostic {
  return isRemote || remedy === undefined
    ? diagnose('browser-answers', { problem, edition })
    : diagnose('browser-exists', { problem, edition, remedy });
}

/** Its modules are not loaded where no cover is asked for. */
async function coverOf(
  commission: Commission<PdfEdition>,
  { pages }: Pdf,
  browser: string,
): Promise<Noted<MadeFile | undefined>> {
  const { wrap, ...edition } = commission.edition;
  if (wrap === undefined) return { value: undefined, diagnostics: [] };
  const { makeCover } = await import('./cover-output.ts');
  return commission.bench.clock.measure({ stage: 'cover', edition: edition.name }, () =>
    makeCover({ ...commission, edition: { ...edition, wrap } }, { pages, browser }),
  );
}

async function imposedOf(
  { edition: { imposition, name, sheet }, bench: { clock } }: Commission<PdfEdition>,
  { path, bytes, pages = 0 }: MadeFile,
  metadata: PdfMetadata,
): Promise<Noted<MadeFile | undefined>> {
  if (imposition === undefined) return { value: undefined, diagnostics: [] };
  const { imposePdf } = await import('../imposition/sheets.ts');
  const imposed = await clock.measure({ stage: 'impose', edition: name }, () =>
    imposePdf(bytes, { ...imposition, rightBound: sheet.writing === 'vertical', metadata }),
  );
  const isThick = imposition.scheme === 'booklet' && imposed.sheets > mostStapled;
  return {
    value: { path: path.replace(/\.pdf$/, `-${imposition.scheme}.pdf`), bytes: imposed.bytes, pages: imposed.sides },
    diagnostics: isThick
      ? [diagnose('booklet-is-thin', { edition: name, sheets: imposed.sheets, pages }, imposition.place)]
      : [],
  };
}

/** Sheets [P5]. */
const mostStapled = 20;

function copiesOf({ copies, pages }: Pdf, { edition, book, review }: Commission<PdfEdition>): MadeFile[] {
  const stem = `${book.meta.slug}-${edition.name}`;
  return copies.map((bytes, index): MadeFile => {
    const copy = review?.copies[index];
    const name = review === undefined || copy === undefined ? stem : review.nameOf(stem, copy);
    return { path: `${name}.pdf`, bytes, pages };
  });
}

/** What a copy for reviewers has besides its chapters. */
function extrasOf(
  { facts, roundLine, title, copies, showsNames }: ReviewCopies,
  book: Book,
  templates: Templates,
): Extras {
  const marks = chaptersOf(book).flatMap((chapter) => chapter.marks ?? []);
  const anchors = new Map(marks.map(({ label, anchor }) => [label, anchor]));
  return {
    titleDetail: roundLine,
    front: [instructions(facts, templates)],
    back: (folioOf) => [
      ...changesPage(facts, templates, (label) => folioOf(anchors.get(label) ?? '')),
      form(facts, templates),
    ],
    marks,
    numbersLines: facts.lineNumbers,
    foot: roundLine,
    title,
    copies: copies.map(({ id, identifier, recipient }) => ({
      text: [id, showsNames ? recipient : undefined].filter((part) => part !== undefined).join('　'),
      identifier,
      info: { KebenRound: String(facts.round), ...(id !== undefined && { KebenCopy: id }) },
    })),
  };
}
