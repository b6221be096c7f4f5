/** 〓 where no face has the character: seen by everyone, never a font of the system. */

import { withTofu } from '../book/shown-text.ts';
import type { Page } from '../pages/views.ts';

/** In what is read of a page, the words of a formula among it; addresses and other attributes stay as they are. */
export function setMissing(page: Page, missing: ReadonlySet<number>): Page {
  if (missing.size === 0) return page;
  const body = page.body.replace(/<(?:"[^"]*"|[^">])*>|[^<]+/g, (piece) =>
    /^<(?!math\b)/.test(piece) ? piece : withTofu(piece, missing),
  );
  return { ...page, title: withTofu(page.title, missing), body };
}
