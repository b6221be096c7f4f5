/**
 * What stands in the margins of a copy to write on: ids of passages at the left, at the right bars beside what changed
 * and the numbers of lines. It is put on at binding, like folios, so that a signature depends on its own text alone.
 */

import type { Sheet } from '../../editions/sheet.ts';
import type { PassageMark } from '../../book/model.ts';
import type { BoundPage, PageMargin } from './pagination.ts';
import type { Target } from '../signatures/printed.ts';
import type { ReadySignature } from '../signatures/ready-signature.ts';
import { printedSheet } from '../sheets/sheet-css.ts';

export interface MarginOptions {
  readonly sheet: Sheet;
  readonly marks: readonly PassageMark[];
  /** Every fifth line of the type area has its number. */
  readonly numbersLines: boolean;
}

/** Every fifth line has its number. */
const lineStep = 5;

/** Gives each page of the signatures its margin. */
export function withMargins(
  bound: readonly BoundPage[],
  printed: readonly ReadySignature[],
  options: MarginOptions,
): BoundPage[] {
  const { sheet, marks, numbersLines } = options;
  const grid = gridOf(sheet);
  const order = new Map(bound.map(({ source }, index) => [source, index]));
  const places = new Map<string, Target & { readonly at: number }>();
  for (const { targets, pages } of printed) {
    for (const [id, target] of targets) {
      const at = order.get(pages[target.page]);
      if (at !== undefined) places.set(id, { ...target, at });
    }
  }
  const margins = bound.map(() => ({
    ids: [] as PageMargin['ids'][number][],
    bars: [] as PageMargin['bars'][number][],
  }));
  for (const { label, anchor, end } of marks) {
    const start = places.get(anchor);
    if (start === undefined) continue;
    const first = grid.lineAt(start.y);
    margins[start.at]?.ids.push({ label, y: grid.baseOf(first) });
    const last = end === undefined ? undefined : places.get(end);
    if (last === undefined) continue;
    for (let at = start.at; at <= last.at; at += 1) {
      const from = at === start.at ? first : 0;
      const to = at === last.at ? grid.lineAt(last.y) + 1 : sheet.lines;
      margins[at]?.bars.push({ from: grid.topOf(from), to: grid.topOf(Math.max(to, from + 1)) });
    }
  }
  const numbers = Array.from({ length: Math.floor(sheet.lines / lineStep) }, (_, index) => (index + 1) * lineStep);
  const lines = numbersLines ? numbers.map((number) => ({ label: String(number), y: grid.baseOf(number - 1) })) : [];
  return bound.map((page, index) =>
    page.source === undefined ? page : { ...page, margin: { ...(margins[index] ?? { ids: [], bars: [] }), lines } },
  );
}

/** The lines of the type area, from 0 at its head. Chrome's places leave its margin at the head out (printed.ts). */
function gridOf(sheet: Sheet) {
  const { height, top, head } = printedSheet(sheet);
  const topOf = (line: number): number => height - top - line * sheet.leading;
  return {
    topOf,
    /**
     * A box that begins a hair above its line still stands on it; half a line off (a panel's padding) it belongs to the
     * next.
     */
    lineAt: (y: number): number =>
      Math.max(0, Math.min(sheet.lines - 1, Math.round((height - top - (y - head)) / sheet.leading))),
    /** The ink of a character stands some 0.38 of its size above and below the middle of its line. */
    baseOf: (line: number): number => topOf(line) - sheet.leading / 2 - 0.36 * sheet.fontSize,
  };
}
