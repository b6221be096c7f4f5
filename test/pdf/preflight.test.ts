/** Files a printer sends back, made by hand. Each is one page that lacks one thing. */

import { expect, test } from 'vitest';
import { name, PDFContext, PDFDict, PDFRawStream, writePdf } from '../../src/pdf/objects/objects.ts';
import { preflight } from '../../src/pdf/preflight/index.ts';

interface Entries {
  [key: string]: string | number | number[] | Entries;
}

/** A page with one font, and whatever else is given. */
async function onePage(font: Entries, boxes: Entries = { TrimBox: [0, 0, 420, 595] }): Promise<Uint8Array> {
  const context = PDFContext.create();
  const pages = context.nextRef();
  const fonts = context.obj({ F1: context.register(context.obj(font)) });
  const page = context.obj({ Type: 'Page', MediaBox: [0, 0, 420, 595], ...boxes, Resources: { Font: fonts } });
  page.set(name('Parent'), pages);
  context.assign(pages, context.obj({ Type: 'Pages', Kids: [context.register(page)], Count: 1 }));
  const metadata = context.register(
    PDFRawStream.of(context.obj({ Type: 'Metadata', Subtype: 'XML' }) as PDFDict, Buffer.from('<x:xmpmeta/>')),
  );
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: pages, Metadata: metadata }));
  return writePdf(context, { packed: false });
}

const embedded = { Type: 'Font', Subtype: 'TrueType', BaseFont: 'Song', FontDescriptor: { FontFile2: 'here' } };
const codes = async (pdf: Uint8Array) =>
  (await preflight(pdf, 'book.pdf')).map(({ code, place }) => [code, place?.file].join(' '));

test('a trimmed page with an embedded font is right', async () => {
  expect(await codes(await onePage(embedded))).toEqual([]);
});

test.each([
  ['a font that is only named', { Type: 'Font', Subtype: 'TrueType', BaseFont: 'Song' }, 'font-is-embedded'],
  ['a descriptor without a file', { ...embedded, FontDescriptor: { Flags: 4 } }, 'font-is-embedded'],
  ['a Type 3 font', { Type: 'Font', Subtype: 'Type3' }, 'font-is-truetype'],
])('%s', async (_, font, code) => {
  expect(await codes(await onePage(font))).toEqual([`${code} book.pdf`]);
});

test('a page that does not say where it is trimmed', async () => {
  expect(await codes(await onePage(embedded, {}))).toEqual(['page-is-trimmed book.pdf']);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a text', Buffer.from('第一章')],
  ['half a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type')],
])('%s is no PDF: one error, no exception', async (_, bytes) => {
  expect(await codes(bytes)).toEqual(['pdf-is-sound book.pdf']);
});
