/**
 * The contents as data: parts, chapters and headings, as deep as the edition asks. The navigation document, the NCX and
 * the printed page are made from it.
 */

import { outlineOf, type Book, type Chapter, type Heading, type Part } from '../book/model.ts';
import { widthOf } from './title-parts.ts';
import type { ContentsEntryView } from './views.ts';

export interface ContentsOptions {
  /** Levels of headings; 1 means chapters only. */
  readonly depth: number;
  /** Returns the link to an id of the book. */
  readonly hrefOf: (id: string) => string;
  /** Returns the folio of an id in print; absent elsewhere. */
  readonly folioOf?: (id: string) => string | undefined;
  /** What stands behind the last chapter. */
  readonly behind?: readonly { readonly id: string; readonly title: string }[];
}

export function contentsEntries(book: Book, options: ContentsOptions): ContentsEntryView[] {
  const behind = (options.behind ?? []).map(({ id, title }): ContentsEntryView => ({
    ...target(id, options),
    kind: 'chapter',
    name: title,
    children: [],
  }));
  return [...bodyEntries(book.body, options), ...behind];
}

/** Of chapters, in whole ems: a full-width character is one, any other about a half. */
export function longestLabel(entries: readonly ContentsEntryView[]): number {
  const own = entries.flatMap(({ kind, label }) =>
    kind === 'chapter' && label !== undefined ? [Math.ceil(widthOf(label))] : [],
  );
  return [...own, ...entries.map(({ children }) => longestLabel(children))].reduce(
    (longest, width) => Math.max(longest, width),
    0,
  );
}

function bodyEntries(body: Book['body'], options: ContentsOptions): ContentsEntryView[] {
  const entries: ContentsEntryView[] = [];
  let run: Chapter[] = [];
  const endRun = (): void => {
    for (const entry of chapterEntries(run, options)) entries.push(entry);
    run = [];
  };
  for (const item of body) {
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
  const headings = outlineOf(part).filter(({ level }) => level <= options.depth);
  const children = [...nested(headings, options), ...bodyEntries(part.body, options)];
  return { ...target(part.id, options), kind: 'part', ...titleOf(part), children };
}

function chapterEntries(chapters: readonly Chapter[], options: ContentsOptions): ContentsEntryView[] {
  return withBelow(chapters, ({ depth }) => depth).map(([chapter, below]) => chapterEntry(chapter, below, options));
}

/** A chapter's entry contains its headings, and the files under it, as deep as the edition asks. */
function chapterEntry(chapter: Chapter, below: readonly Chapter[], options: ContentsOptions): ContentsEntryView {
  const headings = chapter.outline.filter(({ level }) => level + chapter.depth <= options.depth);
  const children = [
    ...nested(headings, options),
    ...chapterEntries(
      below.filter(({ depth }) => depth < options.depth),
      options,
    ),
  ];
  return {
    ...target(chapter.id, options),
    kind: chapter.depth === 0 ? 'chapter' : 'section',
    ...titleOf(chapter),
    children,
  };
}

function nested(headings: readonly Heading[], options: ContentsOptions): ContentsEntryView[] {
  return withBelow(headings, ({ level }) => level).map(([heading, below]) => ({
    ...target(heading.id, options),
    kind: 'section',
    name: heading.text,
    ...hangOf(heading.text),
    children: nested(below, options),
  }));
}

/** 第一节　, 一、, （一）, 1.1: as wide as the number with what parts it from the name. */
const sectionNumber =
  /^(?:第[^\s　]{1,5}[章回节節条條款]|[（(]?[〇一二三四五六七八九十百]{1,4}[、．.）)]|\d[\d.]*(?:[、．.]|(?=[\s　])))[\s　]*(?=.)/u;

function hangOf(name: string): { readonly hang?: number } {
  const width = Math.round(widthOf(sectionNumber.exec(name)?.[0] ?? ''));
  return width < 2 || width > 6 ? {} : { hang: width };
}

/**
 * Groups each item with those after it, up to the next of its level or higher. Items below a skipped level are kept.
 */
function withBelow<T>(items: readonly T[], levelOf: (item: T) => number): [item: T, below: readonly T[]][] {
  const groups: [T, T[]][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && levelOf(item) > levelOf(last[0])) last[1].push(item);
    else groups.push([item, []]);
  }
  return groups;
}

function target(id: string, { hrefOf, folioOf }: ContentsOptions): { id: string; href: string; page?: string } {
  const page = folioOf?.(id);
  return { id, href: hrefOf(id), ...(page !== undefined && { page }) };
}

function titleOf({ title }: Part | Chapter): Pick<ContentsEntryView, 'label' | 'name' | 'halves'> {
  const { label, name, couplet } = title;
  return {
    ...(label !== undefined && { label }),
    name: couplet?.join('　') ?? name,
    ...(couplet && { halves: [`${couplet[0]}　`, couplet[1]] }),
  };
}
