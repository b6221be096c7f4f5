/**
 * What a PDF has besides the book itself: pages around it, marks in its margins, a foot on every page, copies that
 * differ in a stamp.
 */

import type { PassageMark } from '../../book/model.ts';
import type { Page } from '../../pages/views.ts';

export interface Extras {
  /** Under the notice of the title page. */
  readonly titleDetail: string;
  /** Between copyright page and contents. */
  readonly front: readonly Page[];
  /** After the body; gets the folio of an anchor. */
  readonly back: (folioOf: (id: string) => string | undefined) => Page[];
  readonly marks: readonly PassageMark[];
  readonly numbersLines: boolean;
  /** At the left of every foot. */
  readonly foot: string;
  /** Title in the metadata, where it is not that of the book. */
  readonly title: string;
  readonly copies: readonly CopyStamp[];
}

export interface CopyStamp {
  /** At the right of every foot; `''` for none. */
  readonly text: string;
  /** Of this copy alone: in the metadata. */
  readonly identifier: string;
  /** `KebenRound`, `KebenCopy`: what is found again when the file comes back. */
  readonly info: Readonly<Record<string, string>>;
}
