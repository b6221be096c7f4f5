/**
 * Sets one `<text>` of an SVG as SVG 1.1 § 10 says, in outlines: text is cut into chunks at each given position, each
 * chunk is moved by its anchor, and every glyph has its place.
 */

import { CellReader, type Cell, type Picture } from './svg-cells.ts';
import { Pen, type Run } from './svg-pen.ts';
import { lengthOf, type Style } from './svg-style.ts';
import type { SvgElement } from '../book/svg-tree.ts';

export interface SetText {
  readonly runs: readonly Run[];
  /** The words in reading order. */
  readonly words: string;
}

/** `around` holds the ancestors of the text, the nearest last, and `outer` the style that it inherits. */
export function setSvgText(text: SvgElement, around: readonly SvgElement[], outer: Style, picture: Picture): SetText {
  const reader = new CellReader(picture);
  reader.read(text, around, outer, undefined);
  const cells = reader.done();
  const chunks = chunksOf(cells);
  const fit =
    chunks.length === 1
      ? lengthOf(text.attributes.get('textLength') ?? '', { size: 16, whole: picture.width })
      : undefined;
  const pen = new Pen(picture, fit, text.attributes.get('lengthAdjust') === 'spacingAndGlyphs');
  for (const chunk of chunks) pen.set(chunk);
  return {
    runs: pen.runs(),
    words: chunks
      .map((chunk) =>
        chunk
          .map((cell) => cell.text)
          .join('')
          .trim(),
      )
      .reduce(joinWords, ''),
  };
}

function joinWords(before: string, next: string): string {
  const isTight =
    before === '' ||
    next === '' ||
    /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]$/u.test(before) ||
    /^[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(next);
  return `${before}${isTight ? '' : ' '}${next}`;
}

/** A chunk begins where a position is given. */
function chunksOf(cells: readonly Cell[]): Cell[][] {
  const chunks: Cell[][] = [];
  for (const [index, cell] of cells.entries()) {
    if (index === 0 || cell.x !== undefined || cell.y !== undefined || cell.along !== cells[index - 1]?.along)
      chunks.push([]);
    chunks.at(-1)?.push(cell);
  }
  return chunks;
}
