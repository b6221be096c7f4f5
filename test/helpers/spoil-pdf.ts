/**
 * Prepares a bound PDF of ours for a printer, and spoils it: each function takes a finished file and returns one with a
 * single fault for which printers send files back.
 */

import {
  deflated,
  inflated,
  name,
  parsePdf,
  PDFArray,
  PDFDict,
  PDFRawStream,
  PDFRef,
  textString,
  writePdf,
  type PDFContext,
  type PDFObject,
} from '../../src/pdf/objects/objects.ts';

interface Opened {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly info: PDFDict;
  readonly pages: readonly PDFDict[];
}

/** Changes one thing in a file and writes it anew, as PDF 1.4. */
export async function change(bytes: Uint8Array, how: (pdf: Opened) => void): Promise<Uint8Array> {
  const context = await parsePdf(bytes);
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  how({
    context,
    catalog,
    info: context.lookup(context.trailerInfo.Info, PDFDict),
    pages: leaves(context, catalog.lookup(name('Pages'), PDFDict)),
  });
  const written = Buffer.from(await writePdf(context, { packed: false }));
  written.write('%PDF-1.4', 0, 'latin1');
  return written;
}

function leaves(context: PDFContext, node: PDFDict): PDFDict[] {
  return node
    .lookup(name('Kids'), PDFArray)
    .asArray()
    .flatMap((kid) => {
      const dict = context.lookup(kid, PDFDict);
      return dict.has(name('Kids')) ? leaves(context, dict) : [dict];
    });
}

interface Literal {
  readonly [key: string]: Entries | PDFObject;
}
type Entries = string | number | readonly (Entries | PDFObject)[] | Literal;

function literal(context: PDFContext, value: Entries | PDFObject): PDFObject {
  return context.obj(value as Parameters<PDFContext['obj']>[0]) as PDFObject;
}

function put(context: PDFContext, dict: PDFDict | undefined, key: string, value: Entries | PDFObject): void {
  dict?.set(name(key), literal(context, value));
}

/** A file as printers take it: black ink only, grey and sharp pictures, PDF/X-1a. */
export function forPress(bytes: Uint8Array): Promise<Uint8Array> {
  return change(bytes, ({ context, catalog, info }) => {
    for (const [ref, object] of context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFRawStream)) continue;
      const type = object.dict.get(name('Subtype')) ?? object.dict.get(name('Type'));
      if (type === name('Image')) context.assign(ref, grayImage(context));
      if (type === undefined && !object.dict.has(name('Length1'))) context.assign(ref, inBlack(context, object));
    }
    info.set(name('GTS_PDFXVersion'), textString('PDF/X-1:2001'));
    info.set(name('GTS_PDFXConformance'), textString('PDF/X-1a:2001'));
    info.set(name('Trapped'), name('False'));
    const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFX' }) as PDFDict;
    for (const [key, text] of [
      ['OutputConditionIdentifier', 'CGATS TR 001'],
      ['RegistryName', 'http://www.color.org'],
    ] as const)
      intent.set(name(key), textString(text));
    put(context, catalog, 'OutputIntents', [intent]);
  });
}

function grayImage(context: PDFContext): PDFRawStream {
  const side = 1400;
  const entries = {
    Type: name('XObject'),
    Subtype: name('Image'),
    ColorSpace: name('DeviceGray'),
    Width: context.obj(side),
    Height: context.obj(side),
    BitsPerComponent: context.obj(8),
  };
  return deflated(context, new Uint8Array(side * side), entries);
}

function inBlack(context: PDFContext, stream: PDFRawStream): PDFRawStream {
  const text = inflated(stream)
    .toString('latin1')
    .replace(/[\d.]+ [\d.]+ [\d.]+ rg/g, '0 g')
    .replace(/[\d.]+ [\d.]+ [\d.]+ RG/g, '0 G');
  const kept = Object.fromEntries(
    stream.dict
      .entries()
      .flatMap(([key, value]) =>
        ['Filter', 'Length'].includes(key.decodeText()) ? [] : [[key.decodeText(), value] as const],
      ),
  );
  return deflated(context, text, kept);
}

/** Index of a recto of the body with text. */
const textPage = 8;

/** Paints before or after the contents of the page. */
export function paint(
  { context, pages }: Opened,
  { before = '', after = '' }: { readonly before?: string; readonly after?: string },
): void {
  const page = pages[textPage];
  const contents = page?.lookup(name('Contents'));
  const parts = contents instanceof PDFArray ? contents.asArray() : [page?.get(name('Contents'))];
  const stream = (text: string) => context.register(deflated(context, text));
  page?.set(name('Contents'), context.obj([stream(`${before}\n`), ...parts, stream(`\n${after}`)] as PDFObject[]));
}

