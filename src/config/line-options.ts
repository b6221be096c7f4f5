/** What an edition with pages may choose about its lines. */

/** 避头尾 (CLREQ 3.1.4). `basic` is what CLREQ recommends. */
export const kinsokuLevels = ['basic', 'gb', 'strict'] as const;
export type Kinsoku = (typeof kinsokuLevels)[number];

/**
 * How lines end: a mark at the end on half a cell [A7], on a whole one, or, if it is one of 、，。,
 * outside of the measure [A10].
 */
export const lineEndings = ['half', 'full', 'hanging'] as const;
export type LineEnds = (typeof lineEndings)[number];

/**
 * The styles of full-width marks (CLREQ 3.1.6). In each, two that meet give up half a cell between them.
 * - `quanjiao` 全角式: each mark has a cell
 * - `kaiming` 开明式: those that end a sentence have a cell, the others half of one
 * - `banjiao` 半角式: each has half a cell
 */
export const punctuationStyles = ['quanjiao', 'kaiming', 'banjiao'] as const;
export type Punctuation = (typeof punctuationStyles)[number];

export interface LineOptions {
  readonly kinsoku: Kinsoku;
  readonly ends: LineEnds;
  readonly punctuation: Punctuation;
}
