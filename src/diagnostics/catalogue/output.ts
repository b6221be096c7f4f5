/** Finished pages and files held against the rules and against the manuscript. */

import { entry } from './entry.ts';

export const outputCodes = {
  'glyph-exists': entry<{ character: string; codepoint: string; count: number }>({
    severity: 'warning',
    message: ({ character, codepoint, count }) => ({
      zh: `字体里没有「${character}」（${codepoint}），共 ${count} 处，PDF 里排成 〓`,
      en: `no font has “${character}” (${codepoint}), ${count} place(s); set as 〓 in PDF`,
    }),
  }),
};
