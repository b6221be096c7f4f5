/**
 * Quotation marks and title marks as a script has them: “ ‘ ’ ” and 《〈〉》 in Simplified, 「『 』」 in Traditional [C1],
 * 『「 』」 in vertical text of the Mainland [B2]. It is a state machine over the paragraphs of a text, for which mark
 * stands where depends on the quotations around it, and a speech of several paragraphs opens in each and closes in the
 * last [A20].
 */

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

const quotePairs = ['“”', '‘’', '「」', '『』'];
const titlePairs = ['《》', '〈〉'];

/** A mark of a paragraph with what it belongs to. */
interface Mark {
  readonly index: number;
  /** Which kind of pair. */
  readonly pair: string;
  readonly isOpening: boolean;
  /** Of a pair both have the same; a mark alone has its own. */
  readonly partner: number | undefined;
  /** How many quotations of the same paragraph it stands in. */
  readonly depth: number;
}

/** While its partner is looked for. */
type Open = { -readonly [key in keyof Mark]: Mark[key] };

export interface Quotes {
  /** The paragraph with its marks; one of letters without Han stays as it is. It has as many characters as before. */
  readonly set: (paragraph: string) => string;
}

/** Set the paragraphs of a text in their order: one may go on with what the one before left open. */
export function openQuotes({ quotes, titles }: Profile): Quotes {
  let leftOpen: readonly string[] = [];
  return {
    set: (paragraph) => {
      const hasHan = /\p{Script=Han}/u.test(paragraph);
      if (!/[“”‘’「」『』《〈]/.test(paragraph) || (!hasHan && /\p{L}/u.test(paragraph))) {
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
        marks.filter((mark) => !isEnglish(paragraph, mark)),
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
  const marks = matched(paragraph, pairs);
  setDepths(marks);
  return marks;
}

/** The marks with their partners. */
function matched(paragraph: string, pairs: readonly string[]): Open[] {
  const marks: Open[] = [];
  const open: Open[] = [];
  const opened = new Counts();
  for (let index = 0; index < paragraph.length; index += 1) {
    const character = paragraph.charAt(index);
    const pair = pairs.find((each) => each.includes(character));
    if (pair === undefined || isApostrophe(paragraph, index, opened.of(pair) > 0)) continue;
    const mark: Open = { index, pair, isOpening: pair.startsWith(character), partner: undefined, depth: 0 };
    marks.push(mark);
    if (mark.isOpening) {
      open.push(mark);
      opened.add(pair, 1);
    } else if (opened.of(pair) > 0) {
      // It closes the last of its pair; those that opened after that stay without a partner.
      let last: Open | undefined;
      do {
        last = open.pop();
        if (last) opened.add(last.pair, -1);
      } while (last && last.pair !== pair);
      if (last) [last.partner, mark.partner] = [index, last.index];
    }
  }
  return marks;
}

/**
 * A mark stands in all pairs around it. One without a partner, which goes on from the paragraph before or into the
 * next, is around marks of other kinds only: before another “ it was forgotten to close a “.
 */
function setDepths(marks: readonly Open[]): void {
  const around: Open[] = [];
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

/** How many there are of each kind of pair. */
class Counts {
  private readonly counts = new Map<string, number>();
  private all = 0;

  add(pair: string, count: number): void {
    this.counts.set(pair, this.of(pair) + count);
    this.all += count;
  }

  of(pair: string): number {
    return this.counts.get(pair) ?? 0;
  }

  besides(pair: string): number {
    return this.all - this.of(pair);
  }
}

/** The ’ of `don’t`, and of `Jones’` where no ‘ is open. */
function isApostrophe(text: string, index: number, isOpen: boolean): boolean {
  if (text[index] !== '’' || !/[\p{Script=Latin}\p{Nd}]$/u.test(text.slice(Math.max(0, index - 2), index)))
    return false;
  return !isOpen || /^[\p{Script=Latin}\p{Nd}]/u.test(text.slice(index + 1, index + 3));
}

/** Characters; a longer quotation is taken to be Chinese. */
const longestEnglish = 500;

/** A quotation in an English sentence keeps its marks; one in a Chinese sentence does not, whatever is quoted. */
function isEnglish(text: string, { index, isOpening, partner }: Mark): boolean {
  if (partner === undefined || !/[“”‘’]/.test(text.charAt(index))) return false;
  const [from, to] = isOpening ? [index, partner] : [partner, index];
  if (to - from > longestEnglish) return false;
  const [before] = /\S\s*$/u.exec(text.slice(Math.max(0, from - 4), from)) ?? [];
  const [after] = /^\s*\S/u.exec(text.slice(to + 1, to + 5)) ?? [];
  const isLatin = (beside: string | undefined): boolean => beside !== undefined && /[\u0021-\u024F]/.test(beside);
  return (
    (isLatin(before) || isLatin(after)) &&
    !isChinese(before) &&
    !isChinese(after) &&
    !/[\p{Script=Han}，。！？；：、]/u.test(text.slice(from, to))
  );
}

function isChinese(beside: string | undefined): boolean {
  return beside !== undefined && /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(beside);
}
