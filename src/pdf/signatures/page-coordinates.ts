/**
 * Chrome sets the pages of a document in coordinates of the document, and moves each into its sheet: on the tenth page
 * all stands nine pages lower. In coordinates of its own a page is the same wherever it was printed, and a chapter too
 * when the one before it has grown.
 */

import { ContentEdits } from '../content/edits.ts';
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
  const page = new DocumentPage(content);
  while (page.tokens.next()) if (!page.step()) return undefined;
  return page.edits.done();
}

/** A page as Chrome draws it; the steps are false where it is drawn otherwise. */
class DocumentPage {
  readonly tokens: ContentTokens;
  readonly edits: ContentEdits;
  private readonly content: Buffer;
  private readonly saved: Space[] = [];
  private space: Space | undefined;
  private window: Window | undefined;
  /** Where the document is put into the window, and how many pixels of it stand before the page. */
  private document: { readonly top: number; readonly pixels: number } | undefined;

  constructor(content: Buffer) {
    this.content = content;
    this.tokens = new ContentTokens(content);
    this.edits = new ContentEdits(content);
  }

  step(): boolean {
    const { operator } = this.tokens;
    if (operator === q) this.saved.push(this.space ?? 'sheet');
    else if (operator === Q) this.space = this.saved.pop();
    else if (this.space !== 'own' && heights.has(operator)) return this.stepIn(operator);
    return true;
  }

  private stepIn(operator: number): boolean {
    if (this.space === 'document') return this.moveUp(operator);
    if (this.space === undefined) return operator === cm && this.enterSheet();
    return operator === re ? this.openWindow() : operator === cm && this.enterDocument();
  }

  /** The sheet itself, from which the page is drawn downwards. */
  private enterSheet(): boolean {
    if (this.saved.length > 0) return false;
    this.space = 'sheet';
    return true;
  }

  private openWindow(): boolean {
    const { tokens } = this;
    const text = this.written();
    this.window ??= { text, left: tokens.number(0), top: tokens.number(1), height: tokens.number(3) };
    return text === this.window.text || [1, 3].every((place) => isWhole(tokens.number(place) * partsOfUnit));
  }

  private enterDocument(): boolean {
    const { tokens, window } = this;
    const [a, b, , d, left, top] = tokens.matrix();
    if (window === undefined || a !== scale || d !== scale || b !== 0 || Math.abs(left - window.left) > 0.01)
      return false;
    this.document ??= pageAt(top, window);
    if (this.document?.top !== top) return false;
    this.write([[5, window.top]]);
    this.space = 'document';
    return true;
  }

  /** What is drawn, by as many pixels as stand before the page. */
  private moveUp(operator: number): boolean {
    const { tokens, window, document } = this;
    if (window === undefined || document === undefined) return false;
    const changes: [number, number][] = [];
    for (const place of heights.get(operator) ?? []) {
      const there = tokens.number(place);
      const here = Math.round((there - document.pixels) * partsOfPixel) / partsOfPixel;
      if (Math.abs(there - document.pixels - here) > Math.max(unitOf(there), 0.001)) return false;
      // No line of the page may be lost, whatever Chrome comes to write: it stands in the window, or the page stays as
      // it is.
      if (operator === Tm && (here < 0 || here * scale > window.height)) return false;
      changes.push([place, here]);
    }
    this.write(changes);
    if (operator === cm) this.space = 'own';
    return true;
  }

  private written(): string {
    return this.content.toString('latin1', this.tokens.start, this.tokens.end);
  }

  /** The operation with other operands. */
  private write(changes: readonly (readonly [operand: number, value: number])[]): void {
    const words = this.written().split(/\s+/);
    for (const [operand, value] of changes) words[operand] = String(value);
    this.edits.replace(this.tokens.start, this.tokens.end, Buffer.from(words.join(' '), 'latin1'));
  }
}

/** `undefined` where it is no page: each is a whole number of pixels high, which what only begins like it is not. */
function pageAt(top: number, window: Window): { readonly top: number; readonly pixels: number } | undefined {
  const pixels = Math.round((window.top - top) / scale);
  const isPage = pixels % Math.ceil(window.height / scale - 0.001) === 0;
  return isPage && Math.abs(window.top - top - pixels * scale) <= unitOf(top) ? { top, pixels } : undefined;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 0.001;
}

/** What the last figure stands for. */
function unitOf(value: number): number {
  return 10 ** (Math.ceil(Math.log10(Math.abs(value) + 1)) - figures);
}
