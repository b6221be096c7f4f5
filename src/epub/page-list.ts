/**
 * Marks where the pages of the print edition begin in an EPUB, and lists them [P1b]. A page is found by its first
 * characters, because both editions have the same text in the same order.
 */

import { hanOf } from '../book/text.ts';
import type { PageStart } from '../pages/page-starts.ts';
import type { Page } from '../pages/views.ts';

/** So many characters are enough to tell a page from its neighbours. */
const keyLength = 12;

export function pageBreakId(label: string): string {
  return `page-${label}`;
}

/** The page with marks at the beginnings of `own`, its pages of the print edition; unchanged when there are none. */
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
    // The first page begins at the opening of the chapter, and a page found after the last character begins there.
    const place = index === 0 ? headOf(page.body) : Math.max(at, places[index] ?? at);
    body += page.body.slice(at, place) + mark;
    at = place;
  }
  return { ...page, body: body + page.body.slice(at) };
}

/** The offset just inside the outermost element. */
function headOf(body: string): number {
  return /^\s*<[^>]*>/.exec(body)?.[0].length ?? 0;
}

/** For each page the index in `han` at which it begins. */
function placesOf(starts: readonly PageStart[], han: string): number[] {
  let cursor = 0;
  return starts.map(({ han: printed }, index) => {
    const place = index === 0 ? 0 : find(printed, han, cursor);
    cursor = place + printed.length;
    return Math.min(place, han.length);
  });
}

/**
 * Searches near the end of the page before. The first characters may be painted out of order (ruby), or be repeated at
 * the head of each page (tables), so the characters after them are tried too, and the nearest match counts.
 */
function find(printed: string, han: string, near: number): number {
  let best = near;
  let distance = Number.POSITIVE_INFINITY;
  for (const skipped of [0, 4, 8, 16, 32, 64]) {
    const key = printed.slice(skipped, skipped + keyLength);
    if (key === '') break;
    // Paper has text that the EPUB has not, such as page numbers of links, so the place may lie further ahead.
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
 * The Han characters of XHTML, and for each the offset at which a mark may be inserted: before a ruby or a formula,
 * never inside. The last offset is the end.
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
