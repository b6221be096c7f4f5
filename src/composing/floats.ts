/**
 * Figures for which their page has no room, and which wait for the head of the next one while the paragraphs behind
 * them fill that page.
 */

import type { Unit } from './galley.ts';

/** Figures that wait, in their order. Lengths are lines of the body. */
export interface Waiting {
  /** By their places among the units. */
  readonly figures: readonly number[];
  /** Where the last of them will end, and how many lines they take at the head of their page with the space below. */
  readonly bottom: number;
  readonly room: number;
}

export const noneWaits: Waiting = { figures: [], bottom: 0, room: 0 };

/** Lines of text that stand at least on a page whose head has such figures. */
const textLines = 3;

/**
 * One more figure waits behind the others. Gives `undefined` where they would take too much of their page: they stand
 * on one, or the figure does not wait.
 */
export function waitsToo(
  { figures, bottom }: Waiting,
  index: number,
  units: readonly Unit[],
  lines: number,
): { readonly waiting: Waiting; readonly top: number } | undefined {
  const [unit, first] = [units[index], units[figures[0] ?? index]];
  const last = units[figures.at(-1) ?? -1];
  if (unit?.floatsIn === undefined || unit.floatsIn !== first?.floatsIn) return undefined;
  const top = last === undefined ? 0 : bottom + Math.max(last.below, unit.above) + unit.shift;
  const end = top + unit.height;
  const room = wholeLines(end + unit.below);
  return room > lines - textLines ? undefined : { waiting: { figures: [...figures, index], bottom: end, room }, top };
}

/** Whether a unit may come before the figures that wait. */
export function passes(unit: Unit, { figures: [first] }: Waiting, units: readonly Unit[]): boolean {
  return first === undefined || (unit.textIn !== undefined && unit.textIn === units[first]?.floatsIn);
}

/** The place of the last unit before another that does not wait. */
export function lastBefore(index: number, { figures }: Waiting): number {
  let before = index - 1;
  while (figures.includes(before)) before -= 1;
  return before;
}

/** A little less than a line more is no line more: that is taken from the space around it. */
export function wholeLines(length: number): number {
  return Math.ceil(length - 0.3);
}
