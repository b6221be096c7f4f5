/** What an output is: whoever makes a format makes this. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';
import type { OutputFile } from '../host/host.ts';
import type { PageStart } from '../pages/page-starts.ts';
import type { Workshop } from './workshop.ts';

export interface MadeFile extends OutputFile {
  /** Only of paged formats. */
  readonly pages?: number;
}

export interface Output {
  readonly edition: Edition;
  /** The book first, then what goes with it: a cover for the printer, a booklet. */
  readonly files: readonly MadeFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Of a PDF: lines of the body that were composed, and paragraphs that Chrome set. */
  readonly composed?: { readonly lines: number; readonly byChrome: number } | undefined;
  /** Of a PDF: what a page list is made from. */
  readonly pageStarts?: () => readonly PageStart[];
}

/** An output, or why there is none. */
export type Made = Output | { readonly diagnostics: readonly Diagnostic[] };

export type Maker<E extends Edition> = (edition: E, workshop: Workshop) => Promise<Made>;
