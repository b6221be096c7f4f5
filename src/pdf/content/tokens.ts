/**
 * A content stream, operation by operation (ISO 32000-1, 7.8.2): operands, operator, and where their bytes are. One
 * pass, nothing made anew for an operation: a novel has three million of them, and both the ink and the preflight read
 * them. Of a stranger's file anything may come, so what is missing reads as 0 or as nothing. Arrays are read as the
 * operands in them, because the operators that have arrays (`TJ`, `d`) take them in order; the data of an inline image
 * is passed over.
 */

import * as table from './bytes.ts';
import { afterByte, afterDictionary, afterInlineData, afterLine, afterLiteral, afterRegular } from './bytes.ts';
import type { Matrix } from '../objects/matrix.ts';
import { readName, readString } from './strings.ts';

// Those of another module are looked up each time they are read, which makes the loop slower by a half.
const { classes, delimiter, digit0, digit9, greater, less, minus, numeric, openParen, percent, point, slash, white } =
  table;

/** What an operand is. */
export const operand = { number: 0, string: 1, name: 2, dictionary: 3, other: 4 } as const;

/** More than any operation needs; what comes after is read but not kept. */
const operandsKept = 65_536;

/**
 * An operator as a number: its bytes, the first the highest. Longer ones than four bytes do not exist, and match
 * nothing.
 */
export function operatorCode(operator: string): number {
  return [...operator].reduce((code, letter) => code * 256 + letter.charCodeAt(0), 0);
}

const inlineData = operatorCode('ID');

export class ContentTokens {
  /** The operator of the present operation, as `operatorCode` gives it. */
  operator = 0;
  /**
   * First byte of the operation with its operands, comments before them left out, and the byte after it: whoever reads
   * on by himself sets `end`.
   */
  start = 0;
  end = 0;
  /** How many operands there are. */
  count = 0;
  readonly bytes: Uint8Array;
  private kinds = new Uint8Array(16);
  /** Numbers themselves; of the others the first byte. */
  private values = new Float64Array(16);
  private ends = new Int32Array(16);

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Reads the next operation; false at the end. Operands without an operator after them are no operation. */
  next(): boolean {
    const { bytes } = this;
    let at = this.end;
    this.count = 0;
    this.start = -1;
    while (at < bytes.length) {
      const byte = bytes[at] ?? 0;
      const kind = classes[byte];
      if (kind === white) {
        at += 1;
        continue;
      }
      if (byte === percent) {
        at = afterLine(bytes, at);
        continue;
      }
      if (this.start < 0) this.start = at;
      if (kind === numeric) at = this.readNumber(at);
      else if (kind === delimiter) at = this.readDelimited(byte, at);
      else {
        at = this.readOperator(at);
        if (this.operator === -1) continue;
        this.end = this.operator === inlineData ? afterInlineData(bytes, at) : at;
        return true;
      }
    }
    this.end = at;
    return false;
  }

  kind(index: number): number {
    return index < this.count ? (this.kinds[index] ?? operand.other) : operand.other;
  }

  /** 0 where there is none, as lenient readers have it. */
  number(index: number): number {
    return this.kind(index) === operand.number ? (this.values[index] ?? 0) : 0;
  }

  /** The first six operands, as `cm` and `Tm` have them. */
  matrix(): Matrix {
    return [this.number(0), this.number(1), this.number(2), this.number(3), this.number(4), this.number(5)];
  }

  /** A name without its solidus; `''` where there is none. */
  name(index: number): string {
    if (this.kind(index) !== operand.name) return '';
    return readName(this.bytes, this.offset(index), this.endOf(index));
  }

  /** Writes the bytes of a string operand to `into`, as many as fit, and gives how many. */
  string(index: number, into: Uint8Array): number {
    if (this.kind(index) !== operand.string) return 0;
    return readString(this.bytes, this.offset(index), this.endOf(index), into);
  }

  /** Where an operand that is no number begins. */
  private offset(index: number): number {
    return this.values[index] ?? 0;
  }

  private endOf(index: number): number {
    return this.ends[index] ?? 0;
  }

  private push(kind: number, value: number, end: number): void {
    const { count } = this;
    if (count >= operandsKept) return;
    if (count >= this.kinds.length) {
      this.kinds = grown(this.kinds, new Uint8Array(2 * count));
      this.values = grown(this.values, new Float64Array(2 * count));
      this.ends = grown(this.ends, new Int32Array(2 * count));
    }
    this.kinds[count] = kind;
    this.values[count] = value;
    this.ends[count] = end;
    this.count = count + 1;
  }

  private readNumber(start: number): number {
    const { bytes } = this;
    let at = start;
    let value = 0;
    let scale = 0;
    let sign = 1;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte >= digit0 && byte <= digit9) {
        value = value * 10 + (byte - digit0);
        scale *= 10;
      } else if (byte === point && scale === 0) scale = 1;
      else if (byte === minus) sign = -1;
      else if (classes[byte] !== numeric) break;
    }
    this.push(operand.number, (sign * value) / (scale === 0 ? 1 : scale), at);
    return at;
  }

  private readDelimited(byte: number, start: number): number {
    const { bytes } = this;
    if (byte === slash) {
      const end = afterRegular(bytes, start + 1);
      this.push(operand.name, start, end);
      return end;
    }
    if (byte === openParen) return this.taken(operand.string, start, afterLiteral(bytes, start + 1));
    if (byte === less) {
      const isDictionary = bytes[start + 1] === less;
      return isDictionary
        ? this.taken(operand.dictionary, start, afterDictionary(bytes, start + 2))
        : this.taken(operand.string, start, afterByte(bytes, start + 1, greater));
    }
    // Brackets of arrays, and what stands alone where it should not.
    return start + 1;
  }

  private taken(kind: number, start: number, end: number): number {
    this.push(kind, start, end);
    return end;
  }

  /** `true`, `false` and `null` are operands; `operator` is then -1. */
  private readOperator(start: number): number {
    const { bytes } = this;
    let at = start;
    let code = 0;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      const kind = classes[byte];
      if (kind === white || kind === delimiter) break;
      code = code * 256 + byte;
    }
    const isConstant = code === trueCode || code === falseCode || code === nullCode;
    if (isConstant) this.push(operand.other, start, at);
    this.operator = isConstant ? -1 : code;
    return at;
  }
}

const trueCode = operatorCode('true');
const falseCode = operatorCode('false');
const nullCode = operatorCode('null');

function grown<T extends Uint8Array | Float64Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
