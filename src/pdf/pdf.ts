/**
 * Book → bound PDF.
 * 1. the pages of the body, folded into signatures and printed; 2. their folios, blanks and heads planned; 3. the front matter, which
 * needs the folios for its contents, printed; 4. all of it bound.
 */

import { itemsOf, type Book } from '../book/model.ts';
import { diagnose, hasErrors, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';
import type { Sheet } from '../editions/sheet.ts';
import { cutFaces, type BookFont, type OpenFace } from '../fonts/faces.ts';
import { fontFaceRules } from '../fonts/font-face-rules.ts';
import { charactersByFace } from '../pages/characters.ts';
import { contentsEntries } from '../pages/contents.ts';
import { chapter, contents, copyright, part, title, type ChapterOptions } from '../pages/pages.ts';
import { wordsFor } from '../pages/words.ts';
import type { Templates } from '../pages/templates.ts';
import type { ContentsEntryView, Page } from '../pages/views.ts';
import type { Theme } from '../theme/theme.ts';
import { bind } from './binding.ts';
import type { Chrome, Served } from './browser.ts';
import type { Stranger } from './graft.ts';
import { insideHref, type Bookmark } from './links.ts';
import type { PdfMetadata } from './metadata.ts';
import { paginate, roman, type BoundPage, type Numbering, type Run } from './pagination.ts';
import { openPress } from './press.ts';
import type { PrintedSignature } from './printed.ts';
import { mannerOf, type Manner } from './purposes.ts';
import { sheetCss } from './sheet-css.ts';
import { foldSignatures, runId, type Signature } from './signature.ts';

export interface PdfInput {
  readonly book: Book;
  readonly edition: Edition & { readonly sheet: Sheet };
  readonly theme: Theme;
  readonly templates: Templates;
  readonly faces: readonly OpenFace[];
  /** Characters that no face has; set as 〓 (design 5.10). */
  readonly uncovered: ReadonlySet<number>;
  readonly colophon: readonly string[];
  readonly chrome: Chrome;
  readonly tabs: number;
  /** `Keben 0.1.0` */
  readonly program: string;
  readonly progress: (stage: 'print' | 'bind', done?: number, total?: number) => void;
}

export interface Pdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** The Han characters that are really in the text layer of the body; heads, folios and contents are not among them. */
  readonly text: string;
}

/** The value is `undefined` when the press failed. */
export async function makePdf(input: PdfInput): Promise<Noted<Pdf | undefined>> {
  const { book, edition, theme, chrome, progress } = input;
  const { sheet } = edition;
  const manner = mannerOf(edition);
  const setTofu = replacing(input.uncovered);
  const body = bodyPages(input, manner).map(setTofu);
  const front = (folioOf: (id: string) => string | undefined) => frontPages(input, manner, folioOf).map(setTofu);

  // Folios are not known yet, but the face they are set in must have the figures.
  const characters = charactersByFace([...body, ...front(() => '0123456789')], theme.faces);
  const fonts = await cutFaces(input.faces, withFurniture(characters, book, theme));
  const press = await openPress(chrome, { shell: shellOf(input, fonts), served: servedOf(book, fonts), tagged: manner.isInteractive, tabs: input.tabs });
  const bodySignatures = foldSignatures(body, linkTargets(book, body));
  progress('print', 0, bodySignatures.length);
  const printedBody = await press.print(bodySignatures, (done) => progress('print', done, bodySignatures.length));
  if (hasErrors(printedBody.diagnostics)) return { value: undefined, diagnostics: printedBody.diagnostics };

  const bodyBound = paginate(runsOf(bodySignatures, printedBody.printed, 1), { label: String, ...headsOf(input, manner) });
  const frontSignatures = foldSignatures(front(folioFinder(printedBody.printed, bodyBound)), new Set());
  const printedFront = await press.print(frontSignatures, () => undefined);
  await press.close();
  if (hasErrors(printedFront.diagnostics)) return { value: undefined, diagnostics: printedFront.diagnostics };
  const frontBound = paginate(runsOf(frontSignatures, printedFront.printed, 0), { label: roman, ...headsOf(input, manner) });

  progress('bind');
  const pages = [...frontBound, ...bodyBound];
  const { pdf, strangers } = await bind({
    signatures: [...printedFront.printed, ...printedBody.printed],
    pages,
    sheet,
    fonts,
    metadata: metadataOf(input),
    ...(manner.isInteractive && { interactive: { bookmarks: bookmarksOf(contentsEntries(book, { depth: edition.tocDepth, hrefOf: insideHref })) } }),
  });
  const diagnostics = [...printedBody.diagnostics, ...printedFront.diagnostics, ...strangers.map((font) => sayStranger(font, edition.name))];
  return { value: { bytes: pdf, pages: pages.length, text: printedBody.text }, diagnostics };
}

/** 扉页, 版权页, 目录: the last needs the folios of the body. */
function frontPages({ book, edition, templates, colophon }: PdfInput, { isReviewCopy }: Manner, folioOf: (id: string) => string | undefined): Page[] {
  return [
    title(book, templates, isReviewCopy ? wordsFor(book.meta.language).notForSale : undefined),
    copyright(book, edition, templates, colophon),
    contents(book, templates, { depth: edition.tocDepth, hrefOf: insideHref, folioOf }),
  ];
}

