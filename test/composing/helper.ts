/** Paragraphs whose measures are simple: a Han character is an em, a Western one half of it, a space a quarter. */

import { breakLines } from '../../src/composing/break-lines.ts';
import type { Kinsoku, LineEnds, Punctuation } from '../../src/config/line-options.ts';
import type { Item, Line, Paragraph } from '../../src/composing/items.ts';
import { itemsOf, type Piece, type Type } from '../../src/composing/split-text.ts';

export const plain: Type = {
  size: 1,
  tracking: 0,
  advances: (text) =>
    Array.from(text).flatMap((character) => {
      const width = character === ' ' ? 0.25 : (character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
      return character.length > 1 ? [width, 0] : [width];
    }),
  squeezes: true,
  spaces: true,
  breaks: true,
};

export function textPiece(text: string, more: Partial<Extract<Piece, { text: string }>> = {}): Piece {
  return { text, type: plain, run: 1, placeOf: (unit) => unit, ...more };
}

export interface Setting {
  readonly measure: number;
  readonly indent?: number;
  readonly ends?: LineEnds;
  readonly kinsoku?: Kinsoku;
  readonly punctuation?: Punctuation;
}

export interface Set extends Paragraph {
  readonly lines: readonly Line[];
  /** How many lines each way of setting it has, the cheapest first. */
  readonly counts: readonly number[];
  /** What stands on each line. */
  readonly texts: readonly string[];
}

export function setText(
  text: string | readonly Piece[],
  { measure, indent = 0, ends = 'half', kinsoku = 'basic', punctuation = 'quanjiao' }: Setting,
): Set {
  const items = itemsOf(typeof text === 'string' ? [textPiece(text)] : text, { kinsoku, punctuation });
  const paragraph = { items, measure, indent };
  const ways = breakLines(paragraph, ends);
  const lines = ways[0].lines();
  return {
    ...paragraph,
    lines,
    counts: ways.map(({ count }) => count),
    texts: lines.map((line) => textOf(items, line)),
  };
}

function textOf(items: readonly Item[], { from, to }: Line): string {
  return items
    .slice(from, to)
    .map((item) => (item.kind === 'thing' ? '▯' : item.text))
    .join('');
}

/** What of a line stands on half a cell. */
export function halvedIn({ items, lines }: Set, line: number): string {
  return (lines[line]?.halved ?? []).map((index) => items[index]?.text ?? '').join('');
}
