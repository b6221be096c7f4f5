/**
 * Chrome shows every glyph of a justified line by itself, with a move before it: some 26 bytes a character. One string
 * a line, the space between its characters said once (`Tc`), what differs from it beside the glyph (`TJ`), sets the
 * same line in a fifth of the bytes.
 */

import type { Advances } from '../../fonts/advances.ts';
import { readCode } from '../content/strings.ts';
import { ContentTokens, operatorCode } from '../content/tokens.ts';

const [BT, ET, Tf, Tm, Td, Tj, BDC, BMC, EMC] = ['BT', 'ET', 'Tf', 'Tm', 'Td', 'Tj', 'BDC', 'BMC', 'EMC'].map(
  operatorCode,
);

/** Of a glyph, in units of the text: a thousandth of what the eye sees. */
const tolerance = 0.003;

/** Glyphs of one line; a longer one stays as it is. */
const longest = 4096;

/** One text as it is painted, in units of the page (CSS pixels, as Chrome has them). */
export interface PaintedText {
  readonly font: string;
  /** Of its baseline. */
  readonly y: number;
  /** Where its first glyph begins, and where its last one ends. */
  readonly left: number;
  readonly right: number;
  /** False for a text of which no more than its beginning is known. */
  readonly isWhole: boolean;
  readonly first: number;
  readonly last: number;
}

/**
 * Joins the lines that are set in a font whose advances are known: blocks of `BT`, `Tf`, `Tm`, strings with moves along
 * the line between them, `ET` (ISO 32000-1, 9.4). Everything else stays as it was, byte for byte. `onText` is told of
 * each text.
 */
export function joinGlyphs(
  content: Buffer,
  advancesOf: (font: string) => Advances | undefined,
  onText: (text: PaintedText) => void = () => undefined,
): Buffer {
  const tokens = new ContentTokens(content);
  const out = new Written(content.length + 4096);
  let copied = 0;
  let spacing = 0;
  /** Copies what came before, and says the space between characters anew where it is another. */
  const space = (before: number, wanted: number): void => {
    if (spacing === wanted) return;
    out.bytes(content, copied, before);
    out.text(` ${wanted} Tc `);
    copied = before;
    spacing = wanted;
  };
  while (tokens.next()) {
    const { operator, start } = tokens;
    if (operator === BDC || operator === BMC || operator === EMC) continue;
    const isLine = operator === BT && line.read(tokens, advancesOf);
    if (operator === BT && line.from > 0) onText(line.painted(isLine));
    if (!isLine) {
      space(start, 0);
      continue;
    }
    if (line.count < 2) continue;
    space(line.from, line.spacing());
    out.bytes(content, copied, line.from);
    line.write(out, spacing);
    copied = line.to;
  }
  if (copied === 0) return content;
  space(content.length, 0);
  out.bytes(content, copied, content.length);
  return out.done();
}

/** The glyphs of one block, and where each stands. */
class ShownLine {
  count = 0;
  /** The bytes of the strings and moves, between `Tm` and `ET`. */
  from = 0;
  to = 0;
  private font = '';
  private size = 0;
  /** Where the block stands, and by how much its units are larger than the page's. */
  private x = 0;
  private y = 0;
  private scale = 1;
  private advances: Advances = new Uint16Array();
  private readonly glyphs = new Uint16Array(longest);
  private readonly places = new Float64Array(longest);
  private readonly string = new Uint8Array(2 * longest);

  /**
   * Reads on to the end of the block, or to the operation that makes it another thing than a line; says whether it is
   * one.
   */
  read(tokens: ContentTokens, advancesOf: (font: string) => Advances | undefined): boolean {
    this.count = 0;
    this.from = 0;
    // Before a glyph that is no character's own Chrome says what it stands for: of such a text the place alone is read.
    let isMarked = false;
    const next = (): boolean => {
      while (tokens.next()) {
        if (tokens.operator !== BDC && tokens.operator !== BMC) return true;
        isMarked = true;
      }
      return false;
    };
    if (!next() || tokens.operator !== Tf) return false;
    this.font = tokens.name(0);
    const advances = advancesOf(this.font);
    this.size = tokens.number(1);
    if (advances === undefined || this.size <= 0 || !next() || tokens.operator !== Tm) return false;
    this.advances = advances;
    this.scale = tokens.number(0);
    this.x = tokens.number(4);
    this.y = tokens.number(5);
    this.from = tokens.end;
    if (isMarked) return false;
    let place = 0;
    while (tokens.next()) {
      const { operator } = tokens;
      this.to = tokens.start;
      if (operator === ET) return this.count > 0;
      if (operator === Td && tokens.number(1) === 0) place += tokens.number(0);
      else if (operator !== Tj || !this.take(tokens, place)) return false;
      else place = this.follow(tokens, place);
    }
    return false;
  }

