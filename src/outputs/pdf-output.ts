/** A PDF edition: printed, bound, and held against the manuscript and what printers ask for. */

import { bookText } from '../book/text.ts';
import { diagnose, type Noted } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';
import type { Sheet } from '../editions/sheet.ts';
import type { MadeFile, Maker } from '../outputs.ts';
import type { PdfMetadata } from '../pdf/metadata.ts';
import { makePdf, type Pdf } from '../pdf/pdf.ts';
import { profileOf } from '../pdf/preflight/edition-profile.ts';
import { preflight } from '../pdf/preflight/index.ts';
import { metadataOf } from '../pdf/setting.ts';
import { collate } from '../proof/collate.ts';
import type { Workshop } from '../workshop.ts';

export const makePrinted: Maker = async (edition: Edition, workshop: Workshop) => {
  const { book, host, clock } = workshop;
  const { sheet } = edition;
  if (sheet === undefined) throw new Error(`edition ${edition.name} has no sheet`);
  const chrome = await workshop.chrome();
  if ('problem' in chrome) return { diagnostics: [diagnose(chrome.isRemote ? 'browser-answers' : 'browser-exists', { problem: chrome.problem, edition: edition.name })] };
  const { theme, templates, faces, colophon, uncovered } = await workshop.theme(edition.theme);
  const file = `${book.meta.slug}-${edition.name}.pdf`;
  const { value: pdf, diagnostics } = await clock.measure({ stage: 'print', edition: edition.name }, () =>
    makePdf({
      book, edition: { ...edition, sheet }, theme, templates, faces, uncovered, colophon, chrome, program: workshop.program,
      tabs: host.cores * chrome.machines,
      ...(host.cache && { cache: host.cache }),
      progress: (done, total) => clock.progress({ stage: 'print', edition: edition.name, done, total }),
      timeBinding: (work) => clock.measure({ stage: 'bind', edition: edition.name }, work),
    }),
  );
  if (pdf === undefined) return { diagnostics };
  const proofs = workshop.proof ? collate(withoutMissing(bookText(book), uncovered), pdf.text, file) : [];
  const profile = workshop.proof ? profileOf(edition) : undefined;
  const findings = profile === undefined ? [] : await clock.measure({ stage: 'proof', edition: edition.name }, () => preflight(pdf.bytes, file, profile));
  const cover = await coverOf({ ...edition, sheet }, pdf, chrome.version, workshop);
  const imposed = await imposedOf(edition, pdf, metadataOf({ book, edition: { ...edition, sheet }, theme, program: workshop.program }, chrome.version), workshop);
  const files = [{ path: file, bytes: pdf.bytes, pages: pdf.pages }, ...[cover.value, imposed.value].filter((made) => made !== undefined)];
  return { edition, files, pageStarts: pdf.pageStarts, diagnostics: [...diagnostics, ...proofs, ...findings, ...cover.diagnostics, ...imposed.diagnostics] };
};

/** Its modules are not loaded where no cover is asked for. */
async function coverOf({ wrap, ...edition }: Edition & { readonly sheet: Sheet }, { pages }: Pdf, browser: string, workshop: Workshop): Promise<Noted<MadeFile | undefined>> {
  if (wrap === undefined) return { value: undefined, diagnostics: [] };
  const { makeCover } = await import('./cover-output.ts');
  return workshop.clock.measure({ stage: 'cover', edition: edition.name }, () => makeCover({ edition: { ...edition, wrap }, pages, browser }, workshop));
}

async function imposedOf({ imposition, name }: Edition, { bytes, pages }: Pdf, metadata: PdfMetadata, { book, clock }: Workshop): Promise<Noted<MadeFile | undefined>> {
  if (imposition === undefined) return { value: undefined, diagnostics: [] };
  const { imposePdf } = await import('../imposition/sheets.ts');
  const imposed = await clock.measure({ stage: 'impose', edition: name }, () => imposePdf(bytes, { ...imposition, metadata }));
  const isThick = imposition.scheme === 'booklet' && imposed.sheets > mostStapled;
  return {
    value: { path: `${book.meta.slug}-${name}-${imposition.scheme}.pdf`, bytes: imposed.bytes, pages: imposed.sides },
    diagnostics: isThick ? [diagnose('booklet-is-thin', { edition: name, sheets: imposed.sheets, pages }, imposition.place)] : [],
  };
}

/** Sheets (publishing.md §5). */
const mostStapled = 20;

/** What no face has was set as 〓, and has been said. */
function withoutMissing(text: string, uncovered: ReadonlySet<number>): string {
  return uncovered.size === 0 ? text : [...text].filter((character) => !uncovered.has(character.codePointAt(0) ?? 0)).join('');
}
