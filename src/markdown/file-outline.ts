/**
 * Judges each heading of a file by all of them: it is the book's title, or begins a part, a chapter, or a section of a
 * chapter. It works on plain text.
 */

import { chineseNumerals } from '../manuscript/chinese-number.ts';
import { baseOf, markdownEnding } from '../manuscript/names.ts';
import { closesParts, matterRank, matterWord } from '../manuscript/matter.ts';
import type { SourceFile } from '../manuscript/source.ts';
import { isSectionHeading } from './extensions/sections.ts';

export interface FileHeading {
  /** 1 to 6, as written. */
  readonly level: number;
  readonly text: string;
  /** Whether there is text between it and the heading before it. */
  readonly followsText: boolean;
  /** Whether all that text is quoted, as an epigraph is. */
  readonly followsQuotation?: boolean;
  /** Whether it is the second, and lines such as 作者：某某 stand below the first. */
  readonly followsBookLines?: boolean;
}

/**
 * `isOutside` means that the chapter leaves a part of its own level, because parts and chapters have the same level.
 */
export type HeadingRole =
  | { readonly kind: 'book' | 'part' | 'chapter'; readonly isOutside?: true }
  | { readonly kind: 'section'; readonly level: number };

type Asked = Pick<SourceFile, 'isAlone' | 'listedAs' | 'bookTitle' | 'name'> & {
  readonly title?: string;
  /** The book's title stands above. */ readonly isBelowTitle?: boolean;
};

const numeral = `[0-9０-９${chineseNumerals}]+`;
const english = '(?:\\d+|[IVXLC]+|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)\\b';
const numbered = new RegExp(
  `^\\s*[*_【]*(?:第\\s*${numeral}(?:\\.\\d+)?\\s*[章回话話折出]|Chapter\\s+${english})`,
  'iu',
);
/** 第一部, 卷二, 上篇, 下册: words for what contains chapters. */
const part = new RegExp(
  `^\\s*[*_【]*(?:第\\s*${numeral}\\s*[部卷篇编編集册冊辑輯]|卷之?\\s*(?:${numeral}|[上中下])(?!\\p{L})|[上中下][部卷篇编編集册冊](?!\\p{Script=Han})|(?:Part|Volume|Book)\\s+${english})`,
  'iu',
);
/** 卷一, 卷二 are chapters in classics, so they are parts only if they contain chapters. */
const partOnly = new RegExp(
  `^\\s*[*_【]*(?:第\\s*${numeral}\\s*[部卷篇编編册冊辑輯]|[上中下][部卷篇编編册冊](?!\\p{Script=Han}))`,
  'u',
);

/** The role of each heading, in their order. */
export function outlineFile(headings: readonly FileHeading[], file: Asked): HeadingRole[] {
  const isBook = headings.map((heading, at) => at === 0 && namesBook(heading, headings, file));
  const rest = headings.filter((_heading, at) => !isBook[at]);
  const roles = rest.length === 0 ? [] : rolesOf(rest, { ...file, isBelowTitle: isBook[0] === true });
  let next = 0;
  return headings.map((_heading, at) => (isBook[at] ? { kind: 'book' } : (roles[next++] ?? { kind: 'chapter' })));
}

/** The heading is the title with which most files begin, or that of a book in one file. */
function namesBook({ level, text, followsText }: FileHeading, headings: readonly FileHeading[], file: Asked): boolean {
  if (followsText || text.trim() === '' || isNumbered(text) || isPart(text) || matterRank(text) !== 0) return false;
  const isAll = headings.length === 1 && plain(stemOf(file)) === plain(text);
  if (!isAll && file.bookTitle !== undefined && plain(text) === plain(file.bookTitle)) return true;
  return file.isAlone === true && (holdsBook(level, headings.slice(1)) || beginsBook(level, headings.slice(1)));
}

/** Everything stands under a heading of `level`, chapters or parts among it. */
function holdsBook(level: number, others: readonly FileHeading[]): boolean {
  if (others.length === 0) return false;
  const below = others.filter((heading) => heading.level > level);
  if (!others.every((heading) => heading.level > level || matterRank(heading.text) !== 0)) return false;
  const chapters = below.filter(({ text }) => isNumbered(text)).length;
  return chapters >= 2 || (chapters === 1 && below.some(({ text }) => isPart(text))) || holdParts(others);
}

