/**
 * A line of furniture that runs from the head down: Chinese upright, one character below the other; Western words,
 * brackets and dashes turned [B12]; up to three figures side by side, and abbreviations letter below letter.
 */

import { cellsOf, columnRuns } from '../../pages/upright.ts';
import { decimal } from '../objects/objects.ts';
import { ascent, showText, type ShownText } from './show-text.ts';

export interface Column {
  readonly length: number;
  /** The operators, with the middle of the column at `x` and its head at `y`, in points of the sheet. */
  at(x: number, y: number): string;
}

const upright =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}〇々，。、：；！？·]$/u;

/** A blank of the width of a character is half as high as one. */
const blank = 0.5;

export function setColumn(text: string, show: ShownText): Column {
  const cells = columnRuns(text).map((run) => cellOf(run, show));
  return {
    length: cells.reduce((sum, { height }) => sum + height, 0),
    at: (x, y) => {
      let head = y;
      return cells
        .map((cell) => {
          const set = cell.at(x, head);
          head -= cell.height;
          return set;
        })
        .join('');
    },
  };
}

interface Cell {
  readonly height: number;
  at(x: number, head: number): string;
}

function cellOf(run: string, show: ShownText): Cell {
  const { size, lineOf, centresStops = false } = show;
  if (/^\s+$/.test(run)) return { height: blank * size, at: () => '' };
  const width = lineOf(run).width * size;
  if (upright.test(run) || cellsOf(run) !== undefined) {
    // The corner of a stop is the upper right one.
    const [dx, dy] = !centresStops && /^[，。、]$/.test(run) ? [0.55 * size, 0.55 * size] : [0, 0];
    return {
      height: size,
      at: (x, head) => showText(run, { ...show, x: x - width / 2 + dx, y: head - ascent * size + dy }),
    };
  }
  // What is turned stands with its middle on that of the column: Han marks reach less far up than letters seem to.
  const middle = /^[\u0020-\u024f]/.test(run) ? 0.34 : 0.38;
  return {
    height: width,
    at: (x, head) =>
      `q 0 -1 1 0 ${decimal(x - middle * size)} ${decimal(head)} cm\n${showText(run, { ...show, x: 0, y: 0 })}Q\n`,
  };
}
