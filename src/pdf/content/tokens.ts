/**
 * A content stream, operation by operation (ISO 32000-1, 7.8.2): operands, operator, and where their bytes are.
 * One pass, nothing made anew for an operation: a novel has three million of them. Arrays are read as the operands in them, because
 * whoever asks (`TJ`, `d`) takes them in order; the data of an inline image is passed over.
 */

/** What an operand is. */
export const operand = { number: 0, string: 1, name: 2, dictionary: 3, other: 4 } as const;

/** More than any operation needs; what comes after is read but not kept. */
const operandsKept = 65_536;

const [tab, lineFeed, carriageReturn, space] = [0x09, 0x0a, 0x0d, 0x20];
const [percent, openParen, closeParen, slash, less, greater, backslash] = [0x25, 0x28, 0x29, 0x2f, 0x3c, 0x3e, 0x5c];
const [plus, minus, point, digit0, digit9] = [0x2b, 0x2d, 0x2e, 0x30, 0x39];

const regular = 0;
const white = 1;
const delimiter = 2;
const numeric = 3;

/** The class of every byte (7.2.2). */
const classes = Uint8Array.from({ length: 256 }, (_, byte) => {
  if ([0, tab, lineFeed, 0x0c, carriageReturn, space].includes(byte)) return white;
  if ('()<>[]{}/%'.includes(String.fromCharCode(byte))) return delimiter;
  return (byte >= digit0 && byte <= digit9) || [plus, minus, point].includes(byte) ? numeric : regular;
});

/** An operator as a number: its bytes, the first the highest. Longer ones than four bytes do not exist, and match nothing. */
export function operatorCode(operator: string): number {
  return [...operator].reduce((code, letter) => code * 256 + letter.charCodeAt(0), 0);
}

const inlineData = operatorCode('ID');

export class ContentTokens {
  /** The operator of the present operation, as `operatorCode` gives it. */
  operator = 0;
  /** First byte of the operation with its operands, and the byte after it. */
  start = 0;
  end = 0;
  /** How many operands there are. */
  count = 0;
  private readonly bytes: Uint8Array;
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
      if (this.start < 0) this.start = at;
      if (kind === numeric) at = this.readNumber(at);
      else if (kind === delimiter) at = this.readDelimited(byte, at);
      else {
        at = this.readOperator(at);
        if (this.operator === -1) continue;
        this.end = this.operator === inlineData ? this.afterInlineData(at) : at;
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

  /** A name without its solidus; `''` where there is none. */
  name(index: number): string {
    if (this.kind(index) !== operand.name) return '';
    const text = Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.offset(index) + 1, this.endOf(index) - this.offset(index) - 1).toString('latin1');
    return text.includes('#') ? text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
  }

  /** Writes the bytes of a string operand to `into`, as many as fit, and gives how many. */
  string(index: number, into: Uint8Array): number {
    if (this.kind(index) !== operand.string) return 0;
    const start = this.offset(index);
    const end = this.endOf(index);
    return this.bytes[start] === less ? readHexadecimal(this.bytes, start + 1, end - 1, into) : readLiteral(this.bytes, start + 1, end - 1, into);
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
      return isDictionary ? this.taken(operand.dictionary, start, afterDictionary(bytes, start + 2)) : this.taken(operand.string, start, afterByte(bytes, start + 1, greater));
    }
    if (byte === percent) return afterLine(bytes, start);
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

  /** Its length is not told: the data ends before the first `EI` that stands alone and is followed by something like text. */
  private afterInlineData(start: number): number {
    const { bytes } = this;
    for (let at = start + 1; at + 2 <= bytes.length; at += 1) {
      if (bytes[at] !== 0x45 || bytes[at + 1] !== 0x49 || classes[bytes[at - 1] ?? 0] !== white) continue;
      const isAlone = at + 2 === bytes.length || classes[bytes[at + 2] ?? 0] === white;
      if (isAlone && isText(bytes, at + 2, at + 12)) return at + 2;
    }
    return bytes.length;
  }
}

