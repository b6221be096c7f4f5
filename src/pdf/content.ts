/**
 * Reads content streams operator by operator (ISO 32000-1, 7.8.2). One plain loop over bytes, for a novel has fifty million of them; strings,
 * comments and inline images are passed over and never looked into.
 */

/** Tells of an operator: its name as a number (see `operator`), where its first operand begins, where it ends. `stop` ends the reading. */
export type Visit = (code: number, start: number, end: number) => 'stop' | undefined;

/** `rg` → 0x7267. Names are three bytes at most. */
export function operator(name: string): number {
  return [...name].reduce((code, letter) => (code << 8) | letter.charCodeAt(0), 0);
}

const [regular, space, delimiter] = [0, 1, 2];
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => ([0, 9, 10, 12, 13, 32].includes(byte) ? space : '()<>[]{}/%'.includes(String.fromCharCode(byte)) ? delimiter : regular));
/** A token that begins so is a number: digits, sign, point. */
const begins = Uint8Array.from({ length: 256 }, (_, byte) => ((byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e ? 1 : 0));

const [slash, open, close, less, greater, percent, backslash] = [0x2f, 0x28, 0x29, 0x3c, 0x3e, 0x25, 0x5c];
const inlineImage = operator('BI');
const values = new Set(['true', 'false', 'null'].map(operator));

export function readOperators(content: Uint8Array, visit: Visit): void {
  const { length } = content;
  let start = -1; // of the first operand
  let at = 0;
  while (at < length) {
    const byte = content[at] ?? 0;
    const kind = kinds[byte];
    if (kind === space) {
      at += 1;
      continue;
    }
    if (kind === regular && begins[byte] === 0) {
      const from = at;
      let code = 0;
      for (; at < length && kinds[content[at] ?? 0] === regular; at += 1) code = (code << 8) | (content[at] ?? 0);
      if (values.has(code)) {
        if (start < 0) start = from;
        continue;
      }
      if (code === inlineImage) at = afterInlineImage(content, at);
      if (visit(code, start < 0 ? from : start, at) === 'stop') return;
      start = -1;
      continue;
    }
    if (byte === percent) {
      while (at < length && content[at] !== 10 && content[at] !== 13) at += 1;
      continue;
    }
    if (start < 0) start = at;
    at = kind === regular ? afterRegular(content, at) : afterDelimited(content, at, byte);
  }
}

function afterRegular(content: Uint8Array, at: number): number {
  while (at < content.length && kinds[content[at] ?? 0] === regular) at += 1;
  return at;
}

/** Past a name, a string, or one bracket of an array or dictionary. */
function afterDelimited(content: Uint8Array, at: number, byte: number): number {
  if (byte === slash) return afterRegular(content, at + 1);
  if (byte === open) return afterString(content, at + 1);
  if (byte === less && content[at + 1] !== less) {
    const end = content.indexOf(greater, at);
    return end < 0 ? content.length : end + 1;
  }
  return at + (content[at + 1] === byte && (byte === less || byte === greater) ? 2 : 1);
}

/** Brackets nest in a string, and a backslash takes the next byte with it (7.3.4.2). */
function afterString(content: Uint8Array, at: number): number {
  for (let depth = 1; at < content.length && depth > 0; at += 1) {
    const byte = content[at];
    if (byte === backslash) at += 1;
    else if (byte === open) depth += 1;
    else if (byte === close) depth -= 1;
  }
  return Math.min(at, content.length);
}

/** Past `EI`. Its data may hold the same two letters: the real ones stand alone and are followed by text, not by bytes (8.9.7). */
function afterInlineImage(content: Uint8Array, from: number): number {
  const isWord = (at: number, first: number, second: number) =>
    content[at] === first && content[at + 1] === second && kinds[content[at - 1] ?? 32] === space && kinds[content[at + 2] ?? 32] === space;
  let at = from;
  while (at < content.length && !isWord(at, 0x49, 0x44)) at += 1; // ID
  for (at += 3; at < content.length; at += 1) {
    if (isWord(at, 0x45, 0x49) && content.subarray(at + 2, at + 12).every((byte) => byte < 0x7f && (byte >= 32 || kinds[byte] === space))) return at + 2;
  }
  return content.length;
}

/** The numbers among the operands. */
export function numbersOf(content: Uint8Array, start: number, end: number): number[] {
  return textOf(content, start, end).split(/[\s[\]]+/).filter((part) => part !== '').map(Number).filter((value) => !Number.isNaN(value));
}

/** `/G3 gs` → `G3` */
export function nameIn(content: Uint8Array, start: number, end: number): string {
  return /\/([^\s/<>[\](){}%]*)/.exec(textOf(content, start, end))?.[1] ?? '';
}

function textOf(content: Uint8Array, start: number, end: number): string {
  return Buffer.from(content.buffer, content.byteOffset + start, end - start).toString('latin1');
}
