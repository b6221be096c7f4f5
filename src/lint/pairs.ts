/**
 * Follows paired marks through a chapter.
 *
 * A pair may span several paragraphs: each paragraph of a long quotation opens with its mark, and only the last one
 * closes [A20]. Verse, lists and quotations set apart inside a speech need no mark of their own.
 */

import type { Chapter } from '../book/model.ts';
import type { PairProblem } from '../diagnostics/catalogue/lint-marks.ts';
import { blocksOf, placeIn, type Block } from './block.ts';
import { placesIn, firstsOf } from './character-table.ts';
import type { Finding } from './each-place.ts';

export interface PairFinding extends Finding {
  readonly problem: PairProblem;
  readonly mark: string;
  readonly partner: string;
}

interface Mark {
  readonly mark: string;
  readonly block: Block;
  readonly offset: number;
}

const closers = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['《', '》'],
  ['【', '】'],
  ['(', ')'],
]);
const openers = new Map([...closers].map(([open, close]) => [close, open]));
const marks = firstsOf('“”‘’「」『』（）《》【】()');
/** Marks whose inner pairs are of another kind [A20]. */
const quotes = /[“‘「『]/;
/** Round brackets of both widths match each other; half-width ones are never reported. */
const alike: Readonly<Record<string, string>> = { '(': '（', ')': '）' };

/** Every mark without a partner, or that overlaps another pair, in the order of the text. */
export function unpairedIn(chapter: Chapter): PairFinding[] {
  const findings: PairFinding[] = [];
  const blocks = blocksOf(chapter);
  let open: Mark[] = [];
  for (const [index, block] of blocks.entries()) {
    open = followBlock(
      block,
      carriedInto(blocks.slice(Math.max(0, index - 1), index + farthest), index === 0 ? 0 : 1, open, findings),
      findings,
    );
  }
  return [...findings, ...open.map((one) => say('unclosed', one))];
}

/** How many paragraphs are searched for the end of a speech whose paragraphs do not open again. */
const farthest = 12;

/**
 * The marks that are open when the block at `at` begins: all of them in and after a text set apart, else those that the
 * block opens again.
 */
function carriedInto(blocks: readonly Block[], at: number, open: readonly Mark[], findings: PairFinding[]): Mark[] {
  const [block, before] = [blocks[at], blocks[at - 1]];
  const [outer] = open;
  if (block === undefined || outer === undefined) return [];
  const isSameText = block.kind !== 'heading' && (block.kind === 'note') === (before?.kind === 'note');
  if (isSameText && (block.kind === 'inset' || before?.kind === 'inset')) return [...open];
  const starts = isSameText ? leadingMarks(block) : '';
  const kept = open.filter(({ mark }, index) => starts[index] === mark);
  if (kept.length === 0 && isSameText && quotes.test(outer.mark) && isClosedIn(blocks.slice(at), outer.mark)) {
    // A speech is reported once: if it goes on in the next paragraph, it was reported there.
    if (outer.block === before)
      findings.push({ ...say('continued', outer), place: placeIn(block, 0, block.text.slice(0, 1)) });
    return [...open];
  }
  for (const one of open.slice(kept.length)) findings.push(say('unclosed', one));
  return kept;
}

/** Whether the next mark of the kind is a closing one. */
function isClosedIn(blocks: readonly Block[], mark: string): boolean {
  const partner = partnerOf(mark);
  for (const { kind, text } of blocks) {
    if (kind === 'heading') return false;
    const at = placesIn(text, marks).find((index) => text.charAt(index) === mark || text.charAt(index) === partner);
    const next = at === undefined ? undefined : text.charAt(at);
    if (next !== undefined) return next === partner;
  }
  return false;
}

function leadingMarks({ text }: Block): string {
  return /^[\s*_~“‘「『（《【]*/.exec(text)?.[0].replace(/[\s*_~]/g, '') ?? '';
}

/** Follows the marks of one block, and returns those that are open at its end. */
function followBlock(block: Block, carried: readonly Mark[], findings: PairFinding[]): Mark[] {
  let open = [...carried];
  const found = placesIn(block.text, marks).map((offset): Mark => ({ mark: block.text.charAt(offset), block, offset }));
  // Marks at the head of the next paragraph of a speech open nothing new.
  const again = block.kind === 'inset' ? 0 : repeated(carried, leadingMarks(block));
  const following = followingMarks(found);
  for (const [index, one] of found.entries()) {
    if (index < again || isNoMark(one, open)) continue;
    const rest: Rest = {
      count: (mark) => following(mark, index).count,
      isFirst: (mark, other) => following(mark, index).next < following(other, index).next,
    };
    open = openers.has(one.mark) ? close(one, open, rest, findings) : openUp(one, open, rest, findings);
    const [outermost] = open;
    if (outermost === undefined || open.length <= deepest) continue;
    findings.push(say('unclosed', outermost));
    open = open.slice(1);
  }
  return open.filter(({ mark }) => mark !== '(');
}

