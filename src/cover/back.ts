/** Draws the back cover 封底: what the book is about on a pale slip, who made it, and the barcode in its field. */

import type { BookMeta } from '../book/model.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import { hyphenated } from '../pages/copyright-lines.ts';
import { wordsFor } from '../pages/words.ts';
import type { Rectangle, CoverWrapView, PlacedOutline } from '../pages/views.ts';
import { drawBarcode } from './barcode.ts';
import type { Outliner } from './column.ts';
import { frame, slipHead } from './draw-cover.ts';
import type { WrapRequest } from './wrap-request.ts';
import type { CoverGeometry } from './geometry.ts';
import { setLines, type SetLine } from './set-lines.ts';
import { spineText } from './spine.ts';

type BackView = Pick<CoverWrapView, 'backSlip' | 'backFrame' | 'backText' | 'barcodeField' | 'bars' | 'barcodeText'>;

/** Sizes of type in points: 五号 while the words fit, then smaller down to the least that is comfortable to read. */
const sizes = [10.5, 10, 9.5, 9, 8.5, 8, 7.5];
const leading = 1.7;

/** The longest line, in characters of 五号, after which the eye still finds the next one. */
const longestLine = 34;

/** Points between the slip's edge and its words, and between the barcode's field and what stands in it. */
const padding = 24;
const fieldPadding = 6;

export function drawBack(request: WrapRequest, outline: Outliner): Noted<BackView> {
  const blurb = drawBlurb(request, outline);
  const barcode = drawField(request, outline);
  return { value: { ...blurb.value, ...barcode.value }, diagnostics: [...blurb.diagnostics, ...barcode.diagnostics] };
}

function drawBlurb(
  { meta, geometry, edition, places }: WrapRequest,
  outline: Outliner,
): Noted<Pick<BackView, 'backSlip' | 'backFrame' | 'backText'>> {
  const paragraphs = (meta.description ?? '')
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (paragraphs.length === 0) return { value: { backText: [] }, diagnostics: [] };
  const field = blurbField(geometry);
  const { author } = spineText(meta);
  const set = sizes.map((size) => setBlurb(paragraphs, author, { size, width: field.width - 2 * padding, outline }));
  const fitting = set.find(({ height }) => height + 2 * padding <= field.height);
  const blurb = fitting ?? set.at(-1);
  if (blurb === undefined) throw new Error('unreachable: there are sizes');
  const height = blurb.height + 2 * padding;
  const slip: Rectangle = { ...field, height };
  const value = { backSlip: slip, backFrame: frame(slip, 6), backText: blurb.at(field.x + padding, field.y + padding) };
  return {
    value,
    diagnostics: fitting === undefined ? [sayTooLong(meta, { edition, share: field.height / height }, places)] : [],
  };
}

/**
 * From the height at which the front's label begins to just above the barcode. The field is aligned with the barcode
 * where that is far enough from the edge.
 */
function blurbField({ back, spine, barcode }: CoverGeometry): Rectangle {
  const inside = spine.x > back.x ? back.x + back.width - (barcode.x + barcode.width) : barcode.x - back.x;
  const margin = Math.max(inside, back.width * 0.085);
  const width = Math.min(back.width - 2 * margin, longestLine * 10.5 + 2 * padding);
  const top = back.y + slipHead(back);
  return {
    x: spine.x > back.x ? back.x + back.width - margin - width : back.x + margin,
    y: top,
    width,
    height: barcode.y - back.height * 0.04 - top,
  };
}

interface Blurb {
  readonly height: number;
  at(x: number, y: number): PlacedOutline[];
}

/**
 * Lines are a whole number of characters long, and the remaining width is shared by both margins. The author's name is
 * below, at the right.
 */
function setBlurb(
  paragraphs: readonly string[],
  author: string,
  { size, width, outline }: { size: number; width: number; outline: Outliner },
): Blurb {
  const measure = Math.floor(width / size) * size;
  const style = { face: 'text' as const, size, leading: size * leading, measure, indent: 2 };
  const lines: readonly SetLine[] = paragraphs.flatMap((paragraph) => setLines(paragraph, style, outline));
  const credit = outline(author, 'kai', size);
  const creditGap = author === '' ? 0 : 1.6;
  return {
    height: size + (lines.length - 1 + creditGap) * style.leading,
    at: (x, y) => {
      const left = x + (width - measure) / 2;
      const baseline = (line: number) => y + size * 0.88 + line * style.leading;
      const placed = lines.flatMap((line, index) => line.at(left, baseline(index)));
      const signed = {
        transform: `translate(${left + measure - credit.advance} ${baseline(lines.length - 1 + creditGap)})`,
        path: credit.path,
      };
      return author === '' ? placed : [...placed, signed];
    },
  };
}

function sayTooLong(
  { description = '' }: BookMeta,
  { edition, share }: { edition: string; share: number },
  places: WrapRequest['places'],
): Diagnostic {
  const characters = [...description.replace(/\s/g, '')].length;
  return diagnose(
    'description-fits-cover',
    { edition, characters, fitting: Math.floor((characters * share) / 10) * 10 },
    places.description,
  );
}

/**
 * The place for a printer's barcode stays white; otherwise the barcode is drawn with the ISBN above and the price below
 * it.
 */
function drawField(
  { meta, isbn, geometry, edition, places }: WrapRequest,
  outline: Outliner,
): Noted<Pick<BackView, 'barcodeField' | 'bars' | 'barcodeText'>> {
  const { barcode: field, barcodeBy } = geometry;
  if (barcodeBy === 'printer') return { value: { barcodeField: field, bars: [], barcodeText: [] }, diagnostics: [] };
  if (isbn === undefined)
    return {
      value: { bars: [], barcodeText: [] },
      diagnostics: [diagnose('isbn-is-given', { edition }, places.edition)],
    };
  const { price } = meta.copyright;
  const small = 7.5;
  const [above, below] = [small * 1.4, price === undefined ? 0 : small * 1.8];
  const code = drawBarcode(isbn, field.height - above - below - 2 * fieldPadding);
  const [x, y] = [
    field.x + (field.width - code.width) / 2,
    field.y + (field.height - code.height - above - below) / 2 + above,
  ];
  const middle = field.x + field.width / 2;
  const centred = (text: string, size: number, at: number, baseline: number): PlacedOutline => {
    const { path, advance } = outline(text, 'text', size);
    return { transform: `translate(${at - advance / 2} ${baseline})`, path };
  };
  const digits = code.digits.map(({ text, middle: at, baseline, width }) =>
    spread(text, { x: x + at - width / 2, baseline: y + baseline, width }, outline),
  );
  const lines = [centred(`ISBN ${hyphenated(isbn)}`, small, middle, y - small * 0.6)];
  if (price !== undefined)
    lines.push(
      centred(
        [wordsFor(meta.language).price, price].join(wordsFor(meta.language).colon),
        small,
        middle,
        y + code.height + small * 1.5,
      ),
    );
  return {
    value: {
      barcodeField: field,
      bars: code.bars.map((bar) => ({ ...bar, x: bar.x + x, y: bar.y + y })),
      barcodeText: [...digits.flat(), ...lines],
    },
    diagnostics: [],
  };
}

/** Centres each digit under its seven modules. */
function spread(
  text: string,
  { x, baseline, width }: { x: number; baseline: number; width: number },
  outline: Outliner,
): PlacedOutline[] {
  const cell = width / text.length;
  return [...text].map((digit, index) => {
    const { path, advance } = outline(digit, 'mono', 8.5);
    return { transform: `translate(${x + cell * (index + 0.5) - advance / 2} ${baseline})`, path };
  });
}
