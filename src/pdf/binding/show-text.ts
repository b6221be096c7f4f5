/** The operators that show a text of furniture. */

import { decimal } from '../objects/objects.ts';
import type { FurnitureLine } from './lines.ts';

/** How far Han characters reach above and below their base line, in their size. Figures reach less far. */
export const ascent = 0.88;
export const descent = 0.12;

/** The name of a face of furniture in a page's resources, by its index. */
export function furnitureName(resource: string, face: number): string {
  return face === 0 ? resource : `${resource}${face}`;
}

/** How a text is shown, wherever it stands. */
export interface ShownText {
  readonly size: number;
  readonly lineOf: (text: string) => FurnitureLine;
  readonly resource: string;
  /** Whether faces have stops in the middle of their cells; else they stand at a corner. */
  readonly centresStops?: boolean;
}

interface PlacedText extends ShownText {
  /** Points of the sheet with its bleed. */
  readonly x: number;
  readonly y: number;
}

export function showText(text: string, { size, x, y, lineOf, resource }: PlacedText): string {
  const [first, ...more] = lineOf(text).runs.map(({ face, shown }) => ({
    font: `/${furnitureName(resource, face)} ${decimal(size)} Tf`,
    show: `[${shown}] TJ`,
  }));
  return `BT ${first?.font ?? ''} 0 g ${decimal(x)} ${decimal(y)} Td ${first?.show ?? ''} ${more.map(({ font, show }) => `${font} ${show} `).join('')}ET\n`;
}