/** Nothing stands under a heading of `level`, or 作者：某某: the next one begins the book. */
function beginsBook(level: number, others: readonly FileHeading[]): boolean {
  const [next] = others;
  if (next === undefined || next.followsText || next.level > level) return false;
  if (next.followsBookLines === true && others.some(({ text }) => isNumbered(text) || isPart(text))) return true;
  return isNumbered(next.text) || isPart(next.text) || matterRank(next.text) < 0;
}

function rolesOf(headings: readonly FileHeading[], file: Asked): HeadingRole[] {
  const level = chapterLevel(headings, file);
  return level === undefined ? sectionsOf(headings, file) : rolesAt(level, headings);
}

/** Roles when the headings of `level` begin chapters. */
function rolesAt(level: number, headings: readonly FileHeading[]): HeadingRole[] {
  const roles: HeadingRole[] = [];
  /** Level of a chapter that stands above the chapters' level, and whose sections the headings below it are. */
  let inside: number | undefined;
  const lastNumbered = headings.findLastIndex(({ text }) => isNumbered(text));
  for (const [at, { level: own, text }] of headings.entries()) {
    if (at < roles.length) continue;
    const deeper = own === level && isPart(text) ? belowOf(headings, at) : [];
    if (deeper.some((heading) => isNumbered(heading.text))) {
      // `### 第一卷` with chapters of level 4, beside chapters of level 3.
      roles.push({ kind: 'part' }, ...rolesAt(highest(deeper.filter((heading) => isNumbered(heading.text))), deeper));
      inside = undefined;
      continue;
    }
    if (inside !== undefined && own > inside) {
      roles.push({ kind: 'section', level: own - inside + 1 });
      continue;
    }
    inside = undefined;
    if (own > level) roles.push({ kind: 'section', level: own - level + 1 });
    else if (own === level && isFlatPart(headings, at)) roles.push({ kind: 'part', isOutside: true });
    else if (own === level)
      roles.push({ kind: 'chapter', ...(leavesPart(text, at > lastNumbered) && { isOutside: true }) });
    else {
      const below = belowOf(headings, at);
      const isChapter = !below.some((heading) => heading.level <= level) || isMatter(text, below);
      if (isChapter && !below.some((heading) => isNumbered(heading.text))) inside = own;
      roles.push({ kind: isChapter ? 'chapter' : 'part' });
    }
  }
  return roles;
}

/**
 * Roles when no level is that of chapters: the file is a single one. Other headings of level 1 become sections below
 * its title, and below a title of level 3 all levels are raised.
 */
function sectionsOf(headings: readonly FileHeading[], file: Asked): HeadingRole[] {
  const step = headings.some(({ level }, at) => level === 1 && !isTitle(headings, at, file)) ? 1 : 0;
  const [first] = headings;
  const up = first !== undefined && isTitle(headings, 0, file) ? Math.max(0, first.level - 2) : 0;
  return headings.map(({ level }, at) =>
    isTitle(headings, at, file) ? { kind: 'chapter' } : { kind: 'section', level: Math.max(2, level + step - up) },
  );
}

/** 尾声 and what comes behind it leave a part, 番外 only behind all chapters; 间章 and 终章 are chapters among others. */
function leavesPart(text: string, isBehindAll: boolean): boolean {
  return closesParts(text) || (isBehindAll && /^(?:番外|外[传傳])/u.test(text));
}

/** `# 第一部` followed at once, or behind an epigraph, by `# 第一章` of the same level. */
function isFlatPart(headings: readonly FileHeading[], at: number): boolean {
  const [heading, next] = headings.slice(at, at + 2);
  return (
    heading !== undefined &&
    next !== undefined &&
    isPart(heading.text) &&
    next.level === heading.level &&
    (next.followsText
      ? next.followsQuotation === true && isNumbered(next.text)
      : isNumbered(next.text) || (matterRank(next.text) !== 0 && !closesParts(next.text)))
  );
}

