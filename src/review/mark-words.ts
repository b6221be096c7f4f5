/**
 * Puts `<ins>` and `<del>` into the tokens of a passage. The new text keeps its markup; removed words are plain text.
 */

import type { Token } from '../markdown/parsed.ts';
import { copyOf, element, textToken } from '../markdown/tokens.ts';
import { textOfChild, textOfInline } from './passages.ts';
import type { Piece } from './word-changes.ts';

/** What begins and ends at a place of the new text; places are in UTF-16 units. */
interface Marks {
  readonly added: readonly (readonly [from: number, to: number])[];
  readonly removed: readonly (readonly [at: number, text: string])[];
}

/**
 * `pieces` are those of the passage's text, in which inline tokens are separated by line ends. Tokens that change are
 * new ones.
 */
export function markWords(tokens: readonly Token[], pieces: readonly Piece[]): Token[] {
  const marks = marksOf(pieces);
  let base = 0;
  return tokens.map((token) => {
    if (token.type !== 'inline') return token;
    const start = base;
    base += textOfInline(token).length + 1;
    const copy = copyOf(token);
    copy.children = markChildren(token.children ?? [], start, marks);
    return copy;
  });
}

function marksOf(pieces: readonly Piece[]): Marks {
  const added: [number, number][] = [];
  const removed: [number, string][] = [];
  let at = 0;
  for (const { kind, text } of pieces) {
    if (kind === 'removed') removed.push([at, text]);
    else {
      if (kind === 'added') added.push([at, at + text.length]);
      at += text.length;
    }
  }
  return { added, removed };
}

function markChildren(children: readonly Token[], start: number, { added, removed }: Marks): Token[] {
  const out: Token[] = [];
  let at = start;
  const end = start + children.reduce((sum, child) => sum + textOfChild(child).length, 0);
  const waiting = removed.filter(([place]) => place >= start && place <= end).map(([place, text]) => ({ place, text }));
  const removeUpTo = (place: number): void => {
    while (waiting[0] !== undefined && waiting[0].place <= place)
      out.push(...removedWords(waiting.shift()?.text ?? ''));
  };
  for (const child of children) {
    const length = textOfChild(child).length;
    if (length === 0) {
      out.push(child);
      continue;
    }
    for (const [from, to] of child.type === 'text'
      ? cuts(at, at + length, { added, removed })
      : [[at, at + length] as const]) {
      removeUpTo(from);
      const part = child.type === 'text' ? partOf(child, from - at, to - at) : child;
      const isAdded = added.some(([first, last]) => first < to && from < last);
      out.push(...(isAdded && child.type !== 'softbreak' && child.type !== 'hardbreak' ? inserted(part) : [part]));
    }
    at += length;
  }
  removeUpTo(end);
  return out;
}

/** Divides a range of the text wherever something begins or ends. */
function cuts(from: number, to: number, { added, removed }: Marks): (readonly [number, number])[] {
  const places = [...added.flat(), ...removed.map(([at]) => at)].filter((place) => place > from && place < to);
  const edges = [...new Set([from, ...places, to])].sort((a, b) => a - b);
  return edges.slice(1).map((edge, index) => [edges[index] ?? from, edge] as const);
}

function partOf(text: Token, from: number, to: number): Token {
  const part = copyOf(text);
  part.content = text.content.slice(from, to);
  return part;
}

function inserted(part: Token): Token[] {
  return [element('revision_open', 'ins', 1, 'revision'), part, element('revision_close', 'ins', -1)];
}

/** Removed words as plain text; a line end becomes a wide space. */
export function removedWords(text: string): Token[] {
  return [
    element('revision_open', 'del', 1, 'revision'),
    textToken(text.replace(/\n+/g, '　')),
    element('revision_close', 'del', -1),
  ];
}
