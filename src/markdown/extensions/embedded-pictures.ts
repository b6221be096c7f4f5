/**
 * Pictures in base64 are pictures like any other. Where their text is no address of a picture, in code above all, it is
 * printed as it is written.
 *
 *     ![][image1]
 *
 *     [image1]: <data:image/png;base64,iVBORw0KGgo…>
 */

import { withPicturesIn } from '../../manuscript/embedded-pictures.ts';
import type { Extension } from '../extension.ts';
import type { Token } from '../parser.ts';

const texts = new Set(['fence', 'code_block', 'code_inline', 'text']);

export const embeddedPictures: Extension = {
  name: 'embedded-pictures',
  apply: (tokens, { file: { embedded } }) => {
    if (embedded === undefined || embedded.size === 0) return tokens;
    const restore = (token: Token): void => {
      if (texts.has(token.type)) token.content = withPicturesIn(token.content, embedded);
      if (token.type === 'inline') for (const child of token.children ?? []) restore(child);
    };
    for (const token of tokens) restore(token);
    return tokens;
  },
};
