import type { Orientation } from './exif.ts';

/** A picture without what was noted in its file. */
export interface Bare {
  readonly bytes: Uint8Array;
  /** Which way up it is to be shown; its pixels are as the camera was held. */
  readonly orientation: Orientation;
  /** The end was found. A header alone proves little: the usual damage is a file that was not copied to its end. */
  readonly isWhole: boolean;
}
