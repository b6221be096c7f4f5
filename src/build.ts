/**
 * The pipeline, as one sentence: read the manuscript, make the book, look it over, publish it in every edition, prove the
 * files, and only when all of them are right put them in place.
 */

import { keepBrowser, type BrowserKeeper } from './browser-keeper.ts';
import { chaptersOf, countBook, type Book, type TextCount } from './book/model.ts';
import { startClock, type Clock, type Progress } from './clock.ts';
import { applySeverities } from './config/apply-severities.ts';
import { diagnose, hasErrors, tidy, type Diagnostic } from './diagnostics/diagnostic.ts';
import type { Edition } from './editions/edition.ts';
import { foldMends } from './diagnostics/say-mend.ts';
import type { Host, OutputFile } from './host/host.ts';
import { listMends, noMends } from './mending/list-mends.ts';
import { makers, type Output } from './outputs.ts';
import { lookOver, readBook } from './read-book.ts';
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
  if (hasErrors(found)) return { editions: [], diagnostics: tidy(foldMends(found)), seconds: clock.seconds() };

  const { value: workshop, diagnostics } = await openWorkshop({ book, editions, proof: request.proof, host, clock, browser });
  const lacks = applySeverities(diagnostics, read.config.lint);
  const results = hasErrors(lacks) ? [] : await inChains(editions, (edition) => makers[edition.format](edition, workshop));
  const chrome = await browser.version();
  const outputs = results.filter((result): result is Output => 'files' in result);
  const remarks = [...found, ...lacks, ...applySeverities(results.flatMap((result) => result.diagnostics), read.config.lint)];
  const list = await mendList(found, book, request, host);
  if (request.write && !hasErrors(remarks)) remarks.push(...(await publish(request.out, [...outputs.flatMap(({ files }) => files), ...list], host, clock)));
  return {
    editions: request.write && !hasErrors(remarks) ? outputs.map((output) => describe(output, request.out)) : [],
    diagnostics: tidy(foldMends(remarks)),
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

async function publish(folder: string, files: readonly OutputFile[], host: Host, clock: Clock): Promise<Diagnostic[]> {
  try {
    await clock.measure({ stage: 'write' }, () => host.publish(folder, files));
    return [];
  } catch (error) {
    return [diagnose('output-is-writable', { folder, problem: error instanceof Error ? error.message : String(error) })];
  }
}

function describe({ edition, files }: Output, out: string): BuiltEdition {
  const folder = out.replace(/\/+$/, '');
  return { name: edition.name, files: files.map(({ path, bytes, pages }) => ({ path: `${folder}/${path}`, bytes: bytes.length, ...(pages !== undefined && { pages }) })) };
}
