/** The copies of a round: an opaque id for each recipient, and the private list that tells whose each is. */

import { createHash } from 'node:crypto';
import { copyIdentifier } from '../book/identifier.ts';

export interface Copy {
  /** Eight letters and figures, stamped on every page; absent when the copy has no recipient. */
  readonly id?: string;
  /** `urn:uuid:…`, different for each copy. */
  readonly identifier: string;
  /** Absent when the copy has no recipient. */
  readonly recipient?: string;
}

/** One copy for each recipient, or one without a recipient. */
export function copiesFor(book: string, round: number, recipients: readonly string[]): Copy[] {
  if (recipients.length === 0) return [{ identifier: copyIdentifier(book, round, '') }];
  return recipients.map((recipient) => {
    const identifier = copyIdentifier(book, round, recipient);
    return { id: shortId(identifier), identifier, recipient };
  });
}

/** Letters and figures that are not mistaken for one another on paper (Crockford's Base 32). */
const figures = '0123456789abcdefghjkmnpqrstvwxyz';

function shortId(identifier: string): string {
  const hash = createHash('sha256').update(identifier).digest();
  return [...hash.subarray(0, 8)].map((byte) => figures[byte % 32] ?? '').join('');
}

/** What the private list says about a copy. */
export interface ListedCopy {
  readonly recipient: string;
  readonly round: number;
}

export type CopyList = Readonly<Record<string, ListedCopy>>;

/** Adds the copies to those of earlier rounds, sorted by id. */
export function writeCopyList(known: CopyList, copies: readonly Copy[], round: number): string {
  const fresh = copies.flatMap(({ id, recipient }) =>
    id === undefined || recipient === undefined ? [] : [[id, { recipient, round }] as const],
  );
  const all = [...new Map([...Object.entries(known), ...fresh])].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = all.map(([id, copy]) => `${JSON.stringify(id)}: ${JSON.stringify(copy)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** `undefined` when the text is no such list. */
export function readCopyList(text: string): CopyList | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.entries(value).every(isEntry) ? (value as CopyList) : undefined;
  } catch {
    return undefined;
  }
}

function isEntry([id, copy]: [string, unknown]): boolean {
  return (
    /^[0-9a-z]{8}$/.test(id) &&
    typeof copy === 'object' &&
    copy !== null &&
    'recipient' in copy &&
    typeof copy.recipient === 'string' &&
    'round' in copy &&
    typeof copy.round === 'number'
  );
}
