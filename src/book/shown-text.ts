/**
 * The text that each part and chapter must show, for 校勘, as length and hash: so an unchanged chapter need not be read
 * to be compared with its finished pages.
 */

import { hashOf } from '../host/hash.ts';
import { kept } from '../host/kept.ts';
import { lazily } from '../host/lazily.ts';
import { itemsOf, textOn, type Book, type Chapter, type Part } from './model.ts';
import { passagesOf, type VisiblePassage } from './passages.ts';
import { charactersOf } from './text.ts';
import { visibleOf } from './visible.ts';

/** The visible characters of a text, in order. */
export interface ShownText {
  /** UTF-16 units. */
  readonly length: number;
  /** SHA-256. */
  readonly hash: string;
  readonly text: () => string;
}

/** What a part or a chapter of the manuscript must show. */
export interface ItemText extends ShownText {
  readonly id: string;
  /** Its file in the manuscript; a part that is a folder has none. */
  readonly file?: string;
  readonly passages: () => readonly VisiblePassage[];
}

/** The texts in reading order. `missing` holds the characters that no face has, for which 〓 is set. */
export function textOfBook(book: Book, missing: ReadonlySet<number> = new Set()): ItemText[] {
  return itemsOf(book).map((item) => {
    const text = textOn(item);
    return text === undefined ? titleOf(item, missing) : textOfChapter(text, missing);
  });
}

export function shownText(text: string): ShownText {
  return { ...measure(text), text: () => text };
}

function titleOf({ id, title }: Part | Chapter, missing: ReadonlySet<number>): ItemText {
  const text = visibleOf(withGeta(title.full, missing));
  return { id, ...shownText(text), passages: () => [{ text, line: 1 }] };
}

function textOfChapter(chapter: Chapter, missing: ReadonlySet<number>): ItemText {
  const own = Array.from(
    missing.size === 0 ? '' : `${chapter.title.full}${charactersOf(chapter)}`,
    (character) => character.codePointAt(0) ?? 0,
  );
  const shown: ChapterText = { chapter, missing: new Set(own.filter((character) => missing.has(character))) };
  const passages = lazily(() => passagesIn(shown));
  const text = lazily(() =>
    passages()
      .map((passage) => passage.text)
      .join(''),
  );
  const { id, source, notebook } = chapter;
  return {
    id,
    file: source.path,
    passages,
    ...kept({ notebook, name: 'shown', inputs: shown, make: measureChapter }),
    text,
  };
}

interface ChapterText {
  readonly chapter: Chapter;
  /** Those of its characters that no face has. */
  readonly missing: ReadonlySet<number>;
}

function passagesIn({ chapter, missing }: ChapterText): VisiblePassage[] {
  return passagesOf(chapter, (text) => withGeta(text, missing));
}

function measureChapter(shown: ChapterText): Measured {
  return measure(
    passagesIn(shown)
      .map(({ text }) => text)
      .join(''),
  );
}

/** The text as it is set, with 〓 for each missing character. */
export function withGeta(text: string, missing: ReadonlySet<number>): string {
  return missing.size === 0
    ? text
    : Array.from(text, (character) => (missing.has(character.codePointAt(0) ?? 0) ? '〓' : character)).join('');
}

type Measured = Pick<ShownText, 'length' | 'hash'>;

function measure(text: string): Measured {
  return { length: text.length, hash: hashOf(text) };
}
