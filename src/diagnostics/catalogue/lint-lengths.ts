/** Messages about lengths that differ from the rest of the book. */

import { entry } from './entry.ts';

export const lengthCodes = {
  'paragraph-length-is-usual': entry<{ length: number; usual: number }>({
    severity: 'info',
    message: ({ length, usual }) => ({
      zh: `这一段有 ${length} 字，全书的段落大多不到 ${usual} 字`,
      en: `this paragraph has ${length} characters, while most of the book’s have fewer than ${usual}`,
    }),
    hint: () => ({
      zh: '看看能不能分段；电子书里它要占好几屏',
      en: 'see whether it can be divided; in an e-book it fills several screens',
    }),
  }),
  'chapter-length-is-usual': entry<{ length: number; median: number }>({
    severity: 'info',
    message: ({ length, median }) => ({
      zh: `这一章有 ${length} 字，全书各章的中位数是 ${median} 字`,
      en: `this chapter has ${length} characters, while the median of the book’s chapters is ${median}`,
    }),
    hint: ({ length, median }) =>
      length < median
        ? { zh: '看看是不是没写完，或粘漏了', en: 'see whether it is unfinished or cut off' }
        : { zh: '看看是不是几章粘在一起了', en: 'see whether several chapters were pasted into one' },
  }),
};
