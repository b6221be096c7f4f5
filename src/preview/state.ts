/** What the page in the browser is told: plain data, in the author's language. */

import { pathToFileURL } from 'node:url';
import { itemsOf, type Book, type Chapter, type Part } from '../book/model.ts';
import { tidy, type Bilingual, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import { foldMends } from '../diagnostics/say-mend.ts';
import { isOf, type Edition, type EditionOf, type Format } from '../editions/edition.ts';
import { wordsFor } from '../pages/words.ts';

export interface DeskState {
  /** Grows whenever the pages may have changed. */
  readonly version: number;
  readonly title: string;
  /** BCP 47 */
  readonly language: string;
  /** Cover and front matter; none before there is a book. */
  readonly front: readonly DeskItem[];
  readonly items: readonly DeskItem[];
  readonly problems: readonly DeskProblem[];
  /** The manuscript has errors, and what is shown is older than the files. */
  readonly isOld: boolean;
  /** The trimmed page; absent before there is a book. */
  readonly sheet?: SheetShown;
}

/** Lengths are points. */
interface SheetShown {
  readonly width: number;
  readonly height: number;
  readonly facing: boolean;
  /** Whether its spine is on the right where it is a recto. */
  readonly rightBound: boolean;
}

/** A part or a chapter, as the list of contents names it. */
export interface DeskItem {
  readonly id: string;
  readonly kind: 'front' | 'part' | 'chapter';
  readonly label?: string;
  readonly name: string;
  /** The file, and the line of the heading; absent for pages without a text of the author's. */
  readonly file?: string;
  readonly line?: number;
}

export interface DeskProblem {
  readonly severity: Diagnostic['severity'];
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** `我的小说/第三章.md:12:5` */
  readonly place?: string;
  /** Opens the place in an editor: `vscode://file/home/…/第三章.md:12:5`, which most editors of today's kind take. */
  readonly editor?: string;
  /** The chapter it stands in. */
  readonly item?: string;
}

export function itemsOfBook(book: Book): DeskItem[] {
  return itemsOf(book).map((item) => {
    const text = item.kind === 'part' ? item.text : item;
    return { ...nameOf(item), ...(text && { file: text.source.path, line: text.line }) };
  });
}

function nameOf({ id, kind, title: { label, name, couplet } }: Part | Chapter): DeskItem {
  return { id, kind, ...(label !== undefined && { label }), name: couplet?.join('　') ?? name };
}

export function problemsOf(
  diagnostics: readonly Diagnostic[],
  items: readonly DeskItem[],
  locale: keyof Bilingual,
): DeskProblem[] {
  return tidy(foldMends(diagnostics)).map(({ severity, code, message, hint, place }) => {
    const item = place && itemAt(place, items);
    return {
      severity,
      code,
      message: message[locale],
      ...(hint && { hint: hint[locale] }),
      ...(place && {
        place: [place.file, place.line, place.column].filter((part) => part !== undefined).join(':'),
        editor: editorAddress(place),
      }),
      ...(item && { item: item.id }),
    };
  });
}

/** The pages before the body, in the order of the book. */
export function frontOf(book: Book): DeskItem[] {
  const words = wordsFor(book.meta.language);
  return Object.entries({
    cover: words.cover,
    title: words.titlePage,
    copyright: words.copyright,
    contents: words.contents,
  }).map(([id, name]) => ({ id, kind: 'front', name }));
}

function editorAddress({ file, line, column }: Place): string {
  return [`vscode://file${pathToFileURL(file).pathname}`, line, column].filter((part) => part !== undefined).join(':');
}

/** A file may hold several chapters: the last that begins before the line. */
function itemAt(
  { file, line = 1 }: { readonly file: string; readonly line?: number },
  items: readonly DeskItem[],
): DeskItem | undefined {
  const inFile = items.filter((item) => item.file === file);
  return inFile.findLast((item) => (item.line ?? 1) <= line) ?? inFile[0];
}

/** The edition a preview shows for a format: the first of book.yaml, or `undefined`. */
export function firstEdition<F extends Format>(editions: readonly Edition[], format: F): EditionOf<F> | undefined {
  return editions.find(isOf(format));
}
