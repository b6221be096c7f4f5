/** The contract of a lint rule. */

import type { Book, Chapter } from '../book/model.ts';
import type { Glossary } from '../config/schema.ts';
import type { lintCodes } from '../diagnostics/catalogue/lint.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Mending } from '../mending/mending.ts';

interface Rule {
  /** The code of its diagnostics, which is the name of its file too. */
  readonly code: keyof typeof lintCodes;
}

/**
 * A rule whose findings in a chapter depend on the chapter and the setting only, so an unchanged chapter is not checked
 * again.
 */
export interface ChapterRule extends Rule {
  readonly inChapter: (chapter: Chapter, setting: LintSetting) => Diagnostic[];
}

/** A rule that compares chapters. What it needs of each is kept in the notebook. */
export interface BookRule extends Rule {
  readonly inBook: (book: Book, setting: LintSetting) => Diagnostic[];
}

export type LintRule = ChapterRule | BookRule;

/** What rules are given besides the text. */
export interface LintSetting {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly glossary: Glossary;
  /** The mends of the book, which are reported elsewhere. */
  readonly mending: Mending;
}
