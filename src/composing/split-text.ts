/** Splits text into items: which characters belong together, and how wide each item is. */

import type { Hyphenate } from './hyphenate.ts';
import type { Item } from './items.ts';
import { isSpace, join, narrowMarks, type Draft, type Style } from './join-items.ts';
import { classOf, hasBlankHalf, isInterpunct, type MarkClass, type MarkRules } from './marks.ts';
import { Scripts, type Script } from './script-runs.ts';
import { hyphenPrice, hyphensOf, insideGrades, isNumber, isUnit, jointsOf } from './unbreakable.ts';

/** Measures of a style of type. */
export interface Type {
  /** Ems of the paragraph for each em of the type. */
  readonly size: number;
  /** Of each unit of a text that is shaped as a whole, in ems of the type (fonts/measure-text.ts). */
  readonly advances: (text: string, script: Script) => readonly number[];
  /** What each advance has of space behind its character, in ems of the type. */
  readonly tracking: number;
  /** Whether marks that meet are squeezed, and whether a gap stands between Han and Western text. */
  readonly squeezes: boolean;
  readonly spaces: boolean;
  /** Whether lines may end in it. */
  readonly breaks: boolean;
  /** Of a passage whose language is known. */
  readonly hyphenate?: Hyphenate;
  /** What a character is in its faces; as in those of the Mainland where nothing is said. */
  readonly classOf?: (character: string) => MarkClass;
}

/** A text in one style, or a thing of a known width. */
export type Piece =
  | {
      readonly text: string;
      readonly type: Type;
      readonly run: number;
      /** Where a unit of the text begins in the source; of the unit behind the last: where that ends. */
      readonly placeOf: (unit: number) => number;
      /** Ems of the paragraph that an element adds before and behind. */
      readonly before?: number;
      readonly after?: number;
      /** The number of a note, which stays with the word before it. */
      readonly isNote?: boolean;
      /** Whether it stands above or below the line. */
      readonly isRaised?: boolean;
      /** Whether it is a 夹注: set in two rows in each line that has a part of it. */
      readonly isInRows?: boolean;
    }
  | Thing;

interface Thing {
  readonly width: number;
  /** Whether lines may end beside it. */
  readonly breaks: boolean;
  /** What it counts as where lines end; a thing of marks, as ？！ in a vertical line, begins none. */
  readonly sign?: MarkClass;
  /** Whether a gap stands between it and Han; a browser sets none. */
  readonly spaces?: boolean;
  readonly from: number;
  readonly to: number;
  readonly before?: number;
  readonly after?: number;
}

/** A space between words grows to half of an em before others do (3.5.4). */
const mostWordSpace = 0.25;

/** A word of Western text goes over the line whole, unless it is longer than so many ems: then it is divided. */
const longWord = 8;
const anywhere = 1e6;

export function itemsOf(pieces: readonly Piece[], { kinsoku, punctuation }: MarkRules): Item[] {
  const items: Draft[] = [];
  const scripts = new Scripts(pieces.map((piece) => ('text' in piece ? piece.text : '')).join(''));
  for (const [index, piece] of pieces.entries()) {
    const first = items.length;
    if ('text' in piece) addText(items, piece, scripts);
    else items.push(thing(piece));
    if ('text' in piece && piece.isInRows === true) for (const item of items.slice(first)) item.note = index;
  }
  narrowMarks(items, punctuation);
  for (let index = 0; index + 1 < items.length; index += 1) {
    const [item, next] = [items[index], items[index + 1]];
    if (item === undefined || next === undefined) continue;
    join(item, next, kinsoku);
    const word = items[index - 1]?.text ?? '';
    if (item.kind === 'space' && (isUnit(word, next.text) || isNumber(word, next.text))) item.price = Infinity;
  }
  for (const index of insideGrades(items.map(({ text }) => text))) {
    const item = items[index];
    if (item !== undefined) item.price = Infinity;
  }
  return items;
}

function thing({ width, breaks, sign = 'han', spaces = false, from, to, before = 0, after = 0 }: Thing): Draft {
  return {
    kind: 'thing',
    text: '',
    width: before + width + after,
    lead: before,
    trail: after,
    half: 0,
    given: 0,
    gap: 0,
    isElastic: false,
    growth: 0,
    price: Infinity,
    hyphen: undefined,
    run: -1,
    script: 'han',
    isOnLine: false,
    sign,
    from,
    to,
    style: { look: -1, spaces, squeezes: false, breaks, isNote: false },
  };
}

