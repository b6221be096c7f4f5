/**
 * Reads the text of an SVG `<text>` into cells: characters with their style and the positions that lists give them
 * (SVG 1.1 § 10).
 */

import { declaredOf, inherit, lengthOf, type Sheet, type Style } from './svg-style.ts';
import { measurePath, type MeasuredPath } from './svg-path.ts';
import { isRemark, type SvgElement } from '../book/svg-tree.ts';
import type { OpenFont } from './harfbuzz.ts';

/** Chooses how a character is set; `undefined` when it is invisible. */
export type FontFor = (character: string, style: Style) => Drawn | undefined;

export interface Drawn {
  readonly font: OpenFont;
  readonly text: string;
}

export interface Picture {
  readonly sheet: Sheet;
  readonly fontFor: FontFor;
  /** The size of the picture, for percentages. */
  readonly width: number;
  readonly height: number;
  readonly byId: ReadonlyMap<string, SvgElement>;
  /** Paths that text was set along, by id. */
  readonly measured: Map<string, MeasuredPath>;
}

export interface Cell {
  readonly text: string;
  readonly style: Style;
  readonly along: Along | undefined;
  x?: number;
  y?: number;
  dx: number;
  dy: number;
  turn: number;
}

export interface Along {
  readonly path: MeasuredPath;
  readonly start: number;
}

/** Reads the characters that lists of positions count; combining marks and selectors belong to the one before. */
export class CellReader {
  private readonly cells: Cell[] = [];
  private readonly picture: Picture;

  constructor(picture: Picture) {
    this.picture = picture;
  }

  read(element: SvgElement, around: readonly SvgElement[], outer: Style, along: Along | undefined): void {
    const declared = declaredOf(element, around, this.picture.sheet);
    const style = new Map(inherit(declared, outer));
    for (const property of ['baseline-shift', 'alignment-baseline', 'text-decoration', 'text-decoration-line']) {
      const value = declared.get(property) ?? (property === 'alignment-baseline' ? undefined : outer.get(property));
      if (value !== undefined) style.set(property, value);
    }
    if (element.name !== 'text' && declared.has('opacity'))
      style.set('opacity', String(Number(outer.get('opacity') ?? 1) * Number(declared.get('opacity'))));
    else if (element.name !== 'text' && outer.has('opacity')) style.set('opacity', outer.get('opacity') ?? '1');
    if (element.name !== 'text' && (declared.get('display') === 'none' || outer.has('display')))
      style.set('display', 'none');
    const first = this.cells.length;
    const on = element.name === 'textPath' ? this.pathOf(element, style) : along;
    for (const child of element.children) {
      if (typeof child === 'string') this.add(child, style, on);
      else if (!isRemark(child)) this.read(child, [...around, element], style, on);
    }
    this.place(element, style, this.cells.slice(first));
  }

  done(): readonly Cell[] {
    while (this.cells.at(-1)?.text === ' ' && !isKept(this.cells.at(-1)?.style)) this.cells.pop();
    return this.cells;
  }

  private add(written: string, style: Style, along: Along | undefined): void {
    const keeps = isKept(style);
    for (const text of written
      .replace(/[\r\n\t]/g, ' ')
      .match(/(?:[^\p{M}\p{Variation_Selector}]|^)[\p{M}\p{Variation_Selector}]*/gu) ?? []) {
      if (text === ' ' && !keeps && (this.cells.length === 0 || this.cells.at(-1)?.text === ' ')) continue;
      if (text !== '') this.cells.push({ text, style, along, dx: 0, dy: 0, turn: 0 });
    }
  }

  private pathOf(element: SvgElement, style: Style): Along | undefined {
    const id = (element.attributes.get('href') ?? element.attributes.get('xlink:href') ?? '').trim().slice(1);
    const data = this.picture.byId.get(id)?.attributes.get('d');
    if (data === undefined) return undefined;
    const path = this.picture.measured.get(id) ?? measurePath(data);
    this.picture.measured.set(id, path);
    return {
      path,
      start: lengthOf(element.attributes.get('startOffset') ?? '0', { size: sizeOf(style), whole: path.length }) ?? 0,
    };
  }

  /** Lists of an inner element are read before those of outer ones, and prevail. */
  private place({ attributes }: SvgElement, style: Style, cells: readonly Cell[]): void {
    const listOf = (name: string, whole: number): (number | undefined)[] =>
      (attributes.get(name) ?? '')
        .split(/[\s,]+/)
        .filter((one) => one !== '')
        .map((one) => lengthOf(one, { size: sizeOf(style), whole }));
    const { width, height } = this.picture;
    for (const [index, value] of listOf('x', width).entries()) placed(cells[index], 'x', value);
    for (const [index, value] of listOf('y', height).entries()) placed(cells[index], 'y', value);
    for (const [index, value] of listOf('dx', width).entries()) moved(cells[index], 'dx', value);
    for (const [index, value] of listOf('dy', height).entries()) moved(cells[index], 'dy', value);
    const turns = listOf('rotate', 0);
    if (turns.length > 0)
      for (const [index, cell] of cells.entries())
        if (cell.turn === 0) cell.turn = turns[Math.min(index, turns.length - 1)] ?? 0;
  }
}

function placed(cell: Cell | undefined, axis: 'x' | 'y', value: number | undefined): void {
  if (cell !== undefined && value !== undefined) cell[axis] ??= value;
}

function moved(cell: Cell | undefined, axis: 'dx' | 'dy', value: number | undefined): void {
  if (cell !== undefined && value !== undefined && cell[axis] === 0) cell[axis] = value;
}

function isKept(style: Style | undefined): boolean {
  return /^(?:pre|break-spaces)/.test(style?.get('white-space') ?? '');
}

export function sizeOf(style: Style): number {
  return Number(style.get('font-size') ?? 16);
}
