/** Decides every line of a page of XHTML: gives the page with its breaks in it, and the lines as data. */

import type { TextMeasures } from '../fonts/measure-text.ts';
import { divideAddresses } from './addresses.ts';
import { breakLines, type LineEnds } from './break-lines.ts';
import type { Item, Line, Paragraph } from './items.ts';
import { hasBlankEnd, hasRareMarks, type Kinsoku } from './marks.ts';
import { readParagraphs, type SourceParagraph, type StyledElement } from './read-paragraphs.ts';
import { itemsOf, type Piece, type Type } from './split-text.ts';
import { thingKey, type Styles, type TypeStyle } from './styles.ts';
import { edited, writeLines, type Edit } from './write-lines.ts';

export interface ComposeOptions {
  readonly styles: Styles;
  readonly measure: TextMeasures;
  readonly kinsoku: Kinsoku;
  readonly ends: LineEnds;
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
}

export interface Composed {
  readonly html: string;
  readonly lines: readonly ComposedLine[];
  /** How many justified paragraphs hold something that cannot be composed yet; a browser breaks their lines. */
  readonly byChrome: number;
}

/** Paragraphs that cannot be composed stay as they are, except that their addresses may be divided. */
export function composePage(html: string, options: ComposeOptions): Composed {
  const written: string[] = [];
  const lines: ComposedLine[] = [];
  let done = 0;
  let byChrome = 0;
  for (const source of readParagraphs(html)) {
    const parts = partsOf(source, options)?.map((part) => ({ part, broken: breakLines(part, options.ends) }));
    if (parts === undefined || parts.some(({ part, broken }) => broken.some((line) => isTooWide(part, line)))) {
      if (options.styles.blocks[source.block.key] !== undefined) byChrome += 1;
      continue;
    }
    const edits: Edit[] = [];
    for (const { part, broken } of parts) {
      edits.push(...writeLines(part, broken));
      for (const line of broken) lines.push(asPrinted(part, line));
    }
    const { from, to } = source;
    written.push(
      divideAddresses(html.slice(done, from)),
      '<span class="composed">',
      edited(html, { from, to, edits }),
      '</span>',
    );
    done = to;
  }
  return { html: `${written.join('')}${divideAddresses(html.slice(done))}`, lines, byChrome };
}

/** Only a browser can divide what may not be parted and is wider than the measure. */
function isTooWide({ measure, indent }: Paragraph, { from, width }: Line): boolean {
  return width > measure - (from === 0 ? indent : 0) + 0.01;
}

interface Part extends Paragraph {
  /** CSS pixels. */
  readonly left: number;
  readonly size: number;
}

/** Splits a paragraph at the line breaks its author wrote; gives `undefined` where it cannot be composed. */
function partsOf({ block, inlines }: SourceParagraph, options: ComposeOptions): Part[] | undefined {
  const { styles } = options;
  const style = styles.blocks[block.key];
  if (style === undefined) return undefined;
  const { left, width, indent, size } = style;
  const parts: Writable<Piece>[][] = [[]];
  let run = 0;
  let look: string | undefined;
  let before = 0;
  for (const inline of inlines) {
    const pieces = parts.at(-1) ?? [];
    if (inline.kind === 'break') {
      parts.push([]);
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
      if (inline.kind === 'text') {
        if (hasRareMarks(inline.text)) return undefined;
        if (type.look !== look) run += 1;
        look = type.look;
        const { text, placeOf, of } = inline;
        pieces.push({
          text,
          type: typeOf(type, size, options),
          run,
          placeOf,
          before,
          isNote: isNote(of),
          isRaised: isRaised(of, styles),
        });
        before = 0;
      } else if (inline.kind === 'open') before += type.before / size;
      else addBehind(pieces.at(-1), type.after / size);
      if (inline.kind !== 'text' && (type.before > 0 || type.after > 0)) look = undefined;
    }
  }
  return parts.map((pieces, index) => ({
    items: trimmed(itemsOf(pieces, options.kinsoku)),
    measure: width / size,
    indent: index === 0 ? indent / size : 0,
    left,
    size,
  }));
}

type Writable<T> = { -readonly [key in keyof T]: T[key] };

function addBehind(piece: Writable<Piece> | undefined, space: number): void {
  if (piece !== undefined && space > 0) piece.after = (piece.after ?? 0) + space;
}

function typeOf(style: TypeStyle, size: number, { measure }: ComposeOptions): Type {
  const shape = measure(style.families, style.weight);
  const tracking = style.tracking / style.size;
  const { squeezes, spaces, breaks } = style;
  return {
    size: style.size / size,
    advances: tracking === 0 ? shape : (text, script) => shape(text, script).map((advance) => advance + tracking),
    squeezes,
    spaces,
    breaks,
    centresStops: measure.centresStops === true,
  };
}

function isNote(element: StyledElement): boolean {
  return element.classes.includes('noteref') || (element.parent !== undefined && isNote(element.parent));
}

/** Whether it stands above the line or below it, or in something that does. */
function isRaised(element: StyledElement | undefined, styles: Styles): boolean {
  return element !== undefined && (styles.types[element.key]?.isRaised === true || isRaised(element.parent, styles));
}

/** Spaces at the edges of a paragraph are not set. */
function trimmed(items: readonly Item[]): readonly Item[] {
  const first = items.findIndex(({ kind }) => kind !== 'space');
  const last = items.findLastIndex(({ kind }) => kind !== 'space');
  return first === 0 && last === items.length - 1 ? items : items.slice(first, last + 1);
}

function asPrinted({ items, indent, left, size }: Part, line: Line): ComposedLine {
  const { from, to, halved, width, isFull } = line;
  const end = items[to - 1]?.kind === 'space' ? to - 1 : to;
  let text = '';
  for (let index = from; index < end; index += 1) {
    const item = items[index];
    if (item?.isOnLine === true && item.kind !== 'space') text += item.text;
  }
  const [first, last] = [items[from], items[end - 1]];
  const begin = left + (from === 0 ? indent * size : 0);
  // The blank half of what opens lies before the line, that of what closes behind it.
  const before = first?.kind === 'open' && halved.includes(from) ? first.half : 0;
  const behind = last !== undefined && hasBlankEnd(last.kind) && halved.includes(end - 1) ? last.half : 0;
  return {
    text,
    isFull,
    ...(first?.isOnLine === true && { left: begin + (first.lead - before) * size }),
    ...(last?.isOnLine === true && { right: begin + (width - last.trail + behind) * size }),
  };
}
