/**
 * Which quotation marks of a text are pairs, and which are of its Western words. The marks “ ” ‘ ’ are the same
 * characters in both: those of Chinese text fill a cell and become 「 」 in Traditional, those of Western text do not.
 */

/** The kinds of pairs. */
export const quotePairs = ['“”', '‘’', '「」', '『』'];

/** A mark of a paragraph. */
export interface QuoteMark {
  /** UTF-16. */
  readonly index: number;
  /** Which kind of pair. */
  readonly pair: string;
  readonly isOpening: boolean;
  /** Of a pair both have the index of the other; a mark alone has none. */
  readonly partner: number | undefined;
}

/**
 * Whether a paragraph is Western altogether. A word alone, or words with Chinese marks, are a speech in a Chinese book:
 * “OK！”.
 */
export function isWesternText(paragraph: string): boolean {
  return (
    !/[\p{Script=Han}，。！？；：、]/u.test(paragraph) && (paragraph.match(/[\p{L}\p{Nd}’'-]+/gu)?.length ?? 0) > 1
  );
}

/** Offsets of the marks “ ” ‘ ’ that are Western, apostrophes among them. They rise. */
export function westernMarks(paragraph: string): number[] {
  const all = Array.from(paragraph.matchAll(/[“”‘’]/g), ({ index }) => index);
  if (all.length === 0 || isWesternText(paragraph)) return all;
  if (!/[\u0021-\u024F]/.test(paragraph)) return [];
  const marks = new Map(pairedMarks(paragraph, quotePairs).map((mark) => [mark.index, mark]));
  return all.filter((index) => {
    const mark = marks.get(index);
    return mark === undefined || isWestern(paragraph, mark);
  });
}

/** The marks with their partners; an apostrophe is none. */
export function pairedMarks(paragraph: string, pairs: readonly string[]): QuoteMark[] {
  const marks: Open[] = [];
  const open: Open[] = [];
  const opened = new Counts();
  for (let index = 0; index < paragraph.length; index += 1) {
    const character = paragraph.charAt(index);
    const pair = pairs.find((each) => each.includes(character));
    if (pair === undefined || isApostrophe(paragraph, index, opened.of(pair) > 0)) continue;
    const mark: Open = { index, pair, isOpening: pair.startsWith(character), partner: undefined };
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

/** While its partner is looked for. */
type Open = { -readonly [key in keyof QuoteMark]: QuoteMark[key] };

/** The ’ of `don’t`, and of `Jones’` where no ‘ is open. */
function isApostrophe(text: string, index: number, isOpen: boolean): boolean {
  if (text[index] !== '’' || !/[\p{Script=Latin}\p{Nd}]$/u.test(text.slice(Math.max(0, index - 2), index)))
    return false;
  return !isOpen || /^[\p{Script=Latin}\p{Nd}]/u.test(text.slice(index + 1, index + 3));
}

/** Characters; a longer quotation is taken to be Chinese. */
const longestWestern = 500;

/** A quotation in a Western sentence has Western marks; one in a Chinese sentence has not, whatever is quoted. */
export function isWestern(text: string, { index, isOpening, partner }: QuoteMark): boolean {
  if (partner === undefined || !/[“”‘’]/.test(text.charAt(index))) return false;
  const [from, to] = isOpening ? [index, partner] : [partner, index];
  if (to - from > longestWestern) return false;
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

/** How many there are of each kind of pair. */
export class Counts {
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
