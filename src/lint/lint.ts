/** Reads the book as an editor would, by every rule of the table. */

import { chaptersOf, type Book, type Chapter } from '../book/model.ts';
import { tidy, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { identified } from '../host/digest.ts';
import { kept } from '../host/kept.ts';
import { noMending, type Mending } from '../mending/mending.ts';
import type { LintSetting } from './rule.ts';
import { rules } from './rules/index.ts';

/**
 * What an editor would mark, sorted by place. The book is not changed. Severities are those of the catalogue; book.yaml
 * changes them later.
 */
export function lintBook(book: Book, mending: Mending = noMending): Diagnostic[] {
  return tidy([...lintInSteps(book, mending)].flat());
}

/** The same in steps and in no order, for callers with other work in between. */
export function* lintInSteps(book: Book, mending: Mending): Generator<readonly Diagnostic[]> {
  const given = { language: book.meta.language, glossary: book.glossary, mending };
  const setting: LintSetting = identified({ ...given }, given);
  for (const chapter of chaptersOf(book))
    yield kept({ notebook: chapter.notebook, name: 'marks', inputs: { chapter, setting }, make: lintChapter });
  for (const rule of rules) if ('inBook' in rule) yield rule.inBook(book, setting);
}

function lintChapter({ chapter, setting }: { readonly chapter: Chapter; readonly setting: LintSetting }): Diagnostic[] {
  return rules.flatMap((rule) => ('inChapter' in rule ? rule.inChapter(chapter, setting) : []));
}
