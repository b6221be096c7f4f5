/**
 * Mends raw lists of terms, tables and figures whose parts are out of HTML's order, too many or too few.
 *
 *     <dl><dt>甲</dt></dl>                                      →   <dl><dt>甲</dt><dd></dd></dl>, html-is-in-order
 *     <table><tr>…</tr><thead>…</thead></table>               →   the head first
 *     <figure>甲<figcaption>题</figcaption>乙</figure>           →   甲, a division 题, 乙
 */

import type { Extension } from '../extension.ts';
import { rubyIsWhole } from '../html-balance.ts';
import { putInOrder } from '../html-structure.ts';
import { eachInline } from '../tokens.ts';

export const htmlOrder: Extension = {
  name: 'html-order',
  apply: (tokens, findings) => {
    // Where a line of verse ended inside a ruby, the ruby was cut in two.
    eachInline(tokens, (inline) => {
      if (inline.children) inline.children = rubyIsWhole(inline.children, findings);
    });
    return putInOrder(tokens, findings);
  },
};
