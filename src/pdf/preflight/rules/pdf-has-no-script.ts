import { diagnose, type Bilingual } from '../../../diagnostics/diagnostic.ts';
import { byPurpose, pagesWith, type PreflightRule } from '../rule.ts';

export const pdfHasNoScript: PreflightRule = {
  code: 'pdf-has-no-script',
  what: 'Nothing runs by itself: no JavaScript, no action at opening, no action that does more than show a place (ISO 15930-1, 6.14).',
  severity: byPurpose({ print: 'error', screen: 'warning', unknown: 'error' }),
  check: (pdf, _, place) => {
    const pages = pagesWith(pdf, ({ hasScript }) => hasScript);
    const where: Bilingual[] = [
      ...pdf.scripts.map((key) => ({ zh: key, en: key })),
      ...(pages === undefined ? [] : [pages]),
    ];
    if (where.length === 0) return [];
    return [
      diagnose(
        'pdf-has-no-script',
        { where: { zh: where.map(({ zh }) => zh).join('、'), en: where.map(({ en }) => en).join(', ') } },
        place,
      ),
    ];
  },
};
