/**
 * Finds pairs of names that differ in one character, of which one is frequent and the other, rare one may be a slip for
 * it.
 */

import { chaptersOf, type Book, type Chapter } from '../book/model.ts';
import { kept } from '../host/kept.ts';
import { blocksOf, placeIn, type Block } from './block.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import { firstsOf, isHanAt, placesIn } from './character-table.ts';

/** Words such as 一座高山 count mountains and name none. */
const counting = /^[一二两三四五六七八九十百千万几数]/u;

export interface SimilarNames {
  readonly rare: string;
  readonly count: number;
  readonly frequent: string;
  readonly frequentCount: number;
  /** The first place of the rare name. */
  readonly place: Place;
}

interface Counted {
  count: number;
  /** The first chapter that contains it. */
  readonly chapter: Chapter;
}

/** Endings of the names of clans, houses and places. */
const endings = '门派宗帮教院阁山谷庄宫殿寺盟';
const lengths = [3, 4, 5];
const longest = 5;

/** A word must occur so often to count as a name, and so many times as often as the other. */
const frequentFrom = 6;
const timesAsOften = 6;
/**
 * The share of words with the same ending that the name must have: nearly every 虚门 is in 太虚门, but few 宫门 are in 进宫门.
 */
const share = 0.8;
/** The share of words with the same beginning that the name must have. */
const ownBeginning = 0.5;

/** Pairs of characters that tell two names apart on purpose: 东院 and 西院, 前门 and 后门. */
const contrasts =
  /^[东西南北中上下左右前后内外里大小老新旧正副一二两三四五六七八九十百千万几天地玄黄金银铜铁木水火土红黄蓝白黑青男女这那此各每某]$/u;
/** Words that connect a name to its sentence, and belong to no name. */
const functional =
  /[的了着过是在有和与及或而也都就又被把将向从到出进入回往对给为由于之其不没个位名来去说道问见让叫等]/u;

/** In the order of the first places of the rare names. Only chapters for which `isMeant` is true are searched. */
export function similarNames(book: Book, isMeant: (chapter: Chapter) => boolean): SimilarNames[] {
  const known = new Set(Object.entries(book.glossary).flatMap(([right, { variants }]) => [right, ...variants]));
  // 闭源太虚门 ends in a right name.
  const isKnown = (name: string): boolean => [...known].some((one) => name.endsWith(one));
  const counts = countEndings(book, known);
  const mains = [...counts].filter(
    ([name, { count }]) => count >= frequentFrom && (known.has(name) || isWhole(name, count, counts)),
  );
  const byGap = new Map(
    mains.flatMap(([name, { count }]) => gapsOf(name).map((gap): [string, Rival] => [gap, { name, count }])),
  );
  // Of two names that differ in one character the other parts are equal, so candidates are grouped by their beginnings
  // and ends.
  const [firsts, rests] = [
    new Set(mains.map(([name]) => name.charAt(0))),
    new Set(mains.map(([name]) => name.slice(1))),
  ];
  const pairs = [...counts].flatMap(([rare, { count, chapter }]): Pair[] => {
    if (!isMeant(chapter) || (!firsts.has(rare.charAt(0)) && !rests.has(rare.slice(1)))) return [];
    const rivals = gapsOf(rare).flatMap((gap) => byGap.get(gap) ?? []);
    const rival = rivals.find(
      (one) => one.name !== rare && one.count >= count * timesAsOften && isSlip(rare, one.name),
    );
    return rival && !isKnown(rare) && !functional.test(rare)
      ? [{ rare, count, frequent: rival.name, frequentCount: rival.count, chapter }]
      : [];
  });
  const begins = countBeginnings(
    book,
    new Set(pairs.flatMap(({ rare, frequent }) => [rare.slice(0, -1), frequent.slice(0, -1)])),
  );
  const isName = (name: string, count: number): boolean =>
    known.has(name) || count >= ownBeginning * (begins.get(name.slice(0, -1)) ?? 0);
  return pairs
    .filter(({ rare, count, frequent, frequentCount }) => isName(rare, count) && isName(frequent, frequentCount))
    .map(({ chapter, ...pair }) => ({ ...pair, place: placeOf(pair.rare, chapter, known) }));
}

type Pair = Omit<SimilarNames, 'place'> & Pick<Counted, 'chapter'>;

interface Rival {
  readonly name: string;
  readonly count: number;
}