/** No text nests so many pairs; outer ones beyond are reported and no longer followed. */
const deepest = 50;

/** The marks of a block that follow a certain mark. */
interface Rest {
  readonly count: (mark: string) => number;
  /** Whether `mark` comes before the next `other`. */
  readonly isFirst: (mark: string, other: string) => boolean;
}

/**
 * How many of each mark follow the one at an index, and where the next is. It must be asked in the order of the marks.
 */
function followingMarks(
  found: readonly Mark[],
): (mark: string, index: number) => { readonly count: number; readonly next: number } {
  const places = new Map<string, number[]>();
  const passed = new Map<string, number>();
  for (const [index, { mark }] of found.entries()) {
    const known = places.get(mark);
    if (known) known.push(index);
    else places.set(mark, [index]);
  }
  return (mark, index) => {
    const all = places.get(mark) ?? [];
    let at = passed.get(mark) ?? 0;
    while ((all[at] ?? Number.POSITIVE_INFINITY) <= index) at += 1;
    passed.set(mark, at);
    return { count: all.length - at, next: all[at] ?? Number.POSITIVE_INFINITY };
  };
}

function repeated(carried: readonly Mark[], starts: string): number {
  let count = 0;
  while (count < carried.length && carried[count]?.mark === starts[count]) count += 1;
  return count;
}

/** Apostrophes and brackets without a partner: `don’t`, `1）`, `甲）` at the head of an item, `：）`. */
function isNoMark({ mark, block, offset }: Mark, open: readonly Mark[]): boolean {
  const before = block.text.slice(Math.max(0, offset - 4), offset);
  if (mark === '’')
    return (
      /[\p{Script=Latin}\p{Nd}]$/u.test(before) &&
      (!open.some((one) => one.mark === '‘') || /[\p{Script=Latin}]/u.test(block.text.charAt(offset + 1)))
    );
  if (mark === '）' && !open.some((one) => familyOf(one.mark) === '（'))
    return /(?:^|[\s，。；：、？！])[\p{Nd}a-zA-Z〇零一二三四五六七八九十甲乙丙丁①-⑳]{1,3}$|[：:；;]$/u.test(before);
  return false;
}

function openUp(one: Mark, open: readonly Mark[], rest: Rest, findings: PairFinding[]): Mark[] {
  const earlier = open.findLastIndex(({ mark }) => quotes.test(mark));
  const partner = partnerOf(one.mark);
  // “ inside ‘ inside “ is right, because the levels alternate.
  if (!quotes.test(one.mark) || open[earlier]?.mark !== one.mark) return [...open, one];
  const [closing, opening] = [rest.count(partner), rest.count(one.mark)];
  // There are enough closing marks for both, so one is inside the other.
  if (closing >= opening + 2) {
    findings.push(say('nested', one));
    return [...open, one];
  }
  const isHere = open[earlier]?.block === one.block;
  findings.push(isHere ? say('reopened', one) : say('unclosed', open[earlier] ?? one));
  const left = open.slice(0, earlier);
  // `“走吧。“他说`: no closing mark comes before the next opening one, so this mark was meant to close.
  return isHere && !rest.isFirst(partner, one.mark) ? left : [...left, one];
}

function close(one: Mark, open: readonly Mark[], rest: Rest, findings: PairFinding[]): Mark[] {
  const index = open.findLastIndex(({ mark }) => familyOf(mark) === familyOf(partnerOf(one.mark)));
  if (index < 0) {
    if (one.mark !== ')') findings.push(say('unopened', one));
    return [...open];
  }
  const between = open.slice(index + 1);
  const inner = between.filter(({ mark }) => mark !== '(');
  if (inner.length === 0) return open.slice(0, index);
  const isCrossed = inner.every(({ mark }) => rest.isFirst(partnerOf(mark), mark));
  for (const left of isCrossed ? [] : inner) findings.push(say('unclosed', left));
  if (isCrossed) findings.push(say('crossed', one));
  return isCrossed ? [...open.slice(0, index), ...between] : open.slice(0, index);
}

function say(problem: PairProblem, { mark, block, offset }: Mark): PairFinding {
  return { problem, mark, partner: partnerOf(mark), found: mark, place: placeIn(block, offset, mark) };
}

function partnerOf(mark: string): string {
  return closers.get(mark) ?? openers.get(mark) ?? mark;
}

function familyOf(mark: string): string {
  return alike[mark] ?? mark;
}
