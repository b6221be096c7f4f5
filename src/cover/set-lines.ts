/**
 * Sets a paragraph in lines of equal length: no line begins or ends with a mark that must not [A3], and both edges are
 * flush.
 */

import type { PlacedOutline } from '../pages/views.ts';
import type { Role } from '../theme/roles.ts';
import type { Outliner } from './column.ts';

export interface LineStyle {
  readonly face: Role;
  readonly size: number;
  /** From baseline to baseline. */
  readonly leading: number;
  readonly measure: number;
  /** Indent of the first line, in em. */
  readonly indent: number;
}

export interface SetLine {
  /** The outlines, with the left edge of the line at `x` and its baseline at `y`. */
  at(x: number, y: number): PlacedOutline[];
}

interface Cluster {
  readonly text: string;
  readonly path: string;
  readonly advance: number;
}

/**
 * A unit that may not be divided: a Latin word or a Han character, with the marks before it that may not end a line and
 * the marks after it that may not begin one [A3]. Numbers keep their signs.
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
    const fits = width + next.advance - emptyAfter(next.text, style.size) <= style.measure + 0.01;
    if (line !== undefined && (fits || line.length === 0)) {
      line.push(next);
      width += next.advance;
    } else if (next.text.trim() !== '') {
      lines.push([next]);
      width = next.advance - emptyBefore(next.text, style.size);
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
  const start = indent === 0 ? -emptyBefore(clusters[0]?.text ?? '', style.size) : indent;
  const end = emptyAfter(clusters.at(-1)?.text ?? '', style.size);
  const width = clusters.reduce((sum, { advance }) => sum + advance, start);
  const spare = style.measure - (width - end);
  // The last line is not stretched, but it is pressed when it is too long.
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

/** The empty right half of a stop or closing mark, which does not count at the end of a line. */
function emptyAfter(text: string, size: number): number {
  return /[，。、；：？！”’）》〉」』】〕]$/u.test(text) ? size / 2 : 0;
}

/** The empty left half of an opening mark, which does not count at the start of a line. */
function emptyBefore(text: string, size: number): number {
  return /^[“‘（《〈「『【〔]/u.test(text) ? size / 2 : 0;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
