/**
 * Furniture: the lines around the type area, 书眉 and 页码, as data. Where each stands is counted from the type area, so
 * that it is the same on every sheet.
 */

import type { Role } from './roles.ts';

/** What a theme may set in such a line: the title of the book, that of the chapter, the page's number. */
export const wordsOfThemes = ['book', 'chapter', 'folio'] as const;

/** `notice`: that it is a review copy. */
export type FurnitureWord = (typeof wordsOfThemes)[number] | 'notice';

/** In the margin at the head or the foot of the page, or in that at the fore-edge, one character below the other. */
export const furniturePlaces = ['head', 'foot', 'fore-edge'] as const;
export type FurniturePlace = (typeof furniturePlaces)[number];

/** Where along the edge of the type area a line stands. Where pages do not face, outer and inner are the middle. */
export const sidesAt = {
  'head': ['outer', 'inner', 'centre'],
  'foot': ['outer', 'inner', 'centre'],
  'fore-edge': ['head', 'centre', 'foot'],
} as const satisfies Readonly<Record<FurniturePlace, readonly string[]>>;
export type FurnitureSide = (typeof sidesAt)[FurniturePlace][number];

export const numerals = ['arabic', 'roman', 'chinese'] as const;
export type Numerals = (typeof numerals)[number];

/** One line. Of the words that it has on a page those are set that the page has; without any there is no line. */
export interface RunningLine {
  readonly verso: readonly FurnitureWord[];
  readonly recto: readonly FurnitureWord[];
  /** What stands between two words. */
  readonly between: string;
  readonly at: FurniturePlace;
  readonly side: FurnitureSide;
  /** Against the body. */
  readonly size: number;
  /** The face, by its id; the text face when absent. */
  readonly face?: string;
  /** In lines: from the type area to the base line, at the fore-edge to the middle of the characters. */
  readonly distance: number;
  /** Points. At the head or foot, as wide as the type area, above or below the words. */
  readonly rule?: { readonly side: 'above' | 'below'; readonly width: number };
}

export interface Furniture {
  readonly lines: readonly RunningLine[];
  /** Of folios on the pages, and in the contents. */
  readonly numerals: { readonly front: Numerals; readonly body: Numerals };
}

/** What a theme says of them; of vertical pages it may say something else. */
export interface ThemeFurniture extends Furniture {
  readonly vertical?: Furniture;
}

/** Where a line stands, and how large it is, unless a theme says otherwise; 7.5–9 pt beside 10.5 [D1]. */
export const usualAt: Readonly<Record<FurniturePlace, Pick<RunningLine, 'side' | 'size' | 'distance'>>> = {
  'head': { side: 'outer', size: 0.76, distance: 0.8 },
  'foot': { side: 'outer', size: 0.86, distance: 1.3 },
  'fore-edge': { side: 'head', size: 0.76, distance: 1.5 },
};

export const usualNumerals: Furniture['numerals'] = { front: 'roman', body: 'arabic' };
export const verticalNumerals: Furniture['numerals'] = { front: 'chinese', body: 'chinese' };

const folio: RunningLine = { at: 'foot', ...usualAt.foot, verso: ['folio'], recto: ['folio'], between: '' };
const head: Omit<RunningLine, 'verso' | 'recto'> = { at: 'head', ...usualAt.head, between: '' };

/** The book on versos, the chapter on rectos, folios at the outer corners. */
export const usualFurniture: Furniture = {
  lines: [{ ...head, verso: ['book'], recto: ['chapter'] }, folio],
  numerals: usualNumerals,
};

const beside: Omit<RunningLine, 'verso' | 'recto' | 'side'> = {
  ...usualAt['fore-edge'],
  at: 'fore-edge',
  distance: 1.1,
  between: '',
};

/**
 * Of vertical pages, where a theme says nothing of them: heads and folios stand at the fore-edge, those of the theme
 * where it has any there, and folios are Chinese.
 */
export function verticalFurniture({ lines, vertical }: ThemeFurniture): Furniture {
  if (vertical !== undefined) return vertical;
  const own = lines.filter(({ at }) => at === 'fore-edge');
  const usual: readonly RunningLine[] = [
    { ...beside, side: 'head', verso: ['book'], recto: ['chapter'] },
    { ...beside, side: 'foot', size: usualAt.foot.size, verso: ['folio'], recto: ['folio'] },
  ];
  return { lines: own.length > 0 ? own : usual, numerals: verticalNumerals };
}

/** Of review copies, whatever their theme: at the head of every page stands what it is. */
export const reviewFurniture: Furniture = {
  lines: [{ ...head, verso: ['notice'], recto: ['notice'] }, folio],
  numerals: usualNumerals,
};

/** The roles whose faces may set furniture. */
export const furnitureRoles = ['text', 'bold', 'kai'] as const satisfies readonly Role[];
