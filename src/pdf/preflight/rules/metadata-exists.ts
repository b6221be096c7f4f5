import { diagnose } from '../../../diagnostics/diagnostic.ts';
import type { PreflightRule } from '../rule.ts';

export const metadataExists: PreflightRule = {
  code: 'metadata-exists',
  what: 'There is an XMP packet; X-4 has its mark nowhere else (ISO 15930-7, 6.9).',
  severity: ({ purpose, pdfx }) => (pdfx === 'X-4' ? 'error' : purpose === 'print' ? 'warning' : 'info'),
  check: ({ xmp }, { printer }, place) =>
    xmp === undefined && printer.takesMetadata ? [diagnose('metadata-exists', {}, place)] : [],
};
