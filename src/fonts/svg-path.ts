/** Turns a path into short straight pieces, for text that is set along it. */

export interface PathPoint {
  readonly x: number;
  readonly y: number;
  /** Direction of the path at this point, in radians. */
  readonly angle: number;
}

export interface MeasuredPath {
  readonly length: number;
  /** The point at a distance along the path; `undefined` before its beginning and after its end. */
  at(distance: number): PathPoint | undefined;
}

type Point = readonly [x: number, y: number];

/** Straight pieces for each curve. */
const pieces = 24;
/** Characters of path data that are read; no path for a line of text is longer. */
const mostData = 100_000;
/** How many numbers each command takes. */
const counts: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

export function measurePath(data: string): MeasuredPath {
  const points = flatten(data.slice(0, mostData));
  const lengths = [0];
  for (let index = 1; index < points.length; index += 1)
    lengths.push((lengths.at(-1) ?? 0) + distance(points[index - 1] ?? [0, 0], points[index] ?? [0, 0]));
  const length = lengths.at(-1) ?? 0;
  return {
    length,
    at: (wanted) => {
      if (wanted < 0 || wanted > length || length === 0) return undefined;
      const next = Math.max(1, firstFrom(lengths, wanted));
      const [[x, y], [toX, toY]] = [points[next - 1] ?? [0, 0], points[next] ?? [0, 0]];
      const from = lengths[next - 1] ?? 0;
      const share = (wanted - from) / ((lengths[next] ?? 0) - from || 1);
      return { x: x + (toX - x) * share, y: y + (toY - y) * share, angle: Math.atan2(toY - y, toX - x) };
    },
  };
}

/** Index of the first length that is not smaller; lengths ascend. */
function firstFrom(lengths: readonly number[], wanted: number): number {
  let [low, high] = [0, lengths.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lengths[middle] ?? 0) >= wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

function distance([x, y]: Point, [toX, toY]: Point): number {
  return Math.hypot(toX - x, toY - y);
}

/** Where the pen is between two commands. */
interface Pen {
  readonly start: Point;
  readonly now: Point;
  /** The last control point of the last curve. */
  readonly control: Point;
  readonly before: string;
}

type PointAt = (index: number) => Point;

function flatten(data: string): Point[] {
  const points: Point[] = [];
  let pen: Pen = { start: [0, 0], now: [0, 0], control: [0, 0], before: '' };
  for (const { command, numbers } of commandsOf(data)) {
    const name = command.toUpperCase();
    const { now, start } = pen;
    const [x, y] = command === name ? [0, 0] : now;
    const pointAt: PointAt = (index) => [(numbers[index] ?? 0) + x, (numbers[index + 1] ?? 0) + y];
    const end = endOf(name, pointAt, pen);
    const controls = controlsOf(name, pointAt, pen);
    if (controls.length > 0)
      for (let piece = 1; piece <= pieces; piece += 1) points.push(bezier([now, ...controls, end], piece / pieces));
    else if (name === 'A') points.push(...arc(now, end, numbers));
    else points.push(end);
    pen = { start: name === 'M' ? end : start, now: end, control: controls.at(-1) ?? end, before: name };
  }
  return points;
}

function endOf(name: string, pointAt: PointAt, { start, now }: Pen): Point {
  switch (name) {
    case 'Z':
      return start;
    case 'H':
      return [pointAt(0)[0], now[1]];
    case 'V':
      return [now[0], pointAt(-1)[1]];
    default:
      return pointAt((counts[name] ?? 2) - 2);
  }
}

/** The control points of a Bézier curve; other lines have none. */
function controlsOf(name: string, pointAt: PointAt, { now, control, before }: Pen): Point[] {
  const goesOn = /[CSQT]/.test(before) && /[CS]/.test(before) === /[CS]/.test(name);
  const mirrored: Point = goesOn ? [2 * now[0] - control[0], 2 * now[1] - control[1]] : now;
  switch (name) {
    case 'C':
      return [pointAt(0), pointAt(2)];
    case 'S':
      return [mirrored, pointAt(0)];
    case 'Q':
      return [pointAt(0)];
    case 'T':
      return [mirrored];
    default:
      return [];
  }
}

/** Repeats a command that is written once for several groups of numbers. */
function commandsOf(data: string): { readonly command: string; readonly numbers: readonly number[] }[] {
  return [...data.matchAll(/([MLHVCSQTAZ])([^MLHVCSQTAZ]*)/gi)].flatMap(([, command = '', rest = '']) => {
    const numbers =
      (/a/i.test(command)
        ? rest.replace(/(?<![\d.])([\d.]+[\s,]+[\d.]+[\s,]+[-\d.]+[\s,]*)([01])[\s,]*([01])[\s,]*/g, '$1$2 $3 ')
        : rest
      )
        .match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi)
        ?.map(Number) ?? [];
    const count = counts[command.toUpperCase()] ?? 0;
    if (count === 0) return [{ command, numbers: [] }];
    const further = command === 'M' ? 'L' : command === 'm' ? 'l' : command;
    return Array.from({ length: Math.floor(numbers.length / count) }, (_, index) => ({
      command: index === 0 ? command : further,
      numbers: numbers.slice(index * count, (index + 1) * count),
    }));
  });
}

/** A point of a Bézier curve, by de Casteljau. */
function bezier(points: readonly Point[], share: number): Point {
  const [first = [0, 0], ...rest] = points;
  if (rest.length === 0) return first;
  return bezier(
    rest.map(([x, y], index): Point => [
      (points[index]?.[0] ?? 0) * (1 - share) + x * share,
      (points[index]?.[1] ?? 0) * (1 - share) + y * share,
    ]),
    share,
  );
}

/** Converts end points to a centre (SVG 2, B.2.4). */
function arc(
  [x, y]: Point,
  [toX, toY]: Point,
  [rx = 0, ry = 0, turned = 0, isLarge = 0, isSweep = 0]: readonly number[],
): Point[] {
  if (rx === 0 || ry === 0) return [[toX, toY]];
  const turn = (turned * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [halfX, halfY] = [(x - toX) / 2, (y - toY) / 2];
  const [px, py] = [cos * halfX + sin * halfY, -sin * halfX + cos * halfY];
  const grow = Math.max(1, Math.sqrt((px / rx) ** 2 + (py / ry) ** 2));
  const [a, b] = [Math.abs(rx) * grow, Math.abs(ry) * grow];
  const side =
    (isLarge === isSweep ? -1 : 1) *
    Math.sqrt(
      Math.max(0, (a * a * b * b - a * a * py * py - b * b * px * px) / (a * a * py * py + b * b * px * px || 1)),
    );
  const [cx, cy] = [(side * a * py) / b, (-side * b * px) / a];
  const from = Math.atan2((py - cy) / b, (px - cx) / a);
  let sweep = Math.atan2((-py - cy) / b, (-px - cx) / a) - from;
  if (isSweep === 0 && sweep > 0) sweep -= 2 * Math.PI;
  if (isSweep !== 0 && sweep < 0) sweep += 2 * Math.PI;
  return Array.from({ length: pieces }, (_, index): Point => {
    const angle = from + (sweep * (index + 1)) / pieces;
    const [ux, uy] = [cx + a * Math.cos(angle), cy + b * Math.sin(angle)];
    return [cos * ux - sin * uy + (x + toX) / 2, sin * ux + cos * uy + (y + toY) / 2];
  });
}