/** 序 and 后记 are chapters whatever is below them; 附录 is a part if 附录一 and 附录二 are below it. */
function isMatter(text: string, below: readonly FileHeading[]): boolean {
  const word = matterWord(text);
  return word !== undefined && !below.some((heading) => heading.text !== text && heading.text.startsWith(word));
}

/** The level of chapters; `undefined` when no heading, except perhaps the first, begins a chapter. */
function chapterLevel(headings: readonly FileHeading[], file: Asked): number | undefined {
  const top = highest(headings);
  const countNumbered = (level: number): number =>
    headings.filter((heading) => heading.level === level && isNumbered(heading.text)).length;
  if (countNumbered(top) > 0) return top;
  const enough = headings.some((heading) => isPart(heading.text)) ? 1 : 2;
  // 后记 beside a single numbered heading is its fellow.
  const countChapters = (level: number): number =>
    countNumbered(level) === 0
      ? 0
      : headings.filter(
          (heading) => heading.level === level && (isNumbered(heading.text) || matterRank(heading.text) !== 0),
        ).length;
  const below = [2, 3, 4, 5, 6].find((level) => level > top && countChapters(level) >= enough);
  if (below !== undefined) return below;
  if (holdParts(headings)) return highest(partsIn(headings).flat());
  const areSeveral = headings.filter(({ level }) => level === top).length > 1;
  // A page of a site has its title above, and sections of any level below; a book in one file has chapters.
  if (
    file.title !== undefined &&
    (top > 1 || (areSeveral && file.isAlone !== true) || !comesFirst(headings, top, file))
  )
    return undefined;
  if (top === 1) return 1;
  return areSeveral && (file.isAlone !== true || file.listedAs !== undefined || !comesFirst(headings, top, file))
    ? undefined
    : comesFirst(headings, top, file)
      ? top
      : undefined;
}

/** True for several parts of the highest level, each with headings below it. */
function holdParts(headings: readonly FileHeading[]): boolean {
  const parts = partsIn(headings);
  return parts.length >= 2 && parts.every((inside) => inside.length > 0);
}

/** The headings below each part of the highest level. */
function partsIn(headings: readonly FileHeading[]): (readonly FileHeading[])[] {
  const top = highest(headings);
  return headings.flatMap((heading, at) =>
    heading.level === top && partOnly.test(heading.text) ? [belowOf(headings, at)] : [],
  );
}

/** True for a heading of level `top` with no text before it. */
function comesFirst(
  [first]: readonly FileHeading[],
  top: number,
  { isBelowTitle = false }: Pick<Asked, 'isBelowTitle'>,
): boolean {
  return (
    first !== undefined &&
    first.level === top &&
    !first.followsText &&
    first.text.trim() !== '' &&
    (isBelowTitle || !isSectionHeading(first.text))
  );
}

/**
 * Whether the heading is the file's title although no heading begins chapters: it stands at the head, and nothing else
 * names the file.
 */
function isTitle(headings: readonly FileHeading[], at: number, file: Asked): boolean {
  const { title, listedAs } = file;
  const [first] = headings;
  if (at !== 0 || first === undefined || !comesFirst(headings, first.level, file)) return false;
  if (title !== undefined) return plain(title) === plain(first.text);
  const stem = plain(stemOf(file));
  return (
    listedAs !== undefined ||
    !/\p{Script=Han}/u.test(stem) ||
    stem.includes(plain(first.text)) ||
    plain(first.text).includes(stem)
  );
}

function stemOf({ name }: Pick<Asked, 'name'>): string {
  return baseOf(name).replace(markdownEnding, '');
}

/** The headings under one, up to the next of its level or above. */
function belowOf(headings: readonly FileHeading[], at: number): readonly FileHeading[] {
  const level = headings[at]?.level ?? 0;
  let end = at + 1;
  while ((headings[end]?.level ?? 0) > level) end += 1;
  return headings.slice(at + 1, end);
}

function highest(headings: readonly FileHeading[]): number {
  return headings.reduce((top, { level }) => Math.min(top, level), 6);
}

function isNumbered(text: string): boolean {
  return numbered.test(text);
}

export function isPart(text: string): boolean {
  return part.test(text);
}

/** Without blanks, marks and case, in which titles do not differ. */
function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
