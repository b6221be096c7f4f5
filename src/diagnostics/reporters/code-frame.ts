/** The source line of a diagnostic, cut to the width of a terminal, with a mark under the place. */

import { columnsOf, printable } from './text-width.ts';

export interface CodeFrame {
  /** A part of the line, with `…` where it is cut. */
  readonly text: string;
  /** Terminal columns before the mark, and the width of the mark. */
  readonly before: number;
  readonly width: number;
}

const windowColumns = 68;

/** `column` counts code points from 1. The mark is at least one character wide and never longer than the shown part. */
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

/** The leftmost start of the shown part that still includes the marked characters, or the first twenty of them. */
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
