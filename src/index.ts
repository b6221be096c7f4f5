/** The public interface: build a book from a program of your own (docs/api.md). */

import { build as buildBook, type BuildReport, type BuildRequest, type Progress } from './publishing/build.ts';
import type { Host } from './host/host.ts';
import { nodeHost } from './host/node-host.ts';
import { plainReview, type ReviewRequest } from './review/request.ts';

/** A request of which only the manuscript must be given. */
export interface BuildOptions extends Partial<Omit<BuildRequest, 'manuscript' | 'review'>> {
  /** A folder, or one Markdown file, as an author would type it. */
  readonly manuscript: string;
  /** What is asked of review copies. */
  readonly review?: Partial<ReviewRequest>;
}

/**
 * Builds the book, and writes it when all of it is right. What is wrong with the manuscript, or with the machine,
 * stands among the diagnostics of the report. Rejects for a bug of Keben's alone.
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
