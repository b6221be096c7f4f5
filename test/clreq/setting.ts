/**
 * Printed pages as a rule of CLREQ sees them: what stands where, in em of the text, from the corner of the type area where reading begins. `along` grows with the line, `across` from line to line, so that
 * one measure serves lines and columns.
 */

import { openPdf, type Box, type Glyph, type PaintedPage } from '../../bench/meter/read-glyphs.mjs';
import { name, parsePdf, PDFDict } from '../../src/pdf/objects/objects.ts';

export const writings = ['horizontal', 'vertical'] as const;
export type Writing = (typeof writings)[number];

/** The page that the editions of these tests ask for: lengths in points. */
export interface Frame {
  readonly writing: Writing;
  readonly size: number;
  readonly leading: number;
  readonly chars: number;
  readonly lines: number;
  /** From the trim to the characters: at the spine, and at the head of the page. */
  readonly inner: number;
  readonly top: number;
}

export interface Extent {
  readonly start: number;
  readonly end: number;
  readonly head: number;
  readonly foot: number;
}

export interface Sign {
  readonly page: number;
  readonly char: string;
  /** Where its cell begins, and its baseline. */
  readonly along: number;
  readonly across: number;
  readonly size: number;
  readonly advance: number;
  /** Upright in a column, across it: a figure, a single letter. */
  readonly isUpright: boolean;
  readonly face: string;
  readonly ink: Extent | undefined;
}

export interface Setting {
  readonly signs: readonly Sign[];
  /** What is drawn: rules, pictures. */
  readonly boxes: readonly (Extent & { readonly page: number })[];
  /** Width and height of the pages, also in points. */
  readonly pages: readonly number[];
  /** How the pages of the book follow each other. */
  readonly isReadFromRight: boolean;
}

/** The pages of a book, and how it is bound. */
export async function readBook(bytes: Uint8Array, frame: Frame): Promise<Setting> {
  const context = await parsePdf(bytes);
  const preferences = context.lookup(context.trailerInfo.Root, PDFDict).lookupMaybe(name('ViewerPreferences'), PDFDict);
  const pdf = await openPdf(bytes);
  const pages: PaintedPage[] = [];
  for (let number = 1; number <= pdf.count; number += 1) pages.push(await pdf.read(number));
  await pdf.close();
  const placed = pages.map((page) => place(page, frame));
  return {
    signs: placed.flatMap(({ signs }) => signs),
    boxes: placed.flatMap(({ boxes }) => boxes),
    pages: pages.map(({ number }) => number),
    isReadFromRight: preferences?.get(name('Direction')) === name('R2L'),
  };
}

function place(
  { number, width, glyphs, boxes }: PaintedPage,
  frame: Frame,
): { signs: Sign[]; boxes: (Extent & { page: number })[] } {
  const { size, inner, top, chars, lines, leading } = frame;
  const isRecto = number % 2 === 1;
  const isVertical = frame.writing === 'vertical';
  const deep = isVertical ? (lines - 1) * leading + size : chars * size;
  const left = isRecto === isVertical ? width - inner - deep : inner;
  const on = (x: number, y: number) =>
    isVertical
      ? { along: (y - top) / size, across: (left + deep - x) / size }
      : { along: (x - left) / size, across: (y - top) / size };
  const extent = (box: Box): Extent => {
    const [a, b] = [on(box.left, box.top), on(box.right, box.bottom)];
    return {
      start: Math.min(a.along, b.along),
      end: Math.max(a.along, b.along),
      head: Math.min(a.across, b.across),
      foot: Math.max(a.across, b.across),
    };
  };
  const sign = (glyph: Glyph): Sign => ({
    page: number,
    char: glyph.char,
    ...on(glyph.x, glyph.y),
    size: glyph.size / size,
    advance: glyph.advance / size,
    isUpright: isVertical && glyph.direction.x > 0.99,
    face: glyph.face,
    ink: glyph.ink && extent(glyph.ink),
  });
  return {
    signs: glyphs.filter(({ char }) => char.trim() !== '').map(sign),
    boxes: boxes.map((box) => ({ ...extent(box), page: number })),
  };
}

