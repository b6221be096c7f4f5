/** The prose of a chapter block by block (paragraph, heading, cell), so that a rule can look across soft line breaks. */

import type { Chapter } from '../book/model.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { ProseLine } from '../markdown/parsed.ts';
import type { Finding } from './each-place.ts';

export interface Block {
  readonly file: string;
  /** The lines with a line feed between them. Offsets into it are UTF-16, as those of a RegExp. */
  readonly text: string;
  readonly lines: readonly ProseLine[];
}

export function blocksOf(chapter: Chapter): Block[] {
  const groups = new Map<number, ProseLine[]>();
  for (const line of chapter.prose) {
    const group = groups.get(line.block);
    if (group) group.push(line);
    else groups.set(line.block, [line]);
  }
  const file = chapter.source.path;
  return [...groups.values()].map((lines) => ({ file, lines, text: lines.map(({ text }) => text).join('\n') }));
}

/** Where `found`, standing at an offset of the block's text, is in the file. */
export function placeIn(block: Block, offset: number, found: string): Place {
  const before = block.text.slice(0, offset).split('\n');
  const line = block.lines[before.length - 1];
  if (line === undefined) return { file: block.file };
  const passed = [...(before.at(-1) ?? '')].length;
  return { file: block.file, line: line.line, column: line.column + passed, length: [...found].length };
}

/** A stretch of the block's text as a finding. */
export function findingIn(block: Block, { start, end }: { readonly start: number; readonly end: number }): Finding {
  const found = block.text.slice(start, end);
  return { found, place: placeIn(block, start, found) };
}
