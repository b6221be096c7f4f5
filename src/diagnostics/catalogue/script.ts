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
  'choices-are-made': entry<{ script: string; places: number; contexts: number; file: string }>({
    severity: 'info',
    message: ({ script, places, contexts }) => ({
      zh: `转成 ${script}：有 ${places} 处（${contexts} 种上下文）一个字对着几种写法，还没有定，用了常用的那个`,
      en: `in ${script} ${places} place(s), in ${contexts} context(s), may be written in more than one way and are not decided: they have the usual form`,
    }),
    hint: ({ file }) => ({
      zh: `做书时列在 ${file} 里：打勾，或改成别的字；定过的不再问`,
      en: `a build lists them in ${file}: tick them, or write another character; what is decided is not asked again`,
    }),
  }),
  'choices-are-readable': entry<{ file: string }>({
    severity: 'error',
    message: ({ file }) => ({
      zh: `${file} 读不出文字；里面是定过的写法，所以没有动它`,
      en: `${file} is not text; it was left as it is, because decisions stand in it`,
    }),
    hint: () => ({
      zh: '存成 UTF-8，或从备份取回；实在没有就移走它，重新问起',
      en: 'save it as UTF-8, or restore it; without a backup move it away, and all is asked anew',
    }),
  }),
};
