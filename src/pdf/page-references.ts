/**
 * Page numbers of links inside the book, on paper. Chrome leaves a gap of one width for all, and binding sets the folio into it, so that a
 * signature depends on its own text alone and what grows in one chapter does not print another anew (design 5.2).
 */

import { pageReferencePrefix } from '../markdown/render-options.ts';
import type { Sheet } from '../editions/sheet.ts';
import type { BoundPage, PageReference } from './pagination.ts';
import type { ReadySignature } from './ready-signature.ts';
import { namedBy } from './reference-gaps.ts';
import { printedSheet } from './sheet-css.ts';

/** Puts the folio of what each gap names onto the page that has the gap. `offset` is the number of the first signature. */
export function withReferences(bound: readonly BoundPage[], printed: readonly ReadySignature[], offset: number, { sheet, folioOf }: References): BoundPage[] {
  const { left, top } = printedSheet(sheet);
  const byPage = new Map<string, PageReference[]>();
  for (const [index, { targets }] of printed.entries()) {
    for (const [id, { page, x, y }] of targets) {
      const label = id.startsWith(pageReferencePrefix) ? folioOf(namedBy(id)) : undefined;
      if (label === undefined) continue;
      const key = `${index + offset}/${page}`;
      // The gap is a square of the body's size that stands on the base line.
      byPage.set(key, [...(byPage.get(key) ?? []), { x: x + left, y: y - top - sheet.fontSize, label }]);
    }
  }
  return bound.map((page) => {
    const references = byPage.get(`${page.source?.signature}/${page.source?.page}`);
    return references === undefined ? page : { ...page, references };
  });
}

interface References {
  readonly sheet: Sheet;
  readonly folioOf: (id: string) => string | undefined;
}
