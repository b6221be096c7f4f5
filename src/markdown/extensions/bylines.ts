/**
 * A byline: a short paragraph right after a heading, or at the head of a container of verse, that consists of
 * emphasised text only and has no sentence; three of them at most. A longer one is a preface or a stage direction, and
 * stands as a paragraph.
 *
 *     ## 相思\n\n*王維*   →   <h2>相思</h2><p class="byline"><em>王維</em></p>
 */

import type { Extension } from '../extension.ts';
import type { Token } from '../parser.ts';
import { textOf } from '../tokens.ts';

const mostLines = 3;
/** In ems; letters that are not Han take half of one. */
const longest = 16;

export const bylines: Extension = {
  name: 'bylines',
  apply: (tokens) => {
    for (const index of tokens.keys()) {
      if (!mayPrecede(tokens[index - 1])) continue;
      const paragraphs = emphasisedFrom(tokens, index);
      const texts = paragraphs.map((at) => textOf(tokens[at + 1]?.children ?? []));
      if (paragraphs.length > mostLines || !texts.every(isShort)) continue;
      for (const at of paragraphs) tokens[at]?.attrJoin('class', 'byline');
    }
    return tokens;
  },
};

/** Where paragraphs of one emphasis begin that follow each other; more than may be bylines are not looked for. */
function emphasisedFrom(tokens: readonly Token[], start: number): number[] {
  const found: number[] = [];
  for (let at = start; found.length <= mostLines; at += 3) {
    if (tokens[at]?.type !== 'paragraph_open' || !isOneEmphasis(tokens[at + 1]?.children ?? [])) break;
    found.push(at);
  }
  return found;
}

function isShort(text: string): boolean {
  return !/[。！？!?]/u.test(text) && text.split('\n').every((line) => widthOf(line.trim()) <= longest);
}

function widthOf(line: string): number {
  return Array.from(line).reduce((sum, character) => sum + (/[\u2E80-\u{3FFFF}]/u.test(character) ? 1 : 0.5), 0);
}

function mayPrecede(token: Token | undefined): boolean {
  return (
    token?.type === 'heading_close' ||
    token?.type === 'container_title_close' ||
    (token?.type === 'container_open' && token.meta?.['kind'] === 'verse')
  );
}

/** True when the children are one emphasis and nothing else. */
export function isOneEmphasis(children: readonly Token[]): boolean {
  const visible = children.filter((child) => child.type !== 'text' || child.content.trim() !== '');
  const ends = visible.filter((child) => child.type === 'em_close').length;
  return visible[0]?.type === 'em_open' && visible.at(-1)?.type === 'em_close' && ends === 1;
}
