/** The state of text (ISO 32000-1, 9.3–9.4): the pen, the font, and the boxes of what is shown. */

import type { ReadFont } from './fonts.ts';
import { meet, union, type Box, type Matrix } from './matrix.ts';
import { operand, type ContentTokens } from './tokens.ts';

/** What `q` saves and `Q` brings back. */
export interface TextState {
  readonly font: ReadFont | undefined;
  readonly size: number;
  readonly characterSpace: number;
  readonly wordSpace: number;
  /** 1 is the usual width. */
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
  readonly mode: number;
}

export const plainText: TextState = { font: undefined, size: 0, characterSpace: 0, wordSpace: 0, scale: 1, leading: 0, rise: 0, mode: 0 };

/** From the head to the foot of a body, in sizes: that of Chinese faces; Latin ascenders and descenders are about the same. */
const [head, foot] = [0.88, -0.12];

const space = 32;
/** As long as a string of a PDF should be; of a longer one the beginning counts. */
const shown = new Uint8Array(65_536);

export class TextPen {
  state = plainText;
  /** Around all that was shown and can be seen. */
  box: Box | undefined;
  private readonly window: Box | undefined;
  private user: Matrix = [1, 0, 0, 1, 0, 0];
  private text: Matrix = [1, 0, 0, 1, 0, 0];
  /** Of the pen, in the user space of the line's beginning: text space without its shift. */
  private x = 0;
  private y = 0;
  private lineX = 0;
  private lineY = 0;
  /** Text space to the page, without the shift. */
  private a = 1;
  private b = 0;
  private c = 0;
  private d = 1;

  /** Text that stands wholly outside of `window` is not noted. */
  constructor(window: Box | undefined) {
    this.window = window;
  }

  /** After `cm`, `q` and `Q`. */
  setUserSpace(matrix: Matrix): void {
    this.user = matrix;
    this.combine();
  }

  /** `BT` and `Tm` */
  setMatrix(matrix: Matrix): void {
    this.text = matrix;
    [this.x, this.y] = [matrix[4], matrix[5]];
    [this.lineX, this.lineY] = [this.x, this.y];
    this.combine();
  }

  private combine(): void {
    const [a, b, c, d] = this.text;
    const [g, h, i, j] = this.user;
    [this.a, this.b, this.c, this.d] = [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j];
  }

  /** `Td` */
  moveLine(x: number, y: number): void {
    const [a, b, c, d] = this.text;
    this.lineX += x * a + y * c;
    this.lineY += x * b + y * d;
    this.x = this.lineX;
    this.y = this.lineY;
  }

  /** `T*` */
  nextLine(): void {
    this.moveLine(0, -this.state.leading);
  }

  /** Strings and the numbers between them, as `Tj` and `TJ` have them. */
  show(tokens: ContentTokens, from: number): void {
    const { state } = this;
    const { font, size } = state;
    if (font === undefined) return;
    let [pen, least, most] = [0, 0, 0];
    for (let index = from; index < tokens.count; index += 1) {
      const isString = tokens.kind(index) === operand.string;
      const unit = font.isVertical ? 1 : state.scale;
      pen += isString ? this.advance(font, tokens.string(index, shown)) : (-tokens.number(index) / 1000) * size * unit;
      if (pen < least) least = pen;
      if (pen > most) most = pen;
    }
    if (most > least && state.mode !== 3 && state.mode !== 7) this.note(font.isVertical, least, most);
    const [a, b, c, d] = this.text;
    this.x += pen * (font.isVertical ? c : a);
    this.y += pen * (font.isVertical ? d : b);
  }

  /** Of the codes in `shown`. */
  private advance(font: ReadFont, length: number): number {
    const { size, characterSpace, wordSpace, scale } = this.state;
    let sum = 0;
    if (font.bytesPerCode === 2) {
      for (let at = 0; at + 1 < length; at += 2) sum += font.advance((shown[at] ?? 0) * 256 + (shown[at + 1] ?? 0)) * size + characterSpace;
      return font.isVertical ? sum : sum * scale;
    }
    for (let at = 0; at < length; at += 1) {
      const code = shown[at] ?? 0;
      sum += font.advance(code) * size + characterSpace + (code === space ? wordSpace : 0);
    }
    return sum * scale;
  }

  /** A vertical line has its pen in the middle of the column. */
  private note(isVertical: boolean, least: number, most: number): void {
    const { size, rise } = this.state;
    const [left, right] = isVertical ? [-size / 2, size / 2] : [least, most];
    const [bottom, top] = isVertical ? [least, most] : [rise + foot * size, rise + head * size];
    const { a, b, c, d } = this;
    const [g, h, i, j, k, l] = this.user;
    const x = this.x * g + this.y * i + k;
    const y = this.x * h + this.y * j + l;
    const box: Box = [
      x + Math.min(a * left, a * right) + Math.min(c * bottom, c * top),
      y + Math.min(b * left, b * right) + Math.min(d * bottom, d * top),
      x + Math.max(a * left, a * right) + Math.max(c * bottom, c * top),
      y + Math.max(b * left, b * right) + Math.max(d * bottom, d * top),
    ];
    if (this.window === undefined || meet(box, this.window)) this.box = union(this.box, box);
  }
}
