/** A page whose lines and pages are decided, as plain data. */

import type { Placed } from './page-states.ts';
import type { PageFoot } from './foot.ts';
import type { Galley } from './galley.ts';

/** What was made of a column. */
export interface MadeUp {
  readonly galley: Galley;
  readonly placed: readonly Placed[];
  readonly feet: readonly PageFoot[];
  /** How high a line is in CSS pixels. */
  readonly leading: number;
  /** How many lines a page has. */
  readonly lines: number;
}
