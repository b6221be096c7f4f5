/** 版: one way to publish the book, every option decided. */

import type { Printing } from './printing.ts';
import type { Sheet } from './sheet.ts';

export interface Edition {
  /** `ebook`, `print`, `screen`, `review`, or the author's own name for it; the last word of the file name. */
  readonly name: string;
  readonly format: 'epub' | 'pdf';
  readonly purpose: 'store' | 'print' | 'screen' | 'review';
  readonly theme: string;
  /** 13 digits. */
  readonly isbn?: string;
  /** Heading levels in contents and bookmarks; 1 is chapters only. */
  readonly tocDepth: number;
  /** Only for paged formats. */
  readonly sheet?: Sheet;
  /** Only for what goes to press. */
  readonly printing?: Printing;
}
