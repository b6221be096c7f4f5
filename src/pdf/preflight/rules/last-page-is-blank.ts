import { diagnose } from '../../../diagnostics/diagnostic.ts';
import type { Painting } from '../painting/painting.ts';
import type { PreflightRule } from '../rule.ts';

export const lastPageIsBlank: PreflightRule = {
  code: 'last-page-is-blank',
  what: 'The last page is blank where the printer wants it (IngramSpark).',
  severity: ({ purpose, printer }) => (purpose === 'print' && printer.wantsLastPageBlank ? 'warning' : 'off'),
  check: ({ pages }, _, place) => {
    const last = pages.at(-1);
    return last === undefined || isBlank(last.painting) ? [] : [diagnose('last-page-is-blank', {}, place)];
  },
};

function isBlank({ text, drawingInks, imageInks, images }: Painting): boolean {
  return text === undefined && drawingInks === 0 && imageInks === 0 && images.size === 0;
}
