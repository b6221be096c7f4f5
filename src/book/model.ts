/**
 * The book: all of it, without anything that differs between editions. It is plain data, which stages read and nobody
 * changes.
 */

import type { Place } from '../diagnostics/diagnostic.ts';
import type { ImageHeader } from '../pictures/image-header.ts';
import type { ParsedChapter } from '../markdown/parsed.ts';
import type { CopyrightConfig, Glossary } from '../config/schema.ts';

export interface Book {
  readonly meta: BookMeta;
  /**
   * Parts and chapters in reading order. In a book with parts, chapters before the first part stand beside the parts.
   */
  readonly body: readonly (Part | Chapter)[];
  /** Images by their path in the manuscript (`images/a.png`). */
  readonly assets: ReadonlyMap<string, Asset>;
  /** The author's own cover picture; without one a cover is drawn from the metadata. */
  readonly cover?: Asset;
  /** Names in the book, with the spellings that are wrong. */
  readonly glossary: Glossary;
}

export interface BookMeta {
  readonly title: string;
  readonly subtitle?: string;
  /** The output files are named after it. */
  readonly slug: string;
  /** BCP 47, such as `zh-Hans`. */
  readonly language: string;
  readonly creators: readonly Creator[];
  readonly publisher?: string;
  /** `urn:uuid:…`, derived from slug, title and creators unless given. */
  readonly identifier: string;
  /** 13 digits. */
  readonly isbn?: string;
  /** Publication date as given: `2026`, `2026-11` or `2026-11-23`. */
  readonly date?: string;
  /** When the manuscript last changed; every date in an output file comes from here. */
  readonly modified: Date;
  readonly rights?: string;
  readonly description?: string;
  readonly subjects: readonly string[];
  readonly series?: { readonly name: string; readonly position?: number };
  readonly copyright: CopyrightConfig;
}

export interface Creator {
  readonly name: string;
  /** MARC relator code. */
  readonly role: string;
  readonly fileAs?: string;
}

/** 卷 */
export interface Part {
  readonly kind: 'part';
  /** ASCII, unique in the book: `part1`. */
  readonly id: string;
  readonly title: ChapterTitle;
  /** The text below the title on the part's page; it has the part's id and title. */
  readonly text?: Chapter;
  /** Its contents in reading order: parts may contain parts (部 > 卷 > 章) as deep as the manuscript has them. */
  readonly body: readonly (Part | Chapter)[];
}

/** 章, 回 */
export interface Chapter extends ParsedChapter {
  readonly kind: 'chapter';
  /**
   * ASCII, unique in the book, and the same as long as number and order are: `ch26`, `ch26b` where a number is used
   * twice, `c003` without a number.
   */
  readonly id: string;
  readonly title: ChapterTitle;
  readonly number?: number;
  /** 0, or more for a file that SUMMARY.md indents under the chapter before it. */
  readonly depth: number;
  /** Headings below the H1, in order; their ids are `ch26-s01`, `ch26-s02` … */
  readonly outline: readonly Heading[];
  readonly count: TextCount;
  /** Of a review copy alone: its passages, in order. */
  readonly marks?: readonly PassageMark[];
}

/** A passage that can be found again in what was made of it. */
export interface PassageMark {
  /** `26.034` */
  readonly label: string;
  /** Id of the element that begins it, as it is in the whole book: `ch26-passage34`. */
  readonly anchor: string;
  /** Id of the mark at its end, where it changed. */
  readonly end?: string;
}

/** `第二十六章：太虚门的开源坚持` → label 第二十六章, name 太虚门的开源坚持. A couplet 回目 has two halves. */
export interface ChapterTitle {
  /**
   * The whole title as running text: label, one full-width space, name. The halves of a couplet are also one full-width
   * space apart.
   */
  readonly full: string;
  readonly label?: string;
  /** Empty only when the label is the whole title. */
  readonly name: string;
  readonly couplet?: readonly [string, string];
}

export interface Heading {
  readonly id: string;
  /** 2 to 6. */
  readonly level: number;
  readonly text: string;
  readonly line: number;
}

export interface TextCount {
  /** 字数 with punctuation: each Han character and each mark counts as one, so does each Latin word and each number. */
  readonly withMarks: number;
  /** 字数 without punctuation. */
  readonly withoutMarks: number;
}

export interface Asset extends ImageHeader {
  /** Path inside the manuscript: `images/a.png`. */
  readonly source: string;
  /** Where the manuscript first names it. */
  readonly place?: Place;
  /** ASCII name in the outputs: `image-001.png`. */
  readonly name: string;
  /** The texts that a drawing contains. */
  readonly words?: readonly string[];
  /** The picture without what a camera or an editor noted in its file. */
  readonly bytes: Uint8Array;
}

/** Everything that has text, in reading order: chapters, and the texts on the pages of parts. */
export function chaptersOf({ body }: Pick<Book, 'body'>): Chapter[] {
  return body.flatMap((item) =>
    item.kind === 'part' ? [...(item.text ? [item.text] : []), ...chaptersOf(item)] : [item],
  );
}

/** Another book with other chapters for its own, or without them; a part that has nothing left is gone. */
export function withChapters(book: Book, change: (chapter: Chapter) => Chapter | undefined): Book {
  const changed = (body: Book['body']): (Part | Chapter)[] =>
    body.flatMap((item): (Part | Chapter)[] => {
      if (item.kind === 'chapter') return [change(item) ?? []].flat();
      const { text: given, ...part } = item;
      const text = given && change(given);
      const inside = changed(item.body);
      return inside.length === 0 && text === undefined ? [] : [{ ...part, ...(text && { text }), body: inside }];
    });
  return { ...book, body: changed(book.body) };
}

/** Parts and chapters, flat and in reading order: each part comes before its contents. */
export function itemsOf({ body }: Pick<Book, 'body'>): (Part | Chapter)[] {
  return body.flatMap((item) => (item.kind === 'part' ? [item, ...itemsOf(item)] : [item]));
}

/** The text of an item: a chapter itself, or what a part has on its page. */
export function textOn(item: Part | Chapter): Chapter | undefined {
  return item.kind === 'part' ? item.text : item;
}

/** The headings on the pages of an item, below its own. */
export function outlineOf(item: Part | Chapter): readonly Heading[] {
  return textOn(item)?.outline ?? [];
}

export function countBook(book: Book): TextCount {
  return chaptersOf(book).reduce(
    (sum, { count }) => ({
      withMarks: sum.withMarks + count.withMarks,
      withoutMarks: sum.withoutMarks + count.withoutMarks,
    }),
    { withMarks: 0, withoutMarks: 0 },
  );
}
