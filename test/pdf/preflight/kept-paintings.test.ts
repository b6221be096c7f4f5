/** What was remembered of a page's parts sums up to what the page paints. */

import { expect, test } from 'vitest';
import { newNotebook } from '../../../src/host/notebook.ts';
import { usualBounds } from '../../../src/pdf/preflight/painting/streams.ts';
import { openContentReader, type ContentReader } from '../../../src/pdf/preflight/painting/walk.ts';
import { PDFContext, PDFRawStream, type PDFDict } from '../../../src/pdf/objects/objects.ts';
import type { Box } from '../../../src/pdf/objects/matrix.ts';
import { withKept } from '../../../src/pdf/preflight/kept-paintings.ts';

const context = PDFContext.create();
const font = { Type: 'Font', Subtype: 'Type0', Encoding: 'Identity-H', DescendantFonts: [{ DW: 1000 }] };
const resources = context.obj({ Font: { F: font } }) as PDFDict;
const stream = (content: string): PDFRawStream =>
  PDFRawStream.of(context.obj({}) as PDFDict, Buffer.from(content, 'latin1'));
const anew = (): ContentReader => openContentReader({ bounds: usualBounds, left: usualBounds.total });

/** With what was read in the end, by content. */
function openBook(): { readonly reader: ContentReader; readonly asked: Set<string> } {
  const asked = new Set<string>();
  const read = anew();
  const noting: ContentReader = {
    ...read,
    page: (contents, ...around) => {
      asked.add(contents.map((each) => Buffer.from(each.contents).toString('latin1')).join(' '));
      return read.page(contents, ...around);
    },
  };
  return { reader: withKept(noting, newNotebook()), asked };
}

const text = 'BT /F 10 Tf 1 0 0 rg 100 200 Td <0001> Tj ET';
const folio = 'BT /F 10 Tf 0 g 100 20 Td <0002> Tj ET';

test.each([
  ['text and folio', ['q', text, 'Q', folio]],
  [
    'a page that is moved, with marks',
    ['q 1 0 0 1 20 0 cm', text, 'Q', `q 1 0 0 1 5 0 cm ${folio} Q`, '300 580 10 1 re f'],
  ],
  ['text alone', ['q', text, 'Q']],
  ['text and folio beside the sheet', ['q 1 0 0 1 900 0 cm', text, 'Q', `q 1 0 0 1 0 -900 cm ${folio} Q`]],
  ['a colour that is not taken back', ['q', 'Q 0 1 0 rg', 'q Q', '10 10 5 5 re f']],
  ['a move that is not taken back', ['1 0 0 1 50 50 cm', text, '', folio]],
  ['`Q` without `q`', ['Q', text, 'Q', folio]],
  ['`q` without `Q`', ['q 0 1 0 rg', text, '', `Q ${folio}`]],
  [
    'an image in the stream',
    [
      'q',
      'q 72 0 0 72 0 0 cm BI /W 10 /H 10 /BPC 8 /CS /G ID x EI Q',
      'Q',
      'q 10 0 0 10 0 0 cm BI /W 10 /H 10 /BPC 8 /CS /G ID x EI Q',
    ],
  ],
])('%s', (_, contents) => {
  const streams = contents.map(stream);
  const { reader } = openBook();
  const wanted = anew().page(streams, resources, [0, 0, 400, 600]);
  for (const round of [1, 2])
    expect([round, reader.page(streams, resources, [0, 0, 400, 600])]).toEqual([round, wanted]);
});

test('another folio under the same text: the text is not read again', () => {
  const { reader, asked } = openBook();
  reader.page(['q', text, 'Q', folio].map(stream), resources, [0, 0, 400, 600]);
  asked.clear();
  const another = folio.replace('0002', '0003');
  reader.page(['q', text, 'Q', another].map(stream), resources, [0, 0, 400, 600]);
  expect([...asked]).toEqual([another]);
});

test('the same streams with another font, or on another sheet, paint something else', () => {
  const streams = ['q', text, 'Q', folio].map(stream);
  const wide = context.obj({ Font: { F: { ...font, DescendantFonts: [{ DW: 3000 }] } } }) as PDFDict;
  const { reader } = openBook();
  const pages = ([fonts, window]: readonly [PDFDict, Box]) =>
    [reader, anew()].map((each) => each.page(streams, fonts, window));
  const [first, ...others] = (
    [
      [resources, [0, 0, 400, 600]],
      [wide, [0, 0, 400, 600]],
      [resources, [0, 0, 104, 150]],
    ] as const
  ).map(pages);
  for (const [known, wanted] of others) {
    expect(known).toEqual(wanted);
    expect(known).not.toEqual(first?.[0]);
  }
});
