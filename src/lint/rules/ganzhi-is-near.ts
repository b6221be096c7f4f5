/**
 * A 干支 year fits the years the book is about.
 *
 * A book that says 乙巳年冬（2025年12月） is anchored to 2025. 乙卯年 in it would be 1975 or 2035; where one other character makes
 * it a year close by (癸卯, 2023), that one may be meant. It is reported only when no year with the pair is near any such
 * anchor of the book. Where the text looks back to another time, writing the year beside the pair settles it. A book
 * without years of the common calendar has no anchors, so classics are left alone.
 *
 * @example valid
 *     乙巳年冬（2025年12月），门内连下三道令。癸卯年至甲辰之交，旗手易主。
 *     乙卯年至甲辰之交，旗手易主。
 *     丙午年至丁卯年（1966年至1987年）。癸丑年夏，庚申年冬。
 *     乙巳年（2025年）的乙卯日，宜出行。
 *     乙巳年（2025年），他想起乙卯年（1975年）的雪。
 *     乙巳年（2025年），老人生于乙卯年，属兔，是乙卯年生人。
 * @example not valid
 *     乙巳年冬（2025年12月），门内连下三道令。乙卯年至甲辰之交，旗手易主。
 *     <!-- 元信息标注： ¶- 时间：乙巳年冬 (2025年12月) ¶--> ¶ 乙卯年至甲辰之交，旗手易主。
 *     乙巳年（2025年），岁次戊辰。
 */

import { chaptersOf, type Book, type Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { kept } from '../../host/kept.ts';
import { blocksOf, placeIn, type Block } from '../block.ts';
import { neighboursOf, pairPattern, yearsOf } from '../ganzhi.ts';
import type { BookRule } from '../rule.ts';
import { yearPairsIn } from '../year-pairs.ts';

export const ganzhiIsNear: BookRule = { code: 'ganzhi-is-near', inBook };

/** A pair is plausible within so many years of an anchor; a pair that may be meant instead must be nearer than that. */
const home = 5;
const close = 3;
/** `乙卯年`, `岁次乙卯`, `乙卯年至甲辰`, `丙午至丁未`; with 生 it is a year of birth. */
const named = new RegExp(
  String.raw`(?<![甲乙丙丁戊己庚辛壬癸])(?:(?<=[岁歲][次在])${pairPattern}(?![月日时時])|${pairPattern}(?=[年岁歲])|${pairPattern}(?=[至到]${pairPattern}))`,
  'gu',
);
const birth = /^.[年岁歲]?(?:出?生|人)|生(?:于|於|在)$/;

/** A year, or a range of years, that the book gives in both calendars. */
interface Anchor {
  readonly from: number;
  readonly to: number;
}

function inBook(book: Book): Diagnostic[] {
  const chapters = chaptersOf(book);
  const all = [
    ...new Map(chapters.flatMap(anchorsOf).map((anchor) => [`${anchor.from} ${anchor.to}`, anchor])).values(),
  ];
  return all.length === 0
    ? []
    : chapters.flatMap((chapter) =>
        kept({ notebook: chapter.notebook, name: 'strange years', inputs: { chapter, all }, make: strangersIn }),
      );
}

function anchorsOf(chapter: Chapter): readonly Anchor[] {
  return kept({ notebook: chapter.notebook, name: 'anchors', inputs: { chapter }, make: anchorsIn });
}

interface OfChapter {
  readonly chapter: Chapter;
}

function anchorsIn({ chapter }: OfChapter): Anchor[] {
  return yearPairsIn(chapter)
    .filter(({ agrees }) => agrees)
    .map(({ years }) => ({ from: Math.min(...years), to: Math.max(...years) }));
}

function strangersIn({ chapter, all }: OfChapter & { readonly all: readonly Anchor[] }): Diagnostic[] {
  const own = anchorsOf(chapter);
  const anchors = own.length > 0 ? own : all;
  // Computed once for each of the sixty pairs, because a chronicle has ten thousand places.
  const [nearestOfAll, nearestOfOwn] = [all, anchors].map((some) =>
    kept({
      notebook: chapter.notebook,
      name: 'nearest years',
      inputs: { anchors: some },
      make: nearestOf,
      inMemory: true,
    }),
  ) as [NearestYear, NearestYear];
  return blocksOf(chapter).flatMap((block) =>
    [...block.text.matchAll(named)].flatMap(({ 0: pair, index }) => {
      const nearest = nearestOfAll(pair);
      if (
        nearest === undefined ||
        nearest.distance <= home ||
        isExplained(chapter, block, index) ||
        isBirth(block, index)
      )
        return [];
      const until = rangeEnd(block.text.slice(index + 2), nearestOfOwn);
      const meant = neighboursOf(pair)
        .flatMap((other) => nearestOfOwn(other) ?? [])
        .filter(({ distance, year }) => distance <= close && year <= until);
      const [anchor] = anchors;
      if (meant.length === 0 || anchor === undefined) return [];
      meant.sort((a, b) => a.distance - b.distance || a.year - b.year);
      return [
        diagnose(
          'ganzhi-is-near',
          { pair, can: yearsOf(pair, anchor.from), anchor: anchor.from, meant: meant.slice(0, 3) },
          placeIn(block, index, pair),
        ),
      ];
    }),
  );
}

/** With a year beside it, right or wrong, there is nothing to guess. */
function isExplained(chapter: Chapter, block: Block, index: number): boolean {
  return placesOfYears(chapter).has(placeOf(block, index));
}

/** As line and column: the blocks of the chapter may be others when they are asked for again. */
function placesOfYears(chapter: Chapter): ReadonlySet<string> {
  return kept({
    notebook: chapter.notebook,
    name: 'places of years',
    inputs: { chapter },
    make: placesIn,
    inMemory: true,
  });
}

function placesIn({ chapter }: OfChapter): Set<string> {
  return new Set(yearPairsIn(chapter).map(({ block, index }) => placeOf(block, index)));
}

function placeOf(block: Block, index: number): string {
  const { line, column } = placeIn(block, index, '');
  return `${line}:${column}`;
}

function isBirth({ text }: Block, index: number): boolean {
  return birth.test(text.slice(index + 1, index + 5)) || birth.test(text.slice(Math.max(0, index - 2), index));
}

/** Returns the year with the pair that is nearest to an anchor; `undefined` for a pair that does not exist. */
type NearestYear = (pair: string) => Nearest | undefined;

function nearestOf({ anchors }: { readonly anchors: readonly Anchor[] }): NearestYear {
  const known = new Map<string, Nearest | undefined>();
  return (pair: string): Nearest | undefined => {
    if (!known.has(pair)) known.set(pair, findNearest(pair, anchors));
    return known.get(pair);
  };
}

interface Nearest {
  readonly pair: string;
  readonly year: number;
  readonly distance: number;
}

function findNearest(pair: string, anchors: readonly Anchor[]): Nearest | undefined {
  const years = anchors.flatMap(({ from, to }) =>
    [...yearsOf(pair, from), ...yearsOf(pair, to)].map((year) => ({
      pair,
      year,
      distance: Math.max(from - year, year - to, 0),
    })),
  );
  return years.sort((a, b) => a.distance - b.distance)[0];
}

/** In `乙卯年至甲辰` the first year must not be later than 甲辰. */
function rangeEnd(after: string, nearest: NearestYear): number {
  const end = new RegExp(`^年?[至到](${pairPattern})`).exec(after)?.[1];
  return end === undefined ? Number.POSITIVE_INFINITY : (nearest(end)?.year ?? Number.POSITIVE_INFINITY);
}
