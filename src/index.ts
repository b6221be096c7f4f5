/** The public interface, with which other programs build a book (docs/api.md). */

import { build as buildBook, type BuildReport, type BuildRequest, type Progress } from './publishing/build.ts';
import type { Host } from './host/host.ts';
import { nodeHost } from './host/node-host.ts';
import { plainReview, type ReviewRequest } from './review/request.ts';

/** A request; only the manuscript is required. */
export interface BuildOptions extends Partial<Omit<BuildRequest, 'manuscript' | 'review'>> {
  /** Path of a folder, or of one Markdown file. */
  readonly manuscript: string;
  /** Options of review copies. */
  readonly review?: Partial<ReviewRequest>;
}

/**
 * Builds the book, and writes its files when all of it is right. Problems of the manuscript or the machine are
 * diagnostics of the report; it rejects only for a bug of Keben.
 */
export function build(
  { review, ...given }: BuildOptions,
  host: Host = nodeHost(),
  progress: Progress = () => undefined,
): Promise<BuildReport> {
  const usual = { out: 'dist', editions: [], proof: true, write: true };
  return buildBook({ ...usual, ...given, ...(review && { review: { ...plainReview, ...review } }) }, host, progress);
}

export type { BuildReport, BuiltEdition, Progress, Stage, Step } from './publishing/build.ts';
export type { Bilingual, Diagnostic, Place, Severity } from './diagnostics/diagnostic.ts';
export type {
  Cache,
  Commit,
  Host,
  HostEntry,
  OldFiles,
  OldFilesProblem,
  OutputFile,
  OutputSet,
  Weighed,
} from './host/host.ts';
export { nodeHost } from './host/node-host.ts';
export type { ReviewRequest } from './review/request.ts';
