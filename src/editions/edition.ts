/** 版: one way to publish the book, every option decided. */

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
  /** Of an EPUB: the print edition whose page numbers it has. */
  readonly pageList?: { readonly edition: string; readonly isbn?: string };
  /** Only for paged formats. */
  readonly sheet?: Sheet;
}
