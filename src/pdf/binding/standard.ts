/**
 * PDF/X (ISO 15930): what a file says of itself so that a printer's machine takes it without asking [P4f]. X-1a is
 * that of 2001, on PDF 1.3, which every printer reads and IngramSpark asks for; our pages need nothing newer.
 */

import { printers } from '../../editions/printers.ts';
import type { Printing } from '../../editions/printing.ts';
import { grayProfile } from './gray-profile.ts';
import { deflated, name, PDFName, PDFString, type PDFContext, type PDFObject } from '../objects/objects.ts';

/** What goes into the header, into Info and, the same, into XMP. */
export interface Claims {
  readonly version: readonly [number, number];
  readonly info: readonly (readonly [key: string, value: string])[];
  /** Elements of the XMP packet, with their namespaces. */
  readonly xmp: string;
}

const claims: Readonly<Record<'X-1a' | 'X-4', Claims>> = {
  'X-1a': {
    version: [1, 3],
    info: [
      ['GTS_PDFXVersion', 'PDF/X-1:2001'],
      ['GTS_PDFXConformance', 'PDF/X-1a:2001'],
    ],
    xmp: '<pdfx:GTS_PDFXVersion xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/">PDF/X-1:2001</pdfx:GTS_PDFXVersion><pdfx:GTS_PDFXConformance xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/">PDF/X-1a:2001</pdfx:GTS_PDFXConformance>',
  },
  'X-4': {
    version: [1, 6],
    info: [],
    xmp: '<pdfxid:GTS_PDFXVersion xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">PDF/X-4</pdfxid:GTS_PDFXVersion>',
  },
};

/** `undefined` for a plain PDF. */
export function claimsOf(printing: Printing | undefined): Claims | undefined {
  return printing === undefined || printing.pdfx === 'none' ? undefined : claims[printing.pdfx];
}

/**
 * X-1a names a condition of the ICC's registry and embeds nothing. X-4 must embed the profile: for black alone a grey
 * one is made, which says that the press prints black ink on paper.
 */
export function writeOutputIntent(printing: Printing, context: PDFContext): PDFObject {
  const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFX' });
  // Names of conditions are ASCII, and some of a printer's machines read nothing else.
  const set = (key: string, text: string) => intent.set(PDFName.of(key), PDFString.of(text));
  if (printing.pdfx === 'X-4') {
    set('OutputConditionIdentifier', 'Custom');
    set('OutputCondition', 'Black ink on paper');
    set('Info', 'Black ink on paper');
    intent.set(name('DestOutputProfile'), context.register(deflated(context, grayProfile(), { N: context.obj(1) })));
  } else {
    const { condition } = printers[printing.printer];
    set('OutputConditionIdentifier', condition);
    set('OutputCondition', condition);
    set('RegistryName', 'http://www.color.org');
    set('Info', condition);
  }
  return context.obj([context.register(intent)]);
}
