/**
 * The pipeline, as one sentence: read the manuscript, make the book, look it over, publish it in every edition, prove
 * the files, and only when all of them are right put them in place.
 */

import path from 'node:path';
import { keepBrowser, type BrowserKeeper } from '../pdf/chrome/keeper.ts';
import { countBook, itemsOf } from '../book/model.ts';
import { startClock, type Clock, type Progress } from '../host/clock.ts';
import { applySeverities } from '../config/apply-severities.ts';
import { diagnose, hasErrors, tidy, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import { isOf, type Edition } from '../editions/edition.ts';
import { resolveEditions } from '../editions/resolve-editions.ts';
import { foldMends } from '../diagnostics/say-mend.ts';
import type { Host, OutputFile } from '../host/host.ts';
import { listMends, noMends } from '../mending/list-mends.ts';
import { makeEdition } from '../outputs/index.ts';
import type { Output } from '../outputs/output.ts';
import { prepareReview, type Review } from '../reading/prepare-review.ts';
import { openNotebook, type Notebook } from '../host/notebook.ts';
import { readBook, sayMarks, sayMarksInSteps, sayNoticed, type BookRead } from '../reading/read-book.ts';
import { ledgerFolder } from '../review/ledger-files.ts';
import { plainReview, type ReviewRequest } from '../review/request.ts';
import { openWorkshop, type Workshop } from '../outputs/workshop.ts';

export type { Progress, Stage, Step } from '../host/clock.ts';

export interface BuildRequest {
  /** The manuscript, a folder or a Markdown file, as the author typed it. */
  readonly manuscript: string;
  /** Folder of the output. */
  readonly out: string;
  /** Names of editions; empty for those of book.yaml, or `ebook` and `print`. */
  readonly editions: readonly string[];
  /** Hold the finished files against the rules and the manuscript. */
  readonly proof: boolean;
  /** False: everything but putting the files in place. */
  readonly write: boolean;
  /** Addresses of Chromes that run already; absent: one of our own. */
  readonly browsers?: readonly string[];
  /** What was asked of review editions; without any among the editions it is wrong usage. */
  readonly review?: ReviewRequest;
}

export interface BuiltEdition {
  readonly name: string;
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly pages?: number;
    /** Of a review copy: whose it is. */ readonly recipient?: string;
  }[];
  /** Of a PDF: lines of the body that were composed, and paragraphs that Chrome set. */
  readonly composed?: Output['composed'];
}

export interface BuildReport {
  /** Empty when nothing was written. */
  readonly editions: readonly BuiltEdition[];
  /** What was written besides the books: the list of changes, the ledger of a review and the list of its recipients. */
  readonly beside?: readonly { readonly path: string; readonly kind: 'changes' | 'ledger' | 'recipients' }[];
  readonly diagnostics: readonly Diagnostic[];
  /** Seconds by stage, and `total`. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly book?: {
    readonly title: string;
    readonly chapters: number;
    readonly count: { readonly withMarks: number; readonly withoutMarks: number };
  };
  /** `Chrome 143.0.7499.0`, when it was needed: the same manuscript gives the same bytes per version of it. */
  readonly browser?: string;
}

export async function build(request: BuildRequest, host: Host, progress: Progress): Promise<BuildReport> {
  // What is read below must be whole: the ledger, the list of changes.
  if (request.write) for (const folder of [request.out, ledgerFolder(request.manuscript)]) host.settle(folder);
  const notebook = await openNotebook(host.cache, path.resolve(request.manuscript));
  // Of a book that was built before little must be printed, and each tab takes its time from the others.
  const browser = keepBrowser(host, { tabs: notebook.isKnown ? 1 : host.cores, endpoints: request.browsers ?? [] });
  const clock = startClock(host, progress);
  return buildWith({ browser, notebook, request, host, clock }).finally(() => browser.close());
}

interface Build {
  readonly browser: BrowserKeeper;
  readonly notebook: Notebook;
  readonly request: BuildRequest;
  readonly host: Host;
  readonly clock: Clock;
}

