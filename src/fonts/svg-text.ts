/**
 * Sets one `<text>` of an SVG as SVG 1.1 § 10 says, in outlines: text is cut into chunks at each given position, each
 * chunk is moved by its anchor, and every glyph has its place.
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

/** Glyphs that are painted alike. */
export interface Run {
  readonly path: string;
  readonly style: Style;
}

export interface SetText {
  readonly runs: readonly Run[];
  /** The words in reading order. */
  readonly words: string;
}

/** The numbers a b c d e f of `matrix()`. */
type Matrix = readonly [number, number, number, number, number, number];

interface Cell {
  readonly text: string;
  readonly style: Style;
  readonly along: Along | undefined;
  x?: number;
  y?: number;
  dx: number;
  dy: number;
  turn: number;
}

interface Along {
  readonly path: MeasuredPath;
  readonly start: number;
}

/** `around` holds the ancestors of the text, the nearest last, and `outer` the style that it inherits. */
export function setSvgText(text: SvgElement, around: readonly SvgElement[], outer: Style, picture: Picture): SetText {
  const reader = new CellReader(picture);
  reader.read(text, around, outer, undefined);
  const cells = reader.done();
  const chunks = chunksOf(cells);
  const fit =
    chunks.length === 1
      ? lengthOf(text.attributes.get('textLength') ?? '', { size: 16, whole: picture.width })
      : undefined;
  const pen = new Pen(picture, fit, text.attributes.get('lengthAdjust') === 'spacingAndGlyphs');
  for (const chunk of chunks) pen.set(chunk);
  return {
    runs: pen.runs(),
    words: chunks
      .map((chunk) =>
        chunk
          .map((cell) => cell.text)
          .join('')
          .trim(),
      )
      .reduce(joinWords, ''),
  };
}

function joinWords(before: string, next: string): string {
  const isTight =
    before === '' ||
    next === '' ||
    /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]$/u.test(before) ||
    /^[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(next);
  return `${before}${isTight ? '' : ' '}${next}`;
}

/** Reads the characters that lists of positions count; combining marks and selectors belong to the one before. */
class CellReader {
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

function sizeOf(style: Style): number {
  return Number(style.get('font-size') ?? 16);
}

/** A chunk begins where a position is given. */
function chunksOf(cells: readonly Cell[]): Cell[][] {
  const chunks: Cell[][] = [];
  for (const [index, cell] of cells.entries()) {
    if (index === 0 || cell.x !== undefined || cell.y !== undefined || cell.along !== cells[index - 1]?.along)
      chunks.push([]);
    chunks.at(-1)?.push(cell);
  }
  return chunks;
}

interface Glyph {
  readonly path: string;
  readonly style: Style;
  /** The place of its origin along the line, and its distance from the line. */
  readonly at: number;
  readonly off: number;
  readonly advance: number;
  readonly scale: number;
  readonly turn: number;
  /** In a column: the glyph stands upright, centred in the column. */
  readonly isUpright: boolean;
}

/** Characters that are shaped together. */
interface Segment {
  readonly cells: Cell[];
  drawn: Drawn | undefined;
}

class Pen {
  private x = 0;
  private y = 0;
  private readonly made: { path: string; style: Style }[] = [];

  private readonly picture: Picture;
  private readonly fit: number | undefined;
  private readonly fitsGlyphs: boolean;

  constructor(picture: Picture, fit: number | undefined, fitsGlyphs: boolean) {
    this.picture = picture;
    this.fit = fit;
    this.fitsGlyphs = fitsGlyphs;
  }

  runs(): Run[] {
    return this.made.filter(({ path }) => path !== '');
  }

  set(chunk: readonly Cell[]): void {
    const [first] = chunk;
    if (first === undefined) return;
    const isColumn = /^(?:tb|vertical)/.test(first.style.get('writing-mode') ?? '');
    this.x = first.x ?? this.x;
    this.y = first.y ?? this.y;
    const { glyphs, advance, across } = this.line(chunk, isColumn);
    const room = this.fit === undefined || advance === 0 ? 0 : this.fit - advance;
    const gap = this.fitsGlyphs ? 0 : room / Math.max(1, glyphs.length - 1);
    const stretch = this.fitsGlyphs && room !== 0 ? (this.fit ?? advance) / advance : 1;
    const whole = advance + room;
    const anchor = first.style.get('text-anchor');
    const start = anchor === 'middle' ? -whole / 2 : anchor === 'end' ? -whole : 0;
    for (const [index, glyph] of glyphs.entries()) {
      const matrix =
        first.along === undefined
          ? this.straight(glyph, { along: start + glyph.at * stretch + index * gap, isColumn, stretch })
          : bent(glyph, start, first.along);
      if (matrix !== undefined) this.paint(glyph.style, transformed(glyph.path, matrix, digitsFor(glyph.style)));
    }
    this.decorate(chunk, { start, whole, isColumn });
    if (isColumn) [this.x, this.y] = [this.x + across, this.y + start + whole];
    else [this.x, this.y] = [this.x + start + whole, this.y + across];
  }

