/** Sets the paragraphs of a page in lines, each in a line less and a line more too where that can be. */

import type { TextMeasures } from '../fonts/measure-text.ts';
import { lazily } from '../host/lazily.ts';
import { breakLines, type Broken } from './break-lines.ts';
import type { Item, Line, Paragraph } from './items.ts';
import type { LineEnds } from './line-sums.ts';
import { hasRareMarks, type Kinsoku } from './marks.ts';
import type { SourceParagraph, StyledElement } from './read-source.ts';
import { itemsOf, type Piece, type Type } from './split-text.ts';
import { thingKey, type Styles, type TypeStyle } from './styles.ts';

export interface SettingOptions {
  readonly styles: Styles;
  readonly measure: TextMeasures;
  readonly kinsoku: Kinsoku;
  readonly ends: LineEnds;
}

/** The items between two line breaks that the author of a paragraph wrote. */
export interface Part extends Paragraph {
  /** CSS pixels. */
  readonly left: number;
  readonly size: number;
}

/** Lines of a part of a paragraph. */
export interface PartLines {
  readonly part: Part;
  readonly lines: readonly Line[];
}

/** A paragraph in so many lines. */
export interface Way {
  readonly count: number;
  /** What its lines cost (judge-line.ts). */
  readonly cost: number;
  readonly parts: () => readonly PartLines[];
}

export interface SetParagraph {
  readonly source: SourceParagraph;
  /** The cheapest first. */
  readonly ways: readonly [Way, ...Way[]];
}

/** Gives `undefined` where a paragraph cannot be set yet; a browser breaks its lines. */
export function setParagraph(source: SourceParagraph, options: SettingOptions): SetParagraph | undefined {
  const parts = partsOf(source, options);
  if (parts === undefined) return undefined;
  const broken = parts.map((part) => ({ part, ways: breakLines(part, options.ends) }));
  const cheapest = wayOf(broken.map(({ part, ways }) => ({ part, broken: ways[0] })));
  if (cheapest.parts().some(({ part, lines }) => lines.some((line) => isTooWide(part, line)))) return undefined;
  return { source, ways: [cheapest, ...[-1, 1].flatMap((more) => otherWay(broken, more) ?? [])] };
}

interface BrokenPart {
  readonly part: Part;
  readonly ways: readonly [Broken, ...Broken[]];
}

/** A line more or less costs least in one of the parts. */
function otherWay(broken: readonly BrokenPart[], more: number): Way | undefined {
  let best: { readonly index: number; readonly way: Broken; readonly dearer: number } | undefined;
  for (const [index, { ways }] of broken.entries()) {
    const way = ways.find(({ count }) => count === ways[0].count + more);
    const dearer = way === undefined ? Infinity : way.cost - ways[0].cost;
    if (way !== undefined && dearer < mostDearer && dearer < (best?.dearer ?? Infinity)) best = { index, way, dearer };
  }
  if (best === undefined) return undefined;
  const { index: at, way: other } = best;
  const way = wayOf(broken.map(({ part, ways }, index) => ({ part, broken: index === at ? other : ways[0] })));
  return isEven(way) ? way : undefined;
}

/** A paragraph is not set in another way that costs so much more. */
const mostDearer = 400;

/** For the sake of its page no gap of a paragraph grows by more ems than this. */
const mostStretch = 0.058;

function isEven(way: Way): boolean {
  return way
    .parts()
    .every(({ lines }) =>
      lines.every(({ stretch, isFull }, index) => stretch <= mostStretch && (isFull || index === lines.length - 1)),
    );
}

function wayOf(parts: readonly { readonly part: Part; readonly broken: Broken }[]): Way {
  const lines = lazily(() => parts.map(({ part, broken }) => ({ part, lines: broken.lines() })));
  return {
    count: parts.reduce((sum, { broken }) => sum + broken.count, 0),
    cost: parts.reduce((sum, { broken }) => sum + broken.cost, 0),
    parts: lines,
  };
}

/** Only a browser can divide what may not be parted and is wider than the measure. */
function isTooWide({ measure, indent }: Paragraph, { from, width }: Line): boolean {
  return width > measure - (from === 0 ? indent : 0) + 0.01;
}

/** Splits a paragraph at the line breaks its author wrote; gives `undefined` where it cannot be composed. */
function partsOf({ block, inlines }: SourceParagraph, options: SettingOptions): Part[] | undefined {
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

function typeOf(style: TypeStyle, size: number, { measure }: SettingOptions): Type {
  const shape = measure(style.families, style.weight);
  const tracking = style.tracking / style.size;
  const { squeezes, spaces, breaks } = style;
  return {
    size: style.size / size,
    advances: tracking === 0 ? shape : (text, script) => shape(text, script).map((advance) => advance + tracking),
    squeezes,
    spaces,
    breaks,
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