/** Adds an object to the page's resources under a name. */
function provide({ context, pages }: Opened, category: string, key: string, object: PDFObject): void {
  const resources = pages[textPage]?.lookup(name('Resources'), PDFDict);
  const own = (resources?.lookupMaybe(name(category), PDFDict) ?? (context.obj({}) as PDFDict)).clone(context);
  own.set(name(key), object);
  resources?.set(name(category), own);
}

/** Sets text in the middle of the page in a face that the page has; `state` is set before it. */
function text(pdf: Opened, state: string): void {
  const font =
    pdf.pages[textPage]?.lookup(name('Resources'), PDFDict).lookup(name('Font'), PDFDict).keys()[0]?.decodeText() ?? '';
  paint(pdf, { after: `q ${state} BT /${font} 10 Tf 1 0 0 1 200 300 Tm <0243> Tj ET Q` });
}

function image(pdf: Opened, entries: Readonly<Record<string, Entries | PDFObject>>, points: number): void {
  const { context } = pdf;
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    BitsPerComponent: 8,
    Width: 300,
    Height: 300,
    ColorSpace: 'DeviceGray',
  }) as PDFDict;
  for (const [key, value] of Object.entries(entries)) put(context, dict, key, value);
  provide(pdf, 'XObject', 'Spoiled', context.register(PDFRawStream.of(dict, new Uint8Array(0))));
  paint(pdf, { after: `q ${points} 0 0 ${points} 150 200 cm /Spoiled Do Q` });
}

function extended(pdf: Opened, entries: Entries): void {
  provide(pdf, 'ExtGState', 'Spoiled', literal(pdf.context, entries));
  text(pdf, '/Spoiled gs');
}

function action(context: PDFContext): PDFDict {
  return context.obj({ S: 'JavaScript', JS: context.obj('1') }) as PDFDict;
}

