import { diagnose, type Bilingual } from '../../../diagnostics/diagnostic.ts';
import { shine } from '../painting/shine.ts';
import { pagesWith, type PreflightRule } from '../rule.ts';

const words: readonly (readonly [bit: number, words: Bilingual])[] = [
  [shine.softMask, { zh: '软蒙版 SMask', en: 'a soft mask, SMask' }],
  [shine.alpha, { zh: '不透明度 ca、CA', en: 'opacity, ca or CA' }],
  [shine.blend, { zh: '混合模式 BM', en: 'a blend mode, BM' }],
];
const group: (typeof words)[number] = [shine.group, { zh: '透明组 Group', en: 'a transparency group' }];

export const pageIsOpaque: PreflightRule = {
  code: 'page-is-opaque',
  what: 'No soft masks, no opacity under 1, no blend mode but Normal; in X-1a no transparency group either (ISO 15930-4, 6.15). X-4 takes them.',
  severity: ({ purpose, pdfx }) =>
    pdfx === 'X-1a'
      ? 'error'
      : pdfx === 'X-4' || purpose === 'screen'
        ? 'off'
        : purpose === 'unknown'
          ? 'info'
          : 'warning',
  check: (pdf, { pdfx }, place) =>
    [...words, ...(pdfx === 'X-1a' ? [group] : [])].flatMap(([bit, how]) => {
      const pages = pagesWith(pdf, ({ painting }) => (painting.shining & bit) !== 0);
      return pages === undefined ? [] : [diagnose('page-is-opaque', { how, pages }, place)];
    }),
};
