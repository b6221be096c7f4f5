/** Sets 〓 for characters that no face has, so that everyone sees the gap and no font of the system is used. */

import { withGeta } from '../book/shown-text.ts';
import type { Page } from '../pages/views.ts';

/**
 * Replaces them in the text of a page, including the words of formulas; addresses and other attributes stay as they
 * are.
 */
export function setMissing(page: Page, missing: ReadonlySet<number>): Page {
  if (missing.size === 0) return page;
  const body = page.body.replace(/<(?:"[^"]*"|[^">])*>|[^<]+/g, (piece) =>
    /^<(?!math\b)/.test(piece) ? piece : withGeta(piece, missing),
  );
  return { ...page, title: withGeta(page.title, missing), body };
}
