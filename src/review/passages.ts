/**
 * Finds the passages of a chapter, which are what ids are given to: a paragraph, a heading, a list item, a stanza, a
 * figure; a table or a code block as a whole.
 */

import type { Chapter } from '../book/model.ts';
import type { Token } from '../markdown/parsed.ts';
import { closeOf } from '../markdown/tokens.ts';

export interface Passage {
  /** The range of its tokens, `from` and `to` included; the first is the element that carries the id. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** 1-based line of the file; `undefined` when the tokens have none. */
  readonly line: number | undefined;
}

/** A list of tokens of a chapter: its body, or a note. */
export interface Flow {
  readonly tokens: readonly Token[];
  readonly passages: readonly Passage[];
}

/** The body, then the notes in the order of their first references. */
export function flowsOf({ tokens, notes }: Pick<Chapter, 'tokens' | 'notes'>): Flow[] {
  return [tokens, ...notes.map((note) => note.tokens)].map((list) => ({ tokens: list, passages: passagesOf(list) }));
}

const wholes = new Set(['table_open', 'stanza_open', 'figure_open']);
const blocks = new Set(['fence', 'code_block']);

function passagesOf(tokens: readonly Token[]): Passage[] {
  const passages: Passage[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    const end = token === undefined ? undefined : endOf(tokens, index, token);
    if (end === undefined) continue;
    const own = tokens.slice(index, end + 1);
    const text = textOfPassage(own);
    if (text.trim() !== '') passages.push({ from: index, to: end, text, line: lineOf(own) });
    index = end;
  }
  return passages;
}

/** Index of the last token of the passage that begins here; `undefined` when none begins. */
function endOf(tokens: readonly Token[], index: number, token: Token): number | undefined {
  if (blocks.has(token.type)) return index;
  if (token.nesting !== 1 || token.hidden) return undefined;
  if (wholes.has(token.type) || tokens[index + 1]?.type === 'inline') return closeOf(tokens, index);
  // The paragraph of a tight item is not rendered, and items nested in it have ids of their own.
  const isTight = tokens[index + 1]?.hidden === true && tokens[index + 2]?.type === 'inline';
  return isTight ? closeOf(tokens, index + 1) : undefined;
}

/** Lines, cells and captions are separated by line ends; a picture counts as its alternative text. */
function textOfPassage(tokens: readonly Token[]): string {
  return tokens
    .flatMap((token) =>
      token.type === 'inline' ? [textOfInline(token)] : blocks.has(token.type) ? [token.content] : [],
    )
    .join('\n');
}

export function textOfInline(inline: Token): string {
  return (inline.children ?? []).map(textOfChild).join('');
}

/** The text of a child of an inline token; markup has none. */
export function textOfChild(child: Token): string {
  if (child.type === 'softbreak' || child.type === 'hardbreak') return '\n';
  return child.nesting === 0 && child.type !== 'html_inline' && child.type !== 'footnote_ref' ? child.content : '';
}

function lineOf(tokens: readonly Token[]): number | undefined {
  const map = tokens.find((token) => token.map !== null)?.map;
  return map ? map[0] + 1 : undefined;
}
