/**
 * Prepares what a review edition needs besides the book: ids from the ledger, changes since an older text, the copies
 * and their list.
 *
 * 1. Read the ledger of the last round.
 * 2. Read the old text, from git or from a ledger.
 * 3. Give ids to both texts.
 * 4. Compare them.
 * 5. Make the files to be saved.
 */

import { chaptersOf, type Book } from '../book/model.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Host, OutputFile } from '../host/host.ts';
import { oldHost } from '../host/old-host.ts';
import { decodeUtf8 } from '../manuscript/decode.ts';
import { readBook, type BookRead } from './read-book.ts';
import { assignIds, withNumbersOf, type ChapterIds } from '../review/assign-ids.ts';
import { compareChapters, type ChapterChanges } from '../review/compare.ts';
import { copiesFor, readCopyList, writeCopyList, type Copy } from '../review/copies.ts';
import { emptyLedger, textOfLedger, writeLedger, type Ledger } from '../review/ledger.ts';
import { findLedger, ledgerFolder, ledgerName, readLedgerFile } from '../review/ledger-files.ts';
import { reviewText } from '../review/review-text.ts';
import { plainReview, type ReviewRequest } from '../review/request.ts';
import type { ReviewChapter } from '../review/text.ts';

export interface Review {
  readonly round: number;
  /** True when file names contain the round: it was named, or there are copies or earlier rounds. */
  readonly namesRound: boolean;
  /** `2026-11-24`; absent where neither git nor book.yaml has a date. */
  readonly date?: string;
  /** Eight digits of the last commit, with a `+` when the manuscript was edited since. */
  readonly commit?: string;
  readonly copies: readonly Copy[];
  readonly showsNames: boolean;
  readonly lineNumbers: boolean;
  readonly changedOnly: boolean;
  /** By the id of the chapter. */
  readonly ids: ReadonlyMap<string, ChapterIds>;
  /** The name of the old text, and what changed since then. */
  readonly since?: { readonly name: string; readonly changes: readonly ChapterChanges[] };
  /** The ledger files to be saved beside the manuscript. */
  readonly ledger: { readonly folder: string; readonly files: readonly OutputFile[] };
  /** The list of recipients, to be written into the output folder. Empty when the copies have none. */
  readonly list: readonly OutputFile[];
}

/** The removed words, which marks and lists of changes print. */
export function removedText(review: Review | undefined): string {
  const chapters = review?.since?.changes ?? [];
  return chapters
    .map(({ titleBefore = '', title, changes }) =>
      [
        titleBefore,
        title,
        ...changes.flatMap(({ pieces }) => pieces.map(({ kind, text }) => (kind === 'removed' ? text : ''))),
      ].join(''),
    )
    .join('');
}

export interface ReviewOf {
  /** `undefined` where nothing was asked for by name. */
  readonly request: ReviewRequest | undefined;
  readonly read: BookRead;
  readonly manuscript: string;
  readonly out: string;
  readonly host: Host;
}

/** Nothing, where no edition is for reviewers. */
export async function prepareReview({ request, ...given }: ReviewOf): Promise<Noted<Review | undefined>> {
  const { editions } = given.read;
  if (editions.some(({ purpose }) => purpose === 'review'))
    return prepare({ ...given, request: request ?? plainReview });
  return request === undefined || editions.length === 0
    ? { value: undefined, diagnostics: [] }
    : failed(diagnose('usage-is-right', { problem: needsReview }));
}

const needsReview = {
  zh: '`--recipient`、`--round`、`--since`、`--changed-only`、`--line-numbers` 只用于审读本，要加 `--edition review` 或 `review-ebook`',
  en: '`--recipient`, `--round`, `--since`, `--changed-only` and `--line-numbers` are for review copies: add `--edition review` or `review-ebook`',
};

async function prepare({
  request,
  read,
  manuscript,
  out,
  host,
}: ReviewOf & { readonly request: ReviewRequest }): Promise<Noted<Review | undefined>> {
  const { book, folder } = read;
  const last = await findLedger(manuscript, request.round, host);
  if ('diagnostic' in last) return failed(last.diagnostic);
  const round = request.round ?? last.round ?? 1;
  const old = request.since === undefined ? undefined : await oldText(request.since, { manuscript, folder }, host);
  if (old !== undefined && 'diagnostic' in old) return failed(old.diagnostic);
  const { ids, ledger, changes } = number(book, last.ledger, old?.chapters);
  if (request.changedOnly && changes?.every(({ kind }) => kind === 'removed') === true)
    return failed(diagnose('review-has-changes', { since: request.since ?? '' }));
  const copies = copiesFor(book.meta.identifier, round, request.recipients);
  const list = await copyList(`${book.meta.slug}-review-recipients.json`, { copies, round, out, host });
  if ('diagnostic' in list) return failed(list.diagnostic);
  return {
    diagnostics: [],
    value: {
      round,
      namesRound: namesRound(request, round),
      ...(await datesOf(read, host)),
      copies,
      showsNames: request.showsNames,
      lineNumbers: request.lineNumbers,
      changedOnly: request.changedOnly,
      ids,
      ...sinceOf(request, changes),
      ledger: {
        folder: ledgerFolder(manuscript),
        files: [{ path: ledgerName(round), bytes: new TextEncoder().encode(writeLedger(ledger, round)) }],
      },
      list: list.files,
    },
  };
}

