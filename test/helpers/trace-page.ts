/** What a page of a PDF paints and where, as mutool sees it. Lengths are points, from the top left corner of the page. */

import { run } from './tools.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** `left` is where it begins, `base` its baseline; on a vertical page it begins at `base`, and `left` is its baseline. */
export interface TracedGlyph {
  readonly text: string;
  readonly left: number;
  readonly base: number;
  readonly size: number;
  /** Its name without the tag of a subset. */
  readonly font: string;
}

export interface TracedPage {
  readonly glyphs: readonly TracedGlyph[];
  /** Filled rectangles. */
  readonly rules: readonly Box[];
  /** Lines that are drawn, as far as they are seen. */
  readonly strokes: readonly Box[];
}

type Matrix = readonly [number, number, number, number, number, number];

export function tracePage(file: string, page: number): TracedPage {
  const glyphs: TracedGlyph[] = [];
  const rules: Box[] = [];
  const strokes: Box[] = [];
  let kind = '';
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let size = 0;
  let font = '';
  let clip: Box | undefined;
  let points: { x: number; y: number }[] = [];
  for (const [, end, name = '', said = ''] of run('mutool', 'trace', file, String(page)).matchAll(
    /<(\/?)(\w+)([^>]*)>/g,
  )) {
    const at = new Map([...said.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
    const number = (key: string): number => Number(at.get(key));
    const place = (x: number, y: number) => ({
      x: matrix[0] * x + matrix[2] * y + matrix[4],
      y: matrix[1] * x + matrix[3] * y + matrix[5],
    });
    if (end !== '/' && ['fill_path', 'stroke_path', 'clip_path', 'fill_text'].includes(name)) {
      kind = name;
      matrix = (at.get('transform') ?? '').split(' ').map(Number) as unknown as Matrix;
      points = [];
    } else if (name === 'moveto' || name === 'lineto') points.push(place(number('x'), number('y')));
    else if (name === 'span' && end !== '/') {
      size = Math.hypot(matrix[0], matrix[1]) * Number((at.get('trm') ?? '0').split(' ')[0]);
      font = (at.get('font') ?? '').replace(/^[A-Z]{6}\+/, '');
    } else if (name === 'g' && kind === 'fill_text') {
      const { x, y } = place(number('x'), number('y'));
      glyphs.push({ text: at.get('unicode') ?? '', left: x, base: y, size, font });
    } else if (name === 'fill_path') rules.push(boxOf(points));
    else if (name === 'clip_path') clip = boxOf(points);
    else if (name === 'stroke_path' && clip !== undefined) strokes.push(clip);
  }
  return { glyphs, rules, strokes };
}

function boxOf(points: readonly { readonly x: number; readonly y: number }[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** The first page of the text that shows a character. */
export function pageWith(sign: string, file: string): TracedPage {
  for (let page = 5; page < 12; page += 1) {
    const traced = tracePage(file, page);
    if (traced.glyphs.some(({ text }) => text === sign)) return traced;
  }
  throw new Error(`no page with ${sign}`);
}

/** The first glyph of a character, or one that comes so many after it. */
export function glyphOn({ glyphs }: TracedPage, sign: string, after = 0): TracedGlyph {
  const found = glyphs.filter(({ text }) => text === sign)[after];
  if (found === undefined) throw new Error(`no ${sign}`);
  return found;
}