const trueCode = operatorCode('true');
const falseCode = operatorCode('false');
const nullCode = operatorCode('null');

function grown<T extends Uint8Array | Float64Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

function afterRegular(bytes: Uint8Array, start: number): number {
  let at = start;
  for (; at < bytes.length; at += 1) {
    const kind = classes[bytes[at] ?? 0];
    if (kind === white || kind === delimiter) break;
  }
  return at;
}

function afterByte(bytes: Uint8Array, start: number, byte: number): number {
  const found = bytes.indexOf(byte, start);
  return found < 0 ? bytes.length : found + 1;
}

function afterLine(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at += 1;
  return at;
}

function afterLiteral(bytes: Uint8Array, start: number): number {
  let depth = 1;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === backslash) at += 1;
    else if (byte === openParen) depth += 1;
    else if (byte === closeParen && (depth -= 1) === 0) return at + 1;
  }
  return bytes.length;
}

/** Of a dictionary among the operands nothing is wanted but its end. */
function afterDictionary(bytes: Uint8Array, start: number): number {
  let depth = 1;
  let at = start;
  while (at < bytes.length && depth > 0) {
    const byte = bytes[at];
    const isDouble = bytes[at + 1] === byte;
    if (byte === openParen) at = afterLiteral(bytes, at + 1);
    else if (byte === less && !isDouble) at = afterByte(bytes, at + 1, greater);
    else if ((byte === less || byte === greater) && isDouble) {
      depth += byte === less ? 1 : -1;
      at += 2;
    } else at += 1;
  }
  return at;
}

function isText(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < Math.min(end, bytes.length); at += 1) {
    const byte = bytes[at] ?? 0;
    if (classes[byte] !== white && (byte < space || byte > 0x7e)) return false;
  }
  return true;
}

/** A missing last digit is 0 (7.3.4.3). */
function readHexadecimal(bytes: Uint8Array, start: number, end: number, into: Uint8Array): number {
  let length = 0;
  let high = -1;
  for (let at = start; at < end && length < into.length; at += 1) {
    const digit = hexadecimalDigits[bytes[at] ?? 0] ?? -1;
    if (digit < 0) continue;
    if (high < 0) high = digit;
    else {
      into[length] = high * 16 + digit;
      length += 1;
      high = -1;
    }
  }
  if (high >= 0 && length < into.length) into[length++] = high * 16;
  return length;
}

const hexadecimalDigits = Int8Array.from({ length: 256 }, (_, byte) => {
  const digit = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? -1 : digit;
});

const escapes: Readonly<Record<string, number>> = { n: lineFeed, r: carriageReturn, t: tab, b: 0x08, f: 0x0c };

/** Brackets and escapes as 7.3.4.2 has them. */
function readLiteral(bytes: Uint8Array, start: number, end: number, into: Uint8Array): number {
  let length = 0;
  for (let at = start; at < end && length < into.length; at += 1) {
    let byte = bytes[at] ?? 0;
    if (byte === backslash) {
      at += 1;
      byte = bytes[at] ?? 0;
      if (byte === carriageReturn && bytes[at + 1] === lineFeed) at += 1;
      if (byte === carriageReturn || byte === lineFeed) continue;
      const octal = readOctal(bytes, at, end);
      if (octal.digits > 0) at += octal.digits - 1;
      byte = octal.digits > 0 ? octal.value : (escapes[String.fromCharCode(byte)] ?? byte);
    }
    into[length] = byte;
    length += 1;
  }
  return length;
}

function readOctal(bytes: Uint8Array, start: number, end: number): { readonly value: number; readonly digits: number } {
  let value = 0;
  let digits = 0;
  for (; digits < 3 && start + digits < end; digits += 1) {
    const digit = (bytes[start + digits] ?? 0) - digit0;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
  }
  return { value: value & 255, digits };
}
