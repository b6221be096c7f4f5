/** Sets one vertical column: Han characters, marks and abbreviations upright, Latin words turned as on a spine. */

import { cellsOf, columnRuns } from '../pages/upright.ts';
import type { PlacedOutline } from '../pages/views.ts';
import type { Role } from '../theme/roles.ts';

/**
 * Sets a line horizontally in the face of a role; the text face sets the characters that this face lacks. Sizes are in
 * the unit of the picture.
 */
export type Outliner = (text: string, face: Role, size: number) => { readonly path: string; readonly advance: number };

export interface ColumnStyle {
  readonly face: Role;
  readonly size: number;
  /** Space between characters, in em. */
  readonly tracking: number;
}

export interface Column {
  readonly length: number;
  /** The outlines, with the centre line of the column at `x` and its head at `y`. */
  at(x: number, y: number): PlacedOutline[];
}

/** What stands upright in a column. Other marks turn with the line: brackets, dashes and ellipses [B12]. */
const upright =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}〇々，。、：；！？]$/u;

export function setColumn(text: string, style: ColumnStyle, outline: Outliner): Column {
  const tracking = style.size * style.tracking;
  const set = columnRuns(text).map((run) =>
    upright.test(run) || cellsOf(run) !== undefined || run === '　'
      ? uprightRun(run, style, outline)
      : turnedRun(run, style, outline),
  );
  const length = set.reduce((sum, run) => sum + run.advance + tracking, -tracking);
  return {
    length: Math.max(length, 0),
    at: (x, y) => {
      let head = y;
      return set.map((run) => {
        const placed = { transform: run.transform(x, head), path: run.path };
        head += run.advance + tracking;
        return placed;
      });
    },
  };
}

interface Run {
  readonly path: string;
  readonly advance: number;
  transform(x: number, y: number): string;
}

/** The em box of a Han face begins 0.88 em above the baseline; stops are moved to the upper right of their cell. */
function uprightRun(character: string, { face, size }: ColumnStyle, outline: Outliner): Run {
  if (character === '　')
    return { path: '', advance: size / 2, transform: (x, y) => `translate(${round(x)} ${round(y)})` };
  const { path, advance } = outline(character, face, size);
  const [dx, dy] = /[，。、]/.test(character) ? [size * 0.55, -size * 0.55] : [0, 0];
  return {
    path,
    advance: size,
    transform: (x, y) => `translate(${round(x - advance / 2 + dx)} ${round(y + size * 0.88 + dy)})`,
  };
}

/** The baseline of turned text is a third of an em to the left of the centre line. */
function turnedRun(text: string, { face, size }: ColumnStyle, outline: Outliner): Run {
  const { path, advance } = outline(text, face, size);
  return { path, advance, transform: (x, y) => `translate(${round(x - size * 0.34)} ${round(y)}) rotate(90)` };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
