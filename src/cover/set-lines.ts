/**
 * Sets a paragraph in lines of one measure: no mark begins or ends a line that must not, and lines are flush at both
 * edges.
 */

import type { PlacedOutline } from '../pages/views.ts';
import type { Role } from '../theme/roles.ts';
import type { Outliner } from './column.ts';

export interface LineStyle {
  readonly face: Role;
  readonly size: number;
  /** Baseline to baseline. */
  readonly leading: number;
  readonly measure: number;
  /** Of the first line, in em. */
  readonly indent: number;
}

export interface SetLine {
  /** The outlines with the line's left edge at `x` and its baseline at `y`. */
  at(x: number, y: number): PlacedOutline[];
}

interface Cluster {
  readonly text: string;
  readonly path: string;
  readonly advance: number;
}

/**
 * What may not be divided: a word of another script, or a Han character, with the marks before it that may not end a
 * line and those after it that may not begin one (clreq 3.1). Numbers keep their signs.
 */
const cluster =
  /[“‘（《〈「『【〔(]*(?:[A-Za-z0-9\u00c0-\u024f.,%+\-/:&'@#]+|\s+|—+|…+|[^])[，。、；：？！”’）》〉」』】〕)·…—～]*/gu;

export function setLines(text: string, style: LineStyle, outline: Outliner): SetLine[] {
  const clusters = (text.trim().match(cluster) ?? []).map((part): Cluster => ({
    text: part,
    ...outline(part, style.face, style.size),
  }));
  const lines: Cluster[][] = [[]];
  let width = style.indent * style.size;
  for (const next of clusters) {
    const line = lines.at(-1);
    const fits = width + next.advance - overhang(next.text, style.size) <= style.measure + 0.01;
    if (line !== undefined && (fits || line.length === 0)) {
      line.push(next);
      width += next.advance;
    } else if (next.text.trim() !== '') {
      lines.push([next]);
      width = next.advance - hang(next.text, style.size);
    }
  }
  return lines
    .filter((line) => line.length > 0)
    .map((line, index) =>
      placeLine(line, style, {
        indent: index === 0 ? style.indent * style.size : 0,
        isLast: index === lines.length - 1,
      }),
    );
}

function placeLine(
  line: readonly Cluster[],
  style: LineStyle,
  { indent, isLast }: { indent: number; isLast: boolean },
): SetLine {
  const clusters = line.at(-1)?.text.trim() === '' ? line.slice(0, -1) : line;
  const start = indent === 0 ? -hang(clusters[0]?.text ?? '', style.size) : indent;
  const end = overhang(clusters.at(-1)?.text ?? '', style.size);
  const width = clusters.reduce((sum, { advance }) => sum + advance, start);
  const spare = style.measure - (width - end);
  // A last line stays as it is, and is only pressed when it is too long.
  const gap = clusters.length < 2 || (isLast && spare > 0) ? 0 : spare / (clusters.length - 1);
  return {
    at: (x, y) => {
      let left = x + start;
      return clusters.map(({ path, advance }) => {
        const placed = { transform: `translate(${hundredth(left)} ${hundredth(y)})`, path };
        left += advance + gap;
        return placed;
      });
    },
  };
}

/**
 * The right half of a stop is empty, and the left half of an opening bracket: at the edges of a line they do not count.
 */
function overhang(text: string, size: number): number {
  return /[，。、；：？！”’）》〉」』】〕]$/u.test(text) ? size / 2 : 0;
}

function hang(text: string, size: number): number {
  return /^[“‘（《〈「『【〔]/u.test(text) ? size / 2 : 0;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