/** One fault each, with the code that must be found. */
export const spoilings: readonly (readonly [fault: string, code: string, how: (pdf: Opened) => void])[] = [
  [
    'a font not embedded',
    'font-is-embedded',
    ({ context }) => {
      const descriptor = context
        .enumerateIndirectObjects()
        .map(([, object]) => object)
        .find((object) => object instanceof PDFDict && object.has(name('FontFile2')));
      (descriptor as PDFDict | undefined)?.delete(name('FontFile2'));
    },
  ],
  [
    'a Type 3 font',
    'font-is-truetype',
    (pdf) =>
      provide(
        pdf,
        'Font',
        'Spoiled',
        pdf.context.obj({
          Type: 'Font',
          Subtype: 'Type3',
          FontBBox: [0, 0, 1, 1],
          FontMatrix: [1, 0, 0, 1, 0, 0],
          CharProcs: {},
          FirstChar: 0,
          LastChar: 0,
          Widths: [1],
        }) as PDFObject,
      ),
  ],
  ['RGB text', 'text-is-in-press-ink', (pdf) => text(pdf, '0 0 0 rg')],
  [
    'text in a colour with a profile',
    'text-is-in-press-ink',
    (pdf) => {
      const profile = pdf.context.register(deflated(pdf.context, 'no profile', { N: pdf.context.obj(1) }));
      provide(pdf, 'ColorSpace', 'Spoiled', pdf.context.obj([name('ICCBased'), profile]) as PDFObject);
      text(pdf, '/Spoiled cs 0 sc');
    },
  ],
  ['an RGB line', 'drawing-is-in-press-ink', (pdf) => paint(pdf, { after: '1 0 0 RG 100 100 m 200 100 l S' })],
  ['an RGB image', 'image-is-in-press-ink', (pdf) => image(pdf, { ColorSpace: 'DeviceRGB' }, 60)],
  [
    'an indexed RGB image',
    'image-is-in-press-ink',
    (pdf) => image(pdf, { ColorSpace: [name('Indexed'), name('DeviceRGB'), 0, '000'] }, 60),
  ],
  ['four-colour black', 'black-is-one-ink', (pdf) => text(pdf, '0.75 0.68 0.67 0.9 k')],
  [
    'text in the colour of register marks',
    'black-is-one-ink',
    (pdf) => {
      provide(
        pdf,
        'ColorSpace',
        'Spoiled',
        pdf.context.obj([name('Separation'), name('All'), name('DeviceCMYK'), 0]) as PDFObject,
      );
      text(pdf, '/Spoiled cs 1 scn');
    },
  ],
  ['a red in a book that is printed in black', 'ink-is-black-alone', (pdf) => text(pdf, '0 1 1 0 k')],
  ['a soft mask', 'page-is-opaque', (pdf) => extended(pdf, { SMask: { S: 'Luminosity' } })],
  [
    'an image with a soft mask',
    'page-is-opaque',
    (pdf) => image(pdf, { SMask: pdf.context.register(deflated(pdf.context, 'mask')) }, 60),
  ],
  ['opacity', 'page-is-opaque', (pdf) => extended(pdf, { ca: 0.5 })],
  ['a blend mode', 'page-is-opaque', (pdf) => extended(pdf, { BM: 'Multiply' })],
  ['an image of 150 dpi', 'images-are-sharp', (pdf) => image(pdf, {}, 144)],
  ['no TrimBox', 'page-is-trimmed', ({ pages }) => void pages[textPage]?.delete(name('TrimBox'))],
  [
    'TrimBox outside BleedBox',
    'boxes-are-nested',
    ({ context, pages }) => {
      for (const page of pages) put(context, page, 'BleedBox', [5, 5, 400, 580]);
    },
  ],
  [
    'two page sizes',
    'pages-are-one-size',
    ({ context, pages }) => {
      for (const box of ['MediaBox', 'BleedBox', 'TrimBox']) put(context, pages[5], box, [0, 0, 432, 648]);
    },
  ],
  ['text beside the sheet', 'text-is-on-sheet', (pdf) => paint(pdf, { before: 'q 1 0 0 1 9000 0 cm', after: 'Q' })],
  [
    'text 3 mm from the trim',
    'text-is-inside-margin',
    (pdf) => paint(pdf, { before: 'q 1 0 0 1 60 0 cm', after: 'Q' }),
  ],
  [
    'a gutter too narrow for the pages',
    'gutter-is-wide-enough',
    (pdf) => paint(pdf, { before: 'q 1 0 0 1 -35 0 cm', after: 'Q' }),
  ],
  [
    'an odd page count',
    'page-count-fits',
    ({ catalog, context }) => {
      const kids = catalog.lookup(name('Pages'), PDFDict).lookup(name('Kids'), PDFArray);
      const [first] = kids.asArray();
      const inner =
        first instanceof PDFRef ? context.lookup(first, PDFDict).lookupMaybe(name('Kids'), PDFArray) : undefined;
      (inner ?? kids).remove(5);
    },
  ],
  [
    'an annotation',
    'page-has-no-annotation',
    ({ context, pages }) =>
      put(context, pages[textPage], 'Annots', [
        context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9] }) as PDFDict,
      ]),
  ],
  [
    'JavaScript at opening',
    'pdf-has-no-script',
    ({ context, catalog }) => catalog.set(name('OpenAction'), action(context)),
  ],
  [
    'JavaScript among the names',
    'pdf-has-no-script',
    ({ context, catalog }) => put(context, catalog, 'Names', { JavaScript: { Names: [] } }),
  ],
  [
    'an additional action of a page',
    'pdf-has-no-script',
    ({ context, pages }) => pages[textPage]?.set(name('AA'), context.obj({ O: action(context) }) as PDFObject),
  ],
  ['missing XMP', 'metadata-exists', ({ catalog }) => void catalog.delete(name('Metadata'))],
  ['XMP unequal to Info', 'metadata-agrees', ({ info }) => info.set(name('Title'), textString('别的书'))],
  [
    'a wrong GTS key',
    'pdfx-is-declared',
    ({ info, catalog, context }) => {
      info.set(name('GTS_PDFXVersion'), textString('PDF/X-1a'));
      rewriteXmp(catalog, context, (packet) => packet.replace('PDF/X-1:2001', 'PDF/X-1a'));
    },
  ],
  ['no word on trapping', 'pdfx-info-is-complete', ({ info }) => void info.delete(name('Trapped'))],
  ['PDF 1.7 as X-1a', 'pdf-version-fits', ({ catalog }) => catalog.set(name('Version'), name('1.7'))],
  ['no OutputIntent', 'output-intent-exists', ({ catalog }) => void catalog.delete(name('OutputIntents'))],
  [
    'an OutputIntent without a profile or a registry',
    'output-intent-exists',
    ({ catalog }) =>
      void catalog.lookup(name('OutputIntents'), PDFArray).lookup(0, PDFDict).delete(name('RegistryName')),
  ],
];

/** Adds an encryption dictionary to the trailer. A reader stops there, so the strings need not be encrypted. */
export function encrypted(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes).toString('latin1');
  return Buffer.from(
    file.replace(/trailer\s*<</, (begin) => `${begin}\n/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 >>`),
    'latin1',
  );
}

/** Changes XMP too, so that it agrees with Info. */
function rewriteXmp(catalog: PDFDict, context: PDFContext, change: (packet: string) => string): void {
  const ref = catalog.get(name('Metadata'));
  const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined;
  if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) throw new Error('no XMP');
  const bytes = Buffer.from(change(Buffer.from(stream.contents).toString('utf8')), 'utf8');
  stream.dict.set(name('Length'), context.obj(bytes.length));
  context.assign(ref, PDFRawStream.of(stream.dict, bytes));
}