async function buildWith({ browser, notebook, request, host, clock }: Build): Promise<BuildReport> {
  // Engines take a while to start, and there is reading to do meanwhile.
  const onEditions = (wanted: readonly Edition[]): void => {
    if (wanted.some(({ format }) => format === 'pdf')) void browser.start();
    if (request.proof && notebook.isKnown && wanted.some(({ format }) => format === 'epub'))
      void import('../proof/epubcheck.ts').then(
        ({ prepareToCheck }) => prepareToCheck(),
        () => undefined,
      ); // whoever checks hears of it
  };
  const read = await clock.measure({ stage: 'read' }, () =>
    readBook({ manuscript: request.manuscript, editions: request.editions, host, onEditions, notebook }),
  );
  const { book, editions } = read;
  const noticed = sayNoticed(read);
  const prepared = await clock.measure({ stage: 'read' }, () => reviewOf(request, read, host));
  const before = [...noticed, ...prepared.diagnostics];
  if (hasErrors(before))
    return { editions: [], diagnostics: tidy(foldMends([...before, ...sayMarks(read)])), seconds: clock.seconds() };

  const papers = papersOf(read);
  const pageStarts: Workshop['pageStarts'] = async ({ pageList }) => {
    const paper = papers.find(({ name }) => name === pageList?.edition);
    const made = paper && (await make(paper));
    return made && 'pageStarts' in made ? (made.pageStarts?.() ?? []) : [];
  };
  const toPrint = new Set([...editions, ...papers].flatMap(({ name, format }) => (format === 'pdf' ? [name] : [])));
  const printed: Workshop['printed'] = ({ name }) => {
    toPrint.delete(name);
    // It takes a while to end, and binding does not need it.
    if (toPrint.size === 0) void browser.close();
  };
  const [time, waits] = signal();
  const { value: workshop, diagnostics } = await openWorkshop({
    book,
    placesInSettings: read.placesInSettings,
    namedTheme: read.namedTheme,
    editions: [...editions, ...papers],
    proof: request.proof,
    host,
    clock,
    notebook,
    browser,
    pageStarts,
    waits,
    printed,
    ...(prepared.value && { review: prepared.value }),
  });
  const lacks = applySeverities(diagnostics, read.config.lint);
  const make = inChains(async (edition) =>
    makeEdition(edition, { ...workshop, book: (await workshop.theme(edition.theme)).book }),
  );
  const making = hasErrors(lacks) ? Promise.resolve([]) : Promise.all(editions.map(make));
  // While Chrome prints, or fonts of an EPUB are cut, there is time to read the text as an editor would.
  const linting = Promise.race([time, making]).then(() =>
    clock.measure({ stage: 'lint' }, () => sayMarksInSteps(read)),
  );
  const [results, marks] = await Promise.all([making, linting]);
  const found = [...before, ...marks];
  const chrome = await browser.version();
  const outputs = results.filter((result): result is Output => 'files' in result);
  const remarks = [
    ...found,
    ...lacks,
    ...applySeverities(
      results.flatMap((result) => result.diagnostics),
      read.config.lint,
    ),
  ];
  await notebook.save();
  const list = await mendList(found, read, request, host);
  const delivered = request.write ? deliverable(outputs, remarks, request) : [];
  const problems =
    delivered.length === 0
      ? []
      : await publish(request.out, [...delivered.flatMap(({ files }) => files), ...list], {
          review: prepared.value,
          host,
          clock,
        });
  for (const problem of problems) remarks.push(problem);
  return {
    editions: problems.length > 0 ? [] : delivered.map((output) => describe(output, request.out, prepared.value)),
    ...(delivered.length > 0 && problems.length === 0 && { beside: besideOf(list, prepared.value, request.out) }),
    diagnostics: tidy(foldMends(remarks)),
    seconds: clock.seconds(),
    book: {
      title: book.meta.title,
      chapters: itemsOf(book).filter(({ kind }) => kind === 'chapter').length,
      count: countBook(book),
    },
    ...(chrome !== undefined && { browser: chrome }),
  };
}

/**
 * All or nothing; but where no editions were asked for by name and nothing else is wrong than that there is no browser,
 * the books that need none are not held back, unless they have page numbers of the printed one.
 */
function deliverable(
  outputs: readonly Output[],
  remarks: readonly Diagnostic[],
  { editions }: BuildRequest,
): readonly Output[] {
  const errors = remarks.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return outputs;
  if (editions.length > 0 || !errors.every(({ code }) => code === 'browser-exists')) return [];
  return outputs.filter(({ edition }) => edition.format !== 'epub' || edition.pageList === undefined);
}

/** A promise, and what keeps it. */
function signal(): readonly [promise: Promise<void>, keep: () => void] {
  let keep: () => void = () => undefined;
  return [new Promise<void>((resolve) => (keep = resolve)), () => keep()];
}

/** Print editions that EPUB editions take their page numbers from, whether they are to be published or not. */
function papersOf({ editions, config }: BookRead): Edition[] {
  const names = new Set(editions.filter(isOf('epub')).flatMap(({ pageList }) => (pageList ? [pageList.edition] : [])));
  return [...names].flatMap(
    (name) => editions.find((edition) => edition.name === name) ?? resolveEditions(config, [name]).value,
  );
}

