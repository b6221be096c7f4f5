/**
 * The ledger of a round says which passage has which number. It is saved, so that the next round gives the same
 * numbers.
 */

import type { ReviewChapter } from './text.ts';

export interface Ledger {
  /** Chapters in reading order, then those that left the book, because a number is never given twice. */
  readonly chapters: readonly LedgerChapter[];
}

export interface LedgerChapter {
  /** The first part of its ids, which no other chapter ever gets. */
  readonly prefix: string;
  readonly file: string;
  readonly title: string;
  readonly isGone?: boolean;
  /** The next free number. */
  readonly next: number;
  readonly passages: readonly NumberedText[];
  /** Passages that left the chapter, so that one that comes back is recognised. */
  readonly gone: readonly NumberedText[];
}

export type NumberedText = readonly [number: number, text: string];

export const emptyLedger: Ledger = { chapters: [] };

/** Writes one passage on a line, so that version control shows what changed. */
export function writeLedger({ chapters }: Ledger, round: number): string {
  const list = (texts: readonly NumberedText[]): string =>
    texts.length === 0 ? '[]' : `[\n${texts.map((text) => JSON.stringify(text)).join(',\n')}\n]`;
  const written = chapters.map(
    ({ passages, gone, ...chapter }) =>
      `${JSON.stringify(chapter).slice(0, -1)},"passages":${list(passages)},"gone":${list(gone)}}`,
  );
  return `{"keben":"review ledger","version":1,"round":${round},"chapters":[\n${written.join(',\n')}\n]}\n`;
}

/** `undefined` when the text is no ledger: it may have been edited, or come from another program. */
export function readLedger(text: string): Ledger | undefined {
  const value = parsed(text);
  if (
    !isRecord(value) ||
    value['keben'] !== 'review ledger' ||
    value['version'] !== 1 ||
    !Array.isArray(value['chapters'])
  )
    return undefined;
  const chapters = value['chapters'].map(readChapter);
  const sound = chapters.filter((chapter) => chapter !== undefined);
  const prefixes = new Set(sound.map(({ prefix }) => prefix));
  return sound.length === chapters.length && prefixes.size === sound.length ? { chapters: sound } : undefined;
}

/** The text of a round, with which a later one is compared. */
export function textOfLedger({ chapters }: Ledger): ReviewChapter[] {
  return chapters
    .filter(({ isGone }) => isGone !== true)
    .map(({ file, title, prefix, passages }) => ({
      file,
      title,
      wanted: prefix,
      passages: passages.map(([, text]) => text),
    }));
}

function readChapter(value: unknown): LedgerChapter | undefined {
  if (!isRecord(value)) return undefined;
  const { prefix, file, title, isGone, next, passages, gone } = value;
  if (
    typeof prefix !== 'string' ||
    !/^[0-9a-z]{1,24}$/.test(prefix) ||
    typeof file !== 'string' ||
    typeof title !== 'string'
  )
    return undefined;
  if (!isNumber(next) || !areTexts(passages) || !areTexts(gone)) return undefined;
  const numbers = [...passages, ...gone].map(([number]) => number);
  if (new Set(numbers).size !== numbers.length || numbers.some((number) => number >= next)) return undefined;
  return { prefix, file, title, ...(isGone === true && { isGone }), next, passages, gone };
}

function areTexts(value: unknown): value is NumberedText[] {
  return (
    Array.isArray(value) &&
    value.every((item) => Array.isArray(item) && item.length === 2 && isNumber(item[0]) && typeof item[1] === 'string')
  );
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