  /**
   * Moves and strings as Chrome writes most of them, `16.1148 0 Td <0479> Tj`, as far as they go; gives the place. A
   * third of the time that operations take which may be any.
   */
  private follow(tokens: ContentTokens, from: number): number {
    const { bytes } = tokens;
    let place = from;
    for (let at = tokens.end; this.count < longest;) {
      while (bytes[at] === 0x0a) at += 1;
      let value = 0;
      let scale = 0;
      const first = at;
      for (; at < bytes.length; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte >= 0x30 && byte <= 0x39) {
          value = value * 10 + (byte - 0x30);
          scale *= 10;
        } else if (byte === 0x2e && scale === 0) scale = 1;
        else break;
      }
      if (at === first || !isAt(bytes, at, moved)) return place;
      const glyph = readCode(bytes, at + moved.length);
      at += moved.length + 4;
      if (glyph < 0 || !isAt(bytes, at, shown)) return place;
      at += shown.length;
      place += value / (scale === 0 ? 1 : scale);
      this.glyphs[this.count] = glyph;
      this.places[this.count] = place;
      this.count += 1;
      tokens.end = at;
    }
    return place;
  }

  /** Within a string of Chrome's, glyphs stand as wide as they are. */
  private take(tokens: ContentTokens, place: number): boolean {
    const length = tokens.string(0, this.string);
    if (length === 0 || this.count + length / 2 > longest) return false;
    let x = place;
    for (let at = 0; at + 1 < length; at += 2) {
      const glyph = (this.string[at] ?? 0) * 256 + (this.string[at + 1] ?? 0);
      this.glyphs[this.count] = glyph;
      this.places[this.count] = x;
      this.count += 1;
      x += this.advance(glyph);
    }
    return true;
  }

  private advance(glyph: number): number {
    return ((this.advances[glyph] ?? 1000) * this.size) / 1000;
  }

  /**
   * The space between most of the glyphs, found by a vote of neighbours; where no space is that of most, one that some
   * have.
   */
  spacing(): number {
    let elected = 0;
    let lead = 0;
    for (let index = 0; index < this.count - 1; index += 1) {
      const space = this.spaceAfter(index);
      if (lead === 0) elected = space;
      lead += isAlike(space, elected) ? 1 : -1;
    }
    let sum = 0;
    let voters = 0;
    for (let index = 0; index < this.count - 1; index += 1) {
      const space = this.spaceAfter(index);
      if (!isAlike(space, elected)) continue;
      sum += space;
      voters += 1;
    }
    return rounded(sum / voters, 10_000);
  }

  painted(isWhole: boolean): PaintedText {
    // No glyph is the 0th.
    const [first, last] = this.count === 0 ? [0, 0] : [this.glyphs[0] ?? 0, this.glyphs[this.count - 1] ?? 0];
    const end = (this.places[this.count - 1] ?? 0) + this.advance(last);
    const { font, x, y, scale } = this;
    return {
      font,
      y,
      left: x + (this.count === 0 ? 0 : (this.places[0] ?? 0)) * scale,
      right: x + end * scale,
      isWhole,
      first,
      last,
    };
  }

  private spaceAfter(index: number): number {
    return (this.places[index + 1] ?? 0) - (this.places[index] ?? 0) - this.advance(this.glyphs[index] ?? 0);
  }

  write(out: Written, spacing: number): void {
    const { places, glyphs, count, size } = this;
    let x = places[0] ?? 0;
    let isArray = false;
    const string = out.open(x === 0 ? '\n' : `\n${rounded(x, 1000)} 0 Td`);
    for (let index = 0; index < count; index += 1) {
      const lack = (places[index] ?? 0) - x;
      if (Math.abs(lack) > tolerance) {
        const shift = rounded((-lack * 1000) / size, 10);
        out.text(`>${shift}<`);
        x -= (shift * size) / 1000;
        isArray = true;
      }
      const glyph = glyphs[index] ?? 0;
      out.hex4(glyph);
      x += this.advance(glyph) + spacing;
    }
    out.close(string, isArray);
  }
}

const [moved, shown] = [Buffer.from(' 0 Td <'), Buffer.from('> Tj\n')];

function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index += 1) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}

/** One for all, for it is large and there are thousands of pages. */
const line = new ShownLine();

/** Chrome's own numbers have an error of a ten-thousandth. */
function isAlike(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.0005;
}

function rounded(value: number, of: number): number {
  return Math.round(value * of) / of;
}

const digits = Buffer.from('0123456789ABCDEF', 'latin1');

/** Bytes that are put one after another, with room for what is known to come. */
class Written {
  private buffer: Buffer;
  private length = 0;

  constructor(room: number) {
    this.buffer = Buffer.allocUnsafe(room);
  }

  bytes(from: Buffer, start: number, end: number): void {
    this.make(end - start);
    this.length += from.copy(this.buffer, this.length, start, end);
  }

  text(text: string): void {
    this.make(text.length);
    this.length += this.buffer.write(text, this.length, 'latin1');
  }

  hex4(code: number): void {
    this.make(4);
    const { buffer } = this;
    for (let shift = 12; shift >= 0; shift -= 4) buffer[this.length++] = digits[(code >> shift) & 15] ?? 0;
  }

  /** Begins a string that may turn out to be an array of strings, and gives where it begins. */
  open(before: string): number {
    this.text(`${before}[<`);
    return this.length - 2;
  }

  close(start: number, isArray: boolean): void {
    if (!isArray) this.buffer[start] = 0x20;
    this.text(isArray ? '>] TJ\n' : '> Tj\n');
  }

  done(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  private make(room: number): void {
    if (this.length + room <= this.buffer.length) return;
    this.buffer = Buffer.concat([this.buffer, Buffer.allocUnsafe(Math.max(room, this.buffer.length))]);
  }
}
