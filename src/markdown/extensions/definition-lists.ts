/**
 * Definition lists: a term on a line, and its meaning below after a colon and a space.
 *
 *     符宗
 *     : 信道理可以写成符的一派。
 *     →  <dl><dt>符宗</dt><dd>信道理可以写成符的一派。</dd></dl>
 */

import type { Extension } from '../extension.ts';
import { installDefinitionLists, type Token } from '../parser.ts';
import { element } from '../tokens.ts';

export const definitionLists: Extension = {
  name: 'definition-lists',
  install: installDefinitionLists,
  applyBlocks: (tokens) => (tokens.some(({ type }) => type === 'dl_open') ? withFramedWords(tokens) : tokens),
};

/** The tokens of a list with one term and one meaning. */
const shape = 'dl_open dt_open inline dt_close dd_open paragraph_open inline paragraph_close dd_close dl_close'.split(
  ' ',
);

/** `~ 三年后 ~` below a line of text are words between two signs, and define nothing. */
function withFramedWords(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const list = tokens[index]?.type === 'dl_open' ? tokens.slice(index, index + shape.length) : [];
    const [first, term, words] = [list[0], list[2], list[6]];
    const isFramed =
      first &&
      term &&
      words &&
      list.every(({ type }, at) => type === shape[at]) &&
      /^[^~\n]{1,16} ~$/.test(words.content);
    if (!isFramed) {
      const token = tokens[index];
      if (token) out.push(token);
      continue;
    }
    words.content = `~ ${words.content}`;
    for (const inline of [term, words]) {
      const open = element('paragraph_open', 'p', 1);
      open.map = inline.map;
      open.level = first.level;
      inline.level = first.level + 1;
      const close = element('paragraph_close', 'p', -1);
      close.level = first.level;
      out.push(open, inline, close);
    }
    index += shape.length - 1;
  }
  return out;
}
