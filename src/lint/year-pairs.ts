/** Finds places where a text gives a year twice: as 干支 and by the common calendar. */

import type { Chapter } from '../book/model.ts';
import { kept } from '../host/kept.ts';
import { blockOf, blocksOf, type Block } from './block.ts';
import { pairOf, pairPattern } from './ganzhi.ts';

export interface YearPair {
  readonly block: Block;
  readonly pair: string;
  /** Offset of the pair in the block. */
  readonly index: number;
  /** The years beside it; two for a range: （1966年至1987年）. */
  readonly years: readonly number[];
  readonly agrees: boolean;
}

const year = String.raw`(?<year>公元前\s*\d{1,4}|(?:(?:公元|西元)\s*)?(?:\d{4}|[〇零○一二三四五六七八九]{4}))`;
const afterPair = String.raw`(?<between>(?:[年岁歲][^，。；：！？（）()\n]{0,8})?)\s*`;
const noYear = '(?![月日时時朔望])';
/**
 * `乙巳年冬（2025年12月）`, `乙巳（2025）`, `癸卯2023年`; `2023年癸卯`, `2023年（岁次癸卯）`, `2026年1月（乙巳年冬）`. A pair right after a year belongs
 * to it only if punctuation, 年 or a season follows: 1995年甲午战争一百周年 is about an older year.
 */
const forms = [
  new RegExp(
    String.raw`(?<pair>${pairPattern})${noYear}${afterPair}[（(]\s*${year}(?!\d)(?=\s*(?:年|[-—–~～至/.、，,）)]))(?<rest>[^（）()\n]{0,30})`,
    'dgu',
  ),
  new RegExp(String.raw`(?<pair>${pairPattern})${noYear}年?\s*${year}(?=\s*年)`, 'dgu'),
  new RegExp(
    String.raw`${year}\s*年(?<rest>(?:\d{1,2}月)?(?:\d{1,2}日)?)\s*[（(]?(?:农历|農曆|夏历|岁次|歲次|岁在|歲在|即)?\s*(?<pair>${pairPattern})${noYear}(?<between>[年岁歲]?[^，。；：！？（）()\n]{0,3})`,
    'dgu',
  ),
];
const closesYear = /^(?:[年岁歲春夏秋冬正，。；、）)\s]|$)/;
/** Words for the end of a 干支 year, which reaches into January and February of the next common year. */
const late = /[冬腊臘末底除终]|十[一二]月|岁[暮尾]/;

/** Pairs in the prose and the metadata of the chapter, in the order of the text. */
export function yearPairsIn(chapter: Chapter): readonly YearPair[] {
  return kept({ notebook: chapter.notebook, name: 'year pairs', inputs: { chapter }, make: findPairs, inMemory: true });
}

function findPairs({ chapter }: { readonly chapter: Chapter }): YearPair[] {
  return [...metaBlocks(chapter), ...blocksOf(chapter)].flatMap((block) =>
    /\d|[〇○零]/.test(block.text) ? pairsIn(block) : [],
  );
}

function pairsIn(block: Block): YearPair[] {
  const found = forms.flatMap((form) =>
    [...block.text.matchAll(form)].flatMap(({ groups, indices }): YearPair[] => {
      const { pair = '', year: written = '', between = '', rest = '' } = groups ?? {};
      const index = indices?.groups?.['pair']?.[0] ?? 0;
      const isBefore = index < (indices?.groups?.['year']?.[0] ?? 0);
      if (!isBefore && !closesYear.test(block.text.slice(index + 2))) return [];
      const years = [numberIn(written), ...[...rest.matchAll(/\d{4}/g)].map(([other]) => Number(other))];
      return [{ block, pair, index, years, agrees: years.some((one) => agrees(pair, one, { between, rest })) }];
    }),
  );
  const byIndex = new Map(found.map((one) => [one.index, one]));
  return [...byIndex.values()].sort((a, b) => a.index - b.index);
}

function agrees(pair: string, one: number, { between, rest }: { between: string; rest: string }): boolean {
  if (pairOf(one) === pair) return true;
  const month = /^年?\s*[-/.]?\s*(\d{1,2})\s*月?/.exec(rest)?.[1];
  const isEarly = month === undefined ? late.test(between) : Number(month) <= 2;
  return isEarly && pairOf(one - 1) === pair;
}

/** 公元前 221 is -220, as astronomers count. */
function numberIn(written: string): number {
  const digits = [...written]
    .map((one) => '〇一二三四五六七八九'.indexOf(one.replace(/[零○]/, '〇')))
    .filter((digit) => digit >= 0);
  const value = digits.length === 4 ? Number(digits.join('')) : Number(/\d+/.exec(written)?.[0] ?? 0);
  return written.startsWith('公元前') ? 1 - value : value;
}

/** Each entry of the metadata as a block, with its line. */
function metaBlocks({ meta, source, line }: Chapter): Block[] {
  if (!meta.some(({ value }) => new RegExp(pairPattern).test(value))) return [];
  const lines = source.text.split('\n');
  return meta.flatMap(({ value }): Block[] => {
    const isHere = (text: string): boolean => value !== '' && text.includes(value);
    const after = lines.findIndex((text, index) => index >= line - 1 && isHere(text));
    const at = after >= 0 ? after : lines.findIndex(isHere);
    const text = lines[at] ?? '';
    if (at < 0) return [];
    return [blockOf(source.path, 'note', [{ text, line: at + 1, column: 1, block: 0 }])];
  });
}
