/**
 * A byline: a paragraph right after a heading, or at the head of a container of verse, that consists of emphasised text
 * only.
 *
 *     ## 相思\n\n*王維*   →   <h2>相思</h2><p class="byline"><em>王維</em></p>
 */

import type { Extension } from '../extension.ts';
import type { Token } from '../parser.ts';

export const bylines: Extension = {
  name: 'bylines',
  apply: (tokens) => {
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'paragraph_open' || !mayPrecede(tokens[index - 1])) continue;
      if (isOneEmphasis(tokens[index + 1]?.children ?? [])) token.attrJoin('class', 'byline');
    }
    return tokens;
  },
};

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
