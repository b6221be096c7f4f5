/** Packs laid-out pages, fonts and pictures into an EPUB 3.3 that stores accept [P1] [P2] [P3]. */

import type { Asset, Book } from '../book/model.ts';
import type { EpubEdition } from '../editions/edition.ts';
import type { BookFont } from '../fonts/book-font.ts';
import { fontFaceRules } from '../fonts/font-face-rules.ts';
import type { ManifestItem } from '../pages/package-views.ts';
import type { Templates } from '../pages/templates.ts';
import type { Page, PageKind } from '../pages/views.ts';
import type { EpubPage } from './body-pages.ts';
import { fileOf, imageHref } from './lay-out-epub.ts';
import { coverId, ncxView, opfView } from './package-view.ts';
import { digestOf } from '../host/digest.ts';
import type { Shelf } from '../host/kept.ts';
import { contentOf, type Content } from './deflate.ts';
import { pack, type PackageFile } from './packager.ts';

export interface EpubParts {
  readonly book: Book;
  readonly edition: EpubEdition;
  readonly templates: Templates;
  /** From `layOutEpub`. */
  readonly pages: readonly EpubPage[];
  /** The theme's style sheet. */
  readonly css: string;
  readonly fonts: readonly BookFont[];
  /** Licence texts, which must accompany the fonts. */
  readonly licences: readonly NamedFile[];
  /** `cover.png` or `cover.jpg`, with the name that was used in the layout. */
  readonly cover: NamedFile;
  readonly shelf: Shelf;
}

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const root = 'OEBPS';

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="${root}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

export function packEpub(parts: EpubParts): Promise<Uint8Array> {
  const { book, edition, templates, pages, css, fonts, licences, cover, shelf } = parts;
  const images = [...book.assets.values()];
  const resources: ManifestItem[] = [
    { id: 'ncx', href: 'toc.ncx', mediaType: 'application/x-dtbncx+xml' },
    { id: 'style', href: 'style.css', mediaType: 'text/css' },
    { id: coverId, href: `images/${cover.name}`, mediaType: mediaTypeOf(cover.name), properties: 'cover-image' },
    ...images.map((asset) => ({
      id: idOf(asset.name),
      href: imageHref(asset, asset.source),
      mediaType: asset.mediaType,
    })),
    ...fonts.map(({ id, file }) => ({ id: `font-${id}`, href: `fonts/${file}`, mediaType: 'font/ttf' })),
    ...licences.map(({ name }) => ({ id: idOf(name), href: `fonts/${name}`, mediaType: 'text/plain' })),
  ];
  const files = {
    texts: [
      { path: 'META-INF/container.xml', content: contentOf(container) },
      inRoot('package.opf', templates.render('package.opf', opfView(book, edition, pages, resources))),
      inRoot('toc.ncx', templates.render('toc.ncx', ncxView(book, edition))),
      inRoot('style.css', styleSheet(fonts, css)),
      ...pages.map((page) => ({ path: `${root}/${fileOf(page.id)}`, content: pageContent(page, parts) })),
      ...licences.map(({ name, bytes }) => inRoot(`fonts/${name}`, bytes)),
    ],
    fonts: fonts.map(({ file, bytes }) => inRoot(`fonts/${file}`, bytes)),
    images: images.map((asset: Asset) => inRoot(imageHref(asset, asset.source), asset.bytes)),
    cover: inRoot(`images/${cover.name}`, cover.bytes),
  };
  return pack(files, shelf);
}

/** `style.css`: the rules for faces, then the theme's sheet. */
export function styleSheet(fonts: readonly BookFont[], css: string): string {
  return `${fontFaceRules(fonts, (file) => `fonts/${file}`)}\n${css}`;
}

function inRoot(path: string, bytes: Uint8Array | string): PackageFile {
  return { path: `${root}/${path}`, content: contentOf(bytes) };
}

/** Identified by its page; the rest of the file follows from a few words. */
function pageContent(page: EpubPage, { book, edition, templates }: EpubParts): Content {
  const { title, language } = book.meta;
  const around = [page.kind, page.division, page.title, title, language, edition.writing];
  return {
    hash: digestOf([page.hash, ...around, templates]),
    bytes: () => Buffer.from(shell(page, { book, edition, templates })),
  };
}

type ShellInput = Pick<EpubParts, 'book' | 'templates'> & { readonly edition: Pick<EpubEdition, 'writing'> };

/** A cover is a picture; the numbers and Latin words of 版权页 run across, as printed books have them. */
const horizontalKinds: readonly PageKind[] = ['cover', 'copyright'];

/** The XHTML file around a page. */
export function shell({ kind, title, body, division }: Page, { book, edition, templates }: ShellInput): string {
  const { language, title: bookTitle } = book.meta;
  const isBody = kind === 'part' || kind === 'chapter';
  return templates.render('page.xhtml', {
    language,
    title: isBody ? title : `${bookTitle} · ${title}`,
    kind,
    division: division ?? (isBody ? 'bodymatter' : kind === 'changes' ? 'backmatter' : 'frontmatter'),
    isVertical: edition.writing === 'vertical' && !horizontalKinds.includes(kind),
    body,
  });
}

function idOf(fileName: string): string {
  return fileName.replace(/[^A-Za-z0-9]/g, '-');
}

function mediaTypeOf(name: string): string {
  return name.endsWith('.png') ? 'image/png' : 'image/jpeg';
}
