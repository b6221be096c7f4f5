import { diagnose, type Bilingual } from '../../../diagnostics/diagnostic.ts';
import type { PdfReading } from '../reading.ts';
import { inPdfX, type PreflightRule } from '../rule.ts';

/** Version and conformance go together; the second edition of X-1a is met with either version. */
const x1a: readonly (readonly [version: string, conformance: string])[] = [
  ['PDF/X-1:2001', 'PDF/X-1a:2001'],
  ['PDF/X-1:2003', 'PDF/X-1a:2003'],
  ['PDF/X-1a:2003', 'PDF/X-1a:2003'],
];

export const pdfxIsDeclared: PreflightRule = {
  code: 'pdfx-is-declared',
  what: 'X-1a: GTS_PDFXVersion and GTS_PDFXConformance in Info are `PDF/X-1:2001` and `PDF/X-1a:2001`, or those of 2003. X-4: the version in XMP is `PDF/X-4`.',
  severity: inPdfX,
  check: (pdf, { pdfx }, place) => {
    const problem = pdfx === 'X-4' ? problemOfX4(pdf) : problemOfX1a(pdf);
    return problem === undefined ? [] : [diagnose('pdfx-is-declared', { standard: pdfx, problem }, place)];
  },
};

function problemOfX1a({ info }: PdfReading): Bilingual | undefined {
  const { GTS_PDFXVersion: version = '', GTS_PDFXConformance: conformance = '' } = info;
  if (x1a.some(([one, other]) => one === version && other === conformance)) return undefined;
  return found(
    `GTS_PDFXVersion (${version}), GTS_PDFXConformance (${conformance})`,
    'GTS_PDFXVersion (PDF/X-1:2001), GTS_PDFXConformance (PDF/X-1a:2001)',
  );
}

function problemOfX4({ xmp = {} }: PdfReading): Bilingual | undefined {
  const { GTS_PDFXVersion: version = '' } = xmp;
  return version === 'PDF/X-4' ? undefined : found(`XMP GTS_PDFXVersion (${version})`, 'XMP GTS_PDFXVersion (PDF/X-4)');
}

function found(what: string, wanted: string): Bilingual {
  return { zh: `有 ${what}，要 ${wanted}`, en: `it has ${what}, and wants ${wanted}` };
}
