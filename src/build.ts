/**
 * The pipeline, as one sentence: read the manuscript, make the book, look it over, publish it in every edition, prove the
 * files, and only when all of them are right put them in place.
 */

import { keepBrowser, type BrowserKeeper } from './browser-keeper.ts';
import { chaptersOf, countBook, type Book, type TextCount } from './book/model.ts';
import { startClock, type Clock, type Progress } from './clock.ts';
import { diagnose, hasErrors, tidy, type Diagnostic, type Noted } from './diagnostics/diagnostic.ts';
import type { Edition } from './editions/edition.ts';
import { foldMends } from './diagnostics/say-mend.ts';
import type { Host, OutputFile } from './host/host.ts';
import { listMends, noMends } from './mending/list-mends.ts';
import { makers, type Output } from './outputs.ts';
import { prepareReview, type Review } from './prepare-review.ts';
import { lookOver, readBook, type BookRead } from './read-book.ts';
import { plainReview, type ReviewRequest } from './review/request.ts';
import { openWorkshop } from './workshop.ts';

export type { Progress, Stage, Step } from './clock.ts';

export interface BuildRequest {
  /** Folder of the manuscript, as the author typed it. */
  readonly manuscript: string;
  /** Folder of the output. */
  readonly out: string;
  /** Names of editions; empty for those of book.yaml, or `ebook` and `print`. */
  readonly editions: readonly string[];
  /** Hold the finished files against the rules and the manuscript. */
  readonly proof: boolean;
  /** False: everything but putting the files in place. */
  readonly write: boolean;
  /** What was asked of review editions; without any among the editions it is wrong usage. */
  readonly review?: ReviewRequest;
}

export interface BuiltEdition {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly pages?: number }[];
}

export interface BuildReport {
  /** Empty when nothing was written. */
  readonly editions: readonly BuiltEdition[];
  readonly diagnostics: readonly Diagnostic[];
  /** Seconds by stage, and `total`. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly book?: { readonly title: string; readonly chapters: number; readonly count: TextCount };
  /** `Chrome 143.0.7499.0`, when it was needed: the same manuscript gives the same bytes per version of it. */
  readonly browser?: string;
}

export async function build(request: BuildRequest, host: Host, progress: Progress): Promise<BuildReport> {
  const browser = keepBrowser(host);
  return buildWith(browser, request, host, startClock(host, progress)).finally(() => browser.close());
}

async function buildWith(browser: BrowserKeeper, request: BuildRequest, host: Host, clock: Clock): Promise<BuildReport> {
  // Chrome takes a while to start, and there is reading to do meanwhile.
  const onEditions = (wanted: readonly Edition[]): void => void (wanted.some(({ format }) => format === 'pdf') && browser.start());
  const read = await clock.measure({ stage: 'read' }, () => readBook({ manuscript: request.manuscript, editions: request.editions, host, onEditions }));
  const { book, editions } = read;
  const found = await clock.measure({ stage: 'lint' }, () => lookOver(read));
  const prepared = await clock.measure({ stage: 'read' }, () => reviewOf(request, read, host));
  const before = [...found, ...prepared.diagnostics];
  if (hasErrors(before)) return { editions: [], diagnostics: tidy(foldMends(before)), seconds: clock.seconds() };

  const { value: workshop, diagnostics: lacks } = await openWorkshop({ book, editions, proof: request.proof, host, clock, browser, ...(prepared.value && { review: prepared.value }) });
  const results = hasErrors(lacks) ? [] : await inChains(editions, (edition) => makers[edition.format](edition, workshop));
  const chrome = await browser.version();
  const outputs = results.filter((result): result is Output => 'files' in result);
  const diagnostics = [...found, ...lacks, ...results.flatMap((result) => result.diagnostics)];
  const list = await mendList(found, book, request, host);
  if (request.write && !hasErrors(diagnostics)) diagnostics.push(...(await publish(request.out, [...outputs.flatMap(({ files }) => files), ...list], { review: prepared.value, host, clock })));
  return {
    editions: request.write && !hasErrors(diagnostics) ? outputs.map((output) => describe(output, request.out)) : [],
    diagnostics: tidy(foldMends(diagnostics)),
    seconds: clock.seconds(),
    book: { title: book.meta.title, chapters: chaptersOf(book).length, count: countBook(book) },
    ...(chrome !== undefined && { browser: chrome }),
  };
}

/** Editions of one format come one after another, for they share an engine; different formats go side by side. */
async function inChains<T>(editions: readonly Edition[], make: (edition: Edition) => Promise<T>): Promise<T[]> {
  const results = new Map<Edition, T>();
  const formats = [...new Set(editions.map(({ format }) => format))];
  await Promise.all(
    formats.map(async (format) => {
      for (const edition of editions) if (edition.format === format) results.set(edition, await make(edition));
    }),
  );
  return editions.flatMap((edition) => results.get(edition) ?? []);
}

/** The list of changes stands beside the books; one of an earlier build does not outlive them. */
async function mendList(found: readonly Diagnostic[], { meta }: Book, { out, manuscript }: BuildRequest, host: Host): Promise<OutputFile[]> {
  const path = `${meta.slug}-mended.md`;
  const text = listMends(found, { title: meta.title, manuscript }) ?? ((await host.read(`${out}/${path}`)) && noMends(meta.title));
  return text === undefined ? [] : [{ path, bytes: new TextEncoder().encode(text) }];
}

interface Publishing {
  readonly review: Review | undefined;
  readonly host: Host;
  readonly clock: Clock;
}

/** The ledger of a review comes first: a copy whose ids nobody knows must not go out. */
async function publish(out: string, files: readonly OutputFile[], { review, host, clock }: Publishing): Promise<Diagnostic[]> {
  const ledger = review === undefined ? [] : [review.ledger];
  for (const { folder, files: together } of [...ledger, { folder: out, files: [...files, ...(review?.list ?? [])] }]) {
    try {
      await clock.measure({ stage: 'write' }, () => host.publish(folder, together));
    } catch (error) {
      return [diagnose('output-is-writable', { folder, problem: error instanceof Error ? error.message : String(error) })];
    }
  }
  return [];
}

/** Nothing, where no edition is for reviewers. */
async function reviewOf({ review, manuscript, out }: BuildRequest, read: BookRead, host: Host): Promise<Noted<Review | undefined>> {
  const isForReview = read.editions.some(({ purpose }) => purpose === 'review');
  if (!isForReview) return { value: undefined, diagnostics: review === undefined || read.editions.length === 0 ? [] : [diagnose('usage-is-right', { problem: needsReview })] };
  return prepareReview({ request: review ?? plainReview, read, manuscript, out, host });
}

const needsReview = {
  zh: '`--recipient`、`--round`、`--since`、`--changed-only`、`--line-numbers` 只用于审读本，要加 `--edition review` 或 `review-ebook`',
  en: '`--recipient`, `--round`, `--since`, `--changed-only` and `--line-numbers` are for review copies: add `--edition review` or `review-ebook`',
};

function describe({ edition, files }: Output, out: string): BuiltEdition {
  const folder = out.replace(/\/+$/, '');
  return { name: edition.name, files: files.map(({ path, bytes, pages }) => ({ path: `${folder}/${path}`, bytes: bytes.length, ...(pages !== undefined && { pages }) })) };
}