/** How often each beginning occurs in the book, whatever follows: 听得 is everywhere, so 听得山 is no name. */
function countBeginnings(book: Book, beginnings: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const sorted = [...beginnings].sort();
  for (const chapter of beginnings.size === 0 ? [] : chaptersOf(book)) {
    for (const [beginning, count] of kept({
      notebook: chapter.notebook,
      name: 'beginnings',
      inputs: { chapter, beginnings: sorted },
      make: beginningsIn,
    }))
      counts.set(beginning, (counts.get(beginning) ?? 0) + count);
  }
  return counts;
}

function beginningsIn({
  chapter,
  beginnings: sorted,
}: {
  readonly chapter: Chapter;
  readonly beginnings: readonly string[];
}): [string, number][] {
  const beginnings = new Set(sorted);
  const counts = new Map<string, number>();
  const first = firstsOf(beginnings);
  const sizes = [...new Set([...beginnings].map(({ length }) => length))];
  for (const { text } of blocksOf(chapter)) {
    for (const index of placesIn(text, first)) {
      for (const size of sizes) {
        const beginning = text.slice(index, index + size);
        if (beginning.length === size && beginnings.has(beginning))
          counts.set(beginning, (counts.get(beginning) ?? 0) + 1);
      }
    }
  }
  return [...counts];
}

/** Every run of Han characters that ends like a name, or with a name of the glossary. */
function countEndings(book: Book, known: ReadonlySet<string>): ReadonlyMap<string, Counted> {
  const sorted = [...known].sort();
  const counts = new Map<string, Counted>();
  for (const chapter of chaptersOf(book)) {
    for (const [name, count] of kept({
      notebook: chapter.notebook,
      name: 'endings',
      inputs: { chapter, known: sorted },
      make: endingsIn,
    })) {
      const counted = counts.get(name);
      if (counted) counted.count += count;
      else counts.set(name, { count, chapter });
    }
  }
  return counts;
}

function endingsIn({
  chapter,
  known,
}: {
  readonly chapter: Chapter;
  readonly known: readonly string[];
}): [string, number][] {
  const counts = new Map<string, number>();
  for (const { text, from, to } of runsIn(chapter, new Set(known))) {
    for (const length of [2, ...lengths]) {
      if (length > to - from) break;
      const name = text.slice(to - length, to);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts];
}

/** The first place of a counted name. */
function placeOf(name: string, chapter: Chapter, known: ReadonlySet<string>): Place {
  for (const { block, text, from, to } of runsIn(chapter, known)) {
    const index = to - name.length;
    if (index >= from && text.startsWith(name, index)) return placeIn(block, index, name);
  }
  return { file: chapter.source.path };
}

/** Han characters of a block, no more than a name may have, up to a character with which a name may end. */
interface HanRun {
  readonly block: Block;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function* runsIn(chapter: Chapter, known: ReadonlySet<string>): Generator<HanRun> {
  const ends = firstsOf([...endings, ...[...known].map((name) => [...name].at(-1) ?? '')]);
  for (const block of blocksOf(chapter)) {
    const { text } = block;
    for (const last of placesIn(text, ends)) {
      const to = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
      const from = to - hanBefore(text, to);
      if (to - from >= 3) yield { block, text, from, to };
    }
  }
}

/** How many Han characters end at an offset, counting no more than a name may have. */
function hanBefore(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < longest && isHanAt(text, start - 1)) start -= 1;
  return end - start;
}

/** True when it is neither a common ending of many words, nor a name with something before it (新太虚门). */
function isWhole(name: string, count: number, counts: ReadonlyMap<string, Counted>): boolean {
  if (name.length < 3 || functional.test(name) || counting.test(name)) return false;
  const tails = Array.from({ length: name.length - 3 }, (_, index) => name.slice(index + 1));
  return count >= share * Math.max(0, ...[name.slice(1), ...tails].map((tail) => counts.get(tail)?.count ?? 0));
}

/** The name with each of its characters but the last left open: `·虚门`, `太·门`. */
function gapsOf(name: string): string[] {
  return name.length < 3
    ? []
    : Array.from({ length: name.length - 1 }, (_, index) => `${name.slice(0, index)}·${name.slice(index + 1)}`);
}

function isSlip(rare: string, frequent: string): boolean {
  const at = [...rare].findIndex((character, index) => character !== [...frequent][index]);
  return !contrasts.test([...rare][at] ?? '') && !contrasts.test([...frequent][at] ?? '');
}
