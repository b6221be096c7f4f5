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

/** Comments in such a note that are not in its text are passed over. */
export function withRowNotes(inlines: readonly Inline[]): (Inline | RowNote)[] {
  const found: (Inline | RowNote)[] = [];
  for (let index = 0; index < inlines.length; index += 1) {
    const inline = inlines[index];
    if (inline === undefined) continue;
    const end = inline.kind === 'open' && isNote(inline.of) ? endOf(inlines, index, inline.of) : index;
    const note = noteIn(inlines.slice(index, end + 1));
    found.push(note ?? inline);
    if (note !== undefined) index = end;
  }
  return found;
}

function endOf(inlines: readonly Inline[], from: number, of: StyledElement): number {
  const end = inlines.findIndex((inline, at) => at > from && inline.kind === 'close' && inline.of === of);
  return end < 0 ? from : end;
}

/** Open, open, bracket, close, what it says, open, bracket, close, close. */
function noteIn(inlines: readonly Inline[]): RowNote | undefined {
  const [, , first] = inlines;
  const last = inlines.at(-3);
  const said = inlines.slice(4, -4);
  const texts = said.flatMap((inline) => (inline.kind === 'text' ? [inline] : []));
  const [text, ...more] = texts;
  if (text === undefined || said.some(({ kind }) => kind !== 'text' && kind !== 'comment')) return undefined;
  if (first?.kind !== 'text' || last?.kind !== 'text' || !isMark(first.of) || !isMark(last.of)) return undefined;
  return {
    kind: 'note',
    text: texts.map((each) => each.text).join(''),
    of: text.of,
    placeOf: more.reduce(placeInBoth, text).placeOf,
    brackets: [first, last].map((each) => ({ from: each.placeOf(0), to: each.placeOf(each.text.length) })),
  };
}

type Text = Pick<RowNote, 'text' | 'placeOf'>;

function placeInBoth(one: Text, other: Text): Text {
  const { length } = one.text;
  return {
    text: one.text + other.text,
    placeOf: (unit) => (unit < length ? one.placeOf(unit) : other.placeOf(unit - length)),
  };
}

function isNote({ classes }: StyledElement): boolean {
  return classes.includes('inline-note');
}

function isMark({ classes }: StyledElement): boolean {
  return classes.includes('note-mark');
}
