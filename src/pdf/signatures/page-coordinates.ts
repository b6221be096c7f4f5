/**
 * Chrome sets the pages of a document in coordinates of the document, and moves each into its sheet: on the tenth page
 * all stands nine pages lower. In coordinates of its own a page is the same wherever it was printed, and a chapter too
 * when the one before it has grown.
 */

import { ContentTokens, operatorCode } from '../content/tokens.ts';

const [q, Q, cm, re, m, l, c, v, y, Tm] = ['q', 'Q', 'cm', 're', 'm', 'l', 'c', 'v', 'y', 'Tm'].map(operatorCode);

/** Which operands are heights, by operator (ISO 32000-1, 8.3 to 8.5 and 9.4). */
const heights = new Map([
  [cm, [5]],
  [re, [1]],
  [m, [1]],
  [l, [1]],
  [c, [1, 3, 5]],
  [v, [1, 3]],
  [y, [1, 3]],
  [Tm, [5]],
]);

/** Chrome lays out in parts of a pixel, and so they are exact in any place; what it draws is not. */
const partsOfPixel = 64;

/**
 * Units of the sheet in a CSS pixel: three-hundredths of an inch. What is cut to whole pixels stands on eighths of
 * them.
 */
const scale = 3.125;
const partsOfUnit = 8;

/** Chrome writes eight figures of a number. */
const figures = 8;

/** In whose coordinates operands are: the sheet's, the document's, or those of a transformation within. */
type Space = 'sheet' | 'document' | 'own';

/** Through which a page of the document is seen; units of the sheet. */
interface Window {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

/**
 * `undefined` where something is drawn that has another last figure in another place, or that is not drawn as Chrome
 * does: `… cm`, and then once or more often `q … re W* n q … cm`, a window and the document in it, with their `Q Q`. It
 * begins anew wherever something is clipped.
 */
export function inPageCoordinates(content: Buffer): Buffer | undefined {
  const tokens = new ContentTokens(content);
  const edits = openEdits(content);
  const saved: Space[] = [];
  let space: Space | undefined;
  let window: Window | undefined;
  let moved: number | undefined;
  let pixels = 0;
  while (tokens.next()) {
    const { operator, start, end } = tokens;
    if (operator === q) saved.push(space ?? 'sheet');
    else if (operator === Q) space = saved.pop();
    else if (space === undefined && saved.length === 0) {
      // The sheet itself, from which the page is drawn downwards.
      if (operator === cm) space = 'sheet';
      else if (heights.has(operator)) return undefined;
    } else if (space === 'sheet' && operator === re) {
      const text = content.toString('latin1', start, end);
      window ??= { text, left: tokens.number(0), top: tokens.number(1), height: tokens.number(3) };
      if (text !== window.text && ![1, 3].every((place) => isWhole(tokens.number(place) * partsOfUnit)))
        return undefined;
    } else if (space === 'sheet' && operator === cm) {
      const [a, b, , d, left, there] = tokens.matrix();
      if (window === undefined || a !== scale || d !== scale || b !== 0 || Math.abs(left - window.left) > 0.01)
        return undefined;
      if (moved === undefined) {
        pixels = Math.round((window.top - there) / scale);
        // Every page is a whole number of pixels high, so it cannot be something that only begins like the document.
        const isPage = pixels % Math.ceil(window.height / scale - 0.001) === 0;
        if (!isPage || Math.abs(window.top - there - pixels * scale) > unitOf(there)) return undefined;
        moved = there;
      }
      if (there !== moved) return undefined;
      edits.write(tokens, [[5, window.top]]);
      space = 'document';
    } else {
      const places = space === 'own' ? undefined : heights.get(operator);
      if (places === undefined) continue;
      if (space !== 'document') return undefined;
      const changes: [number, number][] = [];
      for (const place of places) {
        const there = tokens.number(place);
        const here = Math.round((there - pixels) * partsOfPixel) / partsOfPixel;
        if (Math.abs(there - pixels - here) > Math.max(unitOf(there), 0.001)) return undefined;
        // No line of the page may be lost, whatever Chrome comes to write: it stands in the window, or the page stays
        // as it is.
        if (operator === Tm && (window === undefined || here < 0 || here * scale > window.height)) return undefined;
        changes.push([place, here]);
      }
      edits.write(tokens, changes);
      if (operator === cm) space = 'own';
    }
  }
  return edits.done();
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 0.001;
}

/** What the last figure stands for. */
function unitOf(value: number): number {
  return 10 ** (Math.ceil(Math.log10(Math.abs(value) + 1)) - figures);
}

/** Operations that are written anew, and between them what stays. */
function openEdits(content: Buffer): {
  write(tokens: ContentTokens, changes: readonly (readonly [operand: number, value: number])[]): void;
  done(): Buffer;
} {
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
