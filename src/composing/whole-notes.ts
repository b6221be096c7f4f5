/**
 * 夹注 where lines are not composed (titles, verse, cells): a short one is set in two rows as one thing, a longer one
 * stays in one row.
 */

import { divideAddresses } from '../markdown/addresses.ts';
import { classOf, hasBlankEnd } from './marks.ts';

/** What a browser breaks into lines: long addresses may be divided too. */
export function setByBrowser(html: string): string {
  return setWholeNotes(divideAddresses(html));
}

function setWholeNotes(html: string): string {
  return html.includes('class="inline-note')
    ? html.replace(note, (found, classes: string, text: string) => {
        const rows = rowsOf(Array.from(text));
        if (rows === undefined) return found;
        const [first, second] = rows.map((row) => `<span class="note-row">${row.join('')}</span>`);
        return `<span class="${classes}"><span class="note-mark unset">（</span><span class="two-rows" style="margin-inline:.18em">${first}${second}</span><span class="note-mark unset">）</span></span>`;
      })
    : html;
}

const note =
  /<span class="(inline-note[^"]*)"><span class="note-mark">（<\/span>([^<&]{2,24})<span class="note-mark">）<\/span><\/span>/gu;

/** The second row is not the longer one, and does not begin with a mark that closes. */
function rowsOf(characters: readonly string[]): [string[], string[]] | undefined {
  let half = Math.ceil(characters.length / 2);
  while (half < characters.length && hasBlankEnd(classOf(characters[half] ?? ''))) half += 1;
  return half === characters.length ? undefined : [characters.slice(0, half), characters.slice(half)];
}
