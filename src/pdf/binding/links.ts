/** Links, names and bookmarks of the bound book: the ids of its pages become destinations (ISO 32000-1, 12.3.2). */

import type { Sheet } from '../../editions/sheet.ts';
import { insideHref } from '../sheets/inside-links.ts';
import { name, PDFArray, PDFDict, PDFString, textString, type PDFContext, type PDFRef } from '../objects/objects.ts';
import { boxStoodUp } from './stand-up.ts';

/** Where a link leads in the bound book, in points of its page. */
export interface Destination {
  readonly page: PDFRef;
  readonly x: number;
  readonly y: number;
}

/** By the id that leads there. */
export type Destinations = ReadonlyMap<string, Destination>;

const insidePrefix = insideHref('');

/**
 * Keeps outside links, turns inside ones into destinations, drops Chrome's own and the dead. Changes the annotations in
 * place.
 */
export function keepLinks(
  annotations: PDFArray,
  { context, sheet }: { readonly context: PDFContext; readonly sheet: Sheet },
  destinations: Destinations,
): PDFArray {
  const kept = context.obj([]);
  for (const ref of annotations.asArray()) {
    const annotation = context.lookup(ref, PDFDict);
    const action = annotation.lookupMaybe(name('A'), PDFDict);
    const uri = action?.lookupMaybe(name('URI'), PDFString)?.asString();
    if (uri === undefined) continue;
    standUp(annotation, sheet);
    if (uri.startsWith(insidePrefix)) {
      const to = destinations.get(uri.slice(insidePrefix.length));
      if (to === undefined) continue;
      annotation.delete(name('A'));
      annotation.set(name('Dest'), writeDestination(to, context));
    }
    kept.push(ref);
  }
  return kept;
}

/** Its place, on a page that was printed lying. */
function standUp(annotation: PDFDict, sheet: Sheet): void {
  if (sheet.writing === 'horizontal') return;
  const edges = annotation.lookup(name('Rect'), PDFArray).asRectangle();
  const { x, y, width, height } = edges;
  annotation.set(name('Rect'), annotation.context.obj([...boxStoodUp([x, y, x + width, y + height], sheet)]));
}

function writeDestination({ page, x, y }: Destination, context: PDFContext): PDFArray {
  return context.obj([page, name('XYZ'), x, y, 0]);
}

/**
 * Named destinations (ISO 32000-1, 7.9.6 and 12.3.2.3): `file.pdf#26.034` opens there, and a comment on a page finds
 * its passage again. One node is enough for viewers, which look names up seldom.
 */
export function writeNames(names: Destinations, context: PDFContext): PDFRef {
  const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  const entries = sorted.flatMap(([key, to]) => [PDFString.of(key), writeDestination(to, context)]);
  return context.register(context.obj({ Dests: context.obj({ Names: entries }) }));
}

/** A line of the outline; those whose id has no place are left out. */
export interface Bookmark {
  readonly title: string;
  readonly id: string;
  readonly children: readonly Bookmark[];
}

/** Writes the outline and gives its root, or `undefined` when it would be empty. The first level is open. */
export function writeOutline(
  bookmarks: readonly Bookmark[],
  context: PDFContext,
  destinations: Destinations,
): PDFRef | undefined {
  const root = context.nextRef();
  const dict = context.obj({ Type: 'Outlines' });
  const count = writeLevel(bookmarks, { dict, ref: root }, context, destinations);
  if (count === 0) return undefined;
  dict.set(name('Count'), context.obj(count));
  context.assign(root, dict);
  return root;
}

function writeLevel(
  bookmarks: readonly Bookmark[],
  parent: { dict: PDFDict; ref: PDFRef },
  context: PDFContext,
  destinations: Destinations,
): number {
  const items = bookmarks.flatMap((bookmark) => {
    const to = destinations.get(bookmark.id);
    return to === undefined ? [] : [{ bookmark, to, ref: context.nextRef() }];
  });
  for (const [index, { bookmark, to, ref }] of items.entries()) {
    const dict = context.obj({ Parent: parent.ref });
    dict.set(name('Title'), textString(bookmark.title));
    dict.set(name('Dest'), writeDestination(to, context));
    const before = items[index - 1];
    const after = items[index + 1];
    if (before !== undefined) dict.set(name('Prev'), before.ref);
    if (after !== undefined) dict.set(name('Next'), after.ref);
    const closed = writeLevel(bookmark.children, { dict, ref }, context, destinations);
    if (closed > 0) dict.set(name('Count'), context.obj(-closed));
    context.assign(ref, dict);
  }
  const [first] = items;
  const last = items.at(-1);
  if (first !== undefined) parent.dict.set(name('First'), first.ref);
  if (last !== undefined) parent.dict.set(name('Last'), last.ref);
  return items.length;
}
