/**
 * A list counts on from its first number (CommonMark 5.3), whatever the other numbers are. If they were counted
 * differently by hand this is reported, because they may have a meaning. A list with the same number everywhere is
 * simply counted.
 *
 *     5. 五\n6. 六\n9. 九   →   5. 6. 7., list-numbers-follow
 */

import { diagnose } from '../../diagnostics/diagnostic.ts';
import { placeOn, type Extension } from '../extension.ts';
import type { Token } from '../parser.ts';

export const listNumbers: Extension = {
  name: 'list-numbers',
  apply: (tokens, findings) => {
    for (const items of listsIn(tokens)) {
      const typed = items.map(({ info }) => Number(info));
      const [first = 1] = typed;
      if (typed.every((number) => number === first)) continue;
      const at = typed.findIndex((number, index) => number !== first + index);
      const item = items[at];
      if (item === undefined) continue;
      const given = `${item.info}${item.markup}`;
      findings.diagnostics.push(
        diagnose(
          'list-numbers-follow',
          { typed: given, printed: `${first + at}${item.markup}` },
          placeOn(findings, (item.map?.[0] ?? 0) + 1, given),
        ),
      );
    }
    return tokens;
  },
};

/** The items of each ordered list. */
function listsIn(tokens: readonly Token[]): Token[][] {
  const lists: Token[][] = [];
  const open: Token[][] = [];
  for (const token of tokens) {
    if (token.type === 'ordered_list_open' || token.type === 'bullet_list_open') open.push([]);
    else if (token.type === 'ordered_list_close' || token.type === 'bullet_list_close') lists.push(open.pop() ?? []);
    else if (token.type === 'list_item_open' && token.info !== '') open.at(-1)?.push(token);
  }
  return lists.filter(({ length }) => length > 1);
}
