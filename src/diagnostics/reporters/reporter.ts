/** What a format of the report is. */

import type { Bilingual, Diagnostic } from '../diagnostic.ts';

/** As much of a build's report as is printed. */
export interface Reported {
  readonly editions: readonly {
    readonly name: string;
    readonly files: readonly { readonly path: string; readonly bytes: number; readonly pages?: number }[];
    /** Of a PDF: how many lines of its body were composed, and how many paragraphs the browser set. */
    readonly composed?: { readonly lines: number; readonly byChrome: number } | undefined;
  }[];
  readonly diagnostics: readonly Diagnostic[];
  /** `total`, and one for each stage. */
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
  /** The text of a line (from 1) of a file; `undefined` when it is not to be had, or the reporter does not quote. */
  readonly sourceLine: (file: string, line: number) => string | undefined;
}

export interface Reporter {
  /** What is printed; empty when there is nothing to say. */
  readonly print: (made: Reported, options: ReportOptions) => string;
  readonly stream: 'stdout' | 'stderr';
  /** Where the closing summary goes; none where the report is the whole, for a program to read. */
  readonly summary: 'stdout' | 'stderr' | 'none';
}
