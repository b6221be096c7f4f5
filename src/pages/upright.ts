/**
 * 縱中橫 What stands upright in a vertical line, in one cell, though it is Western: two or three figures, 3.0, single
 * letters, A+; and the pairs ？！ [B11] [A6]. Each such run gets `<span class="upright">`, of marks `upright-marks`, and
 * `upright-wide` where it would be wider than the cell; longer numbers and words lie turned. Blanks that were typed
 * beside a run are left out: between cells there is no gap.
 */

import { identified } from '../host/digest.ts';
import type { Views } from './template-views.ts';
import type { Templates } from './templates.ts';

/** Their text is no running text, and looks like a word to what stands beside it. */
const literal = new Set(['code', 'pre', 'kbd', 'samp', 'var', 'math', 'svg']);

/** Their text stands beside the line, and not in it. */
const besideLine = new Set(['rt', 'rp']);

/** Text goes on across them. */
const inline = new Set(
  'a abbr b bdi bdo big cite del dfn em font i ins mark q ruby s small span strong sub sup tt u wbr'.split(' '),
);

const blanks = '[ \\n]*';
/** Characters that lie turned in a vertical line. Figures and letters of full width stand upright by themselves. */
const turned = '[!-~\\u00A1-\\u00B6\\u00B8-\\u024F\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}°±×÷]';
const narrow = `(?:(?![\\uFF01-\\uFF5E])${turned})`;
/** Words in a row are one phrase: the 10 of Windows 10 lies as its word does. */
const phrase = `${narrow}+(?:[ \\n]+${narrow}+)*`;
const runs = new RegExp(`(?<![ \\n])(${blanks})(${phrase})(${blanks})|(?<![！？])[！？]{2}(?![！？])`, 'gu');

const isUpright = /^(?:\d{1,3}|\d\.\d|\p{L}[+−-]?|[!?]{1,2}|[！？]{2})$/u;

/** Wider than a cell in the size of the text: more than two figures, a letter with a sign. */
const isWide = /^(?:\d.\d|\p{L}.+)$/u;

/** Stands in the text of a line for the edge of a block, and for what is no text. */
const edge = '\u2029';
const word = 'x';

interface Character {
  readonly text: string;
  /** Its place in the page; of what is not to be touched there is none. */
  readonly at?: number;
  /** Which piece of text it is of: a run across elements cannot be put into one. */
  readonly piece: number;
}

export function uprightRuns(html: string): string {
  const characters = readCharacters(html);
  const text = characters.map((character) => character.text).join('');
  const edits: { readonly at: number; readonly skip: number; readonly put: string }[] = [];
  const leaveOut = (from: number, to: number): void => {
    for (const { at } of characters.slice(from, to)) if (at !== undefined) edits.push({ at, skip: 1, put: '' });
  };
  for (const { 0: whole, 1: before = '', 2: run = whole, 3: after = '', index } of text.matchAll(runs)) {
    const from = index + before.length;
    const to = from + run.length;
    const [first, last] = [characters[from], characters[to - 1]];
    if (first?.at === undefined || last?.at === undefined || first.piece !== last.piece) continue;
    if (!isUpright.test(run)) continue;
    leaveOut(index, from);
    const kind = /^[！？]/.test(run) ? 'upright-marks' : isWide.test(run) ? 'upright upright-wide' : 'upright';
    edits.push({ at: first.at, skip: 0, put: `<span class="${kind}">` }, { at: last.at + 1, skip: 0, put: '</span>' });
    leaveOut(to, to + after.length);
  }
  let [out, done] = ['', 0];
  for (const { at, skip, put } of edits) {
    out += html.slice(done, at) + put;
    done = at + skip;
  }
  return out + html.slice(done);
}

const parts = /<(\/?)([A-Za-z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|<[^>]*>|[^<]+/g;

/** The text of a page, UTF-16 unit by unit, as it stands in lines. */
function readCharacters(html: string): Character[] {
  const characters: Character[] = [];
  const open: string[] = [];
  let piece = 0;
  for (const { 0: part, 1: slash, 2: name = '', 3: rest = '', index } of html.matchAll(parts)) {
    piece += 1;
    if (part.startsWith('<')) {
      const kind = name === 'sup' && /class="noteref/.test(rest) ? 'noteref' : name;
      const closed = slash === '/' ? open.pop() : undefined;
      if (!goesOn(closed ?? kind)) characters.push({ text: edge, piece });
      if (slash !== '/' && kind !== '' && !rest.endsWith('/') && !isVoid.has(kind)) open.push(kind);
    } else if (open.some((each) => literal.has(each))) characters.push({ text: word, piece });
    else if (!open.some((each) => besideLine.has(each)))
      for (let at = 0; at < part.length; at += 1) characters.push({ text: part.charAt(at), at: index + at, piece });
  }
  return characters;
}

/** Whether text goes on across an element, or into it. */
function goesOn(name: string): boolean {
  return inline.has(name) || literal.has(name) || besideLine.has(name);
}

const isVoid = new Set(['br', 'img', 'hr', 'wbr', 'col', 'meta', 'link', 'input']);

/** Templates that are no text of pages. */
const others: ReadonlySet<keyof Views> = new Set([
  'copyright',
  'cover.svg',
  'cover-wrap.svg',
  'page.xhtml',
  'package.opf',
  'toc.ncx',
  'landmarks',
  'page-list',
]);

/** For an edition whose lines run down: the pages that they make have upright runs. */
export function uprightTemplates(templates: Templates): Templates {
  const upright: Templates = {
    render: (name, view) => {
      const made = templates.render(name, view);
      return others.has(name) ? made : uprightRuns(made);
    },
  };
  return identified(upright, ['upright runs', templates]);
}
