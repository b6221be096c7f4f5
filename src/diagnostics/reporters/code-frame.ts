/** The line of the source that a diagnostic is about, cut to the width of a terminal, with a mark under the place. */

import { columnsOf, printable } from './text-width.ts';

export interface CodeFrame {
  /** A window of the line; `…` where it is cut. */
  readonly text: string;
  /** Columns before the mark, and the mark's own. */
  readonly before: number;
  readonly width: number;
}

const windowColumns = 68;

/** `column` counts code points from 1; the mark is at least one character wide and ends with the window. */
export function codeFrame(line: string, column: number, length: number): CodeFrame {
  const characters = [...printable(line)];
  const at = Math.min(Math.max(0, column - 1), characters.length);
  const start = windowStart(characters, at, Math.max(1, length));
  const shown = fill(characters.slice(start));
  const head = start > 0 ? '…' : '';
  const tail = start + shown.length < characters.length ? '…' : '';
  const marked = shown.slice(at - start, at - start + Math.max(1, length)).join('');
  return {
    text: head + shown.join('') + tail,
    before: columnsOf(head + shown.slice(0, at - start).join('')),
    width: Math.max(1, columnsOf(marked)),
  };
}

/** As far left as leaves the marked characters (or the first twenty of them) in the window. */
function windowStart(characters: readonly string[], at: number, length: number): number {
  const end = Math.min(characters.length, at + Math.min(length, 20) + 6);
  let start = end;
  for (let room = windowColumns; start > 0; start--) {
    room -= columnsOf(characters[start - 1] ?? '');
    if (room < 0) break;
  }
  return Math.min(start, at);
}

function fill(characters: readonly string[]): string[] {
  const shown: string[] = [];
  let room = windowColumns;
  for (const character of characters) {
    room -= columnsOf(character);
    if (room < 0) break;
    shown.push(character);
  }
  return shown;
}
