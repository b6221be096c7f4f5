/** Links inside the book, on their way through Chrome. */

import { origin } from '../chrome/tab.ts';

/**
 * Inside links leave the pages as `http://book.invalid/at#ch02`: an address of another document, so Chrome keeps it.
 */
export function insideHref(id: string): string {
  return `${origin}at#${id}`;
}
