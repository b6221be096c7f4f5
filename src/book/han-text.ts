/** The Han characters of a text, for 校勘: by length and hash, so that a chapter that did not change need not be read to be held against its finished pages. */

import type { Facts } from '../host/facts.ts';
import { hashOf } from '../host/hash.ts';
import { lazily } from '../host/lazily.ts';
import { itemsOf, type Book, type Chapter } from './model.ts';
import { chapterText, charactersOf, hanOf } from './text.ts';

export interface HanText {
  /** UTF-16 */
  readonly length: number;
  /** SHA-256 */
  readonly hash: string;
  readonly text: () => string;
}

/** Everything an edition prints from the manuscript, in order: parts and chapters. `missing` is what no face has. */
export function hanOfBook(book: Book, missing: ReadonlySet<number> = new Set()): HanText[] {
  return itemsOf(book).map((item) => {
    const text = item.kind === 'part' ? item.text : item;
    return text === undefined ? hanText(without(missing, item.title.full)) : hanOfChapter(text, missing);
  });
}

export function hanText(source: string): HanText {
  const text = hanOf(source);
  return { ...measure(text), text: () => text };
}

/** Of what the facts are about. `source` is asked only where it is not known yet, or where the text itself is wanted. */
export function knownHanText(facts: Facts, source: () => string, key?: string): HanText {
  const text = lazily(() => hanOf(source()));
  return { ...facts.recall('han', () => measure(text()), key), text };
}

/** Whether they are the same, one by one; those without any Han character do not count. */
export function areAlike(texts: readonly HanText[], others: readonly HanText[]): boolean {
  const [some, more] = [texts, others].map((each) => each.flatMap(({ length, hash }) => (length === 0 ? [] : hash)).join());
  return some === more;
}

/** Whether they are the text, one after another. */
export function isTogether(texts: readonly HanText[], whole: string): boolean {
  let at = 0;
  for (const { length, hash } of texts) {
    if (hashOf(whole.slice(at, at + length)) !== hash) return false;
    at += length;
  }
  return at === whole.length;
}

function hanOfChapter(chapter: Chapter, missing: ReadonlySet<number>): HanText {
  const here = missing.size === 0 ? [] : Array.from(`${chapter.title.full}${charactersOf(chapter)}`).filter((character) => missing.has(character.codePointAt(0) ?? 0));
  return knownHanText(chapter.facts, () => without(missing, chapterText(chapter)), JSON.stringify([chapter.title.full, ...here]));
}

function without(characters: ReadonlySet<number>, text: string): string {
  return characters.size === 0 ? text : Array.from(text, (character) => (characters.has(character.codePointAt(0) ?? 0) ? '' : character)).join('');
}

function measure(text: string): Pick<HanText, 'length' | 'hash'> {
  return { length: text.length, hash: hashOf(text) };
}
