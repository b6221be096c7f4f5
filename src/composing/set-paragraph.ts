/** Sets the paragraphs of a page in lines, each in a line less and a line more too where that can be. */

import type { LineEnds, LineOptions } from '../config/line-options.ts';
import type { TextMeasures } from '../fonts/measure-text.ts';
import { lazily } from '../host/lazily.ts';
import { breakLines, type Broken } from './break-lines.ts';
import type { CommentRoom, SetComment, SetComments } from './comments.ts';
import type { Hyphenation } from './hyphenate.ts';
import type { Item, Line, Paragraph } from './items.ts';
import { classesIn, hasRareMarks, type MarkClass } from './marks.ts';
import { withRowNotes, type RowNote } from './read-notes.ts';
import { obstaclesIn, placeSides, type SidePart } from './place-sides.ts';
import type { Inline, SourceComment, SourceParagraph, StyledElement } from './read-source.ts';
import type { Part, PartLines } from './part.ts';
import { itemsOf, type Piece, type Type } from './split-text.ts';
import { thingKey, type Styles, type TypeStyle } from './styles.ts';
import type { Edit } from './write-lines.ts';

export interface SettingOptions extends LineOptions {
  readonly styles: Styles;
  readonly measure: TextMeasures;
  readonly hyphenation: Hyphenation;
  /** What room comments have beside the text; absent where they stay in it. */
  readonly comments?: CommentRoom | undefined;
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
  /** Its comments that are not in its text. */
  readonly comments: readonly SetComment[];
  /** Where its 侧批 stand; absent where it has none. */
  readonly sidesOf?: (way: Way) => readonly SidePart[];
}

/**
 * Gives `undefined` where a paragraph cannot be set yet; a browser breaks its lines. Of the `comments` those of the
 * paragraph are taken out of its text, as far as they have room beside its lines.
 */
export function setParagraph(
  source: SourceParagraph,
  options: SettingOptions,
  { comments, isAgain = false }: { readonly comments: SetComments; readonly isAgain?: boolean } = {
    comments: new Map(),
  },
): SetParagraph | undefined {
  const own = source.inlines.flatMap((inline) => {
    const set = inline.kind === 'comment' ? comments.get(inline.comment) : undefined;
    return set ?? [];
  });
  const parts = partsOf(source, options, own);
  if (parts === undefined) return undefined;
  const ends = endsOf(options);
  const broken = parts.map((part) => ({ part, ways: breakLines(part, ends) }));
  const cheapest = wayOf(broken.map(({ part, ways }) => ({ part, broken: ways[0] })));
  if (cheapest.parts().some(({ part, lines }) => lines.some((line) => isTooWide(part, line)))) return undefined;
  const ways = [cheapest, ...[-1, 1].flatMap((more) => otherWay(broken, more) ?? [])] as const;
  const sides = own.filter(({ source: { at } }) => at === 'side');
  if (sides.length === 0) return { source, ways, comments: own };
  const obstacles = obstaclesIn(source.inlines, options.comments?.side?.isVertical === true);
  const crowdedIn = (way: Way): readonly SetComment[] => placeSides(way.parts(), sides, obstacles).crowded;
  const crowded = crowdedIn(cheapest);
  if (crowded.length > 0) {
    // Back in the text they move all that is behind them: where that crowds out others, all stand in the text.
    const out = new Set(isAgain ? sides : crowded);
    const rest = own.filter((comment) => !out.has(comment)).map((comment) => [comment.source, comment] as const);
    return setParagraph(source, options, { comments: new Map(rest), isAgain: true });
  }
  const [, ...others] = ways;
  return {
    source,
    ways: [cheapest, ...others.filter((way) => crowdedIn(way).length === 0)],
    comments: own,
    sidesOf: (way) => placeSides(way.parts(), sides, obstacles).parts,
  };
}

