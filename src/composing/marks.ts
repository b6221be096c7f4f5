/**
 * The marks of Chinese text as data: which may not begin or end a line, which have a blank half, and what becomes of
 * two that meet. Clauses are those of the Requirements for Chinese Text Layout (CLREQ, w3.org/TR/clreq).
 */

import type { Kinsoku, LineOptions, Punctuation } from '../config/line-options.ts';

/**
 * What a character is for the breaking of lines.
 * - `han`: whatever fills a cell and may stand anywhere, signs and kana among them
 * - `open`, `close`: brackets and quotation marks; their blank half is outside of what they enclose
 * - `comma`, `stop`: full-width marks with a blank right half, in the order in which they may be narrowed (3.5.3)
 * - `middle`: the same marks where they stand in the middle of their cells, as in Taiwan and Hong Kong [A5b]: with a
 *   blank quarter on both sides, of which a line that is too long may take both, and nothing else
 * - `dot`: connectors, and interpuncts of Western text, which belong to both sides
 * - `interpunct`: the same in a cell or half a cell of its own; a browser narrows the brackets beside it
 * - `dash`: the parts of —— and ……, which are never parted (3.1.5)
 * - `letter`: what words are made of, whatever the script
 */
export type MarkClass =
  'han' | 'open' | 'close' | 'comma' | 'stop' | 'middle' | 'dot' | 'interpunct' | 'dash' | 'letter' | 'space';

/** What an edition may choose about marks. */
export type MarkRules = Pick<LineOptions, 'kinsoku' | 'punctuation'>;

export function isHalfIn(style: Punctuation, kind: MarkClass | 'thing'): boolean {
  if (kind === 'middle') return false;
  return style === 'banjiao' || (style === 'kaiming' && kind !== 'stop');
}

/** Marks of asking and crying out, of which two stand in one cell and three in two [A6]. */
export function isStacked(text: string): boolean {
  return text === '？' || text === '！';
}

const table: readonly (readonly [MarkClass, string])[] = [
  ['open', '“‘（《〈「『【〔〖［｛〘〚'],
  ['close', '”’）》〉」』】〕〗］｝〙〛'],
  ['comma', '，、；：'],
  ['stop', '。？！．'],
  ['dot', '·‧～'],
  ['interpunct', '・'],
  ['dash', '—…⸺⋯―'],
];

const classes = new Map<number, MarkClass>(
  table.flatMap(([kind, characters]) => Array.from(characters, (each) => [each.codePointAt(0) ?? 0, kind] as const)),
);

/** Scripts whose lines break between any two characters, and signs and wide blanks that stand among them. */
const cell =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\u2190-\u21FF\u2460-\u27BF\u2B00-\u2BFF\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6\u2001-\u2003]/u;

export function classOf(character: string): MarkClass {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x4e00 && code < 0xa000) return 'han';
  const known = classes.get(code);
  if (known !== undefined) return known;
  if (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x3000) return 'space';
  const found: MarkClass = cell.test(character) ? 'han' : 'letter';
  classes.set(code, found);
  return found;
}

/** How the faces of a book have marks. */
export interface MarkForms {
  /** Whether stops stand in the middle of their cells. */
  readonly centresStops: boolean;
  readonly isVertical: boolean;
}

/**
 * What a character is in such faces. In the middle of a cell ？ and ！ have nothing blank, and in a vertical line ： and ；
 * neither; “ and ” are left there in Western text alone, and lie with its letters.
 */
export function classesIn({ centresStops, isVertical }: MarkForms): (character: string) => MarkClass {
  const filling = `${centresStops || isVertical ? '？！' : ''}${isVertical ? '：；' : ''}`;
  if (filling === '') return classOf;
  return (character) => {
    const kind = classOf(character);
    if (isVertical && /^[“”‘’]$/.test(character)) return 'letter';
    if (isVertical && isInterpunct(character)) return 'interpunct';
    if (kind !== 'comma' && kind !== 'stop') return kind;
    return filling.includes(character) ? 'dot' : centresStops ? 'middle' : kind;
  };
}

/** Faces make it as narrow as between Western letters; elements give it a cell (pages/interpuncts.ts). */
export function isInterpunct(character: string): boolean {
  return character === '·' || character === '‧';
}

export function belongsToBothSides(kind: MarkClass | 'thing' | undefined): boolean {
  return kind === 'dot' || kind === 'interpunct';
}

/** Whether a text has marks that a browser squeezes in ways not known here: 〝〞, half-width and vertical forms. */
export function hasRareMarks(text: string): boolean {
  return /[\u301D-\u301F\uFE10-\uFE1F\uFE30-\uFE6B\uFF5F-\uFF65]/.test(text);
}

