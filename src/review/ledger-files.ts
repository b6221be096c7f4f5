/**
 * Finds and reads ledgers. They lie beside the manuscript, one file for each round, to be kept under version control
 * with it.
 */

import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { decodeUtf8 } from '../manuscript/decode.ts';
import { readLedger, type Ledger } from './ledger.ts';

/** `小说` → `小说.review`. A path of dots only (`.`, `..`) has no name, so its ledgers are in a hidden folder inside. */
export function ledgerFolder(manuscript: string): string {
  const folder = manuscript.replace(/(?<=.)\/+$/, '');
  return /(?:^|\/)\.{1,2}$|^\/$/.test(folder) ? `${folder}/.review` : `${folder}.review`;
}

export function ledgerName(round: number): string {
  return `round-${round}.json`;
}

type Failure = { readonly diagnostic: Diagnostic };

/**
 * The ledger of the round, or of the nearest earlier one, or of the nearest later one; without a round the latest. It
 * is no failure when there is none.
 */
export async function findLedger(
  manuscript: string,
  round: number | undefined,
  host: Host,
): Promise<{ readonly ledger?: Ledger; readonly round?: number } | Failure> {
  const folder = ledgerFolder(manuscript);
  const rounds = ((await host.list(folder)) ?? []).flatMap(({ name }) => {
    const [, number] = /^round-([1-9]\d{0,2})\.json$/.exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
  const wanted = round ?? Infinity;
  const before = rounds.filter((known) => known <= wanted);
  const nearest = before.length > 0 ? Math.max(...before) : rounds.length > 0 ? Math.min(...rounds) : undefined;
  if (nearest === undefined) return {};
  const ledger = await readLedgerFile(`${folder}/${ledgerName(nearest)}`, host);
  if (ledger === undefined) return {};
  return 'diagnostic' in ledger ? ledger : { ledger, round: nearest };
}

/** Bytes; some ten times the longest manuscript. */
const mostBytes = 600_000_000;

/** `undefined` when there is no such file. */
export async function readLedgerFile(path: string, host: Host): Promise<Ledger | Failure | undefined> {
  const there = await host.weigh(path);
  if (there === undefined || there.kind === 'folder') return undefined;
  const bytes = there.kind === 'file' && there.bytes <= mostBytes ? await host.read(path) : undefined;
  const ledger = bytes === undefined ? undefined : readLedger(decodeUtf8(bytes) ?? '');
  return ledger ?? { diagnostic: diagnose('review-file-is-sound', { file: path }, { file: path }) };
}
