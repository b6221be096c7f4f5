/**
 * The prose of a chapter, block by block (paragraph, heading, cell), so that rules can look across soft line breaks.
 */

import type { Chapter } from '../book/model.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import { offsetsOf } from '../diagnostics/offsets.ts';
import { kept } from '../host/kept.ts';
import { lazily } from '../host/lazily.ts';
import type { ProseLine, Token } from '../markdown/parsed.ts';
import type { Finding } from './each-place.ts';

/** `inset` is verse, a quotation, a list or a table, whose text is set apart from the paragraphs around it. */
export type BlockKind = 'paragraph' | 'heading' | 'inset' | 'note';

export interface Block {
  readonly file: string;
  readonly kind: BlockKind;
  /** Its lines, joined by line feeds. Offsets into it are UTF-16 units, as in a RegExp. */
  readonly text: string;
  readonly lines: readonly ProseLine[];
  /** Returns a function that gives line and column of an offset. */
  readonly at: () => ReturnType<typeof offsetsOf>;
  /** How many `|` it has; many mean a table typed as text. */
  readonly bars: () => number;
}

export function blockOf(file: string, kind: BlockKind, lines: readonly ProseLine[]): Block {
  const text = lines.map((line) => line.text).join('\n');
  return { file, kind, lines, text, at: lazily(() => offsetsOf(text)), bars: lazily(() => text.split('|').length - 1) };
}

export function blocksOf(chapter: Chapter): readonly Block[] {
  return kept({ notebook: chapter.notebook, name: 'blocks', inputs: { chapter }, make: blocksIn, inMemory: true });
}

function blocksIn({ chapter }: { readonly chapter: Chapter }): Block[] {
  const groups = new Map<number, ProseLine[]>();
  for (const line of chapter.prose) {
    const group = groups.get(line.block);
    if (group) group.push(line);
    else groups.set(line.block, [line]);
  }
  const file = chapter.source.path;
  const kinds = kindsByLine(chapter);
  return [...groups.values()].map((lines) => blockOf(file, kinds.get(lines[0]?.line ?? 0) ?? 'paragraph', lines));
}

/** The place in the file of `found`, which stands at an offset of the block's text. */
export function placeIn(block: Block, offset: number, found: string): Place {
  const at = block.at()(offset);
  const line = block.lines[at.line];
  if (line === undefined) return { file: block.file };
  return { file: block.file, line: line.line, column: line.column + at.column, length: [...found].length };
}

/** A stretch of the block's text as a finding. */
export function findingIn(block: Block, { start, end }: { readonly start: number; readonly end: number }): Finding {
  const found = block.text.slice(start, end);
  return { found, place: placeIn(block, start, found) };
}

/** The kind of the block that begins on a line of the file; plain paragraphs are left out. */
function kindsByLine({ tokens, notes, heading, line }: Chapter): ReadonlyMap<number, BlockKind> {
  const kinds = new Map<number, BlockKind>(heading === undefined ? [] : [[line, 'heading']]);
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'table_open') for (const at of linesOf(token)) kinds.set(at, 'inset');
    if (token.type !== 'inline' || !token.map) continue;
    const outer = tokens[index - 1];
    if (outer?.type === 'heading_open') kinds.set(token.map[0] + 1, 'heading');
    else if (outer?.type !== 'paragraph_open' || outer.level > 0) kinds.set(token.map[0] + 1, 'inset');
  }
  for (const token of notes.flatMap((note) => note.tokens)) for (const at of linesOf(token)) kinds.set(at, 'note');
  return kinds;
}

/** The lines of the file that a token covers, counted from 1. */
function linesOf({ map }: Token): number[] {
  return map ? Array.from({ length: map[1] - map[0] }, (_, index) => map[0] + 1 + index) : [];
}
