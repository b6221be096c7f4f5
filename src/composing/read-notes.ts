/** Finds the 夹注 of a paragraph that can be set in two rows: those of text alone. */

import type { Inline, StyledElement } from './read-source.ts';

/** A 夹注. Its brackets are not set: two rows need none. */
export interface RowNote {
  readonly kind: 'note';
  readonly text: string;
  readonly of: StyledElement;
  readonly placeOf: (unit: number) => number;
  /** Where the brackets stand in the source. */
  readonly brackets: readonly { readonly from: number; readonly to: number }[];
}

export function withRowNotes(inlines: readonly Inline[]): (Inline | RowNote)[] {
  const found: (Inline | RowNote)[] = [];
  for (let index = 0; index < inlines.length; index += 1) {
    const inline = inlines[index];
    if (inline === undefined) continue;
    const note = inline.kind === 'open' && isNote(inline.of) ? noteAt(inlines, index) : undefined;
    found.push(note ?? inline);
    if (note !== undefined) index += length - 1;
  }
  return found;
}

/** Open, open, bracket, close, text, open, bracket, close, close. */
const length = 9;

function noteAt(inlines: readonly Inline[], index: number): RowNote | undefined {
  const [, , first, , text, , last, , end] = inlines.slice(index, index + length);
  if (first?.kind !== 'text' || text?.kind !== 'text' || last?.kind !== 'text') return undefined;
  if (end?.kind !== 'close' || !isNote(end.of) || !isMark(first.of) || !isMark(last.of)) return undefined;
  const { of, placeOf } = text;
  return {
    kind: 'note',
    text: text.text,
    of,
    placeOf,
    brackets: [first, last].map((each) => ({ from: each.placeOf(0), to: each.placeOf(each.text.length) })),
  };
}

function isNote({ classes }: StyledElement): boolean {
  return classes.includes('inline-note');
}

function isMark({ classes }: StyledElement): boolean {
  return classes.includes('note-mark');
}
