/** How pages are set before they go to press: what a whole book and a single chapter have in common. */

import { isLarge, picturesOnPages } from '../../book/assets.ts';
import type { Book, Chapter, Part } from '../../book/model.ts';
import type { PdfEdition } from '../../editions/edition.ts';
import type { BookFont } from '../../fonts/book-font.ts';
import type { PressFont } from '../../fonts/press-font.ts';
import { fontFaceRules } from '../../fonts/font-face-rules.ts';
import { identified } from '../../host/digest.ts';
import { chapter, part, type ChapterOptions } from '../../pages/pages.ts';
import type { Templates } from '../../pages/templates.ts';
import type { Page } from '../../pages/views.ts';
import { wordsFor } from '../../pages/words.ts';
import type { Theme } from '../../theme/theme.ts';
import type { Served, ServedFile } from '../chrome/tab.ts';
import type { Extras } from './extras.ts';
import { insideHref } from './inside-links.ts';
import type { Manner } from './purposes.ts';
import { sheetCss } from './sheet-css.ts';

/** What is set, and for which sheet. */
export interface Setting {
  readonly book: Book;
  readonly edition: PdfEdition;
  readonly theme: Theme;
  /** `Keben 0.1.0` */
  readonly program: string;
  /** Of a copy for reviewers. */
  readonly extras?: Extras;
}

/** The options are identified by what they depend on, so that kept pages can name them. */
export function chapterOptions(
  book: Book,
  manner: Manner,
  { sheet, notes, noteMarks = 'page' }: Partial<Pick<PdfEdition, 'sheet' | 'notes' | 'noteMarks'>> = {},
): ChapterOptions {
  const { isInteractive, isReviewCopy } = manner;
  const options: ChapterOptions = {
    semantics: false,
    ...(sheet && { measure: sheet.chars }),
    href: insideHref,
    image: imageName(book),
    isLarge: (source) => isLargeIn(book, source),
    ...(sheet?.writing === 'vertical' && { standing: (source: string) => book.assets.get(source) }),
    notesAtFoot: notes === 'page',
    ...(notes === 'page' && { noteSigns: noteMarks }),
    ...(notes === 'book' && { noteSigns: 'chapter', notesInBook: true }),
    links: isInteractive ? 'link' : 'note',
    pageWords: wordsFor(book.meta.language).onPage,
    showsMeta: isReviewCopy,
  };
  return identified(options, [
    'options of a PDF',
    picturesOnPages(book),
    manner,
    sheet?.chars,
    sheet?.writing === 'vertical' && [...book.assets.values()].map(({ width, height }) => [width, height]),
    notes,
    noteMarks,
    book.meta.language,
  ]);
}

export function bodyPage(item: Part | Chapter, templates: Templates, options: ChapterOptions, language: string): Page {
  return item.kind === 'chapter'
    ? chapter(item, templates, options, language)
    : part(item, templates, options, language);
}

function imageName(book: Book): (source: string) => string {
  return (source) => book.assets.get(source)?.name ?? source;
}

function isLargeIn(book: Book, source: string): boolean {
  const asset = book.assets.get(source);
  return asset !== undefined && isLarge(asset);
}

/**
 * Chrome lays a page out for its window too, when it finds the time, and what it has shaped then moves some glyphs by a
 * thousandth of a point in print: the same book would come out in two ways.
 */
const notOnScreen = '@media screen{body{display:none}}';

/** What of a setting the document around its pages depends on. */
interface Shell {
  readonly book: { readonly meta: Pick<Book['meta'], 'language'> };
  readonly edition: Pick<PdfEdition, 'sheet' | 'lines' | 'writing' | 'purpose'>;
  readonly theme: Pick<Theme, 'css'>;
}

/**
 * The document around all that is laid out and printed. Its faces have a style element of their own: where one has
 * rules for media too, Chrome makes its faces anew whenever it turns from the screen to print, and on a busy machine
 * lays a page out before they are loaded.
 */
export function shellOf({ book, edition, theme }: Shell, fonts: readonly BookFont[]): string {
  const faces = fontFaceRules(fonts, (file) => file);
  const style = `${sheetCss(edition.sheet, edition.lines.ends === 'hanging')}${theme.css.print}${notOnScreen}`;
  return `<!doctype html><html lang="${book.meta.language}"${edition.writing === 'vertical' ? ' class="vertical"' : ''}><head><meta charset="utf-8"><title>Keben</title><style>${faces}</style><style>${style}</style></head><body class="${edition.purpose}"></body></html>`;
}

export function servedOf(book: Book, fonts: readonly (BookFont | PressFont)[]): Served {
  const files = [...fonts.map(servedFont), ...book.assets.values()];
  return new Map(files.map((file) => [file.name, file]));
}

function servedFont(font: BookFont | PressFont): ServedFile & { readonly name: string } {
  if ('woff' in font) return { name: font.file, bytes: font.woff, mediaType: 'font/woff', identity: font.identity };
  return { name: font.file, bytes: font.bytes, mediaType: 'font/ttf' };
}
