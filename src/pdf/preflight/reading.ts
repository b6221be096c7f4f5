/** A finished PDF as the rules see it: plain data, read once. */

import type { Box } from '../objects/matrix.ts';
import type { ReadFont } from './painting/fonts.ts';
import type { Painting, PaintingProblem } from './painting/painting.ts';

export interface PdfReading {
  /** `1.4` */
  readonly version: string;
  readonly pages: readonly PageReading[];
  readonly fonts: readonly FontOnPages[];
  /** Texts and names of the Info dictionary. */
  readonly info: Readonly<Record<string, string>>;
  /** Undefined where there is none. */
  readonly xmp: Xmp | undefined;
  readonly outputIntents: readonly OutputIntent[];
  readonly hasOutline: boolean;
  readonly isTagged: boolean;
  readonly hasFileId: boolean;
  /** Bound on the right. */
  readonly isRightBound: boolean;
  /** Keys of the catalog behind which something runs by itself. */
  readonly scripts: readonly string[];
  /** Of the page tree. */
  readonly problems: ReadonlySet<PaintingProblem>;
}

export interface PageReading {
  /** From 1, as the file has them. */
  readonly number: number;
  readonly boxes: Boxes;
  /** Clockwise: 0, 90, 180 or 270. */
  readonly rotation: number;
  /** Points of a unit. */
  readonly unit: number;
  /** Their subtypes. */
  readonly annotations: readonly string[];
  /** Something runs when it is opened, left or clicked. */
  readonly hasScript: boolean;
  readonly painting: Painting;
}

/** In units of user space. `crop` is there always, for it is the whole sheet where nothing else is said. */
export interface Boxes {
  readonly media: Box;
  readonly crop: Box;
  readonly bleed?: Box;
  readonly trim?: Box;
  readonly art?: Box;
}

export interface FontOnPages {
  readonly font: ReadFont;
  readonly pages: readonly number[];
}

export interface OutputIntent {
  /** `GTS_PDFX` */
  readonly subtype: string;
  readonly condition: string;
  readonly registry: string;
  readonly hasProfile: boolean;
}

/** The values of an XMP packet that Info has too, by the name they have there; and the version of PDF/X. */
export type Xmp = Readonly<Record<string, string>>;

/** What is left of a page after the knife. */
export function trimOf({ boxes }: Pick<PageReading, 'boxes'>): Box {
  return boxes.trim ?? boxes.art ?? boxes.crop;
}
