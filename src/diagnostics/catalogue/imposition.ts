/** Messages about imposition. */

import { entry } from './entry.ts';

export const impositionCodes = {
  'booklet-is-thin': entry<{ edition: string; sheets: number; pages: number }>({
    severity: 'warning',
    message: ({ edition, sheets, pages }) => ({
      zh: `版本 ${edition} 的骑马订本有 ${sheets} 张纸（${pages} 页），订书针和折缝受得住的大约是 20 张（80 页）`,
      en: `the booklet of edition ${edition} has ${sheets} sheets (${pages} pages); staples and folds bear some 20 (80 pages)`,
    }),
    hint: () => ({
      zh: '写 `imposition: signatures-16`，分帖折好再锁线',
      en: 'write `imposition: signatures-16`: fold it in signatures and sew them',
    }),
  }),
};
