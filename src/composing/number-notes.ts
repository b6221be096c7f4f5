/** ①②③: the numbers of notes at the foot, anew on each page. */

import type { FootPart } from './foot.ts';
import { noteItems } from './make-galley.ts';
import type { SourceMark, SourcePage } from './read-source.ts';
import type { SetPage } from './set-page.ts';
import type { Edit } from './write-lines.ts';
import type { MadeUp } from './made-up.ts';

/** The numbers in the text that are not known before; in the source ① stands for each. */
export function numbersOf({ source }: SetPage, madeUp: MadeUp): Edit[] {
  const { galley, feet } = madeUp;
  if (galley.notes.size === 0) return [];
  const parts = feet.flatMap((foot) => foot.parts);
  const numbers = numberNotes(parts);
  const items = [...noteItems(source)];
  const pageOf = pagesOfMarks(madeUp);
  const ofMark = (mark: SourceMark): number | undefined => {
    const citing = items.find(([{ from, to }]) => mark.at >= from && mark.at < to)?.[1];
    const page = citing === undefined ? pageOf(mark) : firstPage(parts, citing);
    return numberOn(numbers, page, mark.note);
  };
  return source.marks
    .filter(({ at }) => source.html[at] === '①')
    .map((mark) => ({ at: mark.at, to: mark.at + 1, text: circled(ofMark(mark) ?? 1) }));
}

/**
 * The numbers in the text and before the notes where nobody knows the pages: through the chapter, at whose end the
 * notes stand.
 */
export function numbersOfChapter(source: SourcePage): Edit[] {
  const numbered = (at: number, note: string): Edit => ({ at, to: at + 1, text: circled(Number(note)) });
  const items = Array.from(noteItems(source), ([{ from }, note]) => numbered(source.html.indexOf('①', from), note));
  return [...source.marks.map(({ at, note }) => numbered(at, note)), ...items]
    .filter(({ at }) => source.html[at] === '①')
    .sort((one, other) => one.at - other.at);
}

/** By page and note. */
type Numbers = ReadonlyMap<number, ReadonlyMap<string, number>>;

export function numberNotes(feet: readonly Omit<FootPart, 'before'>[]): Numbers {
  const numbers = new Map<number, Map<string, number>>();
  for (const { page, note, from } of feet) {
    if (from > 0) continue;
    const own = numbers.get(page) ?? new Map<string, number>();
    own.set(note, own.size + 1);
    numbers.set(page, own);
  }
  return numbers;
}

/** A note that could not begin on the page of its mark begins on one of the next. */
function numberOn(numbers: Numbers, page: number, note: string): number | undefined {
  const known = numbers.get(page)?.get(note);
  if (known !== undefined) return known;
  for (const [later, own] of numbers) if (later > page && own.has(note)) return own.get(note);
  return undefined;
}

function firstPage(feet: readonly Omit<FootPart, 'before'>[], note: string): number {
  return feet.find((part) => part.note === note)?.page ?? 0;
}

/** On which page a mark stands. Marks come in the order of the units they stand in. */
function pagesOfMarks({ galley: { units }, placed }: MadeUp) {
  const pages = new Map<string, number[]>();
  for (const [index, unit] of units.entries()) {
    const { way = 0, page = 0, parts = [] } = placed[index] ?? {};
    for (const { line, note } of unit.ways[way]?.marks ?? []) {
      const on = page + parts.filter((part) => part.line <= line).length;
      pages.set(note, [...(pages.get(note) ?? []), on]);
    }
  }
  return ({ note }: SourceMark): number => pages.get(note)?.shift() ?? 0;
}

/** ① to ㊿, which are one character each. */
export function circled(number: number): string {
  if (number <= 20) return String.fromCodePoint(0x2460 + number - 1);
  if (number <= 35) return String.fromCodePoint(0x3251 + number - 21);
  if (number <= 50) return String.fromCodePoint(0x32b1 + number - 36);
  return String(number);
}

export const allCircled = Array.from({ length: 50 }, (_, index) => circled(index + 1)).join('');
