/** What a format of the report is. */

import type { Bilingual } from '../diagnostic.ts';
import type { Reported } from './json.ts';

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
