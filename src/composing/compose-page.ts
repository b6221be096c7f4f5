/** Decides every line of a page of XHTML: gives the page with its breaks in it, and the lines as data. */

import type { LineOptions } from '../config/line-options.ts';
import type { TextMeasures } from '../fonts/measure-text.ts';
import { divideAddresses } from './addresses.ts';
import { breakLines } from './break-lines.ts';
import type { Hyphenation } from './hyphenate.ts';
import type { Item, Line, Paragraph } from './items.ts';
import { hasBlankEnd, hasRareMarks } from './marks.ts';
import { withRowNotes, type RowNote } from './read-notes.ts';
import { readParagraphs, type SourceParagraph, type StyledElement } from './read-paragraphs.ts';
import { itemsOf, type Piece, type Type } from './split-text.ts';
import { thingKey, type Styles, type TypeStyle } from './styles.ts';
import { closeTypedGaps } from './typed-gaps.ts';
import { setWholeNotes } from './whole-notes.ts';
import { edited, writeLines, type Edit } from './write-lines.ts';

export interface ComposeOptions extends LineOptions {
  readonly styles: Styles;
  readonly measure: TextMeasures;
  readonly hyphenation: Hyphenation;
}

/** A line as it must be printed. Lengths are CSS pixels from the left edge of the type area. */
export interface ComposedLine {
  /** Its characters on the baseline: without spaces, readings and numbers of notes. */
  readonly text: string;
  /** Where the first character begins and the last one ends; absent where a thing stands at that end. */
  readonly left?: number;
  readonly right?: number;
  /** Whether it goes from edge to edge. */
  readonly isFull: boolean;
  /** Whether it should and does not, for what comes next does not fit. */
  readonly isShort?: true;
}

export interface Composed {
  readonly html: string;
  readonly lines: readonly ComposedLine[];
  /** How many justified paragraphs hold something that cannot be composed yet; a browser breaks their lines. */
  readonly byChrome: number;
}

/** Paragraphs that cannot be composed stay as they are, except that their addresses may be divided. */
export function composePage(typed: string, options: ComposeOptions): Composed {
  const html = closeTypedGaps(typed);
  const written: string[] = [];
  const lines: ComposedLine[] = [];
  let done = 0;
  let byChrome = 0;
  for (const source of readParagraphs(html)) {
    const parts = partsOf(source, options)?.map((part) => ({
      part,
      broken: breakLines(part, options.ends)[0].lines(),
    }));
    if (parts === undefined || parts.some(({ part, broken }) => broken.some((line) => isTooWide(part, line)))) {
      if (options.styles.blocks[source.block.key] !== undefined) byChrome += 1;
      continue;
    }
    const edits: Edit[] = [];
    for (const { part, broken } of parts) {
      edits.push(...writeLines(part, broken, part.size), ...part.unset);
      for (const line of broken) lines.push(asPrinted(part, line));
    }
    edits.sort((one, other) => one.at - other.at);
    const { from, to } = source;
    written.push(
      withoutLines(html.slice(done, from)),
      '<span class="composed">',
      edited(html, { from, to, edits }),
      '</span>',
    );
    done = to;
  }
  return { html: `${written.join('')}${withoutLines(html.slice(done))}`, lines, byChrome };
}

/** What a browser breaks into lines. */
function withoutLines(html: string): string {
  return setWholeNotes(divideAddresses(html));
}

/** Only a browser can divide what may not be parted and is wider than the measure. */
function isTooWide({ measure, indent }: Paragraph, { from, width }: Line): boolean {
  return width > measure - (from === 0 ? indent : 0) + 0.01;
}

interface Part extends Paragraph {
  /** CSS pixels. */
  readonly left: number;
  readonly size: number;
  /** Takes out what is not set: the brackets of what stands in two rows. */
  readonly unset: readonly Edit[];
}

