/** Chapters: their headings, numbers and texts, and what is known of the book. */

import { entry } from './entry.ts';

export const chapterCodes = {
  'chapter-has-text': entry<{ file: string }>({
    severity: 'warning',
    message: ({ file }) => ({ zh: `${file} 是空的，没有收入`, en: `${file} has no text and is left out` }),
  }),
  'chapter-has-heading': entry<{ title: string }>({
    severity: 'info',
    message: ({ title }) => ({
      zh: `这一章没有一级标题，用了「${title}」`,
      en: `the chapter has no heading; “${title}” is used`,
    }),
    hint: ({ title }) => ({ zh: `在文件开头加一行 \`# ${title}\``, en: `begin the file with \`# ${title}\`` }),
  }),
  'title-is-heading': entry<{ title: string; heading: string }>({
    severity: 'info',
    message: ({ title, heading }) => ({
      zh: `标题「${heading}」与 front matter 的 title「${title}」不同，用标题`,
      en: `the heading “${heading}” and the title “${title}” of front matter differ; the heading is used`,
    }),
    hint: () => ({ zh: '改成一样，或删去其中一个', en: 'make them equal, or take one away' }),
  }),
  'heading-names-book': entry<{ heading: string; title: string }>({
    severity: 'info',
    message: ({ heading, title }) => ({
      zh: `标题「${heading}」在全书之上，而书名是「${title}」，没有印`,
      en: `the heading “${heading}” stands above the whole book, which is called “${title}”; it is not printed`,
    }),
    hint: ({ heading }) => ({
      zh: `书名若是它，在 book.yaml 写 \`title: ${heading}\``,
      en: `if it is the title, write \`title: ${heading}\` into book.yaml`,
    }),
  }),
  'heading-comes-first': entry<{ heading: string }>({
    severity: 'warning',
    message: ({ heading }) => ({
      zh: `标题「${heading}」之前有正文，排在标题之后`,
      en: `there is text before the heading “${heading}”; it is set after it`,
    }),
    hint: () => ({
      zh: '把这段文字移到标题之后，或给它一个标题',
      en: 'move the text below the heading, or give it a heading of its own',
    }),
  }),
  'text-is-read': entry<{ text: string }>({
    severity: 'warning',
    message: ({ text }) => ({
      zh: `这一行有文字没有读进书里：${text}`,
      en: `of this line some text was not read into the book: ${text}`,
    }),
    hint: () => ({
      zh: '多半是 Keben 把它当成了别的写法：换一种写法，或把这一行报给我们',
      en: 'most likely Keben took it for another syntax: write it in another way, or report the line to us',
    }),
  }),
  'chapter-number-unique': entry<{ label: string; first: string }>({
    severity: 'warning',
    message: ({ label, first }) => ({
      zh: `${label} 用了两次，第一次在 ${first}；两章都印`,
      en: `${label} is used twice, first at ${first}; both are printed`,
    }),
    hint: () => ({
      zh: '改掉其中一个的编号，或在 book.yaml 的 contents 里留出旧稿',
      en: 'renumber one of them, or leave the old draft out with `contents` in book.yaml',
    }),
  }),
  'chapter-number-follows': entry<{ before: string; after: string; missing: string }>({
    severity: 'warning',
    message: ({ before, after, missing }) =>
      missing === ''
        ? { zh: `${before} 之后是 ${after}，次序倒了`, en: `${after} comes after ${before}: the order runs backwards` }
        : {
            zh: `${before} 之后是 ${after}，缺第 ${missing}`,
            en: `${after} comes after ${before}: ${missing} is missing`,
          },
  }),
  'date-is-known': entry({
    severity: 'warning',
    message: () => ({
      zh: '不知道书稿何时改过，电子书写作 1980-01-01：每次上传，商店都当是同一版',
      en: 'it is not known when the manuscript last changed, and the e-book says 1980-01-01: stores take each upload for the same release',
    }),
    hint: () => ({
      zh: '在 book.yaml 里写 `modified: 2026-11-23`，每次重新上传时改成当天；放进 git 的书稿不用写',
      en: 'write `modified: 2026-11-23` into book.yaml, with the day of each upload; a manuscript in git needs none',
    }),
  }),
  'title-is-given': entry<{ title: string }>({
    severity: 'info',
    message: ({ title }) => ({ zh: `没有给书名，用了「${title}」`, en: `no title is given; “${title}” is used` }),
    hint: ({ title }) => ({
      zh: `在文稿文件夹里建 book.yaml，写 \`title: ${title}\``,
      en: `write \`title: ${title}\` into book.yaml in the manuscript folder`,
    }),
  }),
};
