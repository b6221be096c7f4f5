/**
 * Arranges files that no list names, by what they say of themselves: drafts and the author's papers are left out, and a
 * weight in front matter moves a file.
 */

import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import { identified } from '../host/digest.ts';
import { withEntries } from '../host/lazily.ts';
import { agreedAuthor, authorKey } from './agreed-author.ts';
import { findCopies, type Compared } from './copies.ts';
import type { FileHead } from './file-head.ts';
import type { FolderNotes } from './folder-notes.ts';
import { isIndexName } from './index-files.ts';
import { matterRank } from './matter.ts';
import { stem } from './natural-order.ts';
import { inReadingOrder } from './order-files.ts';
import { baseOf, folderOf } from './names.ts';
import { partPages } from './part-pages.ts';
import { hasChapterNumber, isPaperTitle } from './side-files.ts';
import type { SourceRead } from './source.ts';

/** Added to the file that is the page of a part. */
const opening = { opensPart: true } as const;

type HeadOf = (source: SourceRead) => FileHead;

interface Known {
  /** The names to which chapters link. */
  readonly linked: ReadonlySet<string>;
  /** Those of them that are papers, which only a link takes in. */
  readonly papers: ReadonlySet<string>;
  readonly notes: FolderNotes;
}

export function arrange(
  files: readonly SourceRead[],
  headOf: HeadOf,
  { linked, papers, notes }: Known,
): Noted<readonly SourceRead[]> {
  const diagnostics: Diagnostic[] = [];
  const hasNumbers = files.some(({ name }) => hasChapterNumber(name));
  const isPaper = (file: SourceRead): boolean =>
    hasNumbers && !hasChapterNumber(file.name) && !linked.has(file.name) && isPaperTitle(headOf(file).heading ?? '');
  const written = files.filter((file) => {
    const { isDraft, draftBy: by = 'draft: true' } = headOf(file);
    const [facts, place] = [{ file: file.name }, { file: file.path }];
    if (isDraft) diagnostics.push(diagnose('chapter-is-final', { ...facts, by }, place));
    else if (isPaper(file)) diagnostics.push(diagnose('file-is-chapter', facts, place));
    else return true;
    return false;
  });
  const copies = findCopies(written.map((file) => compared(file, headOf(file))));
  for (const { name, path } of written) {
    const copy = copies.get(name);
    if (copy !== undefined)
      diagnostics.push(
        diagnose('file-is-copy', { file: name, original: copy.of, isSame: copy.hasSameText }, { file: path }),
      );
  }
  const kept = written.filter(({ name }) => !copies.has(name));
  const pages = partPages(
    kept.filter(({ parts }) => parts !== undefined).map((file) => ({ name: file.name, ...headedBy(headOf(file)) })),
  );
  const dates = placesByDate(kept, headOf);
  const placed = kept.map((each) => {
    const isPage = pages.has(each.name);
    const file = isPage ? identified(withEntries(each, opening), ['page of a part', each]) : each;
    const order = headOf(each).order ?? dates.get(each.name);
    const isBehind = papers.has(each.name) && !hasChapterNumber(each.name) && !isIndexName(each.name);
    return { file, name: file.name, isPage, isBehind, ...(order !== undefined && { order }) };
  });
  const { files: ordered, unheard } = inReadingOrder(placed, (folder) => notes.get(folder)?.order);
  const [first] = unheard;
  if (first !== undefined && !isInOrder(placed))
    diagnostics.push(
      diagnose(
        'order-is-whole',
        { count: unheard.length },
        { file: first.file.path },
        unheard.slice(1, 5).map(({ file }) => ({ file: file.path })),
      ),
    );
  const value = ordered.map(({ file }) => file);
  return { value, diagnostics: [...diagnostics, ...sayPlaceless(value, headOf)] };
}

/**
 * Where no file of a folder has a place or a number and all have a date in front matter, they are in the order of the
 * dates, as posts are.
 */
