/**
 * Chrome sets the pages of a document in coordinates of the document, and moves each into its sheet: on the tenth page all stands nine pages lower.
 * In coordinates of its own a page is the same wherever it was printed, and a chapter too when the one before it has grown.
 */

import { ContentTokens, operatorCode } from './content/tokens.ts';

const [q, Q, cm, re, m, l, c, v, y, Tm] = ['q', 'Q', 'cm', 're', 'm', 'l', 'c', 'v', 'y', 'Tm'].map(operatorCode);

/** Which operands are heights, by operator (ISO 32000-1, 8.3 to 8.5 and 9.4). */
const heights = new Map([[cm, [5]], [re, [1]], [m, [1]], [l, [1]], [c, [1, 3, 5]], [v, [1, 3]], [y, [1, 3]], [Tm, [5]]]);

/** Chrome lays out in parts of a pixel, and so they are exact in any place; what it draws is not. */
const partsOfPixel = 64;

/** Chrome writes eight figures of a number. */
const figures = 8;

/** `undefined` where something is drawn that has another last figure in another place. */
export function inPageCoordinates(content: Buffer): Buffer | undefined {
  const tokens = new ContentTokens(content);
  const edits = openEdits(content);
  const opening = readOpening(tokens);
  if (opening === undefined) return content; // nothing is moved
  const { top, scale, moved } = opening;
  const pixels = Math.round((top - moved) / scale);
  if (Math.abs(top - moved - pixels * scale) > unitOf(moved)) return undefined;
  edits.write(tokens, [[5, top]]);
  // Within a transformation of its own nothing is said in coordinates of the document.
  for (let depth = 0, inner = Infinity; tokens.next(); ) {
    const { operator } = tokens;
    if (operator === q) depth += 1;
    if (operator === Q && (depth -= 1) < inner) inner = Infinity;
    const places = depth < inner ? heights.get(operator) : undefined;
    if (places === undefined) continue;
    const changes: [number, number][] = [];
    for (const place of places) {
      const there = tokens.number(place);
      const here = Math.round((there - pixels) * partsOfPixel) / partsOfPixel;
      if (Math.abs(there - pixels - here) > Math.max(unitOf(there), 0.001)) return undefined;
      changes.push([place, here]);
    }
    edits.write(tokens, changes);
    if (operator === cm) inner = depth;
  }
  return edits.done();
}

interface Opening {
  /** Upper edge of the window through which the page is seen. */
  readonly top: number;
  readonly scale: number;
  /** Where the head of the document is. */
  readonly moved: number;
}

/** `… cm q … re W* n q … cm`: reads on to the transformation that moves the document. */
function readOpening(tokens: ContentTokens): Opening | undefined {
  let top: number | undefined;
  while (tokens.next()) {
    if (tokens.operator === re) top ??= tokens.number(1);
    if (tokens.operator === cm && top !== undefined) return { top, scale: tokens.number(3), moved: tokens.number(5) };
  }
  return undefined;
}

/** What the last figure stands for. */
function unitOf(value: number): number {
  return 10 ** (Math.ceil(Math.log10(Math.abs(value) + 1)) - figures);
}

/** Operations that are written anew, and between them what stays. */
function openEdits(content: Buffer): { write(tokens: ContentTokens, changes: readonly (readonly [operand: number, value: number])[]): void; done(): Buffer } {
  const pieces: Buffer[] = [];
  let copied = 0;
  return {
    write: ({ start, end }, changes) => {
      const words = content.toString('latin1', start, end).split(/\s+/);
      for (const [operand, value] of changes) words[operand] = String(value);
      pieces.push(content.subarray(copied, start), Buffer.from(words.join(' '), 'latin1'));
      copied = end;
    },
    done: () => Buffer.concat([...pieces, content.subarray(copied)]),
  };
}
