/** Part of a paragraph in lines, as plain data. */

import type { Line, Paragraph } from './items.ts';
import type { Edit } from './write-lines.ts';

/** The items between two line breaks that the author of a paragraph wrote. */
export interface Part extends Paragraph {
  /** CSS pixels. */
  readonly left: number;
  readonly size: number;
  /** Takes out what is not set: the brackets of what stands in two rows. */
  readonly unset: readonly Edit[];
}

/** Its lines. */
export interface PartLines {
  readonly part: Part;
  readonly lines: readonly Line[];
}
