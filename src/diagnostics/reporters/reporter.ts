/** The contract of a report format. */

import type { Bilingual, Diagnostic } from '../diagnostic.ts';

/** The part of a build's report that is printed. */
export interface Reported {
  readonly editions: readonly {
    readonly name: string;
    readonly files: readonly { readonly path: string; readonly bytes: number; readonly pages?: number }[];
    /** Of a PDF: how many lines of its body were composed, and how many paragraphs the browser set. */
    readonly composed?: { readonly lines: number; readonly byChrome: number } | undefined;
  }[];
  readonly diagnostics: readonly Diagnostic[];
  /** Seconds by stage, and `total`. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly book?: {
    readonly title: string;
    readonly chapters: number;
    readonly count: { readonly withMarks: number; readonly withoutMarks: number };
  };
  readonly browser?: string;
}

export interface ReportOptions {
  readonly locale: keyof Bilingual;
  readonly colour: boolean;
  /** The text of a line, counted from 1; `undefined` when it cannot be read, or the reporter does not quote. */
  readonly sourceLine: (file: string, line: number) => string | undefined;
}

export interface Reporter {
  /** Returns what is printed; empty when there is nothing to report. */
  readonly print: (made: Reported, options: ReportOptions) => string;
  readonly stream: 'stdout' | 'stderr';
  /** Where the closing summary goes; `none` for reports that only programs read. */
  readonly summary: 'stdout' | 'stderr' | 'none';
}
