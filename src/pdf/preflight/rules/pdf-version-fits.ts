import { diagnose } from '../../../diagnostics/diagnostic.ts';
import { inPdfX, type PreflightRule } from '../rule.ts';

/** X-1a:2003 is written as PDF 1.4; X-4 as 1.6, and readers take 1.7 without its novelties. */
const most = { 'X-1a': '1.4', 'X-4': '1.7' } as const;

export const pdfVersionFits: PreflightRule = {
  code: 'pdf-version-fits',
  what: 'X-1a is at most PDF 1.4, X-4 at most 1.7.',
  severity: inPdfX,
  check: ({ version }, { pdfx }, place) =>
    pdfx !== 'none' && Number(version) > Number(most[pdfx])
      ? [diagnose('pdf-version-fits', { standard: pdfx, version, most: most[pdfx] }, place)]
      : [],
};
