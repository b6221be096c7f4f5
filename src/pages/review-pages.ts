/** Pages that only a review copy has: instructions, the list of changes, a form for comments. */

import type { BookMeta } from '../book/model.ts';
import type { Change, ChapterChanges } from '../review/compare.ts';
import { labelOf } from '../review/text.ts';
import type { Piece } from '../review/word-changes.ts';
import type { Templates } from './templates.ts';
import type { ChangeView, ChapterChangesView, Page, PieceView } from './views.ts';
import { wordsFor, type Words } from './words.ts';

/** The facts about a copy that its pages print. */
export interface ReviewFacts {
  readonly meta: BookMeta;
  readonly round: number;
  readonly date?: string;
  readonly commit?: string;
  /** True when copies have ids of their own. */
  readonly isNumbered: boolean;
  readonly lineNumbers: boolean;
  readonly changedOnly: boolean;
  readonly since?: { readonly name: string; readonly changes: readonly ChapterChanges[] };
  /** On `paper` there are margins and a foot; in `flow` ids stand in the text. */
  readonly medium: 'paper' | 'flow';
}

/** Makes the line `第 2 轮　2026-11-24　4f2a9c1e`. */
export function roundLine({
  meta,
  round,
  date,
  commit,
}: Pick<ReviewFacts, 'meta' | 'round' | 'date' | 'commit'>): string {
  return [wordsFor(meta.language).review.round(round), date, commit].filter((part) => part !== undefined).join('　');
}

/** The page 审读说明. */
export function instructions(facts: ReviewFacts, templates: Templates): Page {
  const words = wordsFor(facts.meta.language).review;
  const isPaper = facts.medium === 'paper';
  const body = templates.render('review-instructions', {
    title: words.instructions,
    paragraphs: [
      words.about(
        facts.meta.title,
        facts.round,
        [facts.date, facts.commit].filter((part) => part !== undefined),
      ),
      isPaper ? words.ids : words.idsInText,
      ...(facts.changedOnly ? [words.changedOnly] : []),
    ],
    marks: [
      { sign: '26.034', meaning: words.marks.id },
      ...(facts.since === undefined
        ? []
        : [
            { sign: words.signs.bar, sample: 'bar', meaning: isPaper ? words.marks.bar : words.marks.edge },
            { sign: words.signs.added, sample: 'added', meaning: words.marks.added },
            { sign: words.signs.removed, sample: 'removed', meaning: words.marks.removed },
          ]),
      ...(facts.lineNumbers && isPaper ? [{ sign: words.signs.lines, meaning: words.marks.lines }] : []),
    ],
    closing: [
      ...(isPaper ? [words.paper, words.file] : [words.epub]),
      ...(facts.isNumbered ? [isPaper ? words.numbered : words.numberedOnTitle] : []),
    ],
  });
  return { id: 'instructions', kind: 'instructions', title: words.instructions, body };
}

/** The page 审读意见表. */
export function form({ meta }: ReviewFacts, templates: Templates): Page {
  const { form: title, fields, questions, idColumn, commentColumn } = wordsFor(meta.language).review;
  const body = templates.render('review-form', {
    title,
    fields,
    questions,
    idColumn,
    commentColumn,
    rows: Array.from({ length: 9 }, (_, index) => index),
  });
  return { id: 'form', kind: 'form', title, body };
}

/** The page 修订记. `pageOf` finds the folio of an id such as `26.034`. */
export function changesPage(
  { meta, since }: ReviewFacts,
  templates: Templates,
  pageOf: (label: string) => string | undefined,
): Page[] {
  if (since === undefined) return [];
  const words = wordsFor(meta.language).review;
  const chapters = since.changes.map((chapter) => chapterView(chapter, words, pageOf));
  const body = templates.render('review-changes', {
    title: words.changes,
    since: words.since(since.name),
    chapters: chapters.length > 0 ? chapters : [{ title: words.nothing, entries: [] }],
  });
  return [{ id: 'changes', kind: 'changes', title: words.changes, body }];
}

function chapterView(
  { prefix, title, kind, changes, titleBefore }: ChapterChanges,
  words: Words['review'],
  pageOf: (label: string) => string | undefined,
): ChapterChangesView {
  const note =
    kind === 'added'
      ? words.newChapter
      : kind === 'removed'
        ? words.goneChapter
        : titleBefore === undefined
          ? undefined
          : words.retitled(titleBefore);
  // A new chapter has one entry, because it is read as a whole.
  const entries =
    kind === 'added'
      ? []
      : changes.map((change): ChangeView => {
          const label = labelOf(prefix, change.number);
          const page = pageOf(label);
          return {
            label,
            kind: words.kinds[change.kind],
            pieces: excerpt(change),
            ...(page !== undefined && { page }),
          };
        });
  return { title, ...(note !== undefined && { note }), entries };
}

/** Characters shown around a change, and at both ends of a change that is too long for the list. */
const context = 8;
const longest = 60;

/** The change with a few characters around it; all of it can be read in its chapter. */
function excerpt({ pieces }: Change): PieceView[] {
  return pieces.map((piece, index): PieceView => {
    if (piece.kind !== 'same')
      return { text: cut(oneLine(piece), longest, longest), isChange: true, isAdded: piece.kind === 'added' };
    const text = oneLine(piece);
    return {
      text: cut(text, index === 0 ? 0 : context, index === pieces.length - 1 ? 0 : context),
      isChange: false,
      isAdded: false,
    };
  });
}

function oneLine({ text }: Piece): string {
  return text.replace(/\n+/g, '　');
}

/** The first and the last characters, with `…` between them. */
function cut(text: string, head: number, tail: number): string {
  const characters = [...text];
  if (characters.length <= head + tail + 1) return text;
  return `${characters.slice(0, head).join('')}…${tail === 0 ? '' : characters.slice(-tail).join('')}`;
}