/**
 * Editions of one format come one after another, for they share an engine; different formats go side by side. Each is
 * made once.
 */
function inChains<T>(make: (edition: Edition) => Promise<T>): (edition: Edition) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  const tails = new Map<Edition['format'], Promise<unknown>>();
  return (edition) => {
    const known = made.get(edition.name);
    if (known !== undefined) return known;
    const done = (tails.get(edition.format) ?? Promise.resolve()).then(() => make(edition));
    tails.set(
      edition.format,
      done.catch(() => undefined),
    );
    made.set(edition.name, done);
    return done;
  };
}

/** The list of changes stands beside the books; one of an earlier build does not outlive them. */
async function mendList(
  found: readonly Diagnostic[],
  { book: { meta }, folder }: BookRead,
  { out }: BuildRequest,
  host: Host,
): Promise<OutputFile[]> {
  const path = `${meta.slug}-mended.md`;
  const text =
    listMends(found, { title: meta.title, folder }) ?? ((await host.read(`${out}/${path}`)) && noMends(meta.title));
  return text === undefined ? [] : [{ path, bytes: new TextEncoder().encode(text) }];
}

interface Publishing {
  readonly review: Review | undefined;
  readonly host: Host;
  readonly clock: Clock;
}

/**
 * The ledger of a review comes first, for a copy whose ids nobody knows must not go out; it is of no use without the
 * copies, so neither comes alone.
 */
async function publish(
  out: string,
  files: readonly OutputFile[],
  { review, host, clock }: Publishing,
): Promise<Diagnostic[]> {
  try {
    await clock.measure({ stage: 'write' }, () =>
      host.publish(out, [...files, ...(review?.list ?? [])], review?.ledger),
    );
    return [];
  } catch (error) {
    return [
      diagnose('output-is-writable', { folder: out, problem: error instanceof Error ? error.message : String(error) }),
    ];
  }
}

/** Nothing, where no edition is for reviewers. */
async function reviewOf(
  { review, manuscript, out }: BuildRequest,
  read: BookRead,
  host: Host,
): Promise<Noted<Review | undefined>> {
  const isForReview = read.editions.some(({ purpose }) => purpose === 'review');
  if (!isForReview)
    return {
      value: undefined,
      diagnostics:
        review === undefined || read.editions.length === 0
          ? []
          : [diagnose('usage-is-right', { problem: needsReview })],
    };
  return prepareReview({ request: review ?? plainReview, read, manuscript, out, host });
}

const needsReview = {
  zh: '`--recipient`、`--round`、`--since`、`--changed-only`、`--line-numbers` 只用于审读本，要加 `--edition review` 或 `review-ebook`',
  en: '`--recipient`, `--round`, `--since`, `--changed-only` and `--line-numbers` are for review copies: add `--edition review` or `review-ebook`',
};

function besideOf(
  changes: readonly OutputFile[],
  review: Review | undefined,
  out: string,
): NonNullable<BuildReport['beside']> {
  const paths = (folder: string, files: readonly OutputFile[]): string[] =>
    files.map(({ path }) => `${withoutSlash(folder)}/${path}`);
  return [
    ...paths(out, changes).map((path) => ({ path, kind: 'changes' as const })),
    ...(review === undefined ? [] : paths(review.ledger.folder, review.ledger.files)).map((path) => ({
      path,
      kind: 'ledger' as const,
    })),
    ...paths(out, review?.list.filter(({ path }) => path.endsWith('.json')) ?? []).map((path) => ({
      path,
      kind: 'recipients' as const,
    })),
  ];
}

function withoutSlash(folder: string): string {
  return folder.replace(/(?<=.)\/+$/, '');
}

function describe({ edition, files, composed }: Output, out: string, review: Review | undefined): BuiltEdition {
  const folder = withoutSlash(out);
  // The id of a copy stands in the name of its file, and the name of its reader nowhere.
  const recipientOf = (path: string): string | undefined =>
    review?.copies.find(({ id }) => id !== undefined && path.includes(`-${id}.`))?.recipient;
  const described = files.map(({ path, bytes, pages }) => {
    const recipient = recipientOf(path);
    return {
      path: `${folder}/${path}`,
      bytes: bytes.length,
      ...(pages !== undefined && { pages }),
      ...(recipient !== undefined && { recipient }),
    };
  });
  return { name: edition.name, files: described, ...(composed && { composed }) };
}
