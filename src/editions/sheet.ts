/**
 * The printed page: trim, margins and type area, computed from characters × lines [A1]. Lengths in PDF
 * points.
 */

import { inch, type PageSize } from '../config/page-sizes.ts';
import type { GridConfig } from '../config/schema.ts';
import type { Writing } from '../config/writing.ts';
import { diagnose, type Bilingual, type Noted, type Place } from '../diagnostics/diagnostic.ts';

export interface Sheet {
  /** 成品尺寸 Trim size. */
  readonly width: number;
  readonly height: number;
  /** 出血 */
  readonly bleed: number;
  /** How its lines run. */
  readonly writing: Writing;
  /** 版心 Type area: chars × fontSize along the lines, lines × leading across them. */
  readonly chars: number;
  readonly lines: number;
  readonly fontSize: number;
  readonly leading: number;
  /**
   * Margins of a recto: inner is left, and right where lines are vertical and the book is bound there. A verso is its
   * mirror where `facing`. With the type area they are as wide and as high as the page. Those beside the first and the
   * last line (top and bottom, of vertical lines inner and outer) reach to the line boxes, as in CSS; to the ink of the
   * characters it is half a line gap more: that is what the author gives.
   */
  readonly inner: number;
  readonly outer: number;
  readonly top: number;
  readonly bottom: number;
  /** Inner and outer margins swap on versos; false where every page is alike (screen). */
  readonly facing: boolean;
  /** Chapters open on rectos, after true blanks. */
  readonly openings: 'recto' | 'any';
  /** No ink of text, heads and folios comes nearer to the trim, the spine apart. */
  readonly clear: number;
  /**
   * So far binding moves the type area away from the spine, when the pages turn out many; Chrome prints it where `inner
   * - moved` is.
   */
  readonly moved?: number;
  /** The room for comments beside the text, where they stand there (comment-room.ts). */
  readonly comments?: CommentSheet;
}

/** Points, of the page as its lines are printed: from left to right. */
export interface CommentSheet {
  /** What more is printed before lines and behind them. */
  readonly before: number;
  readonly behind: number;
  /** The band for 眉批: where its lines begin, from the left edge of the type area, on rectos and on versos. */
  readonly head?: Readonly<Record<'size' | 'leading' | 'measure' | 'recto' | 'verso', number>>;
  /** For 侧批: how far from the head of a line up to that of its comment. */
  readonly side?: Readonly<Record<'size' | 'above', number>>;
}

/** What an edition says of its page; lengths in millimetres but those of the grid, which are points. */
export interface SheetOptions {
  /** The edition's name, for messages. */
  readonly edition: string;
  /** Horizontal by default. */
  readonly writing?: Writing;
  readonly page?: PageSize | undefined;
  readonly grid?: GridConfig | undefined;
  readonly inner?: number | undefined;
  readonly top?: number | undefined;
  readonly bleed?: number | undefined;
  readonly facing: boolean;
  readonly openings: 'recto' | 'any';
  /** What the printer wants between text and trim; 5 mm by default. */
  readonly clear?: number | undefined;
  /** Where the author asked for it. */
  readonly place?: Place | undefined;
}

export const pointsPerMillimetre = 72 / inch;
const a5: PageSize = { width: 148, height: 210 };

/** Less than this a trimming knife may reach, whatever the page. */
const leastMargin = 5;

/**
 * Computes the page. A5 is the default trim, because it is what 28 characters × 27 lines of 五号 on 18 points were
 * chosen for. A type area that leaves less than the least margin is the error `type-area-fits`; the sheet then has the
 * nearest grid that fits.
 */
export function makeSheet(options: SheetOptions): Noted<Sheet> {
  const asked = lay(options, typeArea(options));
  const tight = tightest(asked, options);
  if (tight.margin >= tight.least) return { value: asked, diagnostics: [] };
  const possible = lay(options, nearestThatFits(options, typeArea(options)));
  const problem = diagnose(
    'type-area-fits',
    {
      edition: options.edition,
      side: sideNames[tight.side],
      margin: oneDecimal(tight.margin),
      least: Math.ceil(tight.least * 10) / 10,
      area: `${oneDecimal(toMillimetres(inkOf(asked).width))} × ${oneDecimal(toMillimetres(inkOf(asked).height))} mm`,
      page: `${oneDecimal(toMillimetres(asked.width))} × ${oneDecimal(toMillimetres(asked.height))} mm`,
      nearest: `{ chars: ${possible.chars}, lines: ${possible.lines} }`,
    },
    options.place,
  );
  return { value: possible, diagnostics: [problem] };
}

