/**
 * Makes a PDF whose pages show their numbers, with several content streams as bound pages have, or none where asked
 * for.
 */

import { deflated, name, PDFContext, writePdf, type PDFDict } from '../../src/pdf/objects/objects.ts';

export interface NumberedPdf {
  readonly pages: number;
  /** Trim and bleed in points. */
  readonly width: number;
  readonly height: number;
  readonly bleed?: number;
  /** Pages without content, counted from 1. */
  readonly blanks?: readonly number[];
}

export function numberedPdf({ pages, width, height, bleed = 0, blanks = [] }: NumberedPdf): Promise<Uint8Array> {
  const context = PDFContext.create();
  const tree = context.nextRef();
  const font = context.register(context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }));
  const [begin, end] = [context.register(deflated(context, 'q\n')), context.register(deflated(context, 'Q\n'))];
  const kids = Array.from({ length: pages }, (_, index) => {
    const page = context.obj({
      Type: 'Page',
      MediaBox: [0, 0, width + 2 * bleed, height + 2 * bleed],
      TrimBox: [bleed, bleed, bleed + width, bleed + height],
      Resources: { Font: { F1: font } },
    }) as PDFDict;
    page.set(name('Parent'), tree);
    if (!blanks.includes(index + 1))
      page.set(
        name('Contents'),
        context.obj([
          begin,
          context.register(deflated(context, `BT /F1 20 Tf ${bleed + 30} ${bleed + 50} Td (p${index + 1}) Tj ET\n`)),
          end,
        ]),
      );
    return context.register(page);
  });
  context.assign(tree, context.obj({ Type: 'Pages', Kids: kids, Count: pages }));
  context.trailerInfo.Root = context.register(
    context.obj({ Type: 'Catalog', Pages: tree, Outlines: { Type: 'Outlines' } }),
  );
  return writePdf(context, { packed: false });
}
