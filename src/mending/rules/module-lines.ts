/**
 * Leaves out what a file of MDX says to programs: `import` and `export` at the head of a block, and makes comments of
 * HTML of its own. `import` alone is so read in other files too, for Docusaurus writes it there.
 *
 *     import Tabs from …;   export const meta = { … }   →   nothing
 *     {/* 待改 *\/}                     →   <!-- 待改 -->
 */

import { markdownEnding } from '../../manuscript/names.ts';
import { outsideCode } from '../code-lines.ts';
import type { LineMend, LineRule } from '../line-rule.ts';

export const moduleLines: LineRule = { code: 'command-is-for-programs', find };

const wholeImport = /^import\s+(?:[\p{L}\w$*{}\s,]{1,300}\sfrom\s+)?(?:'[^'\n]{1,300}'|"[^"\n]{1,300}")\s*;?\s*$/u;
const exported = /^export\s+(?:default\b|const\b|let\b|var\b|function\b|class\b|async\b|\{|\*)/;
/** Lines of one statement; longer ones are text. */
const longest = 200;
/** UTF-16 units of a line of one. */
const mostUnits = 1000;

function find(lines: readonly string[], { name }: Parameters<LineRule['find']>[1]): LineMend[] {
  const isMdx = markdownEnding.exec(name)?.[0].toLowerCase() === '.mdx';
  const mends: LineMend[] = [];
  let end = -1;
  for (const index of outsideCode(lines)) {
    const line = lines[index] ?? '';
    if (index <= end || line.length > mostUnits) continue;
    const isFirst =
      index === end + 1 || (lines[index - 1] ?? '').trim() === '' || /^(?:---|\+\+\+)\s*$/.test(lines[index - 1] ?? '');
    const last = isFirst ? lastOf(lines, index, isMdx) : undefined;
    if (last !== undefined) {
      for (let at = index; at <= last; at += 1) mends.push({ index: at, after: '' });
      end = last;
    } else if (isMdx && /\{\/\*|\*\/\}/.test(line)) {
      mends.push({ index, after: line.replaceAll('{/*', '<!--').replaceAll('*/}', '-->') });
    }
  }
  return mends;
}

/** The last line of the statement that begins on a line; `undefined` when none does. */
function lastOf(lines: readonly string[], from: number, isMdx: boolean): number | undefined {
  const first = lines[from] ?? '';
  if (/^import\s/.test(first)) return lastOfImport(lines, from);
  return isMdx && exported.test(first) ? lastOfExport(lines, from) : undefined;
}

function lastOfImport(lines: readonly string[], from: number): number | undefined {
  let text = '';
  for (const [at, line] of lines.slice(from, from + 20).entries()) {
    if (line.trim() === '' || line.length > mostUnits) return undefined;
    text += ` ${line}`;
    if (wholeImport.test(text.trim())) return from + at;
  }
  return undefined;
}

/** Up to the blank line outside of all brackets. */
function lastOfExport(lines: readonly string[], from: number): number | undefined {
  let depth = 0;
  const statement = lines.slice(from, from + longest);
  for (const [at, line] of statement.entries()) {
    if (depth <= 0 && at > 0 && line.trim() === '') return from + at - 1;
    depth += (line.match(/[{([]/g)?.length ?? 0) - (line.match(/[})\]]/g)?.length ?? 0);
  }
  return depth <= 0 && statement.length < longest ? lines.length - 1 : undefined;
}
