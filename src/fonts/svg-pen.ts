/** Sets cells as outlines: each chunk is moved by its anchor, and every glyph has its place and its turn. */

import { sizeOf, type Along, type Cell, type Drawn, type Picture } from './svg-cells.ts';
import { lengthOf, type Style } from './svg-style.ts';

/** Glyphs that are painted alike. */
export interface Run {
  readonly path: string;
  readonly style: Style;
}

/** The numbers a b c d e f of `matrix()`. */
type Matrix = readonly [number, number, number, number, number, number];

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

export class Pen {
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
