import { diagnose, type Bilingual } from '../../../diagnostics/diagnostic.ts';
import type { PaintingProblem } from '../painting/painting.ts';
import { allPages, byPurpose, pagesWith, type PreflightRule } from '../rule.ts';

const words: Readonly<Record<PaintingProblem, Bilingual>> = {
  'too large': { zh: '解压后大得不像书页', en: 'for it unpacks to more than a page can be' },
  'damaged': { zh: '内容流已损坏', en: 'for its content is damaged' },
  'circle': { zh: '页面或图形套着自己', en: 'for pages or drawings contain themselves' },
};

export const pageIsReadable: PreflightRule = {
  code: 'page-is-readable',
  what: 'Pages can be read to their end: no damaged content, no drawing in itself, not more than 50 MB in a stream and 512 MB in all.',
  severity: byPurpose({ print: 'error', screen: 'warning', unknown: 'error' }),
  check: (pdf, _, place) =>
    (['too large', 'damaged', 'circle'] as const).flatMap((problem) => {
      const pages = pdf.problems.has(problem)
        ? allPages(pdf)
        : pagesWith(pdf, ({ painting }) => painting.problems.has(problem));
      return pages === undefined ? [] : [diagnose('page-is-readable', { problem: words[problem], pages }, place)];
    }),
};
