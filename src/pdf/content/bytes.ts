/**
 * Bytes of PDF (ISO 32000-1, 7.2–7.3): what kind each is, and where the token ends that begins with it. What is cut off
 * ends with the bytes.
 */

export const [tab, lineFeed, formFeed, carriageReturn, space] = [0x09, 0x0a, 0x0c, 0x0d, 0x20];
export const [percent, openParen, closeParen, slash, less, greater, backslash] = [
  0x25, 0x28, 0x29, 0x2f, 0x3c, 0x3e, 0x5c,
];
export const [plus, minus, point, digit0, digit9] = [0x2b, 0x2d, 0x2e, 0x30, 0x39];

export const [regular, white, delimiter, numeric] = [0, 1, 2, 3];

/** The class of every byte (7.2.2). */
export const classes = Uint8Array.from({ length: 256 }, (_, byte) => {
  if ([0, tab, lineFeed, formFeed, carriageReturn, space].includes(byte)) return white;
  if ('()<>[]{}/%'.includes(String.fromCharCode(byte))) return delimiter;
  return (byte >= digit0 && byte <= digit9) || [plus, minus, point].includes(byte) ? numeric : regular;
});

export function afterRegular(bytes: Uint8Array, start: number): number {
  let at = start;
  for (; at < bytes.length; at += 1) {
    const kind = classes[bytes[at] ?? 0];
    if (kind === white || kind === delimiter) break;
  }
  return at;
}

export function afterByte(bytes: Uint8Array, start: number, byte: number): number {
  const found = bytes.indexOf(byte, start);
  return found < 0 ? bytes.length : found + 1;
}

export function afterLine(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at += 1;
  return at;
}

export function afterLiteral(bytes: Uint8Array, start: number): number {
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
export function afterDictionary(bytes: Uint8Array, start: number): number {
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

/**
 * Of an inline image, from behind its `ID`. Its length is not told: the data ends before the first `EI` that stands
 * alone and is followed by something like text (8.9.7).
 */
export function afterInlineData(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at + 2 <= bytes.length; at += 1) {
    if (bytes[at] !== 0x45 || bytes[at + 1] !== 0x49 || classes[bytes[at - 1] ?? 0] !== white) continue;
    const isAlone = at + 2 === bytes.length || classes[bytes[at + 2] ?? 0] === white;
    if (isAlone && isText(bytes, at + 2, at + 12)) return at + 2;
  }
  return bytes.length;
}

function isText(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < Math.min(end, bytes.length); at += 1) {
    const byte = bytes[at] ?? 0;
    if (classes[byte] !== white && (byte < space || byte > 0x7e)) return false;
  }
  return true;
}
