/** Sets the paragraphs of a page in lines, each in a line less and a line more too where that can be. */

import type { LineOptions } from '../config/line-options.ts';
import type { TextMeasures } from '../fonts/measure-text.ts';
import { lazily } from '../host/lazily.ts';
import { breakLines, type Broken } from './break-lines.ts';
import type { Hyphenation } from './hyphenate.ts';
import type { Item, Line, Paragraph } from './items.ts';
import { classesIn, hasRareMarks, type MarkClass } from './marks.ts';
import { withRowNotes, type RowNote } from './read-notes.ts';
import type { SourceParagraph, StyledElement } from './read-source.ts';
import { itemsOf, type Piece, type Type } from './split-text.ts';
import { thingKey, type Styles, type TypeStyle } from './styles.ts';
import type { Edit } from './write-lines.ts';

export interface SettingOptions extends LineOptions {
  readonly styles: Styles;
  readonly measure: TextMeasures;
  readonly hyphenation: Hyphenation;
}

/** The items between two line breaks that the author of a paragraph wrote. */
export interface Part extends Paragraph {
  /** CSS pixels. */
  readonly left: number;
  readonly size: number;
  /** Takes out what is not set: the brackets of what stands in two rows. */
  readonly unset: readonly Edit[];
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
      pieces.push({ width: thing / size, breaks, sign: signOf(inline.html), from: inline.from, to: inline.to, before });
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
  { measure, hyphenation }: SettingOptions,
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
    classOf: classesIn(measure.marks),
    ...(hyphenate && { hyphenate }),
  };
}

/** Marks that stand upright in one cell of a vertical line may not begin it. */
function signOf(thing: string): MarkClass {
  return /^<span[^>]*>[!?]/.test(thing) ? 'dot' : 'han';
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
