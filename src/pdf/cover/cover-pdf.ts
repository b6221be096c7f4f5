/** A cover laid flat as a PDF of one page: shapes and pictures in inks, boxes exact, nothing else. */

import type { Printing } from '../../editions/printing.ts';
import { drawArtwork, pictureName } from './artwork.ts';
import { writeInfo, writeXmp, type PdfMetadata } from '../binding/metadata.ts';
import { decimal, deflated, name, PDFContext, PDFString, writePdf, type PDFRef } from '../objects/objects.ts';
import { claimsOf, writeOutputIntent } from '../binding/standard.ts';

export interface InkPicture {
  readonly width: number;
  readonly height: number;
  /** Cyan, magenta, yellow and black, a byte each. */
  readonly inks: Uint8Array;
}

export interface CoverSheet {
  /** Of the sheet with its bleed, in points. */
  readonly width: number;
  readonly height: number;
  readonly bleed: number;
  /** A drawing in points, with at most one picture. */
  readonly svg: string;
  readonly picture?: InkPicture | undefined;
  /** `undefined` for printers that want none in the file. */
  readonly metadata: PdfMetadata | undefined;
  readonly printing: Printing;
}

export async function printCover({
  width,
  height,
  bleed,
  svg,
  picture,
  metadata,
  printing,
}: CoverSheet): Promise<Uint8Array> {
  const context = PDFContext.create();
  const pages = context.nextRef();
  const page = context.obj({ Type: 'Page' });
  const box = (edges: readonly number[]) => context.obj(edges.map((edge) => Number(decimal(edge))));
  page.set(name('Parent'), pages);
  page.set(name('MediaBox'), box([0, 0, width, height]));
  page.set(name('BleedBox'), box([0, 0, width, height]));
  page.set(name('TrimBox'), box([bleed, bleed, width - bleed, height - bleed]));
  page.set(
    name('Resources'),
    context.obj(picture === undefined ? {} : { XObject: { [pictureName]: writePicture(picture, context) } }),
  );
  page.set(name('Contents'), context.register(deflated(context, drawArtwork(svg, height))));
  context.assign(pages, context.obj({ Type: 'Pages', Kids: [context.register(page)], Count: 1 }));
  const catalog = context.obj({ Type: 'Catalog', Pages: pages, ViewerPreferences: { DisplayDocTitle: true } });
  // All of it is ink and nothing is seen through, so it is X-1a wherever a standard is asked for.
  const standard: Printing = { ...printing, pdfx: printing.pdfx === 'none' ? 'none' : 'X-1a' };
  const claims = claimsOf(standard);
  context.trailerInfo.Root = context.register(catalog);
  if (claims !== undefined) catalog.set(name('OutputIntents'), writeOutputIntent(standard, context));
  if (metadata !== undefined) {
    catalog.set(name('Lang'), PDFString.of(metadata.language));
    catalog.set(name('Metadata'), context.register(writeXmp(metadata, claims, context)));
    context.trailerInfo.Info = context.register(writeInfo(metadata, claims, context));
  }
  return writePdf(context, { packed: false, ...(claims && { version: claims.version }) });
}

function writePicture({ width, height, inks }: InkPicture, context: PDFContext): PDFRef {
  const entries = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: 'DeviceCMYK',
    BitsPerComponent: 8,
  });
  return context.register(
    deflated(context, inks, Object.fromEntries(entries.entries().map(([key, value]) => [key.decodeText(), value]))),
  );
}
