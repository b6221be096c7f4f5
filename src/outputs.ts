/** The table of outputs: which room makes a format. A new one is a file in `outputs/` and a line here. */

import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type { Edition } from './editions/edition.ts';
import type { OutputFile } from './host/host.ts';
import type { PageStart } from './pages/page-starts.ts';
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
  /** Of a PDF: what a page list is made from. */
  readonly pageStarts?: () => readonly PageStart[];
}

/** Makes an edition, or says why it cannot. */
export type Maker = (edition: Edition, workshop: Workshop) => Promise<Output | { readonly diagnostics: readonly Diagnostic[] }>;

/** Loaded when asked for: the engines of a format take longer to load than a short book to make. */
export const makers: Readonly<Record<Edition['format'], Maker>> = {
  epub: async (edition, workshop) => (await import('./outputs/epub-output.ts')).makeEpub(edition, workshop),
  pdf: async (edition, workshop) => (await import('./outputs/pdf-output.ts')).makePrinted(edition, workshop),
};
