/** 版: one way to publish the book, every option decided. */

import type { bases, Base, Format } from '../config/bases.ts';
import type { LineOptions } from '../config/line-options.ts';
import type { ImpositionName } from '../config/schema.ts';
import type { ScriptName } from '../config/scripts.ts';
import type {
  FigurePlace,
  NoteNumbering,
  NotePlace,
  Numerals,
  ProperNames,
  TitleMarks,
} from '../config/setting-keys.ts';
import type { StoreName } from '../config/stores.ts';
import type { Writing } from '../config/writing.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { Printing } from './printing.ts';
import type { Sheet } from './sheet.ts';

export type { Format } from '../config/bases.ts';

export type Edition = {
  [F in Format]: EveryEdition<F> & (F extends keyof OwnOptions ? OwnOptions[F] : unknown);
}[Format];
export type EditionOf<F extends Format> = Extract<Edition, { readonly format: F }>;
export type EpubEdition = EditionOf<'epub'>;
export type PdfEdition = EditionOf<'pdf'>;

export function isOf<F extends Format>(format: F): (edition: Edition) => edition is EditionOf<F> {
  return (edition): edition is EditionOf<F> => edition.format === format;
}

interface EveryEdition<F extends Format> {
  /** `ebook`, `print`, `screen`, `review`, or the author's own name for it; the last word of the file name. */
  readonly name: string;
  readonly format: F;
  readonly purpose: Extract<(typeof bases)[Base], { readonly format: F }>['purpose'];
  readonly theme: string;
  /** 13 digits. */
  readonly isbn?: string;
  /** Heading levels in contents and bookmarks; 1 is chapters only. */
  readonly tocDepth: number;
  /** How lines run. */
  readonly writing: Writing;
  /** 字形 Whose characters it is set in. */
  readonly script: ScriptName;
  /** How numbers are written. */
  readonly numerals: Numerals;
  readonly properNames: ProperNames;
  readonly titleMarks: TitleMarks;
}

/** What only editions of one format have. */
interface OwnOptions {
  readonly epub: EpubOptions;
  readonly pdf: PdfOptions;
}

export interface EpubOptions {
  /** The print edition whose page numbers it has. */
  readonly pageList?: { readonly edition: string; readonly isbn?: string };
  /** The front is made for these stores. */
  readonly storeCovers?: { readonly stores: readonly StoreName[]; readonly place: Place | undefined };
}

export interface PdfOptions {
  readonly sheet: Sheet;
  /** Where notes stand. */
  readonly notes: NotePlace;
  /** How far their numbers go, where they stand at the foot of their pages. */
  readonly noteMarks: NoteNumbering;
  /** Where a figure stands for which its page has no room. */
  readonly figures: FigurePlace;
  readonly lines: LineOptions;
  /** Of what goes to press. */
  readonly printing?: Printing;
  /** The whole cover is made too. */
  readonly wrap?: Wrap;
  /** The finished pages are laid on sheets too. */
  readonly imposition?: Imposition;
}

export interface Wrap {
  /** 勒口 Width of each in points; 0 for none. */
  readonly flaps: number;
  /** Where book.yaml says what a cover is made of. */
  readonly places: Readonly<Record<'edition' | 'cover' | 'description', Place | undefined>>;
}

export interface Imposition {
  readonly scheme: ImpositionName;
  /** Width and height in points; two pages side by side where there is none. */
  readonly sheet: { readonly width: number; readonly height: number } | undefined;
  /** 爬移 In points a sheet. */
  readonly creep: number;
  readonly place: Place | undefined;
}
