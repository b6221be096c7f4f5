/**
 * A line of furniture that runs across a vertical page. In the faces of such a book what stands in columns lies
 * (fonts/turned-face.ts): here it is turned back, a character at a time.
 */

import { isUpright, needsVerticalGlyph } from '../../fonts/upright.ts';
import { decimal } from '../objects/objects.ts';
import { ascent, descent, showText, type ShownText } from './show-text.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

export function setRow(text: string, show: ShownText, { x, y }: Point): string {
  const { size, lineOf } = show;
  let at = x;
  return runsOf(text)
    .map((run) => {
      const set = lies(run) ? turnedBack(run, show, { x: at, y }) : showText(run, { ...show, x: at, y });
      at += lineOf(run).width * size;
      return set;
    })
    .join('');
}

/** Characters that lie one by one, and what is between them. */
function runsOf(text: string): string[] {
  const runs: string[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    if (last === undefined || lies(last) || lies(character)) runs.push(character);
    else runs[runs.length - 1] = `${last}${character}`;
  }
  return runs;
}

/** Brackets and dashes have forms of their own in columns, which look in such a face as they do in lines. */
function lies(run: string): boolean {
  const character = run.codePointAt(0) ?? 0;
  return isUpright(character) && !needsVerticalGlyph(character) && character !== 0x3000;
}

/** Turned by a right angle about the middle of its cell. */
function turnedBack(character: string, show: ShownText, { x, y }: Point): string {
  const { size, centresStops = false } = show;
  // The corner of a stop is the lower left one.
  const [dx, dy] = !centresStops && /[，。、]/.test(character) ? [-corner * size, -corner * size] : [0, 0];
  const right = (0.5 - (ascent - descent) / 2) * size;
  return `q 0 -1 1 0 ${decimal(x + right + dx)} ${decimal(y + ascent * size + dy)} cm\n${showText(character, { ...show, x: 0, y: 0 })}Q\n`;
}

/** From the corner of a cell in columns to that in lines, in the size. */
const corner = 0.55;
