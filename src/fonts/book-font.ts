/** A face cut down to the characters of one book. */

/** The names by which a style sheet selects a face. */
export interface FaceName {
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  readonly style?: 'italic';
  /** `song-regular.ttf` */
  readonly file: string;
  /** True for the face that sets everything without a face of its own, and furniture. */
  readonly isTextFace: boolean;
}

/** A face cut down to one book: what a page's style sheet and a PDF embed. */
export interface BookFont extends FaceName {
  readonly bytes: Uint8Array;
  /** In print: the characters that it sets in place of the text face, ascending. */
  readonly lent?: readonly number[];
}
