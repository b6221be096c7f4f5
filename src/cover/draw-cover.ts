/**
 * Draws a cover from the metadata, in the manner of a thread-bound book: indigo cloth, four stitches along the edge, a
 * pale slip 题签 with the title, and a cinnabar seal. All text becomes outlines, so that no renderer needs a font.
 */

import type { BookMeta } from '../book/model.ts';
import { creditsOf } from '../pages/credits.ts';
import type { Templates } from '../pages/templates.ts';
import type { Rectangle, CoverArtView, CoverLabelView, PlacedOutline } from '../pages/views.ts';
import { setColumn, type Outliner } from './column.ts';

/** The metadata that a cover shows. */
export type CoverMeta = Pick<BookMeta, 'title' | 'language' | 'creators'>;

export function coverMeta({ title, language, creators }: BookMeta): CoverMeta {
  return { title, language, creators };
}

/**
 * The size of the cover inside the e-book, which keeps to KDP's ratio of 1.6 and Apple's limit of four million pixels
 * [P3].
 */
export const coverSize = { width: 1400, height: 2240 } as const;

/**
 * The field in which a cover is drawn: 1400 units wide and as high as the page asks for; for a squat page 1800 high and
 * wider.
 */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /**
   * On a left-bound book the slip stands at the right, at the fore-edge, so that the eye still meets the title first.
   */
  readonly isLeftBound: boolean;
}

const slip = { edge: 150, y: 170, margin: 58, columnGap: 0.24 };
const largest = 236;
const creditSize = 62;

const leastHeight = 1800;

/** The length of a unit of the drawing on a front of that size. */
function unitOn({ width, height }: Size): number {
  return Math.min(width / coverSize.width, height / leastHeight);
}

type Size = Pick<Rectangle, 'width' | 'height'>;

export function canvasFor(front: Size, isLeftBound: boolean): Canvas & { readonly unit: number } {
  const unit = unitOn(front);
  return { width: Math.round(front.width / unit), height: Math.round(front.height / unit), isLeftBound, unit };
}

/** The distance between the top of a front and its slip. */
export function slipHead(front: Size): number {
  return slip.y * unitOn(front);
}

/** The size of type of names on a front. */
export function creditSizeOn(front: Size): number {
  return creditSize * unitOn(front);
}

/** The embedded cover: bound at the right, with stitches. */
export function drawCover(
  meta: CoverMeta,
  templates: Templates,
  outline: Outliner,
  height: number = coverSize.height,
): string {
  const canvas: Canvas = { width: coverSize.width, height, isLeftBound: false };
  const stitches = [300, 847, 1393, 1940].map((y) => Math.round((y * height) / coverSize.height));
  const view: CoverArtView = { width: canvas.width, height, ...drawLabel(meta, canvas, outline), stitches };
  return templates.render('cover.svg', view);
}

/** Slip, credits and seal, which are the same with and without stitches. */
export function drawLabel(meta: CoverMeta, canvas: Canvas, outline: Outliner): CoverLabelView {
  const { columns, size } = titleColumns(meta.title, canvas.height - 700, outline);
  const width = columns.length * size * (1 + slip.columnGap) - size * slip.columnGap + 2 * slip.margin;
  const length = Math.max(...columns.map(({ length: columnLength }) => columnLength));
  const boxWidth = Math.max(width, 270);
  const box: Rectangle = {
    x: canvas.isLeftBound ? canvas.width - slip.edge - boxWidth : slip.edge,
    y: slip.y,
    width: boxWidth,
    height: Math.max(length + 2 * slip.margin + size * 0.5, canvas.height - 1060),
  };
  const right = box.x + (box.width + width) / 2 - slip.margin;
  const top = box.y + (box.height - length) / 2;
  const title = columns.flatMap((column, index) =>
    column.at(right - size / 2 - index * size * (1 + slip.columnGap), top),
  );
  const seal: Rectangle = {
    x: canvas.isLeftBound ? slip.edge + 40 : 1010,
    y: canvas.height - 394,
    width: 150,
    height: 150,
  };
  return {
    slip: box,
    frames: [
      { ...frame(box, 17), stroke: 8 },
      { ...frame(box, 29), stroke: 2.5 },
    ],
    title,
    credits: creditColumns(meta, seal, canvas, outline),
    seal,
    sealText: sealText(meta, seal, outline),
  };
}

