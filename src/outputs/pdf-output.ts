/** A PDF edition: printed, bound, and held against the manuscript. */

import { bookText } from '../book/text.ts';
import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';
import type { MadeFile, Maker } from '../outputs.ts';
import { changesPage, form, instructions } from '../pages/review-pages.ts';
import type { Templates } from '../pages/templates.ts';
import type { Extras } from '../pdf/extras.ts';
import { makePdf, type Pdf } from '../pdf/pdf.ts';
import type { Review } from '../prepare-review.ts';
import { collate } from '../proof/collate.ts';
import type { Workshop } from '../workshop.ts';
import { copyName, reviewFor, type ReviewOutput } from './review-output.ts';

export const makePrinted: Maker = async (edition: Edition, workshop: Workshop) => {
  const { host, clock } = workshop;
  const { sheet } = edition;
  if (sheet === undefined) throw new Error(`edition ${edition.name} has no sheet`);
  const chrome = await workshop.chrome();
  if ('problem' in chrome) return { diagnostics: [diagnose('browser-exists', { problem: chrome.problem, edition: edition.name })] };
  const { theme, templates, faces, colophon, uncovered } = await workshop.theme(edition.theme);
  const review = reviewFor(edition, workshop.book, workshop.review);
  const book = review?.book ?? workshop.book;
  const { value: pdf, diagnostics } = await clock.measure({ stage: 'print', edition: edition.name }, () =>
    makePdf({
      book, edition: { ...edition, sheet }, theme, templates, faces, uncovered, colophon, chrome, program: workshop.program,
      tabs: host.cores,
      ...(review && { extras: extrasOf(review, templates) }),
      progress: (stage, done, total) => {
        clock.progress({ stage, edition: edition.name, ...(done !== undefined && { done }), ...(total !== undefined && { total }) });
      },
    }),
  );
  if (pdf === undefined) return { diagnostics };
  const files = filesOf(pdf, `${book.meta.slug}-${edition.name}`, workshop.review, review);
  const proofs = workshop.proof ? collate(withoutMissing(bookText(review?.plain ?? book), uncovered), pdf.text, files[0]?.path ?? '') : [];
  return { edition, files, diagnostics: [...diagnostics, ...proofs] };
};

function filesOf({ copies, pages }: Pdf, stem: string, prepared: Review | undefined, review: ReviewOutput | undefined): MadeFile[] {
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
    back: (folioOf) => [...changesPage(facts, templates, (label) => folioOf(anchors.get(label) ?? '')), form(facts, templates)],
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

/** What no face has was set as 〓, and has been said. */
function withoutMissing(text: string, uncovered: ReadonlySet<number>): string {
  return uncovered.size === 0 ? text : [...text].filter((character) => !uncovered.has(character.codePointAt(0) ?? 0)).join('');
}
