/** The end of a build: the files of all editions, and what goes beside them, are put in place together. */

import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Clock } from '../host/clock.ts';
import type { Host, OutputFile } from '../host/host.ts';
import { listMends, noMends } from '../mending/list-mends.ts';
import type { Output } from '../outputs/output.ts';
import type { Scripts } from '../reading/in-scripts.ts';
import type { Review } from '../reading/prepare-review.ts';
import type { BookRead } from '../reading/read-book.ts';
import type { BuildReport, BuildRequest, BuiltEdition } from './report.ts';
import type { Finished } from './schedule.ts';

type WithFiles = Finished & { readonly output: Output };

export interface Publishing {
  readonly request: BuildRequest;
  readonly read: BookRead;
  readonly review: Review | undefined;
  /** What authors are asked about scripts. */
  readonly choices: Scripts['ledger'];
  /** What was said of the manuscript, and of what editions change in it. */
  readonly found: readonly Diagnostic[];
  /** All that was said, of the manuscript and of what was made. */
  readonly said: readonly Diagnostic[];
  readonly host: Host;
  readonly clock: Clock;
}

export interface Published extends Pick<BuildReport, 'editions' | 'beside'> {
  /** Why nothing could be written. */
  readonly problems: readonly Diagnostic[];
}

/**
 * The ledger of a review comes first, for a copy whose ids nobody knows must not go out; it is of no use without the
 * copies, so neither comes alone.
 */
export async function publish(
  finished: readonly Finished[],
  { request, read, review, choices, found, said, host, clock }: Publishing,
): Promise<Published> {
  const { out } = request;
  const delivered = request.write ? deliverable(finished, said, request) : [];
  if (delivered.length === 0) return { editions: [], problems: [] };
  const changes = await mendList(found, read, request, host);
  const files = [...delivered.flatMap(({ output }) => output.files), ...changes, ...(review?.list ?? [])];
  try {
    await clock.measure({ stage: 'write' }, () => host.publish(out, files, ledgerOf(review, choices)));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { editions: [], problems: [diagnose('output-is-writable', { folder: out, problem })] };
  }
  return {
    editions: delivered.map((each) => describe(each, out, review)),
    beside: besideOf(changes, { review, choices }, out),
    problems: [],
  };
}

/**
 * All or nothing; but where no editions were asked for by name and nothing else is wrong than that there is no browser,
 * the books that need none are not held back, unless they have page numbers of the printed one.
 */
function deliverable(
  finished: readonly Finished[],
  remarks: readonly Diagnostic[],
  { editions }: BuildRequest,
): readonly WithFiles[] {
  const errors = remarks.filter(({ severity }) => severity === 'error');
  const outputs = finished.filter((each): each is WithFiles => each.output !== undefined);
  if (errors.length === 0) return outputs;
  if (editions.length > 0 || !errors.every(({ code }) => code === 'browser-exists')) return [];
  return outputs.filter(({ edition }) => edition.format !== 'epub' || edition.pageList === undefined);
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

/** What is kept of a manuscript lies in one folder beside it. */
function ledgerOf(review: Review | undefined, choices: Scripts['ledger']): Scripts['ledger'] | undefined {
  if (choices.files.length === 0) return review?.ledger;
  return { ...choices, files: [...(review?.ledger.files ?? []), ...choices.files] };
}

function besideOf(
  changes: readonly OutputFile[],
  { review, choices }: Pick<Publishing, 'review' | 'choices'>,
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
    ...paths(choices.folder, choices.files).map((path) => ({ path, kind: 'choices' as const })),
    ...paths(out, review?.list.filter(({ path }) => path.endsWith('.json')) ?? []).map((path) => ({
      path,
      kind: 'recipients' as const,
    })),
  ];
}

function withoutSlash(folder: string): string {
  return folder.replace(/(?<=.)\/+$/, '');
}

function describe(
  { edition, output: { files, composed } }: WithFiles,
  out: string,
  review: Review | undefined,
): BuiltEdition {
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