/** One column while its characters are large enough, else two or three of nearly equal length, read from the right. */
function titleColumns(text: string, longest: number, outline: Outliner) {
  for (const count of [1, 2, 3]) {
    const parts = split(text, count);
    const columns = (size: number) =>
      parts.map((part) => setColumn(part, { face: 'kai', size, tracking: 0.08 }, outline));
    const size = Math.min(largest, largest * (longest / Math.max(...columns(largest).map(({ length }) => length))));
    if (size >= 150 / count || count === 3) return { columns: columns(size), size };
  }
  throw new Error('unreachable: the third try always returns');
}

/** Breaks at the space or mark nearest the middle and drops it; Latin words are never divided. */
function split(text: string, count: number): string[] {
  if (count === 1) return [text];
  const ideal = text.length / count;
  const breaks = [...text.matchAll(/[\s：:，,；、]+/gu)].map(({ index, 0: mark }) => ({
    from: index,
    to: index + mark.length,
  }));
  const near = breaks
    .filter(({ from }) => from > 0)
    .sort((a, b) => Math.abs(a.from - ideal) - Math.abs(b.from - ideal))[0];
  const { from, to } =
    near !== undefined && Math.abs(near.from - ideal) <= text.length / 4 ? near : betweenHan(text, Math.ceil(ideal));
  const rest = text.slice(to);
  return rest === '' ? [text] : [text.slice(0, from), ...split(rest, count - 1)];
}

function betweenHan(text: string, ideal: number): { from: number; to: number } {
  const places = [...text.matchAll(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu)].map(({ index }) => index);
  const at = places.sort((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal))[0] ?? text.length;
  return { from: at, to: at };
}

/** A box inside another one, at the same distance from all its edges. */
export function frame({ x, y, width, height }: Rectangle, inset: number): Rectangle {
  return { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset };
}

/**
 * Credits stand above the seal, the first of them rightmost. On a left-bound book the last one stands over the seal.
 */
function creditColumns(
  meta: CoverMeta,
  seal: Rectangle,
  { height, isLeftBound }: Canvas,
  outline: Outliner,
): PlacedOutline[] {
  const credits = creditsOf(meta.creators, meta.language).slice(0, 3);
  const centre = seal.x + seal.width / 2 + (isLeftBound ? 96 * (credits.length - 1) : 0);
  return credits.flatMap(({ name, word }, index) => {
    const full = word === '' ? name : `${name}　${word}`;
    const size = Math.min(
      creditSize,
      creditSize *
        ((height - 1140) / setColumn(full, { face: 'kai', size: creditSize, tracking: 0.16 }, outline).length),
    );
    const column = setColumn(full, { face: 'kai', size, tracking: 0.16 }, outline);
    return column.at(centre - index * 96, seal.y - 56 - column.length);
  });
}

/**
 * The text of the seal: the first author's name when it has two to four Han characters, else 刻本. It is read from the
 * right, column by column.
 */
function sealText({ creators }: CoverMeta, seal: Rectangle, outline: Outliner): PlacedOutline[] {
  const name = [...(creators[0]?.name ?? '')];
  const legible = name.length >= 2 && name.length <= 4 && name.every((character) => /\p{Script=Han}/u.test(character));
  const characters = legible ? (name.length === 3 ? [...name, '印'] : name) : ['刻', '本'];
  const inner = seal.width - 30;
  const columns = characters.length === 2 ? [characters] : [characters.slice(0, 2), characters.slice(2)];
  const size = inner / 2;
  return columns.flatMap((column, index) => {
    const centre = columns.length === 1 ? seal.x + seal.width / 2 : seal.x + 15 + inner - size / 2 - index * size;
    return setColumn(column.join(''), { face: 'bold', size: size * 0.94, tracking: 0.06 }, outline).at(
      centre,
      seal.y + 15 + size * 0.03,
    );
  });
}