type Grid = Pick<Sheet, 'writing' | 'chars' | 'lines' | 'fontSize' | 'leading'>;

/**
 * The least margins in millimetres. At head and foot, what the printer wants is wanted of running heads and folios too:
 * a line more.
 */
function leastMargins(
  { clear = leastMargin }: SheetOptions,
  { leading }: Pick<Grid, 'leading'>,
): { readonly sides: number; readonly ends: number } {
  return {
    sides: Math.max(leastMargin, clear),
    ends: clear > leastMargin ? clear + toMillimetres(leading) : leastMargin,
  };
}

/**
 * What is not given is chosen so that the type area takes about 70 % of the width and 80 % of the height, the
 * proportions of A5 with 28 × 27 and, of vertical lines, with 45 × 17; every common trim then has 15 mm or more on each
 * side. A printer who wants more gets it.
 */
function typeArea(options: SheetOptions): Grid {
  const usual = usualTypeArea(options);
  if ((options.clear ?? 0) <= leastMargin) return usual;
  const most = nearestThatFits({ ...options, inner: undefined, top: undefined }, usual);
  return {
    ...usual,
    chars: options.grid?.chars ?? Math.min(usual.chars, most.chars),
    lines: options.grid?.lines ?? Math.min(usual.lines, most.lines),
  };
}

function usualTypeArea({ grid, writing = 'horizontal', page = a5 }: SheetOptions): Grid {
  const fontSize = grid?.fontSize ?? 10.5;
  // 18 points for 五号: a line gap of five sevenths of the size, inside the 50–100 % of A1.
  const leading = wholePixels(grid?.leading ?? fontSize * (12 / 7));
  const room = alongLines({ width: toPoints(page.width) * 0.7, height: toPoints(page.height) * 0.8 }, writing);
  const chars = grid?.chars ?? Math.max(1, Math.round(room.along / fontSize));
  const lines = grid?.lines ?? Math.max(1, Math.round((room.across - fontSize) / leading) + 1);
  return { writing, chars, lines, fontSize, leading };
}

/** Chrome makes a line as high as whole pixels, of three quarters of a point; the grid must be that of its lines. */
function wholePixels(leading: number): number {
  return Math.round(leading / 0.75) * 0.75;
}

/**
 * The grid nearest to the one asked for that leaves the least margin on all sides, and the inner and head margins asked
 * for.
 */
function nearestThatFits(options: SheetOptions, asked: Grid): Grid {
  const { width, height } = options.page ?? a5;
  const { sides, ends } = leastMargins(options, asked);
  const spare = {
    width: toPoints(width - sides - Math.max(options.inner ?? 0, sides)),
    height: toPoints(height - ends - Math.max(options.top ?? 0, ends)),
  };
  const room = alongLines(spare, asked.writing);
  const chars = Math.max(1, Math.floor(room.along / asked.fontSize));
  const lines = Math.max(1, Math.floor((room.across - asked.fontSize) / asked.leading) + 1);
  return { ...asked, chars: Math.min(chars, asked.chars), lines: Math.min(lines, asked.lines) };
}

/**
 * Margins are what is left. Inner takes 45 % (two inner margins meet, and the outer one is where the thumbs are); the
 * head 天头 more than the foot. Both to half a millimetre.
 */
function lay(options: SheetOptions, grid: Grid): Sheet {
  const page = options.page ?? a5;
  const [ink, box, gap] = [inkOf(grid), boxOf(grid), gapsOf(grid)];
  const spare = page.width - toMillimetres(ink.width);
  const spareHeight = page.height - toMillimetres(ink.height);
  const least = leastMargins(options, grid);
  const inner = options.inner ?? (options.facing ? Math.max(least.sides, halfMillimetre(spare * 0.45)) : spare / 2);
  const head = options.top ?? Math.max(least.ends, halfMillimetre(headOf(spareHeight, Math.max(15, least.ends))));
  const [width, height] = [points(page.width), points(page.height)];
  const [left, top] = [round(toPoints(inner) - gap.sides), round(toPoints(head) - gap.ends)];
  return {
    width,
    height,
    bleed: points(options.bleed ?? 0),
    ...grid,
    inner: left,
    outer: round(width - box.width - left),
    top,
    bottom: round(height - box.height - top),
    facing: options.facing,
    openings: options.openings,
    clear: points(options.clear ?? leastMargin),
  };
}

