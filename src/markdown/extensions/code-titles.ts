/**
 * The name of a listing, which site generators write after its language, is printed above it.
 *
 *     ```js [渡口.js]   ```py title="渡口.py"   →   <p class="code-title">渡口.js</p><pre>…
 */

import type { Extension } from '../extension.ts';
import { element, inlineToken, textToken } from '../tokens.ts';

export const codeTitles: Extension = {
  name: 'code-titles',
  apply: (tokens) =>
    tokens.flatMap((token) => {
      const [, bracketed, quoted] =
        (token.type === 'fence' &&
          /(?:^|\s)(?:\[([^\]]{1,100})\]|(?:title|filename)="([^"]{1,100})")/.exec(token.info)) ||
        [];
      const title = bracketed ?? quoted;
      if (title === undefined) return [token];
      const map = token.map ? ([token.map[0], token.map[0] + 1] as [number, number]) : null;
      return [
        element('code_title_open', 'p', 1, 'code-title'),
        inlineToken([textToken(title)], map),
        element('code_title_close', 'p', -1),
        token,
      ];
    }),
};
