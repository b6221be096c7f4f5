/** Messages about editions in another script. */

import { entry } from './entry.ts';

export const scriptCodes = {
  'script-fits-language': entry<{ script: string; language: string }>({
    severity: 'warning',
    message: ({ script, language }) => ({
      zh: `书的语言是 ${language}，不是中文，没有转成 ${script}`,
      en: `the language of the book is ${language}, which is not Chinese: it was not converted to ${script}`,
    }),
    hint: () => ({
      zh: '去掉版本的 script，或在 book.yaml 里改 language',
      en: 'leave out `script` of the edition, or change `language` in book.yaml',
    }),
  }),
};
