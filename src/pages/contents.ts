/** The contents as data: parts > chapters > headings, as deep as the edition asks. Nav, NCX and the printed page share it. */

import type { Book, Chapter, Heading, Part } from '../book/model.ts';
import type { ContentsEntryView } from './views.ts';

export interface ContentsOptions {
  /** Heading levels; 1 is chapters only. */
  readonly depth: number;
  /** Where an id of the book is found. */
  readonly hrefOf: (id: string) => string;
  /** The folio of an id in print; absent elsewhere. */
  readonly folioOf?: (id: string) => string | undefined;
}

export function contentsEntries(book: Book, options: ContentsOptions): ContentsEntryView[] {
  const entries: ContentsEntryView[] = [];
  let run: Chapter[] = [];
  const endRun = (): void => {
    entries.push(...chapterEntries(run, options));
    run = [];
  };
  for (const item of book.body) {
    if (item.kind === 'chapter') run.push(item);
    else {
      endRun();
      entries.push(partEntry(item, options));
    }
  }
  endRun();
  return entries;
}

function partEntry(part: Part, options: ContentsOptions): ContentsEntryView {
  const children = chapterEntries(part.chapters, options);
  return { ...target(part.id, options), kind: 'part', ...titleOf(part), children };
}

/** A chapter holds its headings and the files that stand under it, as deep as the edition asks. */
function chapterEntries(chapters: readonly Chapter[], options: ContentsOptions): ContentsEntryView[] {
  const entries: ContentsEntryView[] = [];
  let at = 0;
  while (at < chapters.length) {
    const chapter = chapters[at];
    if (chapter === undefined) break;
    const after = chapters.findIndex(({ depth }, index) => index > at && depth <= chapter.depth);
    const end = after < 0 ? chapters.length : after;
    entries.push(chapterEntry(chapter, chapters.slice(at + 1, end), options));
    at = end;
  }
  return entries;
}

function chapterEntry(chapter: Chapter, below: readonly Chapter[], options: ContentsOptions): ContentsEntryView {
  const headings = chapter.outline.filter(({ level }) => level + chapter.depth <= options.depth);
  const children = [...nested(headings, options), ...chapterEntries(below.filter(({ depth }) => depth < options.depth), options)];
  return { ...target(chapter.id, options), kind: chapter.depth === 0 ? 'chapter' : 'section', ...titleOf(chapter), children };
}

/** A heading holds what follows it up to the next of its level or higher; a skipped level is no reason to drop one. */
function nested(headings: readonly Heading[], options: ContentsOptions): ContentsEntryView[] {
  const entries: ContentsEntryView[] = [];
  let at = 0;
  while (at < headings.length) {
    const heading = headings[at];
    if (heading === undefined) break;
    const after = headings.findIndex(({ level }, index) => index > at && level <= heading.level);
    const end = after < 0 ? headings.length : after;
    const children = nested(headings.slice(at + 1, end), options);
    entries.push({ ...target(heading.id, options), kind: 'section', name: heading.text, children });
    at = end;
  }
  return entries;
}

function target(id: string, { hrefOf, folioOf }: ContentsOptions): { id: string; href: string; page?: string } {
  const page = folioOf?.(id);
  return { id, href: hrefOf(id), ...(page !== undefined && { page }) };
}

function titleOf({ title }: Part | Chapter): { label?: string; name: string } {
  return { ...(title.label !== undefined && { label: title.label }), name: title.couplet?.join('　') ?? title.name };
}
