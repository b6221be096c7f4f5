/**
 * Page numbers of links inside the book, on paper. Chrome leaves a gap of one width for all, and binding sets the folio
 * into it. So a signature depends on its own text alone, and a chapter that grows does not make others be printed
 * again.
 */

import { pageReferencePrefix } from '../../markdown/render-options.ts';
import type { Sheet } from '../../editions/sheet.ts';
import type { BoundPage, PageReference } from './pagination.ts';
import type { ReadyPage, ReadySignature } from '../signatures/ready-signature.ts';
import { namedBy } from '../sheets/reference-gaps.ts';
import { printedSheet } from '../sheets/sheet-css.ts';

/** Puts the folio of what each gap names onto the page that has the gap. */
export function withReferences(
  bound: readonly BoundPage[],
  printed: readonly ReadySignature[],
  { sheet, folioOf }: References,
): BoundPage[] {
  const { left, head } = printedSheet(sheet);
  const byPage = new Map<ReadyPage, PageReference[]>();
  for (const { targets, pages } of printed) {
    for (const [id, { page: index, x, y }] of targets) {
      const label = id.startsWith(pageReferencePrefix) ? folioOf(namedBy(id)) : undefined;
      const page = pages[index];
      if (label === undefined || page === undefined) continue;
      // The gap is a square of the body's size that stands on the base line.
      byPage.set(page, [...(byPage.get(page) ?? []), { x: x + left, y: y - head - sheet.fontSize, label }]);
    }
  }
  return bound.map((page) => {
    const references = page.source && byPage.get(page.source);
    return references === undefined ? page : { ...page, references };
  });
}

interface References {
  readonly sheet: Sheet;
  readonly folioOf: (id: string) => string | undefined;
}
