/**
 * Gives every passage an id that lasts from round to round. An unchanged passage keeps its number wherever it moves
 * within its chapter; a changed one keeps it where it can be recognised; a new one gets a number that was never used.
 * The first part of the ids of a chapter stays the same, even when its file or title changes.
 */

import { align } from './align.ts';
import type { Ledger, LedgerChapter, NumberedText } from './ledger.ts';
import { matchChapters } from './match-chapters.ts';
import type { ReviewChapter } from './text.ts';

export interface ChapterIds {
  /** `26`, of the id `26.034`. */
  readonly prefix: string;
  /** One for each passage, in order. */
  readonly numbers: readonly number[];
}

export interface Assigned {
  /** One for each chapter, in order. */
  readonly ids: readonly ChapterIds[];
  readonly ledger: Ledger;
}

export function assignIds(chapters: readonly ReviewChapter[], { chapters: known }: Ledger): Assigned {
  const old = known.map(({ file, title, passages, isGone, gone }) => ({
    file,
    title,
    passages: (isGone === true ? gone : passages).map(([, text]) => text),
  }));
  const matches = matchChapters(old, chapters);
  const prefixes = new Set(known.map(({ prefix }) => prefix));
  const present = chapters.map((chapter, index): LedgerChapter => {
    const match = matches[index];
    const before = match === undefined ? undefined : known[match];
    const prefix = before?.prefix ?? freePrefix(chapter.wanted, prefixes);
    prefixes.add(prefix);
    return {
      prefix,
      file: chapter.file,
      title: chapter.title,
      ...numberPassages(chapter.passages, before ?? { next: 1, passages: [], gone: [] }),
    };
  });
  const kept = new Set(matches);
  const absent = known.filter((_, index) => !kept.has(index)).map(gone);
  const ids = present.map(({ prefix, passages }) => ({ prefix, numbers: passages.map(([number]) => number) }));
  return { ids, ledger: { chapters: [...present, ...absent] } };
}

function gone(chapter: LedgerChapter): LedgerChapter {
  return { ...chapter, isGone: true, passages: [], gone: [...chapter.passages, ...chapter.gone] };
}

type Numbers = Pick<LedgerChapter, 'next' | 'passages' | 'gone'>;

/**
 * Tries, in this order: the passage aligned with it in the last round; one that moved within the chapter; one that came
 * back; a new number.
 */
function numberPassages(texts: readonly string[], { next, passages, gone }: Numbers): Numbers {
  const alignment = align(
    passages.map(([, text]) => text),
    texts,
  );
  const aligned = new Set(alignment);
  const left = [...passages.filter((_, index) => !aligned.has(index)), ...gone];
  const byText = new Map<string, number[]>();
  for (const [number, text] of left) byText.set(text, [...(byText.get(text) ?? []), number]);
  let free = next;
  const numbered = texts.map((text, index): NumberedText => {
    const match = alignment[index];
    const number = match === undefined ? byText.get(text)?.shift() : passages[match]?.[0];
    return [number ?? free++, text];
  });
  const used = new Set(numbered.map(([number]) => number));
  return { next: free, passages: numbered, gone: left.filter(([number]) => !used.has(number)) };
}

/** The ledger, with the numbers added that an older text has besides, so that they are never given again. */
export function withNumbersOf({ chapters }: Ledger, older: Ledger): Ledger {
  const others = new Map(older.chapters.map((chapter) => [chapter.prefix, chapter]));
  const merged = chapters.map((chapter): LedgerChapter => {
    const other = others.get(chapter.prefix);
    if (other === undefined) return chapter;
    const own = new Set([...chapter.passages, ...chapter.gone].map(([number]) => number));
    return {
      ...chapter,
      next: Math.max(chapter.next, other.next),
      gone: [...chapter.gone, ...[...other.passages, ...other.gone].filter(([number]) => !own.has(number))],
    };
  });
  const known = new Set(chapters.map(({ prefix }) => prefix));
  const absent = older.chapters.filter(({ prefix }) => !known.has(prefix)).map(gone);
  return { chapters: [...merged, ...absent] };
}

/** `26`, or `26b`, `26c` … when it was given before. */
function freePrefix(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const stem = /^c?\d+/.exec(wanted)?.[0] ?? wanted;
  for (let times = 1; ; times += 1) {
    const candidate = `${stem}${times < 26 ? String.fromCharCode(97 + times) : `z${times - 24}`}`;
    if (!taken.has(candidate)) return candidate;
  }
}
