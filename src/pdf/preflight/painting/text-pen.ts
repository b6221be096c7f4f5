/** The state of text (ISO 32000-1, 9.3–9.4): the pen, the font, and the boxes of what is shown. */

import type { ReadFont } from './fonts.ts';
import { union, type Box, type Matrix } from '../../objects/matrix.ts';
import { operand, type ContentTokens } from '../../content/tokens.ts';

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

export const plainText: TextState = {
  font: undefined,
  size: 0,
  characterSpace: 0,
  wordSpace: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
};

/**
 * From the head to the foot of a body, in sizes: that of Chinese faces; Latin ascenders and descenders are about the
 * same.
 */
const [head, foot] = [0.88, -0.12];

const space = 32;
/** As long as a string of a PDF should be; of a longer one the beginning counts. */
const shown = new Uint8Array(65_536);

/** Its methods run once a character, so they make nothing anew. */
export class TextPen {
  state = plainText;
  private readonly window: Box;
  private user: Matrix = [1, 0, 0, 1, 0, 0];
  private text: Matrix = [1, 0, 0, 1, 0, 0];
  /** Where the pen is, and where the line began: text space turned and scaled, but not yet user space. */
  private x = 0;
  private y = 0;
  private lineX = 0;
  private lineY = 0;
  /** Text space to the page, without the shift. */
  private a = 1;
  private b = 0;
  private c = 0;
  private d = 1;
  /** Around all that was shown and can be seen. */
  private left = Infinity;
  private bottom = Infinity;
  private right = -Infinity;
  private top = -Infinity;
  /** Around what cannot, for it stands wholly outside of the window; rare. */
  outside: Box | undefined;

  /** Text that stands wholly outside of `window` is noted apart. */
  constructor(window: Box | undefined) {
    this.window = window ?? [-Infinity, -Infinity, Infinity, Infinity];
  }

  /** Around all that was shown and can be seen; undefined where that is nothing. */
  get box(): Box | undefined {
    return this.left < this.right ? [this.left, this.bottom, this.right, this.top] : undefined;
  }

  /** `Tf`, once a line. Said one by one the parts of a state are copied faster than with `...`. */
  setFont(font: ReadFont | undefined, size: number): void {
    const { characterSpace, wordSpace, scale, leading, rise, mode } = this.state;
    this.state = { font, size, characterSpace, wordSpace, scale, leading, rise, mode };
  }

  /** After `cm`, `q` and `Q`. */
  setUserSpace(matrix: Matrix): void {
    this.user = matrix;
    this.combine();
  }

  /** `BT` and `Tm` */
  setMatrix(matrix: Matrix): void {
    this.text = matrix;
    this.x = this.lineX = matrix[4];
    this.y = this.lineY = matrix[5];
    this.combine();
  }

  private combine(): void {
    const { text, user } = this;
    this.a = text[0] * user[0] + text[1] * user[2];
    this.b = text[0] * user[1] + text[1] * user[3];
    this.c = text[2] * user[0] + text[3] * user[2];
    this.d = text[2] * user[1] + text[3] * user[3];
  }

  /** `Td` */
  moveLine(x: number, y: number): void {
    const { text } = this;
    this.x = this.lineX += x * text[0] + y * text[2];
    this.y = this.lineY += x * text[1] + y * text[3];
  }

  /** `T*` */
  nextLine(): void {
    this.moveLine(0, -this.state.leading);
  }

  /** Strings and the numbers between them, as `Tj` and `TJ` have them. */
  show(tokens: ContentTokens, from: number): void {
    const { state, text } = this;
    const { font, size } = state;
    if (font === undefined) return;
    const unit = font.isVertical ? 1 : state.scale;
    // The space after the last character of a string belongs to no character: in a line of three that is justified it
    // may be half the page.
    const behind = Math.max(0, state.characterSpace) * unit;
    let pen = 0;
    let least = 0;
    let most = 0;
    for (let index = from; index < tokens.count; index += 1) {
      const isString = tokens.kind(index) === operand.string;
      pen += isString ? this.advance(font, tokens.string(index, shown)) : (-tokens.number(index) / 1000) * size * unit;
      const end = isString ? pen - behind : pen;
      if (end < least) least = end;
      if (end > most) most = end;
    }
    if (most > least && state.mode !== 3 && state.mode !== 7) {
      // A vertical line has its pen in the middle of the column.
      if (font.isVertical) this.note(-size / 2, least, size / 2, most);
      else this.note(least, state.rise + foot * size, most, state.rise + head * size);
    }
    this.x += pen * (font.isVertical ? text[2] : text[0]);
    this.y += pen * (font.isVertical ? text[3] : text[1]);
  }

  /** Of the codes in `shown`. */
  private advance(font: ReadFont, length: number): number {
    const { size, characterSpace, wordSpace, scale } = this.state;
    let sum = 0;
    if (font.bytesPerCode === 2) {
      for (let at = 0; at + 1 < length; at += 2)
        sum += font.advance((shown[at] ?? 0) * 256 + (shown[at + 1] ?? 0)) * size + characterSpace;
      return font.isVertical ? sum : sum * scale;
    }
    for (let at = 0; at < length; at += 1) {
      const code = shown[at] ?? 0;
      sum += font.advance(code) * size + characterSpace + (code === space ? wordSpace : 0);
    }
    return sum * scale;
  }

  /** A box of text space, from the pen. */
  private note(left: number, bottom: number, right: number, top: number): void {
    const { a, b, c, d, user, window } = this;
    const x = this.x * user[0] + this.y * user[2] + user[4];
    const y = this.x * user[1] + this.y * user[3] + user[5];
    const west = x + Math.min(a * left, a * right) + Math.min(c * bottom, c * top);
    const south = y + Math.min(b * left, b * right) + Math.min(d * bottom, d * top);
    const east = x + Math.max(a * left, a * right) + Math.max(c * bottom, c * top);
    const north = y + Math.max(b * left, b * right) + Math.max(d * bottom, d * top);
    if (west >= window[2] || east <= window[0] || south >= window[3] || north <= window[1]) {
      this.outside = union(this.outside, [west, south, east, north]);
      return;
    }
    if (west < this.left) this.left = west;
    if (south < this.bottom) this.bottom = south;
    if (east > this.right) this.right = east;
    if (north > this.top) this.top = north;
  }
}
