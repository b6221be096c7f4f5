/** A face as it is cut down to one book. */

/** What a style sheet calls a face. */
export interface FaceName {
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  /** `song-regular.ttf` */
  readonly file: string;
  /** The face for everything that no other face sets; furniture is set in it too. */
  readonly isTextFace: boolean;
}

/** A face cut down to one book: what a page's style sheet and a PDF embed. */
export interface BookFont extends FaceName {
  readonly bytes: Uint8Array;
  /** For print: the characters that it sets for the text face, rising. */
  readonly lent?: readonly number[];
}
