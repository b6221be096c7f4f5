/** A PDF edition: printed, bound, and held against the manuscript and what printers ask for. */

import { shownText, textOfBook } from '../book/shown-text.ts';
import { sayWideFormulas } from '../book/wide-formulas.ts';
import { sayWideTables } from '../book/wide-tables.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { PdfEdition } from '../editions/edition.ts';
import type { Made, MadeFile } from './output.ts';
import { changesPage, form, instructions } from '../pages/review-pages.ts';
import type { Templates } from '../pages/templates.ts';
import type { Extras } from '../pdf/sheets/extras.ts';
import { metadataOf, type PdfMetadata } from '../pdf/binding/metadata.ts';
import type { NoChrome } from '../pdf/chrome/keeper.ts';
import { lazily } from '../host/lazily.ts';
import { openNotebook } from '../host/notebook.ts';
import { makePdf, type Pdf } from '../pdf/pdf.ts';
import { profileOf } from '../pdf/preflight/edition-profile.ts';
import { preflight } from '../pdf/preflight/index.ts';
import type { Review } from '../reading/prepare-review.ts';
import { collateContents } from '../proof/contents.ts';
import { collate } from '../proof/collate.ts';
import type { Workshop } from './workshop.ts';
import { placesOfPages } from '../proof/page-place.ts';
import { copyName, reviewFor, type ReviewOutput } from './review-output.ts';

export async function makePrinted(edition: PdfEdition, workshop: Workshop): Promise<Made> {
  const { host, clock } = workshop;
  const chrome = await workshop.chrome();
  if ('problem' in chrome) return { diagnostics: [noChrome(chrome, edition.name)] };
  const { theme, templates, faces, colophon } = await workshop.theme(edition.theme);
  const review = reviewFor(edition, workshop.book, workshop.review);
  const book = review?.book ?? workshop.book;
  const { value: pdf, diagnostics } = await clock.measure({ stage: 'print', edition: edition.name }, () =>
    makePdf({
      book,
      edition,
      theme,
      templates,
      faces,
      colophon: colophon(book.meta.language),
      chrome,
      program: workshop.program,
      tabs: host.cores * chrome.machines,
      notebook: workshop.notebook,
      shelf: host,
      ...(review && { extras: extrasOf(review, templates) }),
      sayMissing: workshop.sayMissing,
      waits: workshop.waits,
      printed: () => workshop.printed(edition),
      progress: (done, total) => clock.progress({ stage: 'print', edition: edition.name, done, total }),
      timeBinding: (work) => clock.measure({ stage: 'bind', edition: edition.name }, work),
    }),
  );
  if (pdf === undefined) return { diagnostics };
  const copies = filesOf(pdf, `${book.meta.slug}-${edition.name}`, workshop.review, review);
  const [first] = copies;
  if (first === undefined) throw new Error(`edition ${edition.name} has no copy`);
  // What no face has was set as 〓, and has been said.
  const shown = workshop.proof ? textOfBook(review?.plain ?? book, pdf.missing) : [];
  const proofs = workshop.proof
    ? collate(
        shown,
        pdf.own.map(({ id, text }) => ({ id, ...shownText(text) })),
        first.path,
      )
    : [];
  if (workshop.proof)
    proofs.push(
      ...collateContents(book, pdf.contents, { name: first.path, depth: edition.tocDepth, missing: pdf.missing }),
    );
  const profile = workshop.proof ? profileOf(edition) : undefined;
  // Copies differ in their stamp alone.
  const findings =
    profile === undefined
      ? []
      : await clock.measure({ stage: 'proof', edition: edition.name }, async () => {
          const notebook = await openNotebook(host.cache, `preflight ${book.meta.identifier} ${edition.name}`);
          const found = await preflight(first.bytes, first.path, {
            profile,
            notebook,
            sourceOf: placesOfPages(shown, lazily(pdf.pageTexts)),
          });
          await notebook.save();
          return found;
        });
  const cover = await coverOf(edition, pdf, chrome.version, workshop);
  const metadata = metadataOf({ book, edition, theme, program: workshop.program }, chrome.version);
  const imposed = await Promise.all(copies.map((copy) => imposedOf(edition, copy, metadata, workshop)));
  const files = [...copies, ...[cover, ...imposed].flatMap(({ value }) => value ?? [])];
  const line = { measure: edition.sheet.chars, edition: edition.name };
  const wide = [...sayWideFormulas(book, line), ...sayWideTables(book, line)];
  return {
    edition,
    files,
    composed: pdf.composed,
    pageStarts: pdf.pageStarts,
    diagnostics: [
      ...diagnostics,
      ...wide,
      ...proofs,
      ...findings,
      ...[cover, ...imposed].flatMap((made) => made.diagnostics),
    ],
  };
}

function noChrome({ problem, remedy, isRemote = false }: NoChrome, edition: string): Diagnostic {
  return isRemote || remedy === undefined
    ? diagnose('browser-answers', { problem, edition })
    : diagnose('browser-exists', { problem, edition, remedy });
}

/** Its modules are not loaded where no cover is asked for. */
async function coverOf(
  { wrap, ...edition }: PdfEdition,
  { pages }: Pdf,
  browser: string,
  workshop: Workshop,
): Promise<Noted<MadeFile | undefined>> {
  if (wrap === undefined) return { value: undefined, diagnostics: [] };
  const { makeCover } = await import('./cover-output.ts');
  return workshop.clock.measure({ stage: 'cover', edition: edition.name }, () =>
    makeCover({ edition: { ...edition, wrap }, pages, browser }, workshop),
  );
}

async function imposedOf(
  { imposition, name }: PdfEdition,
  { path, bytes, pages = 0 }: MadeFile,
  metadata: PdfMetadata,
  { clock }: Workshop,
): Promise<Noted<MadeFile | undefined>> {
  if (imposition === undefined) return { value: undefined, diagnostics: [] };
  const { imposePdf } = await import('../imposition/sheets.ts');
  const imposed = await clock.measure({ stage: 'impose', edition: name }, () =>
    imposePdf(bytes, { ...imposition, metadata }),
  );
  const isThick = imposition.scheme === 'booklet' && imposed.sheets > mostStapled;
  return {
    value: { path: path.replace(/\.pdf$/, `-${imposition.scheme}.pdf`), bytes: imposed.bytes, pages: imposed.sides },
    diagnostics: isThick
      ? [diagnose('booklet-is-thin', { edition: name, sheets: imposed.sheets, pages }, imposition.place)]
      : [],
  };
}

/** Sheets (publishing.md §5). */
const mostStapled = 20;

function filesOf(
  { copies, pages }: Pdf,
  stem: string,
  prepared: Review | undefined,
  review: ReviewOutput | undefined,
): MadeFile[] {
  return copies.map((bytes, index): MadeFile => {
    const copy = review?.copies[index];
    const name = copy === undefined || prepared === undefined ? stem : copyName(stem, prepared, copy);
    return { path: `${name}.pdf`, bytes, pages };
  });
}

/** What a copy for reviewers has besides its chapters. */
function extrasOf({ facts, marks, roundLine, title, copies, showsNames }: ReviewOutput, templates: Templates): Extras {
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
