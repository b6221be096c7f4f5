/**
 * Our own drawings as PDF operators, so that print has them as shapes, not as pixels: SVG of rectangles, circles, paths
 * of absolute commands and groups. Colours are inks, `data-fill` and `data-stroke` (cyan, magenta, yellow, black from 0
 * to 1), inherited like `fill` and `stroke`.
 */

import { walkXml } from '../../markdown/walk-html.ts';
import { decimal } from '../objects/objects.ts';

/** Name of the one picture a drawing can have, in the page's resources. */
export const pictureName = 'Picture';

type Attributes = ReadonlyMap<string, string>;

interface Paint {
  /** `c m y k`; absent for none. */
  readonly fill?: string | undefined;
  readonly stroke?: string | undefined;
  readonly strokeWidth: number;
}

/**
 * `height` is that of the page: SVG counts down from its head, PDF up from its foot. Throws on what it does not know,
 * for templates are ours.
 */
export function drawArtwork(svg: string, height: number): string {
  const operators = [`q 1 0 0 -1 0 ${decimal(height)} cm`];
  const paints: Paint[] = [{ strokeWidth: 1 }];
  for (const event of walkXml(svg)) {
    if (event.kind === 'close' && (event.name === 'g' || event.name === 'svg')) {
      paints.pop();
      operators.push('Q');
    }
    if (event.kind !== 'open') continue;
    const paint = inherit(event.attributes, paints.at(-1));
    operators.push('q', ...transforms(event.attributes.get('transform') ?? ''));
    if (event.name === 'g' || event.name === 'svg') paints.push(paint);
    else operators.push(shape(event.name, event.attributes, paint), 'Q');
  }
  return `${[...operators, 'Q'].filter((line) => line !== '').join('\n')}\n`;
}

function inherit(attributes: Attributes, above: Paint = { strokeWidth: 1 }): Paint {
  const ink = (name: string, inherited: string | undefined) => {
    const own = attributes.get(name);
    return own === undefined ? inherited : own === 'none' ? undefined : own;
  };
  return {
    fill: ink('data-fill', above.fill),
    stroke: ink('data-stroke', above.stroke),
    strokeWidth: Number(attributes.get('stroke-width') ?? above.strokeWidth),
  };
}

function transforms(written: string): string[] {
  return [...written.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, kind, numbers = '']) => {
    const [a = 0, b] = numbers
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (kind === 'translate') return `1 0 0 1 ${precise(a)} ${precise(b ?? 0)} cm`;
    if (kind === 'scale') return `${precise(a)} 0 0 ${precise(b ?? a)} 0 0 cm`;
    if (kind === 'rotate' && a === 90) return '0 1 -1 0 0 0 cm';
    throw new Error(`a drawing has the transform ${written}`);
  });
}

function shape(kind: string, attributes: Attributes, paint: Paint): string {
  const number = (name: string) => Number(attributes.get(name) ?? 0);
  const [x, y, width, height] = [number('x'), number('y'), number('width'), number('height')];
  switch (kind) {
    case 'rect':
      return painted(
        attributes.has('rx')
          ? roundedBox({ x, y, width, height }, number('rx'))
          : `${[x, y, width, height].map(precise).join(' ')} re`,
        paint,
      );
    case 'path':
      return painted(pathOperators(attributes.get('d') ?? ''), paint);
    case 'image':
      // Pictures stand on their feet: once more upside down.
      return `${precise(width)} 0 0 ${precise(-height)} ${precise(x)} ${precise(y + height)} cm /${pictureName} Do`;
    default:
      throw new Error(`a drawing has the element ${kind}`);
  }
}

function painted(path: string, { fill, stroke, strokeWidth }: Paint): string {
  if (path === '' || (fill === undefined && stroke === undefined)) return '';
  const inks = [
    fill === undefined ? '' : `${fill} k`,
    stroke === undefined ? '' : `${stroke} K ${precise(strokeWidth)} w`,
  ].filter((ink) => ink !== '');
  return `${inks.join(' ')} ${path} ${fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B'}`;
}

/** A quarter of a circle as one curve. */
const kappa = 0.5523;

function roundedBox(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  radius: number,
): string {
  const [right, bottom, away] = [x + width, y + height, radius * (1 - kappa)];
  const point = (...numbers: number[]) => numbers.map(precise).join(' ');
  return [
    `${point(x + radius, y)} m ${point(right - radius, y)} l`,
    `${point(right - away, y, right, y + away, right, y + radius)} c ${point(right, bottom - radius)} l`,
    `${point(right, bottom - away, right - away, bottom, right - radius, bottom)} c ${point(x + radius, bottom)} l`,
    `${point(x + away, bottom, x, bottom - away, x, bottom - radius)} c ${point(x, y + radius)} l`,
    `${point(x, y + away, x + away, y, x + radius, y)} c h`,
  ].join(' ');
}

/**
 * M, L, Q, C and Z, as the outlines of glyphs have them; PDF has no quadratic curves, each becomes the cubic that is
 * the same line.
 */
function pathOperators(data: string): string {
  const operators: string[] = [];
  let at: readonly [number, number] = [0, 0];
  for (const [, command = '', rest = ''] of data.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers;
    const end = [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0] as const;
    if (command === 'M' || command === 'L')
      operators.push(`${numbers.map(precise).join(' ')} ${command.toLowerCase()}`);
    else if (command === 'C') operators.push(`${numbers.map(precise).join(' ')} c`);
    else if (command === 'Q')
      operators.push(
        `${[third(at[0], x1), third(at[1], y1), third(x2, x1), third(y2, y1), x2, y2].map(precise).join(' ')} c`,
      );
    else if (command === 'Z') operators.push('h');
    else throw new Error(`a drawing has the path command ${command}`);
    if (command !== 'Z') at = end;
  }
  return operators.join(' ');
}

/** The cubic's handle: a third of the way from the quadratic's to the end. */
function third(end: number, handle: number): number {
  return end + ((handle - end) * 2) / 3;
}

/** Drawings are scaled, so they need more places than decimal() has. */
function precise(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}