function bodyPages({ book, templates }: PdfInput, { isInteractive, isReviewCopy }: Manner): Page[] {
  const options: ChapterOptions = { semantics: false, href: insideHref, image: imageName(book), links: isInteractive ? 'link' : 'note', showsMeta: isReviewCopy };
  return itemsOf(book).map((item) => (item.kind === 'chapter' ? chapter(item, templates, options, book.meta.language) : part(item, templates)));
}

function headsOf({ book, edition }: PdfInput, { hasRunningHeads, isReviewCopy }: Manner): Omit<Numbering, 'label'> {
  return {
    openings: edition.sheet.openings,
    ...(hasRunningHeads && { versoHead: book.meta.title }),
    ...(isReviewCopy && { notice: wordsFor(book.meta.language).notForSale }),
  };
}

function metadataOf({ book, program, chrome }: PdfInput): PdfMetadata {
  const { title: bookTitle, creators, description, language, modified } = book.meta;
  return {
    title: bookTitle,
    author: creators.map(({ name }) => name).join('、'),
    ...(description !== undefined && { description }),
    language,
    date: modified,
    program,
    browser: chrome.version,
  };
}

function imageName(book: Book): (source: string) => string {
  return (source) => book.assets.get(source)?.name ?? source;
}

function sayStranger({ name, isTrueType }: Stranger, edition: string): Diagnostic {
  return isTrueType ? diagnose('font-is-ours', { font: name, edition }) : diagnose('font-is-truetype', { font: name, where: edition });
}

/** 〓 where no face has the character: seen by everyone, never a font of the system. */
function replacing(uncovered: ReadonlySet<number>): (page: Page) => Page {
  if (uncovered.size === 0) return (page) => page;
  const missing = new RegExp(`[${[...uncovered].map((character) => `\\u{${character.toString(16)}}`).join('')}]`, 'gu');
  return (page) => ({ ...page, title: page.title.replace(missing, '〓'), body: page.body.replace(missing, '〓') });
}

/** Heads, folios and link notes are set in the text face; they need figures, letters and the book's title. */
function withFurniture(used: Map<string, Set<number>>, book: Book, theme: Theme): Map<string, Set<number>> {
  const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index);
  const titles = `${book.meta.title}${wordsFor(book.meta.language).notForSale}　……〓`;
  for (const { id, use } of theme.faces) {
    if (use === 'all') used.set(id, new Set([...(used.get(id) ?? []), ...ascii, ...[...titles].map((character) => character.codePointAt(0) ?? 0)]));
  }
  return used;
}

function shellOf({ book, edition, theme }: PdfInput, fonts: readonly BookFont[]): string {
  const style = `${fontFaceRules(fonts, (file) => file)}${sheetCss(edition.sheet)}${theme.css.print}`;
  return `<!doctype html><html lang="${book.meta.language}"><head><meta charset="utf-8"><title>Keben</title><style>${style}</style></head><body class="${edition.purpose}"></body></html>`;
}

function servedOf(book: Book, fonts: readonly BookFont[]): Served {
  const files = [...fonts.map(({ file, bytes }) => ({ name: file, bytes, mediaType: 'font/ttf' })), ...book.assets.values()];
  return new Map(files.map((file) => [file.name, file]));
}

/** Ids whose place must be known: those of the contents and the bookmarks, and whatever a page links to. */
function linkTargets(book: Book, pages: readonly Page[]): Set<string> {
  const inside = insideHref('');
  const linked = pages.flatMap(({ body }) => body.split(`"${inside}`).slice(1).map((rest) => rest.slice(0, rest.indexOf('"'))));
  const listed = itemsOf(book).flatMap((item) => [item.id, ...(item.kind === 'chapter' ? item.outline.map(({ id }) => id) : [])]);
  return new Set([...linked, ...listed]);
}

/** Where each page's run begins in its signature; the next run, or the signature's end, ends it. */
function runsOf(signatures: readonly Signature[], printed: readonly PrintedSignature[], offset: number): Run[] {
  return signatures.flatMap(({ pages }, index) => {
    const read = printed[index];
    const starts = pages.map((page) => read?.targets.get(runId(page))?.page ?? 0);
    return pages.map((page, at): Run => {
      const first = starts[at] ?? 0;
      return { page, signature: index + offset, first, count: (starts[at + 1] ?? read?.pages.length ?? 0) - first };
    });
  });
}

function folioFinder(printed: readonly PrintedSignature[], bound: readonly BoundPage[]): (id: string) => string | undefined {
  const labels = new Map(bound.map(({ source, label }) => [`${source?.signature}/${source?.page}`, label]));
  const folios = new Map(printed.flatMap(({ targets }, index) => [...targets].map(([id, { page }]) => [id, labels.get(`${index + 1}/${page}`)] as const)));
  return (id) => folios.get(id);
}

function bookmarksOf(entries: readonly ContentsEntryView[]): Bookmark[] {
  return entries.map(({ id, label, name, children }) => ({ id, title: label === undefined ? name : `${label}　${name}`.trim(), children: bookmarksOf(children) }));
}
