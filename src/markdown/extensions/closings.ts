/**
 * The storyteller's last words.
 *
 *     欲知后事如何，且听下回分解。   →   <p class="closing">…</p>
 */

import type { Extension } from '../extension.ts';
import { textOf } from '../tokens.ts';

const closing =
  /(?:且|再|请|請)?(?:听|聽|看|待|容)下(?:回|文|章|集)(?:书|書)?(?:便|自)?(?:分解|分(?:晓|曉)|(?:解|再)(?:说|說))[。！!…～~」”]*$|^(?:欲|要|未|不)知.{0,30}(?:如何|端的|究竟|分(?:解|晓|曉))[^。]{0,20}[。？?！!…]*$/u;
/** Characters; a longer paragraph with these words is part of the story. */
const longest = 60;

export const closings: Extension = {
  name: 'closings',
  isOfText: true,
  apply: (tokens) => {
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'paragraph_open' || token.hidden || token.level > 1) continue;
      const text = textOf(tokens[index + 1]?.children ?? []).trim();
      if (text.length <= longest && closing.test(text)) token.attrJoin('class', 'closing');
    }
    return tokens;
  },
};
