/** The contract between a build and its outputs: an output gets a commission and gives the files of one edition. */

import type { Book } from '../book/model.ts';
import type { Diagnostic, Noted } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';
import type { Clock } from '../host/clock.ts';
import type { Host, OutputFile } from '../host/host.ts';
import type { Notebook } from '../host/notebook.ts';
import type { PageStart } from '../pages/page-starts.ts';
import type { Chrome } from '../pdf/chrome/browser.ts';
import type { NoChrome } from '../pdf/chrome/keeper.ts';
import type { ThemeTools } from './open-theme.ts';
import type { ReviewCopies } from './review-copies.ts';

/** What is to be made, of what. */
export interface Commission<E extends Edition = Edition> {
  readonly edition: E;
  /** What pages are laid out from: the book after all passes of the edition. */
  readonly book: Book;
  /** What pages must say, without what is added to it; with the cover as the author has it. */
  readonly text: Book;
  readonly theme: ThemeTools;
  /** Where the edition is for reviewers. */
  readonly review?: ReviewCopies;
  readonly bench: Bench;
  /** What was made of another edition, one of another format; `undefined` where it could not be made. */
  readonly made: (edition: string) => Promise<Output | undefined>;
}

/** What all outputs of a build work with. */
export interface Bench {
  readonly host: Host;
  readonly clock: Clock;
  /** What earlier builds have found out. */
  readonly notebook: Notebook;
  /** `Keben 0.1.0` */
  readonly program: string;
  readonly engines: Engines;
  /** What is to be said of characters that no face of an edition has; in several editions the same. */
  readonly sayMissing: (missing: ReadonlySet<number>) => Diagnostic[];
}

/** What works beside this process, for all outputs. */
export interface Engines {
  /** The running Chrome, or why there is none. */
  readonly chrome: () => Promise<Chrome | NoChrome>;
  /** Says that Chrome has nothing more to do for the edition. */
  readonly leaveChrome: (edition: Edition) => void;
  /** Says that they have enough to do: there is time for something else. */
  readonly areBusy: () => void;
}

export interface MadeFile extends OutputFile {
  /** Only of paged formats. */
  readonly pages?: number;
}

export interface Output {
  /** The book first, then what goes with it: a cover for the printer, a booklet. */
  readonly files: readonly MadeFile[];
  /** Of a PDF: lines of the body that were composed, and paragraphs that Chrome set. */
  readonly composed?: { readonly lines: number; readonly byChrome: number } | undefined;
  /** Holds the files against the rules of their format and against the text. */
  readonly lookOver: () => Promise<Diagnostic[]>;
  /** Of a PDF: what a page list is made from. */
  readonly pageStarts?: () => readonly PageStart[];
}

/** Without a value where the edition cannot be made. */
export type Made = Noted<Output | undefined>;

export type Maker<E extends Edition> = (commission: Commission<E>) => Promise<Made>;
