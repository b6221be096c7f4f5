import type { Book } from '../book/model.ts';
import type { Edition, EditionOf } from '../editions/edition.ts';
import type { ThemeTools } from '../outputs/open-theme.ts';
import type { Cutter } from './faces.ts';

/** What a browser can show. */
export type ShownFormat = 'epub' | 'pdf';

/** A book that can be shown, in the edition of a format. */
export interface Showing<E extends Edition = EditionOf<ShownFormat>> {
  readonly book: Book;
  readonly edition: E;
  readonly tools: ThemeTools;
  readonly cutter: Cutter;
}
