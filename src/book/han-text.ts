/** The Han characters of a text, for 校勘: by length and hash, so that a chapter that did not change need not be read to be held against its finished pages. */

import { hashOf } from '../host/hash.ts';
import { lazily } from '../host/lazily.ts';
import { chaptersOf, itemsOf, type Book, type Chapter } from './model.ts';
import { chapterText, charactersOf, hanOf } from './text.ts';

export interface HanText {
  /** UTF-16 */
  readonly length: number;
  /** SHA-256 */
  readonly hash: string;
  readonly text: () => string;
}

/** Everything an edition prints from the manuscript, in order: part titles and chapters. `missing` is what no face has. */
export function hanOfBook(book: Book, missing: ReadonlySet<number> = new Set()): HanText[] {
  return itemsOf(book).map((item) => (item.kind === 'part' ? hanText(without(missing, item.title.full)) : hanOfChapter(item, missing)));
}

/** The same of chapters alone. */
export function hanOfChapters(book: Book): HanText[] {
  return chaptersOf(book).map((chapter) => hanOfChapter(chapter, new Set()));
}

export function hanText(source: string): HanText {
  const text = hanOf(source);
  return { ...measure(text), text: () => text };
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
  const text = lazily(() => hanOf(without(missing, chapterText(chapter))));
  const here = missing.size === 0 ? [] : Array.from(`${chapter.title.full}${charactersOf(chapter)}`).filter((character) => missing.has(character.codePointAt(0) ?? 0));
  return { ...chapter.facts.recall('han', () => measure(text()), JSON.stringify([chapter.title.full, ...here])), text };
}

function without(characters: ReadonlySet<number>, text: string): string {
  return characters.size === 0 ? text : Array.from(text, (character) => (characters.has(character.codePointAt(0) ?? 0) ? '' : character)).join('');
}

function measure(text: string): Pick<HanText, 'length' | 'hash'> {
  return { length: text.length, hash: hashOf(text) };
}
