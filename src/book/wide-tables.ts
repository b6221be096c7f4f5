/** Finds tables that are wider than the line of a page. */

import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { kept } from '../host/kept.ts';
import { isTooWide } from '../markdown/table-width.ts';
import { lineOf, textOf } from '../markdown/tokens.ts';
import { chaptersOf, type Book, type Chapter } from './model.ts';

/** Reports tables that do not fit a line of `measure` characters even in the smallest type. */
export function sayWideTables(
  book: Book,
  { measure, edition }: { readonly measure: number; readonly edition: string },
): Diagnostic[] {
  return chaptersOf(book).flatMap((chapter) =>
    tablesIn(chapter, measure).map(({ line, head }) =>
      diagnose('table-fits-line', { head, edition }, { file: chapter.source.path, line }),
    ),
  );
}

/** Where the table begins, or what stands before it ends. */
function lineAt(tokens: Chapter['tokens'], index: number): number {
  const token = tokens[index];
  const before = tokens.slice(0, index).findLast(({ map }) => map !== null);
  return (token && lineOf(token)) ?? (before?.map?.[1] ?? 0) + 1;
}

interface WideTable {
  readonly line: number;
  readonly head: string;
}

function tablesIn(chapter: Chapter, measure: number): readonly WideTable[] {
  return kept({ notebook: chapter.notebook, name: 'wide tables', inputs: { chapter, measure }, make: wideTablesIn });
}

function wideTablesIn({
  chapter: { tokens },
  measure,
}: {
  readonly chapter: Chapter;
  readonly measure: number;
}): WideTable[] {
  return tokens.flatMap((token, index) => {
    if (token.tag !== 'table' || token.nesting !== 1 || !isTooWide(tokens, index, measure)) return [];
    const head = tokens.slice(index).find(({ type }) => type === 'inline');
    return [{ line: lineAt(tokens, index), head: textOf(head?.children ?? []).slice(0, 20) }];
  });
}
