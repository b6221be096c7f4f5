/**
 * Draws a cover from the metadata, in the manner of a thread-bound book: indigo cloth, four stitches along the edge, a
 * pale slip 题签 with the title, and a cinnabar seal. All text becomes outlines, so that no renderer needs a font.
 */

import type { BookMeta } from '../book/model.ts';
import { creditsOf } from '../pages/credits.ts';
import type { Templates } from '../pages/templates.ts';
import { titleParts } from '../pages/title-parts.ts';
import type { Rectangle, CoverArtView, CoverLabelView, CreditView, PlacedOutline } from '../pages/views.ts';
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
    credits: creditColumns(meta, { seal, slip: box }, canvas, outline),
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

/**
 * Ends columns where title pages end lines (title-parts.ts): between phrases, where that is near enough to the middle,
 * else between words. The mark or blank at the end of a column is dropped.
 */
function split(text: string, count: number): string[] {
  if (count === 1) return [text];
  const ideal = text.length / count;
  const parts = titleParts(text);
  const near = (edges: readonly number[]): number | undefined => {
    const [nearest] = edges.toSorted((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal));
    return nearest !== undefined && Math.abs(nearest - ideal) <= text.length / 4 ? nearest : undefined;
  };
  const phrases = parts.map(({ words }) => words.join(''));
  const words = parts.flatMap((phrase) => phrase.words);
  const at = near(edgesOf(phrases)) ?? near(edgesOf(words)) ?? betweenHan(text, Math.ceil(ideal));
  const rest = text.slice(at).trim();
  return rest === '' ? [text] : [text.slice(0, at).replace(/[\s：:，,；;、]+$/u, ''), ...split(rest, count - 1)];
}

/** Where all but the first begin. */
function edgesOf(pieces: readonly string[]): number[] {
  const edges: number[] = [];
  let at = 0;
  for (const { length } of pieces.slice(0, -1)) edges.push((at += length));
  return edges;
}

function betweenHan(text: string, ideal: number): number {
  const places = [...text.matchAll(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu)].map(({ index }) => index);
  return places.sort((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal))[0] ?? text.length;
}

/** A box inside another one, at the same distance from all its edges. */
export function frame({ x, y, width, height }: Rectangle, inset: number): Rectangle {
  return { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset };
}

const creditStyle = { face: 'kai', tracking: 0.16 } as const;

/** From column to column. */
const creditGap = 96;

/**
 * All credits of the title page, in one size, stand above the seal, the first of them rightmost; the columns of one
 * have one head. On a left-bound book the last column stands over the seal.
 */
function creditColumns(
  meta: CoverMeta,
  { seal, slip: box }: { readonly seal: Rectangle; readonly slip: Rectangle },
  { height, isLeftBound }: Canvas,
  outline: Outliner,
): PlacedOutline[] {
  const longest = height - 1140;
  const lengthOf = (text: string): number => setColumn(text, { ...creditStyle, size: creditSize }, outline).length;
  const credits = creditsOf(meta.creators, meta.language).map((credit) =>
    creditLines(credit, (text) => lengthOf(text) <= longest),
  );
  const lines = credits.flat();
  const middle = seal.x + seal.width / 2;
  const room = (isLeftBound ? box.x - middle : middle - box.x - box.width) - creditGap;
  const gaps = Math.max(1, lines.length - 1);
  const scale = Math.min(1, room / (creditGap * gaps), ...lines.map((text) => longest / lengthOf(text)));
  const right = middle + (isLeftBound ? creditGap * scale * (lines.length - 1) : 0);
  let placed = 0;
  return credits.flatMap((texts) => {
    const columns = texts.map((text) => setColumn(text, { ...creditStyle, size: creditSize * scale }, outline));
    const head = seal.y - 56 - Math.max(...columns.map(({ length }) => length));
    return columns.flatMap((column) => column.at(right - placed++ * creditGap * scale, head));
  });
}

/** A credit too long for a column goes on in the next, with another name or the rest of one. */
function creditLines({ name, word }: CreditView, fits: (text: string) => boolean): string[] {
  const phrases = titleParts(name).map(({ words }) => words.join(''));
  const lines: string[] = [''];
  for (const [index, phrase] of phrases.entries()) {
    const last = lines.at(-1) ?? '';
    const isEnd = index === phrases.length - 1 && word !== '';
    const next = isEnd ? `${phrase}　${word}` : phrase;
    if (last === '' || fits((last + next).trim())) lines[lines.length - 1] = last + next;
    else lines.push(next);
  }
  return lines.map((line) => line.trim());
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
