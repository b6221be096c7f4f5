/** Gives chapters ids and checks their numbers: none twice, none missing. */

import { diagnose, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import { sayMend } from '../diagnostics/say-mend.ts';
import { chineseNumerals, writeChineseNumber } from '../manuscript/chinese-number.ts';
import type { ParsedChapter } from '../markdown/parsed.ts';
import type { Placed } from './parts.ts';
import { readTitle, type NumberedTitle } from './title.ts';

export interface NumberedChapter extends NumberedTitle, Placed {
  /** See `Chapter.id`. */
  readonly id: string;
}

/** Gives every chapter its id. `titleOf` returns its heading, or the title that replaces it. */
export function numberChapters(
  chapters: readonly Placed[],
  titleOf: (chapter: ParsedChapter) => string,
): NumberedChapter[] {
  const used = new Map<string, number>();
  let place = 0;
  return chapters.map(({ parsed, parts }) => {
    const numbered = readTitle(titleOf(parsed));
    // The page of a part has the part's id, and its number is that of the part.
    if (parsed.opensPart) return { title: numbered.title, parsed, parts, id: parts.at(-1)?.id ?? '' };
    place += 1;
    const stem =
      numbered.number === undefined
        ? `c${String(place).padStart(3, '0')}`
        : `ch${String(numbered.number).padStart(2, '0')}`;
    const times = used.get(stem) ?? 0;
    used.set(stem, times + 1);
    return { ...numbered, parsed, parts, id: times === 0 ? stem : `${stem}${letter(times)}` };
  });
}

/** The letter after the id of a number's second, third … use: 1 → b, 25 → z, 26 → z2. The first use has none. */
function letter(times: number): string {
  return times < 26 ? String.fromCharCode(97 + times) : `z${times - 24}`;
}

const written = new RegExp(`^第[0-9０-９${chineseNumerals}]+`, 'u');

/**
 * Writes labels as most chapters of the book have them: 第100章 among 第九十九章 becomes 第一百章, and the other way round. The
 * given titles are not changed.
 */
export function uniformNumbers(chapters: readonly NumberedChapter[]): Noted<readonly NumberedChapter[]> {
  const isArabic = ({ title: { label = '' } }: NumberedChapter): boolean =>
    /[0-9０-９]/.test(written.exec(label)?.[0] ?? '');
  const labelled = chapters.filter(
    ({ title: { label = '' }, number }) => number !== undefined && label.startsWith('第'),
  );
  const arabic = labelled.filter(isArabic).length;
  if (arabic === 0 || arabic === labelled.length) return { value: chapters, diagnostics: [] };
  const toArabic = arabic > labelled.length / 2;
  const diagnostics: Diagnostic[] = [];
  const value = chapters.map((chapter) => {
    if (!labelled.includes(chapter) || isArabic(chapter) === toArabic) return chapter;
    const { title, number = 0, parsed } = chapter;
    const before = title.label ?? '';
    const label = before.replace(written, `第${toArabic ? number : writeChineseNumber(number)}`);
    diagnostics.push(sayMend('chapter-numbers-are-uniform', placeOf(parsed), before, label));
    return { ...chapter, title: { ...title, label, full: title.full.replace(before, label) } };
  });
  return { value, diagnostics };
}

/**
 * Numbers may begin anywhere, and begin again in each part, but within a run none may be used twice, left out, or
 * smaller than the one before.
 */
export function checkNumbers(chapters: readonly NumberedChapter[]): Diagnostic[] {
  return runs(chapters).flatMap(checkRun);
}

function runs(chapters: readonly NumberedChapter[]): NumberedChapter[][] {
  const byPart = new Map<string, NumberedChapter[]>();
  for (const chapter of chapters) {
    const part = chapter.parts.at(-1)?.id ?? '';
    byPart.set(part, [...(byPart.get(part) ?? []), chapter]);
  }
  return [...byPart.values()];
}

function checkRun(chapters: readonly NumberedChapter[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const first = new Map<string, NumberedChapter>();
  let last: NumberedChapter | undefined;
  for (const chapter of chapters) {
    const { number, title, parsed } = chapter;
    // Files under a chapter are numbered apart.
    if (number === undefined || (parsed.source.depth ?? 0) > 0) continue;
    const key = `${number}${halfOf(title)}`;
    const same = first.get(key);
    if (same !== undefined) {
      const place = placeOf(same.parsed);
      found.push(
        diagnose(
          'chapter-number-unique',
          { label: title.label ?? '', first: `${place.file}:${place.line}` },
          placeOf(parsed),
          [place],
        ),
      );
      continue;
    }
    const before = last?.number;
    if (before !== undefined && last !== undefined && number !== before + 1 && number !== before) {
      const facts = {
        before: last.title.label ?? '',
        after: title.label ?? '',
        missing: missingBetween(before, number),
      };
      found.push(diagnose('chapter-number-follows', facts, placeOf(parsed), [placeOf(last.parsed)]));
    }
    first.set(key, chapter);
    last = chapter;
  }
  return found;
}

/** 上 or 下, of pieces of one chapter that share its number. */
function halfOf({ label = '', name }: NumberedTitle['title']): string {
  const ofName = [
    new RegExp(
      `^(?:[上中下续續]$|[上中下续續](?=[\\s　])|[（(][上中下][）)]|之[${chineseNumerals}\\d]{1,2}(?=$|[\\s　：:]))`,
      'u',
    ),
    new RegExp(`[（(](?:[上中下终終续續完]|[${chineseNumerals}\\d]{1,2})[）)]$`, 'u'),
  ];
  return (
    /(?:[（(].+[）)]|[上中下])$/u.exec(label)?.[0] ??
    ofName.map((half) => half.exec(name)?.[0]).find((half) => half !== undefined) ??
    ''
  );
}

/** `3`, `3–5`, or nothing when the numbers go back. */
function missingBetween(before: number, after: number): string {
  if (after < before) return '';
  return after - before === 2 ? String(before + 1) : `${before + 1}–${after - 1}`;
}

export function placeOf({ source, line }: ParsedChapter): Place {
  return { file: source.path, line, column: 1 };
}