function placesByDate(files: readonly SourceRead[], headOf: HeadOf): ReadonlyMap<string, number> {
  const byFolder = new Map<string, { name: string; date: number | undefined; isFree: boolean }[]>();
  for (const file of files) {
    const own = stem(baseOf(file.name));
    if (isIndexName(file.name) || matterRank(own) !== 0) continue;
    const { date, order } = headOf(file);
    const isFree = order === undefined && !/\d|第.{1,9}[章回节節卷部]/u.test(own);
    const inside = byFolder.get(folderOf(file.name)) ?? [];
    byFolder.set(folderOf(file.name), inside);
    inside.push({ name: file.name, date, isFree });
  }
  const dated = [...byFolder.values()].filter(
    (inside) => inside.length > 1 && inside.every(({ date, isFree }) => date !== undefined && isFree),
  );
  return new Map(dated.flat().map(({ name, date = 0 }) => [name, date]));
}

function compared({ name }: SourceRead, { digest }: FileHead): Compared {
  return { name, ...(digest !== undefined && { digest }) };
}

const numbered = /^\s*(?:第\s*.{1,9}[章回节節话話]|chapter\s)/iu;
/** The least number of chapters with numbers; fewer show no habit. */
const fewest = 3;

/**
 * Reports files at the head of a book with numbered chapters that have no number, no weight, and no word such as 序: the
 * author's papers may have any name.
 */
function sayPlaceless(files: readonly SourceRead[], headOf: HeadOf): Diagnostic[] {
  const isNumbered = (file: SourceRead): boolean =>
    hasChapterNumber(file.name) || numbered.test(headedBy(headOf(file)).heading ?? '');
  const count = files.filter(isNumbered).length;
  if (count < fewest || count * 2 <= files.length) return [];
  const isMatter = (file: SourceRead): boolean =>
    [...file.name.split('/'), headedBy(headOf(file)).heading ?? ''].some((name) => matterRank(stem(name)) !== 0);
  const placeless = files
    .slice(0, files.findIndex(isNumbered))
    .filter(
      (file) =>
        file.opensPart !== true && !isIndexName(file.name) && headOf(file).order === undefined && !isMatter(file),
    );
  const [first] = placeless;
  return first === undefined
    ? []
    : [
        diagnose(
          'chapter-has-place',
          { files: placeless.slice(0, 5).map(({ name }) => name), count: placeless.length },
          { file: first.path },
        ),
      ];
}

/** The heading, or the title that replaces it. */
function headedBy({ heading, title }: FileHead): { readonly heading?: string } {
  const text = heading ?? title;
  return text === undefined ? {} : { heading: text };
}

/** Weights in the same order as the names say nothing new. */
function isInOrder(placed: readonly { readonly order?: number }[]): boolean {
  const orders = placed.flatMap(({ order }) => order ?? []);
  return orders.every((order, index) => index === 0 || order >= (orders[index - 1] ?? order));
}

/** Keys that become the book's metadata when it is one file. */
const ofBook = new Set(['author', 'authors', 'date', 'description', 'subtitle']);

/**
 * Keys in Latin letters, which site generators use. Keys in the author's language are metadata of the chapter, for
 * reviewers.
 */
const ofSites = /^[\w-]+$/;

/** Reports, once for the book, what front matter says and the book does not print. */
export function sayRemarks(files: readonly SourceRead[], headOf: HeadOf): Diagnostic[] {
  const broken = files
    .filter((file) => headOf(file).isBroken)
    .map((file) => diagnose('front-matter-is-readable', { file: file.name }, { file: file.path, line: 1 }));
  const author = agreedAuthor(
    files.map((file) => {
      const head = headOf(file);
      const { heading: title } = headedBy(head);
      return {
        name: file.name,
        authors: head.author === undefined ? [] : [head.author],
        ...(title !== undefined && { title }),
      };
    }),
  );
  const isPrinted = (key: string): boolean =>
    (files.length === 1 && ofBook.has(key)) || (author !== undefined && authorKey.test(key));
  const unprinted = files.flatMap((file) => {
    const keys = headOf(file).remarks.filter((key) => ofSites.test(key) && !isPrinted(key));
    return keys.length === 0 ? [] : [{ file, keys }];
  });
  const [first] = unprinted;
  if (first === undefined) return broken;
  const keys = [...new Set(unprinted.flatMap((each) => each.keys))];
  return [
    ...broken,
    diagnose(
      'front-matter-is-printed',
      { keys: keys.slice(0, 8), count: unprinted.length },
      { file: first.file.path, line: 1 },
    ),
  ];
}