function addText(
  items: Draft[],
  {
    text,
    type,
    run,
    placeOf,
    before = 0,
    after = 0,
    isNote = false,
    isRaised = false,
    isInRows = false,
  }: Extract<Piece, { text: string }>,
  scripts: Scripts,
): void {
  const first = items.length;
  const { size, tracking, spaces, squeezes, breaks } = type;
  const style: Style = { look: run, spaces, squeezes, breaks, isNote };
  const add = (
    part: string,
    kind: MarkClass,
    { from, to, advance, kerning = 0, price = Infinity, hyphen, script = scripts.script }: Part,
  ): void => {
    const last = items[items.length - 1];
    // Of several spaces in a row only one is set.
    if (isSpace(kind, part) && last?.kind === 'space') return;
    const width = advance * size;
    items.push({
      kind: isInRows && kind === 'space' ? 'han' : kind,
      text: part,
      width,
      lead: 0,
      trail: tracking * size,
      half: squeezes && width > 0.9 * size && hasBlankHalf(kind) ? size / 2 : 0,
      given: 0,
      gap: kerning * size,
      isElastic: false,
      growth: spaces && isSpace(kind, part) ? mostWordSpace : 0,
      price,
      hyphen: hyphen === undefined ? undefined : hyphen * size,
      run: last?.style.look === run && last.script === script ? last.run : items.length,
      script,
      isOnLine: !isRaised && !isInRows,
      from: placeOf(from),
      to: placeOf(to),
      style,
    });
  };
  for (let at = 0; at < text.length;) {
    const character = characterAt(text, at);
    const kind = before > 0 && isInterpunct(character) ? 'interpunct' : (type.classOf ?? classOf)(character);
    let end = at + character.length;
    if (isWestern(character)) {
      end = endOfWestern(text, end);
      for (const part of wordsOf(text.slice(at, end), type, scripts)) {
        const word = text.slice(at + part.from, at + part.to);
        add(word, classOf(word), { ...part, from: at + part.from, to: at + part.to });
      }
    } else {
      // The two halves of —— may be one glyph.
      if (kind === 'dash' && text.startsWith(character, end)) end += character.length;
      const part = end === at + character.length ? character : text.slice(at, end);
      const advances = type.advances(part, scripts.next(kind, part));
      add(part, kind, { from: at, to: end, advance: advances.length === 1 ? (advances[0] ?? 0) : sum(advances) });
    }
    at = end;
  }
  const [opening, closing] = [items[first], items.at(-1)];
  if (opening === undefined || closing === undefined) return;
  opening.lead = before;
  opening.width += before;
  closing.trail += after;
  closing.width += after;
}

interface Part {
  /** Units of the text. */
  readonly from: number;
  readonly to: number;
  /** Ems of the type. */
  readonly advance: number;
  /** What a part behind it changes of that. */
  readonly kerning?: number;
  readonly price?: number;
  readonly hyphen?: number;
  /** Where it is not that of the text behind it. */
  readonly script?: Script;
}

function characterAt(text: string, at: number): string {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdfff) return text.charAt(at);
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function sum(advances: readonly number[]): number {
  return advances.reduce((all, advance) => all + advance, 0);
}

function isWestern(character: string): boolean {
  const kind = classOf(character);
  return kind === 'letter' || isSpace(kind, character);
}

function endOfWestern(text: string, from: number): number {
  let end = from;
  while (end < text.length && (isWestern(characterAt(text, end)) || isWithinWord(text, end)))
    end += characterAt(text, end).length;
  return end;
}

/** An interpunct between letters is shaped with them: A·B. */
function isWithinWord(text: string, at: number): boolean {
  return isInterpunct(text.charAt(at)) && isLetter(text, at - 1) && isLetter(text, at + 1);
}

function isLetter(text: string, at: number): boolean {
  return at < text.length && classOf(characterAt(text, at)) === 'letter';
}

/** Western text, which is shaped with its spaces: several are one, and words are divided at their joints. */
function wordsOf(text: string, type: Type, scripts: Scripts): Part[] {
  const parts: Part[] = [];
  const set = text.replace(/\s+/g, ' ');
  // Figures that follow Han are shaped with it.
  const figures = scripts.firstOf(set) === 'han' ? (/^\P{L}+/u.exec(set)?.[0] ?? '') : '';
  const advances = [
    ...(figures === '' ? [] : type.advances(figures, 'han')),
    ...(figures === set ? [] : type.advances(set.slice(figures.length), 'western')),
  ];
  scripts.next('letter', set);
  let shaped = 0;
  for (const { 0: word, index: at } of text.matchAll(/\s+|\S+/g)) {
    const isSpace = /^\s/.test(word);
    const own = advances.slice(shaped, (shaped += isSpace ? 1 : word.length));
    const script: Script = at < figures.length ? 'han' : 'western';
    if (isSpace) parts.push({ from: at, to: at + word.length, advance: own[0] ?? 0, script });
    else
      parts.push(
        ...dividedWord(word, own, type, script).map((part) => ({
          ...part,
          from: at + part.from,
          to: at + part.to,
          script,
        })),
      );
  }
  return parts;
}

function dividedWord(word: string, advances: readonly number[], type: Type, script: Script): Part[] {
  const isLong = sum(advances) * type.size > longWord;
  const joints = jointsOf(word);
  const hyphens = new Set(type.hyphenate && hyphensOf(word, type.hyphenate).filter((index) => !joints.has(index)));
  for (const index of hyphens) joints.set(index, hyphenPrice);
  const hyphen = hyphens.size === 0 ? 0 : sum(type.advances('-', script));
  const parts: Part[] = [];
  let from = 0;
  for (let index = 1; index <= word.length; index += 1) {
    const isWhole = !/^[\uDC00-\uDFFF\p{M}\p{Cf}]/u.test(word.slice(index));
    const price = index === word.length ? Infinity : (joints.get(index) ?? (isLong && isWhole ? anywhere : undefined));
    if (price === undefined) continue;
    const last = advances[index - 1] ?? 0;
    const alone = sum(type.advances(word.slice(index - 1, index), script));
    // Of a ligature the first unit has the advance of all.
    const kerning = last > 0 && advances[index] !== 0 ? last - alone : 0;
    parts.push({
      from,
      to: index,
      advance: sum(advances.slice(from, index)) - kerning,
      kerning,
      price,
      ...(hyphens.has(index) && { hyphen }),
    });
    from = index;
  }
  return parts;
}