/** Splits a paragraph at the line breaks its author wrote; gives `undefined` where it cannot be composed. */
function partsOf({ block, inlines }: SourceParagraph, options: ComposeOptions): Part[] | undefined {
  const { styles } = options;
  const style = styles.blocks[block.key];
  if (style === undefined) return undefined;
  const { left, width, indent, size } = style;
  const parts: Writable<Piece>[][] = [[]];
  const unset: Edit[][] = [[]];
  let run = 0;
  let look: string | undefined;
  let before = 0;
  for (const inline of withRowNotes(inlines)) {
    const pieces = parts.at(-1) ?? [];
    if (inline.kind === 'break') {
      parts.push([]);
      unset.push([]);
      look = undefined;
    } else if (inline.kind === 'thing') {
      const thing = styles.things[thingKey(inline)];
      if (thing === undefined) return undefined;
      const breaks = styles.types[inline.of.key]?.breaks ?? true;
      pieces.push({ width: thing / size, breaks, from: inline.from, to: inline.to, before });
      before = 0;
      look = undefined;
    } else {
      const type = styles.types[inline.of.key];
      if (type === undefined) return undefined;
      if (inline.kind === 'note') {
        const { text, placeOf } = inline;
        const small = {
          ...typeOf(type, { size, language: undefined }, options),
          squeezes: false,
          spaces: false,
          breaks: true,
        };
        pieces.push({ text, type: small, run: -1, placeOf, before, isInRows: true });
        unset.at(-1)?.push(...withoutBrackets(inline));
        before = 0;
        look = undefined;
      } else if (inline.kind === 'text') {
        if (hasRareMarks(inline.text)) return undefined;
        if (type.look !== look) run += 1;
        look = type.look;
        const { text, placeOf, of } = inline;
        pieces.push({
          text,
          type: typeOf(type, { size, language: of.language }, options),
          run,
          placeOf,
          before,
          isNote: isNote(of),
          isRaised: isRaised(of, styles),
        });
        before = 0;
      } else if (inline.kind === 'open') before += type.before / size;
      else addBehind(pieces.at(-1), type.after / size);
      if (inline.kind !== 'text' && inline.kind !== 'note' && (type.before > 0 || type.after > 0)) look = undefined;
    }
  }
  return parts.map((pieces, index) => ({
    items: trimmed(itemsOf(pieces, options)),
    measure: width / size,
    indent: index === 0 ? indent / size : 0,
    left,
    size,
    unset: unset[index] ?? [],
  }));
}

function withoutBrackets({ brackets }: RowNote): Edit[] {
  return brackets.flatMap(({ from, to }) => [
    { at: from, text: '<span class="unset">' },
    { at: to, text: '</span>' },
  ]);
}

type Writable<T> = { -readonly [key in keyof T]: T[key] };

function addBehind(piece: Writable<Piece> | undefined, space: number): void {
  if (piece !== undefined && space > 0) piece.after = (piece.after ?? 0) + space;
}

/** `size` is that of the paragraph. Code is in no language. */
function typeOf(
  style: TypeStyle,
  { size, language }: { readonly size: number; readonly language: string | undefined },
  { measure, hyphenation }: ComposeOptions,
): Type {
  const shape = measure(style.families, style.weight);
  const tracking = style.tracking / style.size;
  const { squeezes, spaces, breaks } = style;
  const hyphenate = spaces ? hyphenation(language) : undefined;
  return {
    size: style.size / size,
    advances: tracking === 0 ? shape : (text, script) => shape(text, script).map((advance) => advance + tracking),
    squeezes,
    spaces,
    breaks,
    ...(hyphenate && { hyphenate }),
  };
}

function isNote(element: StyledElement): boolean {
  return element.classes.includes('noteref') || (element.parent !== undefined && isNote(element.parent));
}

/** Whether it stands above the line or below it, or in something that does. */
function isRaised(element: StyledElement | undefined, styles: Styles): boolean {
  return element !== undefined && (styles.types[element.key]?.isRaised === true || isRaised(element.parent, styles));
}

/** Spaces at the edges of a paragraph are not set, but for those that fill a cell. */
function trimmed(items: readonly Item[]): readonly Item[] {
  const isSet = ({ kind, text }: Item): boolean => kind !== 'space' || text === '\u3000';
  const first = items.findIndex(isSet);
  const last = items.findLastIndex(isSet);
  return first === 0 && last === items.length - 1 ? items : items.slice(first, last + 1);
}

function behindOf({ half, given, width }: Item, { hangs, halved }: Line, end: number): number {
  return hangs ? width + given : halved.includes(end - 1) ? half + given : 0;
}

/** Its characters on the baseline, and its hyphen. */
function textOf({ items }: Part, { from, to }: Line): string {
  let text = '';
  for (let index = from; index < to; index += 1) {
    const item = items[index];
    if (item?.isOnLine === true && item.kind !== 'space') text += item.text;
  }
  return items[to - 1]?.hyphen !== undefined && to < items.length ? `${text}-` : text;
}

function asPrinted(part: Part, line: Line): ComposedLine {
  const { items, indent, left, size } = part;
  const { from, to, halved, width, isFull } = line;
  const end = items[to - 1]?.kind === 'space' ? to - 1 : to;
  const [first, last] = [items[from], items[end - 1]];
  const begin = left + (from === 0 ? indent * size : 0);
  // The blank half of what opens lies before the line, that of what closes behind it.
  const before = first?.kind === 'open' && halved.includes(from) ? first.half + first.given : 0;
  const behind = last === undefined || !hasBlankEnd(last.kind) ? 0 : behindOf(last, line, end);
  const isSet = (item: Item | undefined): item is Item => item?.isOnLine === true && item.kind !== 'space';
  return {
    text: textOf(part, line),
    isFull,
    ...(!isFull && to < items.length && { isShort: true as const }),
    ...(isSet(first) && { left: begin + (first.lead - before) * size }),
    ...(isSet(last) && { right: begin + (width - last.trail + behind) * size }),
  };
}
