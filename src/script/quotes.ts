/**
 * Quotation marks and title marks as a script has them: “ ‘ ’ ” and 《〈〉》 in Simplified, 「『 』」 in Traditional [C1].
 * It is a state machine over the paragraphs of a text, for which mark stands where depends on the quotations around
 * it, and a speech of several paragraphs opens in each and closes in the last [A20].
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
  /** The paragraph with its marks; a text without Han stays as it is. It has as many characters as before. */
  readonly set: (paragraph: string) => string;
}

/** Set the paragraphs of a text in their order: one may go on with what the one before left open. */
export function openQuotes({ quotes, titles }: Profile): Quotes {
  let leftOpen: readonly string[] = [];
  return {
    set: (paragraph) => {
      if (!/[“”‘’「」『』《〈]/.test(paragraph) || !/\p{Script=Han}/u.test(paragraph)) {
        if (/\p{Script=Han}/u.test(paragraph)) leftOpen = [];
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
  const marks: Open[] = [];
  const open: Open[] = [];
  const opened = new Map(pairs.map((pair) => [pair, 0]));
  const count = (pair: string, step: number): void => void opened.set(pair, (opened.get(pair) ?? 0) + step);
  for (let index = 0; index < paragraph.length; index += 1) {
    const character = paragraph.charAt(index);
    const pair = pairs.find((each) => each.includes(character));
    if (pair === undefined) continue;
    const isOpen = (opened.get(pair) ?? 0) > 0;
    if (isApostrophe(paragraph, index, isOpen)) continue;
    const mark: Open = { index, pair, isOpening: pair.startsWith(character), partner: undefined, depth: open.length };
    marks.push(mark);
    if (mark.isOpening) {
      open.push(mark);
      count(pair, 1);
    } else if (isOpen) close(mark, open, count);
    else mark.depth = 0;
  }
  // What an unmatched mark closes was opened before the paragraph, so all before it stands inside.
  let inside = 0;
  for (const mark of marks.toReversed()) {
    mark.depth += inside;
    if (!mark.isOpening && mark.partner === undefined) inside += 1;
  }
  return marks;
}

/** Closes the last open mark of its pair; those after that stay without a partner. */
function close(mark: Open, open: Open[], count: (pair: string, step: number) => void): void {
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    count(last.pair, -1);
    if (last.pair !== mark.pair) continue;
    [last.partner, mark.partner, mark.depth] = [mark.index, last.index, last.depth];
    return;
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