/** A Chinese page is clearly larger at its head: four sevenths, as long as that leaves the foot what it needs. */
function headOf(spareHeight: number, foot: number): number {
  return Math.min((spareHeight * 4) / 7, Math.max(spareHeight / 2 - 0.5, Math.floor(2 * (spareHeight - foot)) / 2));
}

type Side = 'inner' | 'outer' | 'top' | 'bottom';

const sideNames: Readonly<Record<Side, Bilingual>> = {
  inner: { zh: '订口', en: 'inner' },
  outer: { zh: '切口', en: 'outer' },
  top: { zh: '天头', en: 'head' },
  bottom: { zh: '地脚', en: 'foot' },
};

/** The margin that has least to spare, in millimetres, measured to the ink, and the least it may be. */
function tightest(
  sheet: Sheet,
  options: SheetOptions,
): { readonly side: Side; readonly margin: number; readonly least: number } {
  const gap = gapsOf(sheet);
  const { sides, ends } = leastMargins(options, sheet);
  const margins: readonly (readonly [Side, number, number])[] = [
    ['inner', sheet.inner + gap.sides, sides],
    ['outer', sheet.outer + gap.sides, sides],
    ['top', sheet.top + gap.ends, ends],
    ['bottom', sheet.bottom + gap.ends, ends],
  ];
  const spare = ([, margin, least]: (typeof margins)[number]) => toMillimetres(margin) - least;
  const [side, margin, least] = margins.reduce((worst, next) => (spare(next) < spare(worst) ? next : worst));
  return { side, margin: Math.round(toMillimetres(margin) * 100) / 100, least: Math.round(least * 100) / 100 };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function alongLines({ width, height }: Size, writing: Writing): { readonly along: number; readonly across: number } {
  return writing === 'vertical' ? { along: height, across: width } : { along: width, across: height };
}

function ofPage(along: number, across: number, writing: Writing): Size {
  return writing === 'vertical' ? { width: across, height: along } : { width: along, height: across };
}

/** From the first line's characters to the last line's. */
function inkOf({ chars, lines, leading, fontSize, writing }: Grid): Size {
  return ofPage(chars * fontSize, (lines - 1) * leading + fontSize, writing);
}

/** With half a line gap before the first line, and behind the last. */
function boxOf({ chars, lines, leading, fontSize, writing }: Grid): Size {
  return ofPage(chars * fontSize, lines * leading, writing);
}

/** Where that is. */
function gapsOf({ leading, fontSize, writing }: Grid): { readonly sides: number; readonly ends: number } {
  const gap = (leading - fontSize) / 2;
  return writing === 'vertical' ? { sides: gap, ends: 0 } : { sides: 0, ends: gap };
}

/**
 * The sheet as its lines are printed: from left to right. One with vertical lines lies on its left side, so its head is
 * left, and its right edge, where a recto is bound, is above.
 */
export function lyingSheet(sheet: Sheet): Sheet {
  const { writing, width, height, inner, outer, top, bottom } = sheet;
  return writing === 'vertical'
    ? { ...sheet, width: height, height: width, inner: top, outer: bottom, top: inner, bottom: outer }
    : sheet;
}

function toPoints(millimetres: number): number {
  return millimetres * pointsPerMillimetre;
}

export function toMillimetres(length: number): number {
  return length / pointsPerMillimetre;
}

/** Millimetres in points, as all lengths of an edition are. */
export function points(millimetres: number): number {
  return round(toPoints(millimetres));
}

/** To a thousandth of a point, far below what any press can do, so that sums of doubles print the same everywhere. */
function round(length: number): number {
  return Math.round(length * 1000) / 1000;
}

function halfMillimetre(millimetres: number): number {
  return Math.round(millimetres * 2) / 2;
}

function oneDecimal(millimetres: number): number {
  return Math.round(millimetres * 10) / 10;
}
