/** Crop and registration marks, drawn outside of the bleed. */

import type { Printing } from '../../editions/printing.ts';
import { pointsPerMillimetre } from '../../editions/sheet.ts';
import type { Box } from '../objects/matrix.ts';
import { decimal } from '../objects/objects.ts';
import type { PageBoxes } from './page-boxes.ts';

/** Name of the colour of all plates in a page's resources. */
export const allPlates = 'KebenAll';

const length = 5 * pointsPerMillimetre;
/** Between the bleed and a mark, and never nearer to the trim than 3 mm. */
const gap = 1 * pointsPerMillimetre;
const leastFromTrim = 3 * pointsPerMillimetre;
const hairline = 0.25;

/** Content operators; `''` without marks. In colour they stand on every plate, else on that of black. */
export function marksOf(boxes: PageBoxes, { marks, ink }: Pick<Printing, 'marks' | 'ink'>): string {
  if (marks.length === 0) return '';
  const lines = [
    ...(marks.includes('crop') ? cropMarks(boxes) : []),
    ...(marks.includes('registration') ? registrationMarks(boxes) : []),
  ];
  return `q ${ink === 'color' ? `/${allPlates} CS 1 SCN` : '0 G'} ${hairline} w\n${lines.join('\n')}\nQ\n`;
}

/** Two lines at each corner, in line with the edges of the trim. */
function cropMarks({ trim, bleed }: PageBoxes): string[] {
  const away = {
    left: from(trim[0], bleed[0], -1),
    bottom: from(trim[1], bleed[1], -1),
    right: from(trim[2], bleed[2], 1),
    top: from(trim[3], bleed[3], 1),
  };
  return [
    ...[trim[1], trim[3]].flatMap((y) => [
      line(away.left - length, y, away.left, y),
      line(away.right, y, away.right + length, y),
    ]),
    ...[trim[0], trim[2]].flatMap((x) => [
      line(x, away.bottom - length, x, away.bottom),
      line(x, away.top, x, away.top + length),
    ]),
  ];
}

/** Where marks begin beside an edge. */
function from(trimEdge: number, bleedEdge: number, direction: 1 | -1): number {
  return direction * Math.max(direction * trimEdge + leastFromTrim, direction * bleedEdge + gap);
}

/** A cross in a circle in the middle of each side. */
function registrationMarks({ trim, bleed }: PageBoxes): string[] {
  const [x, y] = [(trim[0] + trim[2]) / 2, (trim[1] + trim[3]) / 2];
  const half = length / 2;
  const centres = [
    [from(trim[0], bleed[0], -1) - half, y],
    [from(trim[2], bleed[2], 1) + half, y],
    [x, from(trim[1], bleed[1], -1) - half],
    [x, from(trim[3], bleed[3], 1) + half],
  ] as const;
  return centres.flatMap(([cx, cy]) => [
    line(cx - half, cy, cx + half, cy),
    line(cx, cy - half, cx, cy + half),
    circle([cx, cy], half * 0.6),
  ]);
}

function line(...[x1, y1, x2, y2]: Box): string {
  return `${decimal(x1)} ${decimal(y1)} m ${decimal(x2)} ${decimal(y2)} l S`;
}

/** Four Bézier curves; 0.5523 is the usual length of their handles. */
function circle([x, y]: readonly [number, number], radius: number): string {
  const handle = radius * 0.5523;
  const at = (dx: number, dy: number) => `${decimal(x + dx)} ${decimal(y + dy)}`;
  return [
    `${at(radius, 0)} m`,
    `${at(radius, handle)} ${at(handle, radius)} ${at(0, radius)} c`,
    `${at(-handle, radius)} ${at(-radius, handle)} ${at(-radius, 0)} c`,
    `${at(-radius, -handle)} ${at(-handle, -radius)} ${at(0, -radius)} c`,
    `${at(handle, -radius)} ${at(radius, -handle)} ${at(radius, 0)} c S`,
  ].join(' ');
}
