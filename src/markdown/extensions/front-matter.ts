/**
 * YAML front matter at the very start of a file: metadata of the chapter, not printed. Only flat `key: value` lines and lists
 * under a key are read; anything else between the rules is text, and is printed.
 *
 *     ---
 *     title: 风起
 *     人物: [甲, 乙]
 *     ---
 */

import { findingsOf, type Extension } from '../extension.ts';
import type { MetaEntry } from '../parsed.ts';
import type { StateBlock } from '../parser.ts';

export const frontMatter: Extension = {
  name: 'front-matter',
  install: (parser) => {
    parser.block.ruler.before('table', 'front_matter', readFrontMatter);
  },
};

function readFrontMatter(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (startLine !== 0 || state.level !== 0 || silent) return false;
  const { lines, meta } = findingsOf(state.env);
  if (lines[0]?.trimEnd() !== '---') return false;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  const entries = end < 0 || end >= endLine ? undefined : readEntries(lines.slice(1, end));
  if (entries === undefined || entries.length === 0) return false;
  meta.push({ line: 1, entries });
  state.line = end + 1;
  return true;
}

/** `undefined` when a line is neither entry, list item, comment nor empty: then it is text between two rules. */
function readEntries(lines: readonly string[]): MetaEntry[] | undefined {
  const entries: MetaEntry[] = [];
  for (const line of lines) {
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    const entry = /^([\p{L}\p{N}_-][^:：]{0,40}?)\s*(?::(?:\s+|$)|：\s*)(.*)$/u.exec(line);
    const item = /^\s*-\s+(.*)$/.exec(line) ?? /^\s+(.*)$/.exec(line);
    const last = entries.at(-1);
    if (entry) entries.push({ key: entry[1] ?? '', value: plainValue(entry[2] ?? '') });
    else if (item && last) entries[entries.length - 1] = { ...last, value: [last.value, plainValue(item[1] ?? '')].filter(Boolean).join('、') };
    else return undefined;
  }
  return entries;
}

/** Quotes taken off, `[a, b]` as `a、b`. */
function plainValue(written: string): string {
  const value = written.trim();
  const list = /^\[(.*)\]$/.exec(value)?.[1];
  if (list !== undefined) return list.split(',').map((item) => plainValue(item)).join('、');
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
}
