/**
 * Raw HTML is judged by a strict allow-list: what is on it is kept and made to nest; everything else loses its tags
 * (scripts and the like their content too) and is reported.
 *
 *     <ruby>刻<rt>kè</rt></ruby>                          stays
 *     <div class="letter">\n\n父親大人：\n\n</div>          stays, with Markdown inside
 *     <table>\n\n<tr>…</tr>\n\n</table>               a table that is open goes on over blank lines to its end
 *     <details><summary>题</summary> … </details>          a division with its title
 *     甲。<p>乙。                                       two paragraphs
 *     <p onclick="x()" style="color:red">字</p>   →   <p>字</p>, html-is-safe names onclick and style
 */

import type { Extension } from '../extension.ts';
import { balance } from '../html-balance.ts';
import { withoutEmpty } from '../empty-paragraphs.ts';
import { safeBlocks } from '../html-block.ts';
import { withEndsAsBlocks } from '../html-ends.ts';
import { safeInline } from '../html-inline.ts';
import { partParagraphs } from '../html-paragraphs.ts';
import { eachInline } from '../tokens.ts';

export const safeHtml: Extension = {
  name: 'safe-html',
  apply: (written, findings) => {
    const ended = withEndsAsBlocks(written);
    eachInline(ended, (inline, line) => {
      inline.children = safeInline(inline, line, findings);
    });
    const tokens = partParagraphs(ended);
    const hasBlocks = tokens.some((token) => token.type === 'html_block');
    return withoutEmpty(hasBlocks ? balance(safeBlocks(tokens, findings), findings) : tokens, findings);
  },
};
