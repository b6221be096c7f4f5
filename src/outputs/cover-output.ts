/** The whole cover of a printed edition, drawn when it is known how thick the book is. */

import { drawWords } from '../cover/draw-words.ts';
import { drawWrap } from '../cover/draw-wrap.ts';
import { fitPicture } from '../cover/fit-picture.ts';
import { layCover, type CoverGeometry } from '../cover/geometry.ts';
import { edgeColour, inksOf, openPicture, resize, toInks, type Inks } from '../cover/picture.ts';
import { coverRules } from '../cover/printers.ts';
import { diagnose, hasErrors, type Noted } from '../diagnostics/diagnostic.ts';
import type { PdfEdition, Wrap } from '../editions/edition.ts';
import { printingOf } from '../editions/printing.ts';
import type { Commission, MadeFile } from './output.ts';
import { printCover, type InkPicture } from '../pdf/cover/cover-pdf.ts';
import { metadataOf } from '../pdf/binding/metadata.ts';

type WithWrap = PdfEdition & { readonly wrap: Wrap };

export interface BoundBook {
  readonly pages: number;
  /** `Chrome 143.0.7499.0` */
  readonly browser: string;
}

export async function makeCover(
  commission: Commission<WithWrap>,
  { pages, browser }: BoundBook,
): Promise<Noted<MadeFile | undefined>> {
  const {
    edition,
    book,
    theme: { theme, templates, faces },
    bench: { program, sayMissing },
  } = commission;
  const { sheet, wrap, name, isbn } = edition;
  const printing = printingOf(edition);
  if (wrap.flaps > 0 && !coverRules[printing.printer].hasFlaps) {
    return {
      value: undefined,
      diagnostics: [diagnose('flaps-are-possible', { edition: name, printer: printing.printer }, wrap.places.edition)],
    };
  }
  const { width, height } = sheet;
  const rightBound = sheet.writing === 'vertical';
  const geometry = layCover({ width, height, pages, printing, flaps: wrap.flaps, rightBound });
  const picture = await pictureOf(geometry, commission);
  if (hasErrors(picture.diagnostics)) return { value: undefined, diagnostics: picture.diagnostics };
  const meta = book.meta;
  const { drawn, missing } = await drawWords(
    (outline) =>
      drawWrap(
        { meta, geometry, isbn, pictureGround: picture.value?.ground, edition: name, places: wrap.places },
        templates,
        outline,
      ),
    faces,
  );
  const metadata = coverRules[printing.printer].takesMetadata
    ? metadataOf({ book, edition, theme, program }, browser)
    : undefined;
  const bytes = await printCover({
    ...geometry,
    svg: drawn.value,
    picture: picture.value?.printed,
    metadata,
    printing,
  });
  return {
    value: { path: `${meta.slug}-${name}-cover.pdf`, bytes, pages: 1 },
    diagnostics: [...picture.diagnostics, ...sayMissing(missing), ...drawn.diagnostics],
  };
}

interface PreparedPicture {
  readonly printed: InkPicture;
  readonly ground: Inks;
}

/** The author's picture in inks, as much of it as the front shows. */
async function pictureOf(
  { frontWithBleed }: CoverGeometry,
  { edition: { name, wrap }, book: { cover }, bench: { host } }: Commission<WithWrap>,
): Promise<Noted<PreparedPicture | undefined>> {
  if (cover === undefined) return { value: undefined, diagnostics: [] };
  const { crop, size, diagnostics } = fitPicture(cover, frontWithBleed, name, wrap.places.cover);
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const opened = await openPicture(cover, host);
  if (opened === undefined)
    return {
      value: undefined,
      diagnostics: [...diagnostics, diagnose('cover-opens', { image: cover.source }, wrap.places.cover)],
    };
  const seen = resize(opened, crop, size);
  return { value: { printed: { ...size, inks: toInks(seen) }, ground: inksOf(...edgeColour(seen)) }, diagnostics };
}
