/** Makes the data of the package document and the NCX from book, edition and pages. */

import { itemsOf, outlineOf, type Book, type BookMeta } from '../book/model.ts';
import type { EpubEdition } from '../editions/edition.ts';
import { isMoving } from '../pictures/for-readers.ts';
import { contentsEntries } from '../pages/contents.ts';
import type { ManifestItem, NcxPoint, NcxView, OpfView } from '../pages/package-views.ts';
import type { ContentsEntryView } from '../pages/views.ts';
import { accessibilityOf } from './accessibility.ts';
import type { EpubPage } from './body-pages.ts';
import { fileOf, hrefsOf } from './lay-out-epub.ts';

export const coverId = 'cover-image';

/** `resources` are the manifest items other than pages: style, pictures, fonts, licences, NCX. */
export function opfView(
  book: Book,
  edition: EpubEdition,
  pages: readonly EpubPage[],
  resources: readonly ManifestItem[],
): OpfView {
  const { meta } = book;
  // The ISBN belongs to the book that is sold, not to a review copy.
  const isbn = edition.purpose === 'review' ? undefined : (edition.isbn ?? meta.isbn);
  return {
    ...optionalsOf(meta),
    ...(isbn !== undefined && { isbn }),
    ...(edition.pageList && { pageSource: sourceOf(edition.pageList, meta) }),
    language: meta.language,
    identifier: meta.identifier,
    title: meta.title,
    creators: meta.creators.map(({ name, role, fileAs }, index) => ({
      id: `creator${index + 1}`,
      name,
      role,
      ...(fileAs !== undefined && { fileAs }),
    })),
    subjects: meta.subjects,
    modified: meta.modified.toISOString().replace(/\.\d+Z$/, 'Z'),
    accessibility: accessibilityOf(pages, meta.language, [...book.assets.values()].some(isMoving)),
    coverId,
    manifest: [...pages.map(pageItem), ...resources],
    spine: pages.map(({ id }) => id),
    isVertical: edition.writing === 'vertical',
  };
}

/** The printed edition is named by its ISBN; one without an ISBN has no public name. */
function sourceOf({ edition, isbn }: NonNullable<EpubEdition['pageList']>, { identifier }: BookMeta): string {
  return isbn === undefined ? `${identifier}#${edition}` : `urn:isbn:${isbn}`;
}

function optionalsOf({ subtitle, publisher, date, rights, description, series }: BookMeta) {
  return {
    ...(subtitle !== undefined && { subtitle }),
    ...(publisher !== undefined && { publisher }),
    ...(date !== undefined && { date }),
    ...(rights !== undefined && { rights }),
    ...(description !== undefined && { description }),
    ...(series && {
      series: { name: series.name, ...(series.position !== undefined && { position: String(series.position) }) },
    }),
  };
}

function pageItem({ id, kind, holds }: EpubPage): ManifestItem {
  const properties = [
    ...(kind === 'contents' ? ['nav'] : []),
    ...(holds.svg ? ['svg'] : []),
    ...(holds.math > 0 ? ['mathml'] : []),
  ];
  return {
    id,
    href: fileOf(id),
    mediaType: 'application/xhtml+xml',
    ...(properties.length > 0 && { properties: properties.join(' ') }),
  };
}

/** The contents for readers of EPUB 2: ADE, 多看 and others. */
export function ncxView(book: Book, edition: EpubEdition): NcxView {
  const counter = { order: 0 };
  const points = contentsEntries(book, { depth: ncxDepth(book, edition), hrefOf: hrefsOf(book) }).map((entry) =>
    ncxPoint(entry, counter),
  );
  return {
    language: book.meta.language,
    identifier: book.meta.identifier,
    title: book.meta.title,
    depth: Math.max(1, depthOf(points)),
    points,
  };
}

/**
 * Old readers draw the NCX as one list. Where it would be longer than they can bear, as in 全唐诗, it has parts and
 * chapters only, and the navigation document has every heading.
 */
export function ncxDepth(book: Book, { tocDepth }: EpubEdition): number {
  const entries = itemsOf(book).reduce(
    (sum, item) => sum + 1 + outlineOf(item).filter(({ level }) => level <= tocDepth).length,
    0,
  );
  return entries > mostEntriesInNcx ? 1 : tocDepth;
}

const mostEntriesInNcx = 5000;

function ncxPoint({ id, href, label, name, children }: ContentsEntryView, counter: { order: number }): NcxPoint {
  const order = (counter.order += 1);
  const text = [label, name].filter((part) => part !== undefined && part !== '').join('　');
  return { id: `nav-${id}`, order, name: text, href, children: children.map((child) => ncxPoint(child, counter)) };
}

function depthOf(points: readonly NcxPoint[]): number {
  return points.reduce((deepest, { children }) => Math.max(deepest, 1 + depthOf(children)), 0);
}
