/** What is asked of a build, and what it answers. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ReviewRequest } from '../review/request.ts';

export interface BuildRequest {
  /** The manuscript, a folder or a Markdown file, as the author typed it. */
  readonly manuscript: string;
  /** Folder of the output. */
  readonly out: string;
  /** Names of editions; empty for those of book.yaml, or `ebook` and `print`. */
  readonly editions: readonly string[];
  /** Hold the finished files against the rules and the manuscript. */
  readonly proof: boolean;
  /** False: everything but putting the files in place. */
  readonly write: boolean;
  /** Addresses of Chromes that run already; absent: one of our own. */
  readonly browsers?: readonly string[];
  /** What was asked of review editions; without any among the editions it is wrong usage. */
  readonly review?: ReviewRequest;
}

export interface BuiltEdition {
  readonly name: string;
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly pages?: number;
    /** Of a review copy: whose it is. */
    readonly recipient?: string;
  }[];
  /** Of a PDF: lines of the body that were composed, and paragraphs that Chrome set. */
  readonly composed?: { readonly lines: number; readonly byChrome: number };
}

export interface BuildReport {
  /** Empty when nothing was written. */
  readonly editions: readonly BuiltEdition[];
  /**
   * What was written besides the books: the list of changes, the ledger of a review and the list of its recipients,
   * what is asked about another script.
   */
  readonly beside?: readonly {
    readonly path: string;
    readonly kind: 'changes' | 'ledger' | 'recipients' | 'choices';
  }[];
  readonly diagnostics: readonly Diagnostic[];
  /** Seconds by stage, and `total`. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly book?: {
    readonly title: string;
    readonly chapters: number;
    readonly count: { readonly withMarks: number; readonly withoutMarks: number };
  };
  /** `Chrome 143.0.7499.0`, when it was needed: the same manuscript gives the same bytes per version of it. */
  readonly browser?: string;
}
