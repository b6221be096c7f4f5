/** The lines of 版权页 that have a value, in the order of the national standard [D14]. */

import { countBook, type Book } from '../book/model.ts';
import type { Edition } from '../editions/edition.ts';
import type { Sheet } from '../editions/sheet.ts';
import { creditsOf } from './credits.ts';
import { wordsFor, type Words } from './words.ts';

type Line = readonly [label: string, value: string | undefined];

export function copyrightLines(book: Book, edition: Edition): { label: string; value: string }[] {
  const { meta } = book;
  const isForSale = edition.purpose !== 'review';
  const copyright = isForSale ? meta.copyright : {};
  const words = wordsFor(meta.language);
  const isbn = isForSale ? (edition.isbn ?? meta.isbn) : undefined;
  const lines: Line[] = [
    [words.bookTitle, [meta.title, meta.subtitle].filter((text) => text !== undefined).join(words.colon)],
    ...creditsOf(meta.creators, meta.language).map(({ names, label = words.contributor }): Line => [label, names]),
    [words.series, meta.series?.name],
    [words.editors, copyright.editors?.join(words.between)],
    [words.publisher, meta.publisher],
    [words.address, copyright.address],
    [words.distributor, copyright.distributor],
    [words.printer, copyright.printer],
    [words.format, edition.format === 'pdf' ? trimOf(edition.sheet) : undefined],
    [words.sheets, copyright.sheets],
    [words.wordCount, copyright.wordCount ?? counted(book, words)],
    // 版次 has the date.
    [words.date, copyright.edition === undefined && meta.date ? dateOf(meta.date, words) : undefined],
    [words.edition, copyright.edition],
    [words.printing, copyright.printing],
    ['ISBN', isbn === undefined ? undefined : hyphenated(isbn)],
    [words.price, copyright.price],
  ];
  return lines.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

/** Publishers count in thousands of characters; a short text is counted exactly. */
function counted(book: Book, words: Words): string {
  const { withMarks } = countBook(book);
  return withMarks < 10_000 ? `${withMarks} ${words.character}` : `${Math.round(withMarks / 1000)} ${words.thousand}`;
}

/** `2026-11-23` → 2026年11月23日; a date may lack day and month. */
export function dateOf(date: string, words: Words): string {
  const [year = '', month, day] = date.split('-');
  return words.dateOf(year, month, day);
}

/** 成品尺寸 in whole millimetres, from points of 1/72 inch. */
function trimOf({ width, height }: Sheet): string {
  const millimetres = (points: number) => String(Math.round((points / 72) * 25.4));
  return `${millimetres(width)} mm × ${millimetres(height)} mm`;
}

/** The length of a Chinese publisher's number, by its first digits (ISBN ranges of group 978-7). */
const publishers = [
  [/^0/, 2],
  [/^[1-4]/, 3],
  [/^[5-7]/, 4],
  [/^8/, 5],
  [/^9/, 6],
] as const;

/** `978-7-02-000220-7`. Numbers of other groups stay without hyphens, because wrong hyphens are worse than none. */
export function hyphenated(isbn: string): string {
  if (!isbn.startsWith('9787')) return isbn;
  const rest = isbn.slice(4, 12);
  const length = publishers.find(([start]) => start.test(rest))?.[1] ?? 0;
  return ['978', '7', rest.slice(0, length), rest.slice(length), isbn.slice(12)].join('-');
}
