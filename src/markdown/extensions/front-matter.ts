/**
 * Front matter at the very start of a file, as site generators have it: YAML, TOML or JSON. It is not printed. `title`
 * is the chapter's title if it has no heading, or the book's if the file contains a whole one. Links may name the file
 * by its `slug`, `permalink`, `url` or `aliases`. `draft: true` leaves the file out; `weight` and `order` decide on its
 * place. `author`, `date` and `description` of a book in one file are the book's. All other keys are metadata of the
 * chapter, for reviewers.
 *
 *     ---
 *     title: 风起
 *     人物: [甲, 乙]
 *     ---
 */

import { noticeOf, readFrontMatter, remarksOf } from '../../manuscript/front-matter.ts';
import { findingsOf, type Extension } from '../extension.ts';
import type { StateBlock } from '../parser.ts';

export const frontMatter: Extension = {
  name: 'front-matter',
  install: (parser) => {
    parser.block.ruler.before('table', 'front_matter', skipFrontMatter);
  },
};

function skipFrontMatter(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (state.level !== 0 || silent || state.tokens.length > 0) return false;
  const findings = findingsOf(state.env);
  if (findings.lines.slice(0, startLine).some((line) => line.trim() !== '')) return false;
  const found = readFrontMatter(findings.lines.join('\n'));
  if (found === undefined || found.lines > endLine || found.lines <= startLine) return false;
  const { title, addresses } = noticeOf(found);
  if (title !== undefined) findings.title = title;
  if (addresses !== undefined) findings.addresses = addresses;
  const entries = remarksOf(found);
  if (entries.length > 0) findings.meta.push({ line: 1, entries });
  findings.frontLines = found.lines;
  state.line = found.lines;
  return true;
}