  /**
   * Places glyphs from the beginning of the chunk. Characters without extra spacing between them are shaped together.
   */
  private line(chunk: readonly Cell[], isColumn: boolean): { glyphs: Glyph[]; advance: number; across: number } {
    const glyphs: Glyph[] = [];
    let [at, across] = [0, 0];
    for (const { cells, drawn } of this.segments(chunk)) {
      const [head] = cells;
      if (head === undefined) continue;
      const { style } = head;
      const size = sizeOf(style);
      at += isColumn ? head.dy : head.dx;
      across += isColumn ? head.dx : head.dy;
      const text = drawn?.text ?? '';
      const isUpright = isColumn && standsInColumn.test(text);
      if (drawn !== undefined) {
        const { font } = drawn;
        const scale = size / font.unitsPerEm;
        for (const shaped of font.shape(text)) {
          const advance = isUpright ? size : shaped.advance * scale;
          const side = isUpright
            ? -(shaped.advance * scale) / 2 + (inCorner.test(text) ? 0.6 * size : 0)
            : shaped.xOffset * scale;
          glyphs.push({
            path: font.path(shaped.glyph),
            style,
            at: at + (isUpright ? (inCorner.test(text) ? -0.6 * size : 0) : side),
            off: isUpright ? side : across - shaped.yOffset * scale,
            advance,
            scale,
            turn: head.turn,
            isUpright,
          });
          at += advance;
        }
      }
      at += spacing(style, 'letter-spacing') + (text === ' ' ? spacing(style, 'word-spacing') : 0);
    }
    return { glyphs, advance: at, across };
  }

  private segments(chunk: readonly Cell[]): Segment[] {
    const segments: Segment[] = [];
    for (const cell of chunk) {
      const drawn = cell.style.has('display') ? undefined : this.picture.fontFor(cell.text, cell.style);
      const last = segments.at(-1);
      const isFree =
        cell.dx === 0 &&
        cell.dy === 0 &&
        cell.turn === 0 &&
        spacing(cell.style, 'letter-spacing') === 0 &&
        spacing(cell.style, 'word-spacing') === 0 &&
        !/^(?:tb|vertical)/.test(cell.style.get('writing-mode') ?? '');
      if (
        !isFree ||
        drawn === undefined ||
        last?.drawn?.font !== drawn.font ||
        last.cells[0]?.style !== cell.style ||
        last.cells[0].turn !== 0
      )
        segments.push({ cells: [cell], drawn });
      else {
        last.cells.push(cell);
        last.drawn = { ...drawn, text: last.drawn.text + drawn.text };
      }
    }
    return segments;
  }

  private straight(
    { style, scale, off, turn, isUpright }: Glyph,
    { along, isColumn, stretch }: { along: number; isColumn: boolean; stretch: number },
  ): Matrix {
    const size = sizeOf(style);
    if (isUpright) return [scale, 0, 0, -scale, this.x + off, this.y + along + size * emAscent];
    if (isColumn) return [0, scale * stretch, scale, 0, this.x - size * 0.35 + off, this.y + along];
    return glyphMatrix({ scale, stretch, turn, style }, this.x + along, this.y + off + shiftOf(style));
  }

  private paint(style: Style, path: string): void {
    const last = this.made.at(-1);
    if (last?.style === style) last.path += path;
    else this.made.push({ path, style });
  }

