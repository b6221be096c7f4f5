import { diagnose } from '../../../diagnostics/diagnostic.ts';
import { pagesWith, type PreflightRule } from '../rule.ts';

/** Marks of the press itself (ISO 15930-1, 6.12). */
const allowed = new Set(['PrinterMark', 'TrapNet']);

export const pageHasNoAnnotation: PreflightRule = {
  code: 'page-has-no-annotation',
  what: 'No notes, links or form fields (ISO 15930-1, 6.12; KDP).',
  severity: ({ purpose, pdfx, printer }) =>
    pdfx !== 'none'
      ? 'error'
      : purpose === 'screen' || printer.mayHaveAnnotations
        ? 'off'
        : purpose === 'unknown'
          ? 'info'
          : 'error',
  check: (pdf, _, place) => {
    const pages = pagesWith(pdf, ({ annotations }) => annotations.some((subtype) => !allowed.has(subtype)));
    const kinds = [...new Set(pdf.pages.flatMap(({ annotations }) => annotations))].filter(
      (subtype) => !allowed.has(subtype),
    );
    return pages === undefined
      ? []
      : [diagnose('page-has-no-annotation', { kinds: kinds.sort().join(', '), pages }, place)];
  },
};
