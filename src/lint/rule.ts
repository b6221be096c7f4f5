/** What a lint rule is. */

import type { Book, Chapter } from '../book/model.ts';
import type { Glossary } from '../config/schema.ts';
import type { lintCodes } from '../diagnostics/catalogue/lint.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Mending } from '../mending/mending.ts';

interface Rule {
  /** The code of its diagnostics, and the name of its file. */
  readonly code: keyof typeof lintCodes;
}

/** Says of a chapter what follows from it and the setting alone: a chapter that did not change is not read again. */
export interface ChapterRule extends Rule {
  readonly inChapter: (chapter: Chapter, setting: LintSetting) => Diagnostic[];
}

/** Holds the chapters against each other; what it must know of each is kept in the chapter's notebook. */
export interface BookRule extends Rule {
  readonly inBook: (book: Book, setting: LintSetting) => Diagnostic[];
}

export type LintRule = ChapterRule | BookRule;

/** What rules are told besides the text. */
export interface LintSetting {
  /** BCP 47 */
  readonly language: string;
  readonly glossary: Glossary;
  /** What the book has already been mended by, which is said elsewhere. */
  readonly mending: Mending;
}