  /** Draws lines under, over and through the text. */
  private decorate(
    chunk: readonly Cell[],
    { start, whole, isColumn }: { start: number; whole: number; isColumn: boolean },
  ): void {
    const [{ style, along } = { style: new Map<string, string>(), along: undefined }] = chunk;
    const wanted = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
    if (isColumn || along !== undefined) return;
    const size = sizeOf(style);
    const digits = digitsFor(style);
    for (const [name, above] of [
      ['underline', -0.14],
      ['line-through', 0.3],
      ['overline', 0.9],
    ] as const) {
      if (!wanted.includes(name)) continue;
      const [x, y] = [this.x + start, this.y + shiftOf(style) - above * size];
      const [right, bottom] = [x + whole, y + size / 16];
      this.paint(
        style,
        `M${rounded(x, digits)},${rounded(y, digits)}L${rounded(right, digits)},${rounded(y, digits)}L${rounded(right, digits)},${rounded(bottom, digits)}L${rounded(x, digits)},${rounded(bottom, digits)}Z`,
      );
    }
  }
}

/** Han and what is set like it; brackets, dashes and dots are turned like Latin. */
const standsInColumn =
  /^(?![\u2014\u2026\u3008-\u3011\u3014-\u301B\uFF08\uFF09\uFF3B\uFF3D\uFF5B\uFF5D\uFF5E])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u2E80-\u303F\uFF01-\uFF60]/u;
/** In columns these marks stand at the upper right of their cell, not at the lower left. */
const inCorner = /^[，。、．]/;

/** Height of the middle of a Han em square above the baseline, and of its top, in em. */
const emMiddle = 0.38;
const emAscent = 0.88;

/** The matrix of a glyph turned around its origin. Italics are slanted, because the faces have none. */
function glyphMatrix(
  { scale, stretch, turn, style }: { scale: number; stretch: number; turn: number; style: Style },
  x: number,
  y: number,
): Matrix {
  const angle = (turn * Math.PI) / 180;
  const lean = /^(?:italic|oblique)/.test(style.get('font-style') ?? '') ? 0.2 : 0;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [scale * stretch * cos, scale * stretch * sin, scale * (lean * cos + sin), scale * (lean * sin - cos), x, y];
}

/** A glyph's middle stands on the path. Glyphs without room on it are not shown, as in browsers. */
function bent(
  { style, at, off, advance, scale }: Glyph,
  start: number,
  { path, start: offset }: Along,
): Matrix | undefined {
  const point = path.at(offset + start + at + advance / 2);
  if (point === undefined) return undefined;
  const [cos, sin] = [Math.cos(point.angle), Math.sin(point.angle)];
  const down = off + shiftOf(style);
  return [
    scale * cos,
    scale * sin,
    scale * sin,
    -scale * cos,
    point.x - (cos * advance) / 2 - sin * down,
    point.y - (sin * advance) / 2 + cos * down,
  ];
}

/** How far a baseline other than the alphabetic one moves the text down. */
function shiftOf(style: Style): number {
  const size = sizeOf(style);
  const baseline = style.get('alignment-baseline') ?? style.get('dominant-baseline') ?? '';
  const down = /central/.test(baseline)
    ? emMiddle
    : /middle/.test(baseline)
      ? 0.27
      : /hanging/.test(baseline)
        ? 0.75
        : /(?:before-edge|text-top|^top)/.test(baseline)
          ? emAscent
          : /(?:after-edge|text-bottom|ideographic|^bottom)/.test(baseline)
            ? emAscent - 1
            : 0;
  const shift = style.get('baseline-shift') ?? '';
  const up =
    shift === 'super' ? 0.4 * size : shift === 'sub' ? -0.2 * size : (lengthOf(shift, { size, whole: size }) ?? 0);
  return down * size - up;
}

function spacing(style: Style, property: string): number {
  return lengthOf(style.get(property) ?? '', { size: sizeOf(style), whole: sizeOf(style) }) ?? 0;
}

/** Decimals of a coordinate: a hundredth of a unit for text of 10 to 100 units, finer for smaller text. */
function digitsFor(style: Style): number {
  return Math.min(8, Math.max(2, 2 + Math.ceil(Math.log10(10 / Math.max(1e-6, sizeOf(style))))));
}

/** Transforms a path of absolute M, L, Q, C and Z, in which y grows upwards. */
function transformed(path: string, [a, b, c, d, e, f]: Matrix, digits: number): string {
  return path
    .replace(
      /(-?[\d.]+)[\s,]*(-?[\d.]+)/g,
      (_, x: string, y: string) =>
        `${rounded(a * Number(x) + c * Number(y) + e, digits)},${rounded(b * Number(x) + d * Number(y) + f, digits)} `,
    )
    .replace(/ (?=[A-Z])| $/g, '');
}

function rounded(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