function namesRound(request: ReviewRequest, round: number): boolean {
  return request.round !== undefined || round > 1 || request.recipients.length > 0;
}

function sinceOf({ since }: ReviewRequest, changes: readonly ChapterChanges[] | undefined): Pick<Review, 'since'> {
  return since === undefined || changes === undefined ? {} : { since: { name: nameOf(since), changes } };
}

/** When the text was last changed, as far as that is known, and by which commit. */
async function datesOf({ book, folder }: BookRead, host: Host): Promise<Pick<Review, 'date' | 'commit'>> {
  const [dated, commit] = await Promise.all([host.bookDate(folder), host.lastCommit(folder)]);
  const date = dated?.toISOString().slice(0, 10) ?? book.meta.date;
  return {
    ...(date !== undefined && { date }),
    ...(commit && { commit: commit.hash.slice(0, 8) + (commit.isEdited ? '+' : '') }),
  };
}

function failed(diagnostic: Diagnostic): Noted<undefined> {
  return { value: undefined, diagnostics: [diagnostic] };
}

/** Only the last part of a path, because the whole would say too much about the machine. */
function nameOf(since: string): string {
  return since.slice(since.lastIndexOf('/') + 1);
}

/**
 * Numbers are taken from the ledger. Without one the old text is numbered first, so that unchanged passages have the
 * same numbers as they would have in a copy of the old text.
 */
function number(book: Book, last: Ledger | undefined, old: readonly ReviewChapter[] | undefined) {
  const base = last ?? (old === undefined ? emptyLedger : assignIds(old, emptyLedger).ledger);
  const { ids: inOrder, ledger } = assignIds(reviewText(book), base);
  const ids = new Map(chaptersOf(book).flatMap(({ id }, at) => (inOrder[at] === undefined ? [] : [[id, inOrder[at]]])));
  if (old === undefined) return { ids, ledger };
  const before = assignIds(old, ledger);
  const isThere = ({ isGone }: { readonly isGone?: boolean }): boolean => isGone !== true;
  const changes = compareChapters(before.ledger.chapters.filter(isThere), ledger.chapters.filter(isThere));
  return { ids, ledger: withNumbersOf(ledger, before.ledger), changes };
}

type Failure = { readonly diagnostic: Diagnostic };

/** Reads the text of a commit like the book itself; diagnostics about it are dropped. */
async function oldText(
  since: string,
  { manuscript, folder }: { readonly manuscript: string; readonly folder: string },
  host: Host,
): Promise<{ readonly chapters: readonly ReviewChapter[] } | Failure> {
  if (since.endsWith('.json')) {
    const ledger = await readLedgerFile(since, host);
    if (ledger === undefined) return { diagnostic: diagnose('file-exists', { file: since }, { file: since }) };
    return 'diagnostic' in ledger ? ledger : { chapters: textOfLedger(ledger) };
  }
  if ((await host.weigh(manuscript)) === undefined) return { chapters: [] }; // a missing manuscript has been said
  const old = await host.filesAt(folder, since);
  if ('files' in old)
    return {
      chapters: reviewText(
        (await readBook({ manuscript, editions: ['ebook'], host: oldHost(host, folder, old.files) })).book,
      ),
    };
  switch (old.problem) {
    case 'no git':
      return { diagnostic: diagnose('git-is-there', {}) };
    case 'no repository':
      return { diagnostic: diagnose('manuscript-is-in-git', { folder }) };
    case 'too large':
      return { diagnostic: diagnose('old-manuscript-is-bounded', { ref: since }) };
    default:
      return { diagnostic: diagnose('commit-exists', { ref: since, folder }) };
  }
}

interface Listing {
  readonly copies: readonly Copy[];
  readonly round: number;
  readonly out: string;
  readonly host: Host;
}

/** Earlier rounds stay in the list, because their copies are still in use. */
async function copyList(
  path: string,
  { copies, round, out, host }: Listing,
): Promise<{ readonly files: readonly OutputFile[] } | Failure> {
  if (copies.every(({ id }) => id === undefined)) return { files: [] };
  const bytes = await host.read(`${out}/${path}`);
  const known = bytes === undefined ? {} : readCopyList(decodeUtf8(bytes) ?? '');
  if (known === undefined)
    return { diagnostic: diagnose('review-file-is-sound', { file: `${out}/${path}` }, { file: `${out}/${path}` }) };
  const ignored = await ignoring(out, host);
  return { files: [...ignored, { path, bytes: new TextEncoder().encode(writeCopyList(known, copies, round)) }] };
}

const confidential = '*-review-recipients.json';

/**
 * Adds a `.gitignore` to the output folder, after what the author has in it, so that `git add -A` does not take the
 * list of recipients.
 */
async function ignoring(out: string, host: Host): Promise<OutputFile[]> {
  const bytes = await host.read(`${out}/.gitignore`);
  const text = bytes === undefined ? '' : Buffer.from(bytes).toString('utf8');
  if (text.split(/\r?\n/).some((line) => ['*', confidential].includes(line.trim()))) return [];
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return [{ path: '.gitignore', bytes: Buffer.from(`${before}# 谁拿了哪一册，不进版本库\n${confidential}\n`) }];
}
