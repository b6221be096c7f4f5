import { diagnose } from '../../../diagnostics/diagnostic.ts';
import { type PreflightRule } from '../rule.ts';

export const pdfHasNoBookmark: PreflightRule = {
  code: 'pdf-has-no-bookmark',
  what: 'No outline where the printer takes none (KDP).',
  severity: ({ purpose, printer }) => (purpose === 'print' && !printer.mayHaveOutline ? 'warning' : 'off'),
  check: ({ hasOutline }, _, place) => (hasOutline ? [diagnose('pdf-has-no-bookmark', {}, place)] : []),
};
