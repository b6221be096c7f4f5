/**
 * The gaps that a page leaves for the page numbers of its links inside the book, on paper; binding sets the folios into
 * them.
 */

import { pageReferencePrefix } from '../../markdown/render-options.ts';

const gap = new RegExp(`id="(${pageReferencePrefix}[^"]*)"`, 'g');

/** Ids whose place must be known: of the gaps, and of what they name. */
export function referenceTargets(body: string): string[] {
  return [...body.matchAll(gap)].flatMap(([, id = '']) => [id, namedBy(id)]);
}

/** `see-ch02-3-ch05-s01` → `ch05-s01`: chapter ids have no hyphen. */
export function namedBy(id: string): string {
  return id.split('-').slice(3).join('-');
}
