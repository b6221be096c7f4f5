/**
 * Tasks: an empty or ticked box at the head of an item is drawn in the place of the item's own mark, by signs that
 * every face of Chinese has.
 *
 *     - [ ] 买米   →   □ 买米
 *     - [x] 还书   →   ✓ 还书
 */

import type { Extension } from '../extension.ts';

export const tasks: Extension = {
  name: 'tasks',
  apply: (tokens) => {
    for (const [index, item] of tokens.entries()) {
      if (item.type !== 'list_item_open') continue;
      const first = tokens[index + 1]?.type === 'paragraph_open' ? tokens[index + 2]?.children?.[0] : undefined;
      const [whole, tick] = (first?.type === 'text' && /^\[([ xX])\](?=\s)/.exec(first.content)) || [];
      if (first === undefined || whole === undefined) continue;
      first.content = (tick === ' ' ? '□' : '✓') + first.content.slice(whole.length);
      item.attrJoin('class', 'task');
    }
    return tokens;
  },
};
