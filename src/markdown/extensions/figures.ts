/**
 * A figure: an image alone in its paragraph. Its title is the caption; the alternative text stays what it is.
 *
 *     ![山門在雪中](gate.png "圖一　山門")
 *     →  <figure id="ch26-f1"><img src="…" alt="山門在雪中"/><figcaption>圖一　山門</figcaption></figure>
 */

import type { Extension } from '../extension.ts';
import type { Token } from '../parser.ts';
import { element, inlineToken, textToken } from '../tokens.ts';

export const figures: Extension = {
  name: 'figures',
  apply: (tokens) => {
    if (!tokens.some((token) => onlyImage(token))) return tokens;
    return setFigures(tokens);
  },
};

function setFigures(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  let count = 0;
  let depth = 0;
  let hasTitle = false;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    const next = tokens[index + 1];
    const isWhole = token.type === 'paragraph_open' && !token.hidden && tokens[index + 2]?.type === 'paragraph_close';
    const image = isWhole && next ? onlyImage(next) : undefined;
    if (token.type === 'heading_open' && token.tag === 'h1' && depth === 0) {
      if (hasTitle) count = 0;
      hasTitle = true;
    }
    if (image && next) {
      count += 1;
      out.push(...figure(image, next, count));
      index += 2;
      continue;
    }
    depth += token.nesting;
    out.push(token);
  }
  return out;
}

function figure(image: Token, inline: Token, number: number): Token[] {
  const open = element('figure_open', 'figure', 1);
  open.attrSet('id', `f${number}`);
  // What the author gave the picture is meant for the whole figure.
  for (const [name, value] of image.attrs ?? []) if (name === 'id' || name === 'class') open.attrSet(name, value);
  image.attrs = (image.attrs ?? []).filter(([name]) => name !== 'id' && name !== 'class');
  if (image.meta?.['name'] !== undefined) open.meta = { name: image.meta['name'] };
  const title = image.meta?.['title'];
  image.meta = { ...image.meta, title: undefined };
  const caption =
    typeof title !== 'string' || title === ''
      ? []
      : [element('figcaption_open', 'figcaption', 1), inlineToken([textToken(title)], null), element('figcaption_close', 'figcaption', -1)];
  return [open, inlineToken([image], inline.map), ...caption, element('figure_close', 'figure', -1)];
}

/** The image, when a picture of the manuscript is all that an inline token holds. */
function onlyImage(inline: Token): Token | undefined {
  if (inline.type !== 'inline') return undefined;
  const visible = (inline.children ?? []).filter((child) => child.type !== 'softbreak' && (child.type !== 'text' || child.content.trim() !== ''));
  const [image] = visible;
  return visible.length === 1 && image?.type === 'image' && image.meta?.['source'] !== undefined ? image : undefined;
}
