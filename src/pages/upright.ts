/**
 * 縱中橫 What stands upright in a vertical line though it is Western. In one cell: two or three figures, 3.0, single
 * letters, A+, II; and the pairs ？！ [B11] [A6]. Letter below letter: abbreviations [B15]. Longer numbers and words lie
 * turned. Blanks that were typed beside what stands are left out: between cells there is no gap.
 *
 * A cell is `<span class="upright">`, with `upright-wide` where it would be wider; that of marks is `upright-marks`. A
 * reading system combines what is in them, and lets `upright-letters` stand. On paper type lies with the line
 * (fonts/turned-face.ts), so each letter is a cell, the whole of them an `upright-word`, and each of two marks an
 * element, which the style sheet puts at its side of the cell.
 */

import type { Format } from '../editions/edition.ts';
import { identified } from '../host/digest.ts';
import { lyingCells, type Range } from './lying-columns.ts';
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
/** The marks “ ” ‘ ’ that are left in a vertical line are those of Western words. */
const narrow = `(?:(?![\\uFF01-\\uFF5E])${turned}|[“”‘’])`;
/** Words in a row are one phrase: the 10 of Windows 10 lies as its word does. */
const phrase = `${narrow}+(?:[ \\n]+${narrow}+)*`;
const runs = new RegExp(`(?<![ \\n])(${blanks})(${phrase})(${blanks})|[！？]{2}`, 'gu');

/** Roman numerals are no abbreviations: those up to XII have room in a cell. */
const isInCell = /^(?:\d{1,3}|\d\.\d|\p{L}[+−-]?|I{2,3}|I[VX]|[VX]I{1,2}|[!?]{1,2}|[！？]{2})$/u;

/** Wider than a cell in the size of the text: more than two figures, a letter with a sign. */
const isWide = /^(?:\d.\d|\p{L}.+)$/u;

/** Four capitals at most, and the figures beside them: GPT, H2O, 3D, B-52, GPT-3.5, GPT-4o. */
const isAbbreviation = /^(?![IVX]+$)(?:\d{1,3})?\p{Lu}{1,4}(?:-?(?:\d\.\d|\d{1,3})(?:\p{Lu}{1,2}|\p{Ll})?)?$/u;

/**
 * Figures that are joined to a phrase that lies lie too, where it ends in figures: Llama 3.2 和 3.3, 1956 至 58 年, pp.
 * 1–9.
 */
const joint = /^[ \n]*[和与與及或至到、–～][ \n]*$/;
const isOfFigures = /^[\d.]+$/;
const endsInFigures = /\d$/;

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

export function uprightRuns(html: string, format: Format): string {
  const characters = readCharacters(html);
  const text = characters.map((character) => character.text).join('');
  const edits: { readonly at: number; readonly skip: number; readonly put: string }[] = [];
  const leaveOut = (from: number, to: number): void => {
    for (const { at } of characters.slice(from, to)) if (at !== undefined) edits.push({ at, skip: 1, put: '' });
  };
  const lies = inRanges(html.includes('<table') ? lyingCells(html, (run) => isInCell.test(run)) : []);
  // Where the last phrase that lies ends in figures; figures that are joined to it move it on.
  let lying = -1;
  for (const { 0: whole, 1: before = '', 2: run = whole, 3: after = '', index } of text.matchAll(runs)) {
    const from = index + before.length;
    const to = from + run.length;
    const isJoined = isOfFigures.test(run) && joint.test(text.slice(lying, from));
    lying = -1;
    const [first, last] = [characters[from], characters[to - 1]];
    if (first?.at === undefined || last?.at === undefined || first.piece !== last.piece) continue;
    if (isJoined || cellsOf(run) === undefined || lies(first.at)) {
      if (endsInFigures.test(run)) lying = to;
      continue;
    }
    leaveOut(index, from);
    edits.push({ at: first.at, skip: run.length, put: run.replace(/[^ \n]+/g, (word) => setUpright(word, format)) });
    leaveOut(to, to + after.length);
  }
  let [out, done] = ['', 0];
  for (const { at, skip, put } of edits) {
    out += html.slice(done, at) + put;
    done = at + skip;
  }
  return out + html.slice(done);
}

/** Whether a place is in one of the ranges, which rise; it is asked for rising places. */
function inRanges(ranges: readonly Range[]): (at: number) => boolean {
  let next = 0;
  return (at) => {
    while ((ranges[next]?.to ?? Infinity) <= at) next += 1;
    return (ranges[next]?.from ?? Infinity) <= at;
  };
}

/**
 * The cells of a word or phrase that stands, with hyphens and blanks between. An abbreviation may have another one or a
 * figure beside it, as in IBM 704; all other phrases lie.
 */
export function cellsOf(phrase: string): readonly string[] | undefined {
  const words = phrase.split(/[ \n]+/);
  if (!words.every((word) => isInCell.test(word) || isAbbreviation.test(word))) return undefined;
  if (words.length > 2 || (words.length > 1 && !words.some((word) => isAbbreviation.test(word)))) return undefined;
  return words.flatMap((word, index) => [
    ...(index > 0 ? [' '] : []),
    ...(isInCell.test(word) ? [word] : (word.match(/\p{L}|\d\.\d|\d+|-/gu) ?? [])),
  ]);
}

/** A line that runs down outside of pages, on spines and in margins: characters, cells, and words that lie. */
export function columnRuns(line: string): readonly string[] {
  return (line.match(/[\u0020-\u00b6\u00b8-\u024f]+|./gu) ?? []).flatMap((run) => cellsOf(run.trim()) ?? [run]);
}

function setUpright(word: string, format: Format): string {
  const isOnPaper = format === 'pdf';
  if (/^[！？]/.test(word)) {
    const marks = isOnPaper ? [...word].map((mark) => `<span>${mark}</span>`).join('') : word;
    return `<span class="upright-marks">${marks}</span>`;
  }
  if (isInCell.test(word)) return cell(word);
  if (!isOnPaper) return word.replace(/\p{L}+/gu, '<span class="upright-letters">$&</span>').replace(figures, cell);
  const cells = (cellsOf(word) ?? []).map((part) =>
    part === '-' ? '<span class="upright-joint">-</span>' : cell(part),
  );
  return `<span class="upright-word">${cells.join('')}</span>`;
}

const figures = /\d\.\d|\d+/g;

function cell(text: string): string {
  return `<span class="${isWide.test(text) ? 'upright upright-wide' : 'upright'}">${text}</span>`;
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
export function uprightTemplates(templates: Templates, format: Format): Templates {
  const upright: Templates = {
    render: (name, view) => {
      const made = templates.render(name, view);
      return others.has(name) ? made : uprightRuns(made, format);
    },
  };
  return identified(upright, ['upright runs', format, templates]);
}
