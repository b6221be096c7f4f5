/** A PDF whose every glyph stands where a test puts it, to measure what is set by a hand that is known. Its font is not embedded: it says widths and characters, an em for what is Chinese and half an em for Latin. */

import {
  deflated,
  name,
  PDFContext,
  PDFString,
  writePdf,
  type PDFDict,
  type PDFRef,
} from '../../src/pdf/objects/objects.ts';

export interface SetGlyph {
  readonly char: string;
  /** From the page's left, and from its head to the baseline. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Turned to the right, as the lying type of a column is. */
  readonly isTurned?: boolean;
}

export interface SetPage {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly SetGlyph[];
}

export function setPdf(pages: readonly SetPage[]): Promise<Uint8Array> {
  return operatorsPdf(
    pages.map(({ width, height, glyphs }) => ({
      width,
      height,
      operators: `BT\n${glyphs.map((glyph) => shown(glyph, height)).join('')}ET\n`,
    })),
  );
}

function shown({ char, x, y, size, isTurned = false }: SetGlyph, height: number): string {
  return `/F1 ${size} Tf ${isTurned ? '0 -1 1 0' : '1 0 0 1'} ${x.toFixed(4)} ${(height - y).toFixed(4)} Tm ${code(char)} Tj\n`;
}

/** A string of the font as the operators have it. */
export function code(text: string): string {
  return `<${[...text].map((char) => (char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')}>`;
}

/** Pages of operators; the font is `/F1`. `form` is what `/X1` paints. */
export function operatorsPdf(
  pages: readonly { readonly width: number; readonly height: number; readonly operators: string }[],
  form = '',
): Promise<Uint8Array> {
  const context = PDFContext.create();
  const tree = context.nextRef();
  const font = context.register(fontOf(context, codesIn([...pages.map(({ operators }) => operators), form].join(''))));
  const painted = deflated(context, form);
  painted.dict.set(name('Type'), name('XObject'));
  painted.dict.set(name('Subtype'), name('Form'));
  painted.dict.set(name('BBox'), context.obj([0, -20, 100, 20]));
  painted.dict.set(name('Resources'), context.obj({ Font: { F1: font } }));
  const resources = context.register(context.obj({ Font: { F1: font }, XObject: { X1: context.register(painted) } }));
  const kids = pages.map(({ width, height, operators }) =>
    context.register(
      context.obj({
        Type: 'Page',
        Parent: tree,
        MediaBox: [0, 0, width, height],
        Resources: resources,
        Contents: context.register(deflated(context, operators)),
      }),
    ),
  );
  context.assign(tree, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }));
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: tree }));
  return writePdf(context, { packed: false });
}

/** The codes of all that is shown, each once: a map of every code takes its reader longer than the pages do. */
function codesIn(operators: string): string[] {
  return [
    ...new Set(Array.from(operators.matchAll(/<([\da-f]+)>/g), ([, shown = '']) => shown.match(/.{4}/g) ?? []).flat()),
  ];
}

/** Codes are UTF-16, so each means itself. */
function fontOf(context: PDFContext, codes: readonly string[]): PDFDict {
  const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Same def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${codes.length} beginbfchar ${codes.map((each) => `<${each}> <${each}>`).join(' ')} endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end`;
  const descriptor: PDFRef = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'Set',
      Flags: 4,
      FontBBox: [0, -120, 1000, 880],
      ItalicAngle: 0,
      Ascent: 880,
      Descent: -120,
      CapHeight: 700,
      StemV: 80,
    }),
  );
  const inner = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: 'Set',
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      DW: 1000,
      W: [32, 126, 500],
      FontDescriptor: descriptor,
    }),
  );
  return context.obj({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: 'Set',
    Encoding: 'Identity-H',
    DescendantFonts: [inner],
    ToUnicode: context.register(deflated(context, toUnicode)),
  });
}
