/** A PDF edition: printed, bound, and held against the manuscript and what printers ask for. */

import { bookText } from '../book/text.ts';
import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';
import type { Maker } from '../outputs.ts';
import { makePdf } from '../pdf/pdf.ts';
import { profileOf } from '../pdf/preflight/edition-profile.ts';
import { preflight } from '../pdf/preflight/index.ts';
import { collate } from '../proof/collate.ts';
import type { Workshop } from '../workshop.ts';

export const makePrinted: Maker = async (edition: Edition, workshop: Workshop) => {
  const { book, host, clock } = workshop;
  const { sheet } = edition;
  if (sheet === undefined) throw new Error(`edition ${edition.name} has no sheet`);
  const chrome = await workshop.chrome();
  if ('problem' in chrome) return { diagnostics: [diagnose('browser-exists', { problem: chrome.problem, edition: edition.name })] };
  const { theme, templates, faces, colophon, uncovered } = await workshop.theme(edition.theme);
  const file = `${book.meta.slug}-${edition.name}.pdf`;
  const { value: pdf, diagnostics } = await clock.measure({ stage: 'print', edition: edition.name }, () =>
    makePdf({
      book, edition: { ...edition, sheet }, theme, templates, faces, uncovered, colophon, chrome, program: workshop.program,
      tabs: host.cores,
      progress: (stage, done, total) => {
        clock.progress({ stage, edition: edition.name, ...(done !== undefined && { done }), ...(total !== undefined && { total }) });
      },
    }),
  );
  if (pdf === undefined) return { diagnostics };
  const proofs = workshop.proof ? collate(withoutMissing(bookText(book), uncovered), pdf.text, file) : [];
  const profile = workshop.proof ? profileOf(edition) : undefined;
  const findings = profile === undefined ? [] : await clock.measure({ stage: 'proof', edition: edition.name }, () => preflight(pdf.bytes, file, profile));
  return { edition, files: [{ path: file, bytes: pdf.bytes, pages: pdf.pages }], diagnostics: [...diagnostics, ...proofs, ...findings] };
};

/** What no face has was set as 〓, and has been said. */
function withoutMissing(text: string, uncovered: ReadonlySet<number>): string {
  return uncovered.size === 0 ? text : [...text].filter((character) => !uncovered.has(character.codePointAt(0) ?? 0)).join('');
}
