/**
 * Quotation marks and title marks as a script has them: “ ‘ ’ ” and 《〈〉》 in Simplified, 「『 』」 in Traditional [C1],
 * 『「 』」 in vertical text of the Mainland [B2]. It is a state machine over the paragraphs of a text, for which mark
 * stands where depends on the quotations around it, and a speech of several paragraphs opens in each and closes in the
 * last [A20].
 */

import { Counts, isWestern, isWesternText, pairedMarks, quotePairs, type QuoteMark } from '../markdown/quote-marks.ts';

/** Opening and closing marks, the outermost pair first. */
export type Pairs = readonly [outer: string, inner: string];

export interface Profile {
  readonly quotes: Pairs;
  /** Pairs of title marks; `undefined` where they stay as typed. */
  readonly titles?: Pairs;
}

/**
 * Taiwan and Hong Kong set titles of books in 《》 and those of articles in 〈〉, the Mainland both in 《》 and what is
 * inside of them in 〈〉.
 */
export const profiles = {
  simplified: { quotes: ['“”', '‘’'], titles: ['《》', '〈〉'] },
  traditional: { quotes: ['「」', '『』'] },
  mainlandVertical: { quotes: ['『』', '「」'] },
} as const satisfies Readonly<Record<string, Profile>>;

const titlePairs = ['《》', '〈〉'];

interface Mark extends QuoteMark {
  /** How many quotations of the same paragraph it stands in. */
  depth: number;
}

export interface Quotes {
  /** The paragraph with its marks; one of Western words stays as it is. It has as many characters as before. */
  readonly set: (paragraph: string) => string;
}

/** Set the paragraphs of a text in their order: one may go on with what the one before left open. */
export function openQuotes({ quotes, titles }: Profile): Quotes {
  let leftOpen: readonly string[] = [];
  return {
    set: (paragraph) => {
      const hasHan = /\p{Script=Han}/u.test(paragraph);
      if (!/[“”‘’「」『』《〈]/.test(paragraph) || isWesternText(paragraph)) {
        if (hasHan) leftOpen = [];
        return paragraph;
      }
      const marks = readMarks(paragraph, quotePairs);
      const before = resumedBy(paragraph, marks, leftOpen);
      leftOpen = [
        ...leftOpen.slice(0, before),
        ...marks.filter(({ isOpening, partner }) => isOpening && partner === undefined).map(({ pair }) => pair),
      ];
      const units = [...Array(paragraph.length).keys()].map((index) => paragraph.charAt(index));
      write(
        units,
        marks.filter((mark) => !isWestern(paragraph, mark)),
        quotes,
        before,
      );
      if (titles !== undefined) write(units, readMarks(paragraph, titlePairs), titles, 0);
      return units.join('');
    },
  };
}

function write(units: string[], marks: readonly Mark[], pairs: Pairs, before: number): void {
  for (const { index, isOpening, depth } of marks)
    units[index] = (pairs[(depth + before) % 2] ?? '').charAt(isOpening ? 0 : 1);
}

/** Into how many open quotations a paragraph goes on: with “‘ or “ into none, for it opens them anew; with ‘ into “. */
function resumedBy(paragraph: string, marks: readonly Mark[], leftOpen: readonly string[]): number {
  const [first] = marks;
  if (first?.isOpening !== true || paragraph.slice(0, first.index).trim() !== '') return 0;
  // Those that end in the paragraph are counted as its own.
  const ended = marks.filter(({ isOpening, partner }) => !isOpening && partner === undefined).length;
  return Math.max(0, leftOpen.indexOf(first.pair) - ended);
}

function readMarks(paragraph: string, pairs: readonly string[]): Mark[] {
  const marks = pairedMarks(paragraph, pairs).map((mark): Mark => ({ ...mark, depth: 0 }));
  setDepths(marks);
  return marks;
}

/**
 * A mark stands in all pairs around it. One without a partner, which goes on from the paragraph before or into the
 * next, is around marks of other kinds only: before another “ it was forgotten to close a “.
 */
function setDepths(marks: readonly Mark[]): void {
  const around: Mark[] = [];
  const alone = new Counts();
  let pairs = 0;
  for (const mark of marks) {
    if (mark.isOpening) {
      mark.depth = pairs + alone.besides(mark.pair);
      around.push(mark);
      if (mark.partner === undefined) alone.add(mark.pair, 1);
      else pairs += 1;
    } else if (mark.partner !== undefined) {
      let last = around.pop();
      for (; last && last.index !== mark.partner; last = around.pop()) alone.add(last.pair, -1);
      mark.depth = last?.depth ?? 0;
      pairs -= 1;
    }
  }
  const ending = new Counts();
  for (const mark of marks.toReversed()) {
    mark.depth += ending.besides(mark.pair);
    if (!mark.isOpening && mark.partner === undefined) ending.add(mark.pair, 1);
  }
}
