import type { Orientation } from './exif.ts';

/** A picture without the notes in its file. */
export interface Bare {
  readonly bytes: Uint8Array;
  /** How the picture must be turned to be upright; its pixels lie as the camera was held. */
  readonly orientation: Orientation;
  /**
   * True when the end of the file was found. The usual damage is a file that was not copied completely, which a header
   * alone does not show.
   */
  readonly isWhole: boolean;
}
