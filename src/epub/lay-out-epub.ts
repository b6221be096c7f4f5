/** Lays out the pages of an EPUB in reading order: cover, title, copyright, contents, then parts and chapters. */

import { isLarge, picturesOnPages } from '../book/assets.ts';
import { itemsOf, type Asset, type Book } from '../book/model.ts';
import type { EpubEdition } from '../editions/edition.ts';
import { identified } from '../host/digest.ts';
import type { Notebook } from '../host/notebook.ts';
import { contents, copyright, title, type ChapterOptions } from '../pages/pages.ts';
import type { Templates } from '../pages/templates.ts';
import type { PageStart } from '../pages/page-starts.ts';
import type { Page } from '../pages/views.ts';
import { wordsFor } from '../pages/words.ts';
import { knownTexts } from '../shown/characters.ts';
import type { Theme } from '../theme/theme.ts';
import { bodyPages, epubPage, type EpubPage } from './body-pages.ts';
import { landmarksOf } from './divisions.ts';
import { pageBreakId } from './page-list.ts';

/** The input of the layout; `colophon` has one sentence for each thing that made the book. */
export interface EpubLayout {
  readonly book: Book;
  readonly edition: EpubEdition;
  readonly theme: Theme;
  readonly templates: Templates;
  readonly colophon: readonly string[];
  /** Results of earlier builds. */
  readonly notebook: Notebook;
  /** `cover.png` or `cover.jpg` */
  readonly coverName: string;
  /** The pages of the print edition, for a page list. */
  readonly pageStarts?: readonly PageStart[];
  /** Set for a review copy. */
  readonly review?: ReviewPages;
}

export interface ReviewPages {
  readonly notice: { readonly text: string; readonly detail?: string };
  /** Pages between copyright page and contents. */
  readonly front: readonly Page[];
  readonly back: readonly Page[];
}

export function layOutEpub({
  book,
  edition,
  theme,
  templates,
  colophon,
  notebook,
  coverName,
  pageStarts = [],
  review,
}: EpubLayout): EpubPage[] {
  const options = renderOptions(book, edition, review !== undefined);
  const front = [
    cover(book, templates, coverName),
    title(book, templates, review?.notice),
    copyright(book, edition, templates, colophon),
    ...(review?.front ?? []),
    contentsWithLandmarks(book, edition, templates, pageStarts),
  ];
  const body = bodyPages({ book, theme, templates, options, pageStarts });
  const made = (pages: readonly Page[]): EpubPage[] =>
    pages.map((page) => epubPage(page, knownTexts(page, theme, notebook)));
  return [...made(front), ...body, ...made(review?.back ?? [])];
}

/** The same pages with another colophon, once it is known which fonts they take. */
export function withColophon(
  pages: readonly EpubPage[],
  { book, edition, templates, theme, colophon, notebook }: Omit<EpubLayout, 'coverName'>,
): EpubPage[] {
  const page = copyright(book, edition, templates, colophon);
  return pages.map((each) => (each.kind === page.kind ? epubPage(page, knownTexts(page, theme, notebook)) : each));
}

/** The options with which chapters of an EPUB are rendered; they are identified. */
export function renderOptions(
  book: Book,
  { writing }: Pick<EpubEdition, 'writing'>,
  showsMeta = false,
): ChapterOptions {
  const options: ChapterOptions = {
    semantics: true,
    dividesWords: true,
    links: 'link',
    href: hrefsOf(book),
    image: (source) => imageHref(book.assets.get(source), source),
    isLarge: (source) => isLargeAsset(book.assets.get(source)),
    showsMeta,
    ...(writing === 'vertical' && { linesRunDown: true }),
  };
  return identified(options, ['options of an EPUB', picturesOnPages(book), writing, showsMeta]);
}

function isLargeAsset(asset: Asset | undefined): boolean {
  return asset !== undefined && isLarge(asset);
}

/** The name of a page's file in the package. */
export function fileOf(pageId: string): string {
  return `${pageId}.xhtml`;
}

/**
 * The path of an asset in the package.
 * @throws when there is no such asset.
 */
export function imageHref(asset: Asset | undefined, source: string): string {
  if (asset === undefined) throw new Error(`the image ${source} is not among the book’s assets`);
  return `images/${asset.name}`;
}

/**
 * Returns a function that gives links: a page by its file alone, so that readers open it at the top, anything inside it
 * with a fragment.
 * @throws for an id that no page has.
 */
export function hrefsOf(book: Book): (id: string) => string {
  const pages = new Set(itemsOf(book).map(({ id }) => id));
  return (id) => {
    if (pages.has(id)) return fileOf(id);
    const page = id.slice(0, id.indexOf('-'));
    if (!pages.has(page)) throw new Error(`no page has the id ${id}`);
    return `${fileOf(page)}#${id}`;
  };
}

/** A page with nothing but the picture, because Kobo's e-ink readers show such a file as a full page [P1]. */
export function cover({ meta }: Book, templates: Templates, coverName: string): Page {
  const word = wordsFor(meta.language).cover;
  const view = { src: `images/${coverName}`, alt: `${meta.title} ${word}` };
  return { id: 'cover', kind: 'cover', title: word, body: templates.render('cover', view) };
}

/**
 * The contents page is the navigation document too. It holds landmarks and page list, hidden, because Kobo would list
 * them as chapters.
 */
function contentsWithLandmarks(
  book: Book,
  edition: EpubEdition,
  templates: Templates,
  pageStarts: readonly PageStart[],
): Page {
  const words = wordsFor(book.meta.language);
  const page = contents(book, templates, { depth: edition.tocDepth, hrefOf: hrefsOf(book) });
  const landmarks = templates.render('landmarks', {
    title: words.landmarks,
    entries: [
      { type: 'cover', href: fileOf('cover'), name: words.cover },
      { type: 'toc', href: `${fileOf('contents')}#contents`, name: words.contents },
      ...landmarksOf(book).map(({ type, id, name }) => ({
        type,
        href: fileOf(id),
        name: type === 'bodymatter' ? words.body : name,
      })),
    ],
  });
  const entries = pageStarts.map(({ item, label }) => ({ href: `${fileOf(item)}#${pageBreakId(label)}`, name: label }));
  const pageList = entries.length === 0 ? '' : templates.render('page-list', { title: words.pageList, entries });
  return { ...page, body: page.body + landmarks + pageList };
}