/** In lines a mark in the middle of its cell does not hang; in columns it may (3.1.7). */
function endsOf({ ends, measure: { marks } }: SettingOptions): LineEnds {
  return ends === 'hanging' && marks.centresStops && !marks.isVertical ? 'half' : ends;
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

/**
 * Splits a paragraph at the line breaks its author wrote; gives `undefined` where it cannot be composed, or where no
 * more than comments was in it.
 */
function partsOf(
  { block, inlines }: SourceParagraph,
  options: SettingOptions,
  comments: readonly SetComment[],
): Part[] | undefined {
  const style = options.styles.blocks[block.key];
  if (style === undefined) return undefined;
  const { left, width, indent, size } = style;
  const isBeside = (comment: SourceComment): boolean => comments.some(({ source }) => source === comment);
  const inText = inlines.flatMap((inline) =>
    inline.kind === 'comment' && !isBeside(inline.comment) ? inline.comment.all : [inline],
  );
  if (inText.every(({ kind }) => kind === 'comment')) return undefined;
  const split = splitInlines(inText, { size, tracks: true }, options);
  return split?.map(({ pieces, unset }, index) => ({
    items: trimmed(itemsOf(pieces, options)),
    measure: width / size,
    indent: index === 0 ? indent / size : 0,
    left,
    size,
    unset,
  }));
}

/** What a comment says, as one part in lines of `measure`, in another size than in the text. CSS pixels. */
export function partOfComment(
  { of, said }: SourceComment,
  { size, measure }: { readonly size: number; readonly measure: number },
  options: SettingOptions,
): Part | undefined {
  const style = options.styles.types[of.key];
  if (style === undefined || said.some(({ kind }) => kind === 'comment')) return undefined;
  const [split, ...more] = splitInlines(said, { size: style.size, tracks: false }, options) ?? [];
  if (split === undefined || more.length > 0) return undefined;
  const items = trimmed(itemsOf(split.pieces, options));
  return { items, measure: measure / size, indent: 0, left: 0, size, unset: split.unset };
}

interface Split {
  readonly pieces: readonly Piece[];
  readonly unset: readonly Edit[];
}

/** `size` is that of the paragraph; without `tracks` nothing is added behind characters. */
function splitInlines(
  inlines: readonly Inline[],
  { size, tracks }: { readonly size: number; readonly tracks: boolean },
  options: SettingOptions,
): Split[] | undefined {
  const { styles } = options;
  const parts: Writable<Piece>[][] = [[]];
  const unset: Edit[][] = [[]];
  let run = 0;
  let look: string | undefined;
  let before = 0;
  for (const inline of withRowNotes(inlines)) {
    const pieces = parts.at(-1) ?? [];
    if (inline.kind === 'break' || inline.kind === 'comment') {
      // A browser shapes what is before a comment and what is behind it by themselves.
      look = undefined;
      if (inline.kind === 'comment') continue;
      parts.push([]);
      unset.push([]);
    } else if (inline.kind === 'thing') {
      const thing = styles.things[thingKey(inline)];
      if (thing === undefined) return undefined;
      pieces.push({ ...asPiece(inline, styles.types[inline.of.key]), width: thing / size, before });
      before = 0;
      look = undefined;
    } else {
      const found = styles.types[inline.of.key];
      if (found === undefined) return undefined;
      const type = tracks ? found : { ...found, tracking: 0 };
      if (inline.kind === 'note') {
        const { text, placeOf } = inline;
        pieces.push({ text, type: inRows(type, size, options), run: -1, placeOf, before, isInRows: true });
        unset.at(-1)?.push(...withoutBrackets(inline));
        before = 0;
        look = undefined;
      } else if (inline.kind === 'text') {
        if (hasRareMarks(inline.text)) return undefined;
        if (type.look !== look) run += 1;
        look = type.look;
        const { text, placeOf, of } = inline;
        const ownType = typeOf(type, { size, language: of.language }, options);
        pieces.push({
          text,
          type: isWesternMark(of) ? { ...ownType, classOf: () => 'letter' } : ownType,
          run,
          placeOf,
          before,
          isNote: isNote(of),
          isRaised: isRaised(of, styles),
        });
        before = 0;
      } else if (inline.kind === 'open') before += type.before / size;
      else addBehind(pieces.at(-1), type.after / size);
      if (isSetApart(inline, type)) look = undefined;
    }
  }
  return parts.map((pieces, index) => ({ pieces, unset: unset[index] ?? [] }));
}

/** What is known of a thing but for its width. */
function asPiece(
  { html, from, to }: Extract<Inline, { kind: 'thing' }>,
  style: TypeStyle | undefined,
): Omit<Extract<Piece, { width: number }>, 'width'> {
  const spaces = style?.spaces === true && html.startsWith('<math');
  return { breaks: style?.breaks ?? true, sign: signOf(html), spaces, from, to };
}

/** Whether an element that begins or ends keeps what is in it from its neighbours. */
function isSetApart({ kind }: Inline | RowNote, { before, after }: TypeStyle): boolean {
  return (kind === 'open' || kind === 'close') && (before > 0 || after > 0);
}

function inRows(style: TypeStyle, size: number, options: SettingOptions): Type {
  const type = typeOf(style, { size, language: undefined }, options);
  return { ...type, squeezes: false, spaces: false, breaks: true };
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
    tracking,
    squeezes,
    spaces,
    breaks,
    classOf: classesIn(measure.marks),
    ...(hyphenate && { hyphenate }),
  };
}

/** Marks that stand upright in one cell of a vertical line may not begin it. */
function signOf(thing: string): MarkClass {
  return /^(?:<span[^>]*>)+[!?！？]/.test(thing) ? 'dot' : 'han';
}

/** The ’ of `Tom’s`, and the marks of a quotation in a Western sentence. */
function isWesternMark({ classes }: StyledElement): boolean {
  return classes.includes('western-mark');
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
