/**
 * The lines of a page of the book as they were painted, against those that were composed: each begins and ends with the
 * characters it was composed of, and where it was composed, on its sheet. They come one under the other, in their
 * order; what stands between them (titles, what Chrome set) is passed over.
 */

import type { ComposedLine } from '../../composing/compose-page.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PressPage } from '../sheets/lay-out-body.ts';
import type { PaintedText } from './join-glyphs.ts';
import type { OwnFont } from './printed.ts';

/**
 * CSS pixels: .02 em of a text of 10 points. Where a line ends that is not filled nobody sees, and it depends on all
 * that the line is made of, each rounded: .15 em.
 */
const tolerance = 0.27;
const toleranceOfEnd = 2;

/** Small type stands a little higher in its line. */
const toleranceOfHeight = 3;

/** Texts on one baseline of one sheet. */
interface Row {
  readonly y: number;
  readonly texts: Painted[];
}

interface Painted {
  readonly left: number;
  readonly right: number;
  readonly isWhole: boolean;
  /** Characters; absent for a glyph that is none's own. */
  readonly first: string | undefined;
  readonly last: string | undefined;
}

/** The rows of the sheets of a signature, filled as their content is read. */
export class Rows {
  private readonly sheets = new Map<number, Row[]>();

  add(sheet: number, { y, left, right, isWhole, first, last }: PaintedText, { texts }: OwnFont): void {
    const rows = this.sheets.get(sheet) ?? [];
    this.sheets.set(sheet, rows);
    const row = rows.findLast((each) => Math.abs(each.y - y) < 0.1);
    const painted = { left, right, isWhole, first: texts.get(first), last: texts.get(last) };
    if (row === undefined) rows.push({ y, texts: [painted] });
    else row.texts.push(painted);
  }

  /** Of each sheet, downwards. */
  of(first: number, last: number): Row[][] {
    return Array.from({ length: last - first }, (_, index) =>
      (this.sheets.get(first + index) ?? []).toSorted((a, b) => a.y - b.y),
    );
  }
}

/** Only the first line that is not found is reported: the lines behind it cannot be found either. */
export function compareLines(
  { title, composed, placeOf }: PressPage,
  sheets: readonly (readonly Row[])[],
): Diagnostic[] {
  const rows = sheets.flatMap((own, sheet) => own.map((row) => ({ row, sheet })));
  let next = 0;
  // How far below its place the foot of a line is painted; each sheet has coordinates of its own.
  const feet = new Map<number, number>();
  for (const line of surestFirst(composed?.lines ?? [])) {
    if (line.left === undefined && line.right === undefined) continue;
    const place = (isOn: (row: Row, line: ComposedLine) => boolean): number =>
      rows.findIndex(
        ({ row, sheet }, index) =>
          (line.top !== undefined || index >= next) &&
          (line.page === undefined || line.page === sheet) &&
          isAsHigh(row, line, feet.get(sheet)) &&
          isOn(row, line),
      );
    // A title whose end is not known may be taken for a line that begins with what is no text.
    const sure = line.left === undefined ? place(endsIn) : -1;
    const at = sure < 0 ? place(isOn) : sure;
    const found = rows[at];
    if (found === undefined)
      return [diagnose('lines-are-as-composed', { chapter: title, line: line.text }, placeOf?.(line.text))];
    if (line.top !== undefined && !feet.has(found.sheet)) feet.set(found.sheet, found.row.y - line.top);
    if (line.top === undefined) next = at + 1;
  }
  return [];
}

/**
 * Lines of known heights come in any order: what begins with no text, as a name spread over some cells does, could be
 * taken for another while it is not known where the lines of its sheet stand.
 */
function surestFirst(lines: readonly ComposedLine[]): readonly ComposedLine[] {
  const isUnsure = ({ top, left }: ComposedLine): boolean => top !== undefined && left === undefined;
  return lines.some(isUnsure) ? [...lines.filter((line) => !isUnsure(line)), ...lines.filter(isUnsure)] : lines;
}

function isAsHigh({ y }: Row, { top }: ComposedLine, foot: number | undefined): boolean {
  return top === undefined || foot === undefined || isNear(y - top, foot, toleranceOfHeight);
}

function isOn(row: Row, line: ComposedLine): boolean {
  const { texts } = row;
  const { text, left, right } = line;
  const first = characterAt(text, 0);
  return (
    (left === undefined || texts.some((each) => isNear(each.left, left, tolerance) && isSame(each.first, first))) &&
    (right === undefined || texts.some(({ isWhole }) => !isWhole) || endsIn(row, line))
  );
}

/** Whether a text of the row ends where the line was composed to end, in its last character. */
function endsIn({ texts }: Row, { text, right, isFull }: ComposedLine): boolean {
  const last = characterAt(text, -1);
  return texts.some(
    (each) =>
      each.isWhole &&
      right !== undefined &&
      isNear(each.right, right, isFull ? tolerance : toleranceOfEnd) &&
      isSame(each.last, last),
  );
}

function isNear(one: number, other: number, by: number): boolean {
  return Math.abs(one - other) <= by;
}

function characterAt(text: string, at: 0 | -1): string | undefined {
  return Array.from(at === 0 ? text.slice(0, 2) : text.slice(-2)).at(at);
}

/** Characters that share a glyph are read alike. */
function isSame(painted: string | undefined, composed: string | undefined): boolean {
  return (
    painted === undefined ||
    painted === composed ||
    (composed !== undefined &&
      (painted.normalize('NFKD')[0] === composed.normalize('NFKD')[0] || isDash(painted, composed)))
  );
}

function isDash(...characters: readonly string[]): boolean {
  return characters.every((character) => /[\p{Pd}\u2026\u22EF]/u.test(character));
}
