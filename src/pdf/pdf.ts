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
import { paginate, roman, type BoundPage, type Run } from './pagination.ts';
import { openPress } from './press.ts';
import type { PrintedSignature } from './printed.ts';
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
  const { book, edition, templates, theme, chrome, progress } = input;
  const { sheet } = edition;
  const onScreen = edition.purpose === 'screen';
  const notice = edition.purpose === 'review' ? wordsFor(book.meta.language).notForSale : undefined;
  const setTofu = replacing(input.uncovered);
  const body = bodyPages(input).map(setTofu);
  const frontPages = (folioOf: (id: string) => string | undefined): Page[] => [
    title(book, templates, notice),
    copyright(book, edition, templates, input.colophon),
    contents(book, templates, { depth: edition.tocDepth, hrefOf: insideHref, folioOf }),
  ].map(setTofu);

  // Folios are not known yet, but the face they are set in must have the figures.
  const allPages = [...body, ...frontPages(() => '0123456789')];
  const fonts = await cutFaces(input.faces, withFurniture(charactersByFace(allPages, theme.faces), book, theme));
  const press = await openPress(chrome, {
    shell: shellOf(input, fonts),
    served: servedOf(book, fonts),
    tagged: onScreen,
    tabs: input.tabs,
  });
  const signatures = foldSignatures(body, linkTargets(book, body));
  progress('print', 0, signatures.length);
  const printed = await press.print(signatures, (done) => progress('print', done, signatures.length));
  if (hasErrors(printed.diagnostics)) return { value: undefined, diagnostics: printed.diagnostics };

  const bodyBound = paginate(runsOf(signatures, printed.printed, 1), {
    openings: sheet.openings,
    label: String,
    ...(!onScreen && { versoHead: book.meta.title }),
    ...(notice !== undefined && { notice }),
  });
  const folioOf = folioFinder(printed.printed, bodyBound);
  const frontSignatures = foldSignatures(frontPages(folioOf), new Set());
  const front = await press.print(frontSignatures, () => undefined);
  if (hasErrors(front.diagnostics)) return { value: undefined, diagnostics: front.diagnostics };
  await press.close();
  const frontBound = paginate(runsOf(frontSignatures, front.printed, 0), { openings: sheet.openings, label: roman, ...(notice !== undefined && { notice }) });

  progress('bind');
  const { pdf, strangers } = await bind({
    signatures: [...front.printed, ...printed.printed],
    pages: [...frontBound, ...bodyBound],
    sheet,
    fonts,
    metadata: {
      title: book.meta.title,
      author: book.meta.creators.map(({ name }) => name).join('、'),
      ...(book.meta.description !== undefined && { description: book.meta.description }),
      language: book.meta.language,
      date: book.meta.modified,
      program: input.program,
      browser: chrome.version,
    },
    ...(onScreen && { interactive: { bookmarks: bookmarksOf(contentsEntries(book, { depth: edition.tocDepth, hrefOf: insideHref })) } }),
  });
  const diagnostics: Diagnostic[] = [...printed.diagnostics, ...front.diagnostics, ...strangers.map((font) => sayStranger(font, edition.name))];
  return { value: { bytes: pdf, pages: frontBound.length + bodyBound.length, text: printed.text }, diagnostics };
}

function bodyPages({ book, edition, templates }: PdfInput): Page[] {
  const options: ChapterOptions = { semantics: false, href: insideHref, image: imageName(book), links: edition.purpose === 'screen' ? 'link' : 'note', showsMeta: edition.purpose === 'review' };
  const { language } = book.meta;
  return book.body.flatMap((item) =>
    item.kind === 'chapter'
      ? [chapter(item, templates, options, language)]
      : [part(item, templates), ...item.chapters.map((inPart) => chapter(inPart, templates, options, language))],
  );
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