/** Whether half of its cell is blank, on one side or on both. */
export function hasBlankHalf(kind: MarkClass | 'thing'): boolean {
  return kind === 'open' || kind === 'middle' || hasBlankEnd(kind);
}

/** Whether the right half of it is blank. */
export function hasBlankEnd(kind: MarkClass | 'thing'): boolean {
  return kind === 'close' || kind === 'comma' || kind === 'stop';
}

export function isMark(kind: MarkClass | 'thing' | undefined): boolean {
  return kind === 'open' || kind === 'close' || kind === 'comma' || kind === 'stop' || kind === 'middle';
}

/** Whether it may stand outside of the measure at a line's end (3.1.7). */
export function hangs(text: string): boolean {
  return text === '、' || text === '，' || text === '。' || text === '．';
}

/** Letters, figures and marks of Western text that may not begin a line, and those that may not end one. */
const notFirst = /^[,.;:!?)\]}%‰°′″℃]/u;
const notLast = /[([{$£€¥№]$/u;
/** The same of signs that fill a cell, which stand before a figure or behind it. */
const leadsFigure = /^[￥＄￡￦]$/u;
const followsFigure = /^[％￠]$/u;

/** Whether a line may end between two characters or words; a space takes part in no such question (3.1.4, 3.1.5). */
export function mayPart(
  before: { readonly kind: MarkClass; readonly text: string },
  after: { readonly kind: MarkClass; readonly text: string },
  kinsoku: Kinsoku,
): boolean {
  if (before.kind === 'open' || after.kind === 'space') return false;
  if (hasBlankEnd(after.kind) || after.kind === 'middle' || belongsToBothSides(after.kind)) return false;
  if (before.kind === 'dash' && after.kind === 'dash') return false;
  if (leadsFigure.test(before.text) || followsFigure.test(after.text)) return false;
  if (isConnector(after.text) || (after.kind === 'dash' && kinsoku === 'strict')) return false;
  if (kinsoku !== 'basic' && /[/／]$/.test(before.text)) return false;
  if (after.kind === 'letter' && (notFirst.test(after.text) || before.kind === 'letter')) return false;
  return before.kind !== 'letter' || !notLast.test(before.text);
}

/**
 * Which of two marks that meet is set on half a cell, so that the two are 1½ cells wide (3.1.6): the one whose blank
 * half lies between them.
 */
export function narrowedOf(before: MarkClass | 'thing', after: MarkClass | 'thing'): 'before' | 'after' | undefined {
  if (hasBlankEnd(before) && (hasBlankEnd(after) || after === 'middle' || after === 'interpunct')) return 'before';
  return after === 'open' && (before === 'open' || isNarrowing(before)) ? 'after' : undefined;
}

function isNarrowing(before: MarkClass | 'thing'): boolean {
  return hasBlankEnd(before) || before === 'middle' || before === 'interpunct';
}

/** As the press has it: letters, and a few signs that stand for one. */
export function isHan(text: string): boolean {
  return han.test(text);
}

const han =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\u3013\u309B\u309C\u30FC]/u;

/** Whether a quarter or an eighth of a cell stands between it and Han (3.2): letters, figures, and what ends words. */
export function isSpacedFromHan(character: string): boolean {
  return spaced.test(character) && !cell.test(character);
}

/** Tones of 注音 are none. */
const spaced = /^(?![ˊˇˋ˪˫])[\p{L}\p{M}\p{Nd}!#%&,.:;?@\\§]/u;

/**
 * Whether the gap beside it takes part in the justification of a line: beside all that fills a cell of its own, but for
 * quotation marks, dashes and interpuncts, which Western text has too.
 */
export function isElastic(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x3000) return classOf(character) !== 'letter';
  return !sharedWithWestern.test(character) && classOf(character) === 'han';
}

const sharedWithWestern = /^[“”‘’—…·‧⸺⋯―\s]/u;

/** A connector: one of them, for two are a dash (3.1.1.2). */
function isConnector(text: string): boolean {
  return text.length === 1 && '～—―–－'.includes(text);
}

/** Whether nothing is added beside it where a line is stretched: beside connectors and solidi (3.5.4). */
export function staysClose(text: string): boolean {
  return isConnector(text) || text === '／' || text === '/';
}

/** The last character of a text. */
export function lastOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(text.length - (/[\uDC00-\uDFFF]$/.test(text) ? 2 : 1)) ?? 0);
}
