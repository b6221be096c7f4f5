/** Mends lines of a file before Markdown is parsed. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../manuscript/source.ts';
import type { LineRule } from './line-rule.ts';
import type { Mending } from './mending.ts';
import { bookHeadIsApart } from './rules/book-head-is-apart.ts';
import { chapterIsUnfenced } from './rules/chapter-is-unfenced.ts';
import { headingHasBlank } from './rules/heading-has-blank.ts';
import { headingIsMarked } from './rules/heading-is-marked.ts';
import { headingIsOnce } from './rules/heading-is-once.ts';
import { indentIsStyled } from './rules/indent-is-styled.ts';
import { linkIsMarked } from './rules/link-is-marked.ts';
import { moduleLines } from './rules/module-lines.ts';
import { nameIsJoined } from './rules/name-is-joined.ts';
import { noteIsMarked } from './rules/note-is-marked.ts';
import { sceneBreakIsMarked } from './rules/scene-break-is-marked.ts';
import { tableIsRuled } from './rules/table-is-ruled.ts';
import { sayMend } from '../diagnostics/say-mend.ts';

/**
 * The order matters: a fence around the chapter hides everything else, an indent may stand before a title, and a
 * heading that only lacks its blank must count as one for the rules after it. A title typed twice is no list of titles.
 */
const rules: readonly LineRule[] = [
  chapterIsUnfenced,
  moduleLines,
  bookHeadIsApart,
  sceneBreakIsMarked,
  indentIsStyled,
  headingHasBlank,
  headingIsOnce,
  nameIsJoined,
  headingIsMarked,
  noteIsMarked,
  tableIsRuled,
  linkIsMarked,
];

export interface MendedSource {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The text to be parsed, which has as many lines as the file. */
export function mendSource(file: SourceFile, mending: Mending): MendedSource {
  const { text, path } = file;
  const written = text.split('\n');
  const diagnostics: Diagnostic[] = [];
  let lines: readonly string[] = written;
  for (const { code, find } of rules) {
    const mends = mending.does(code) ? find(lines, file) : [];
    if (mends.length === 0) continue;
    const after = new Map(mends.map((mend) => [mend.index, mend.after]));
    for (const { index, after: line } of mends)
      diagnostics.push(sayMend(code, { file: path, line: index + 1, column: 1 }, lines[index] ?? '', line));
    lines = lines.map((line, index) => after.get(index) ?? line);
  }
  return { text: diagnostics.length === 0 ? text : lines.join('\n'), diagnostics };
}
