/** Finds names of the glossary in text, right ones and their variants. */

import type { Glossary } from '../config/schema.ts';

/** A name found in the text. `right` is the name it should be, which is the same when it is right. */
export interface NamePlace {
  readonly found: string;
  readonly right: string;
  readonly index: number;
}

interface Name {
  readonly written: string;
  readonly right: string;
}

/** Prepares the search once for a book: names by their first character, longer ones first. */
export function nameSearch(glossary: Glossary): (text: string) => NamePlace[] {
  const names = Object.entries(glossary).flatMap(([right, { variants }]): Name[] =>
    [right, ...variants].map((written) => ({ written, right })),
  );
  if (names.length === 0) return () => [];
  const byFirst = new Map<string, Name[]>();
  for (const name of names.sort((a, b) => b.written.length - a.written.length)) {
    const first = firstOf(name.written);
    byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  }
  const start = new RegExp(
    `[${[...byFirst.keys()].map((first) => `\\u{${(first.codePointAt(0) ?? 0).toString(16)}}`).join('')}]`,
    'gu',
  );
  return (text) => search(text, start, byFirst);
}

/**
 * Searches from left to right, and takes the longest name at each place: a variant inside a right name counts as that
 * name, and a right name inside a longer variant as the variant.
 */
function search(text: string, start: RegExp, byFirst: ReadonlyMap<string, readonly Name[]>): NamePlace[] {
  const places: NamePlace[] = [];
  let end = 0;
  for (const { 0: first, index } of text.matchAll(start)) {
    if (index < end) continue;
    for (const { written, right } of byFirst.get(first) ?? []) {
      const found = foundAt(text, index, written);
      if (found === undefined) continue;
      places.push({ found, right: written === right ? found : right, index });
      end = index + found.length;
      break;
    }
  }
  return places;
}

/** The name at the offset as it is written there, which may include a line end; Latin names must be whole words. */
function foundAt(text: string, index: number, name: string): string | undefined {
  let at = index;
  for (const unit of name) {
    if (text[at] === '\n' && at > index) at += 1;
    if (!text.startsWith(unit, at)) return undefined;
    at += unit.length;
  }
  const isCut = (isWord(text.charAt(index - 1)) && isWord(name)) || (isWord(text.charAt(at)) && isWord(name.slice(-1)));
  return isCut ? undefined : text.slice(index, at);
}

function isWord(text: string): boolean {
  return /^[\p{Script=Latin}\p{Nd}]/u.test(text);
}

function firstOf(text: string): string {
  return [...text][0] ?? '';
}
