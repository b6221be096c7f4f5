/**
 * The pages of the print edition in an EPUB: a mark where each begins, and a list of them (EPUB Accessibility 1.1, 4.2;
 * publishing.md §1b). A page is found by its first characters, for the two editions print the same text in the same
 * order.
 */

import { hanOf } from '../book/text.ts';
import type { PageStart } from '../pages/page-starts.ts';
import type { Page } from '../pages/views.ts';

/** So many characters tell a page from those around it. */
const keyLength = 12;

export function pageBreakId(label: string): string {
  return `page-${label}`;
}

/** The page with marks where its `own` pages of the print edition begin; as it is where there is none. */
export function withPageBreaks(page: Page, own: readonly PageStart[]): Page {
  if (own.length === 0) return page;
  const { han, offsets } = readHan(page.body);
  const marks = own.map(
    ({ label }) =>
      `<span epub:type="pagebreak" role="doc-pagebreak" id="${pageBreakId(label)}" aria-label="${label}"></span>`,
  );
  const places = placesOf(own, han).map((place) => offsets[place]);
  let body = '';
  let at = 0;
  for (const [index, mark] of marks.entries()) {
    // The first page begins with its opening, and after the last character there is nothing to begin with.
    const place = index === 0 ? headOf(page.body) : Math.max(at, places[index] ?? at);
    body += page.body.slice(at, place) + mark;
    at = place;
  }
  return { ...page, body: body + page.body.slice(at) };
}

/** Inside the outermost element. */
function headOf(body: string): number {
  return /^\s*<[^>]*>/.exec(body)?.[0].length ?? 0;
}

/** The index in `han` where each page begins. */
function placesOf(starts: readonly PageStart[], han: string): number[] {
  let cursor = 0;
  return starts.map(({ han: printed }, index) => {
    const place = index === 0 ? 0 : find(printed, han, cursor);
    cursor = place + printed.length;
    return Math.min(place, han.length);
  });
}

/**
 * Near where the page before ends: by the first characters of the page, or, where those were painted out of turn (ruby)
 * or stand at the head of each page of a table, by those after them, whichever is found nearest.
 */
function find(printed: string, han: string, near: number): number {
  let best = near;
  let distance = Number.POSITIVE_INFINITY;
  for (const skipped of [0, 4, 8, 16, 32, 64]) {
    const key = printed.slice(skipped, skipped + keyLength);
    if (key === '') break;
    // What paper has and the EPUB has not (page numbers of links) makes pages before it look longer.
    const found = nearest(key, han, near + skipped) - skipped;
    if (found + skipped < 0 || Math.abs(found - near) >= distance) continue;
    best = found;
    distance = Math.abs(found - near);
    if (distance === 0) break;
  }
  return best;
}

function nearest(key: string, han: string, near: number): number {
  const after = han.indexOf(key, near);
  const before = han.lastIndexOf(key, near);
  if (after < 0 || before < 0) return Math.max(after, before);
  return near - before < after - near ? before : after;
}

/**
 * The Han characters of XHTML, and where a mark may stand before each, and after the last: in front of a ruby or a
 * formula, not inside.
 */
function readHan(body: string): { readonly han: string; readonly offsets: readonly number[] } {
  let han = '';
  const offsets: number[] = [];
  let end = 0;
  let outer: { readonly name: string; readonly at: number } | undefined;
  for (const match of body.matchAll(/<(\/?)(\w+)[^>]*>|[^<]+/g)) {
    const [text, slash, name] = match;
    if (name !== undefined) {
      if (slash === '' && outer === undefined && /^(?:ruby|math)$/.test(name)) outer = { name, at: match.index };
      else if (slash === '/' && outer?.name === name) outer = undefined;
      continue;
    }
    let at = match.index;
    for (const character of text) {
      const one = hanOf(character);
      if (one !== '') {
        han += one;
        for (let unit = 0; unit < one.length; unit += 1) offsets.push(outer?.at ?? at);
      }
      at += character.length;
    }
    if (hanOf(text) !== '') end = outer?.at ?? at;
  }
  return { han, offsets: [...offsets, end] };
}