export function onPages(setting: Setting, wanted: (page: number) => boolean): Setting {
  return {
    ...setting,
    signs: setting.signs.filter(({ page }) => wanted(page)),
    boxes: setting.boxes.filter(({ page }) => wanted(page)),
    pages: setting.pages.filter(wanted),
  };
}

export const textOf = (signs: readonly Sign[]): string => signs.map(({ char }) => char).join('');

/** Type of the size of the text and larger, or smaller. */
export type Size = 'text' | 'small' | 'any';

/** The signs of words that are painted one after the other, but for what stands beside them in smaller type. */
export function signsOf({ signs }: Setting, words: string, size: Size = 'text'): readonly Sign[] {
  const kept = signs.filter((sign) => (size === 'any' || sign.size < 0.94 === (size === 'small')) && !isDot(sign));
  const at = textOf(kept).indexOf(words);
  if (at < 0) throw new Error(`nowhere ${words}: ${textOf(kept)}`);
  return kept.slice(at, at + words.length);
}

export function signOf(setting: Setting, char: string, size: Size = 'text'): Sign {
  const [sign] = signsOf(setting, char, size);
  if (sign === undefined) throw new Error(`nowhere ${char}`);
  return sign;
}

/** Lines of type of the text's size, in the order of the page, signs in the order of the line. */
export function linesOf({ signs }: Setting): Sign[][] {
  const lines = new Map<string, Sign[]>();
  for (const sign of signs.filter(
    ({ char, size, isUpright }) => Math.abs(size - 1) < 0.05 && !isUpright && char !== '•',
  )) {
    const key = `${sign.page} ${sign.across.toFixed(1)}`;
    lines.set(key, [...(lines.get(key) ?? []), sign]);
  }
  const first = ([sign]: readonly Sign[]): number => (sign === undefined ? 0 : sign.page * 1000 + sign.across);
  return [...lines.values()].map((line) => line.sort((a, b) => a.along - b.along)).sort((a, b) => first(a) - first(b));
}

/** Those of the second page of an example that are in the type area. */
export function linesOverleaf(setting: Setting): Sign[][] {
  return linesOf(setting).filter((line) =>
    line.some(({ page, across }) => page === setting.pages[1] && across > 0 && across < 30.2),
  );
}

/** The line that a sign stands in. */
export function lineOf(setting: Setting, sign: Sign): Sign[] {
  return linesOf(setting).find((line) => line.includes(sign)) ?? [];
}

/** The lines of a paragraph from its first words to the last that are painted before another's. */
export function linesFrom(setting: Setting, words: string, count: number): Sign[][] {
  const [first] = signsOf(setting, words);
  const lines = linesOf(setting);
  const at = lines.findIndex((line) => first !== undefined && line.includes(first));
  return lines.slice(at, at + count);
}

/** A dot of emphasis, which is painted behind its character. */
export const isDot = ({ char }: Sign): boolean => char === '•';

export const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char);

/** What neighbours leave between their cells, Han beside Han. */
export function gapsOf(line: readonly Sign[]): number[] {
  return pairsOf(line).flatMap(([a, b]) => (isHan(a.char) && isHan(b.char) ? [b.along - a.along - a.size] : []));
}

export function pairsOf<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.slice(1).flatMap((item, index) => {
    const before = items[index];
    return before === undefined ? [] : [[before, item] as const];
  });
}

/** The em box of a sign, as its font lays it round the baseline. */
export function cellOf({ along, across, size }: Sign): Extent {
  return { start: along, end: along + size, head: across - 0.88 * size, foot: across + 0.12 * size };
}

export const middleAlong = ({ start, end }: Extent): number => (start + end) / 2;
export const middleAcross = ({ head, foot }: Extent): number => (head + foot) / 2;

export function inkOf(sign: Sign): Extent {
  if (sign.ink === undefined) throw new Error(`${sign.char} is blank`);
  return sign.ink;
}
