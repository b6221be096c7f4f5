import { diagnose } from '../../../diagnostics/diagnostic.ts';
import type { Profile } from '../profile.ts';
import type { PdfReading } from '../reading.ts';
import { inPdfX, type PreflightRule } from '../rule.ts';

export const pdfxInfoIsComplete: PreflightRule = {
  code: 'pdfx-info-is-complete',
  what: 'Title, CreationDate and ModDate are given, Trapped is True or False, the trailer has an ID (ISO 15930-1, 6.1 and 6.3).',
  severity: inPdfX,
  check: (pdf, { pdfx }, place) => {
    const missing = missingIn(pdf, pdfx);
    return missing.length === 0
      ? []
      : [diagnose('pdfx-info-is-complete', { standard: pdfx, missing: missing.join(', ') }, place)];
  },
};

/** X-1a knows no XMP. */
function missingIn({ info, xmp = {}, hasFileId }: PdfReading, pdfx: Profile['pdfx']): string[] {
  const said = (key: string) => info[key] ?? (pdfx === 'X-1a' ? undefined : xmp[key]) ?? '';
  return [
    ...['Title', 'CreationDate', 'ModDate'].filter((key) => said(key) === ''),
    ...(['True', 'False'].includes(said('Trapped')) ? [] : ['Trapped']),
    ...(hasFileId ? [] : ['ID']),
  ];
}
