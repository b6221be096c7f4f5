/** What the page of the preview says, in both languages; its keys stand in templates/preview/. */

import type { Bilingual } from '../diagnostics/diagnostic.ts';

const words = {
  desk: { zh: '校样', en: 'Proofs' },
  chapters: { zh: '章节', en: 'Chapters' },
  epub: { zh: '电子书', en: 'E-book' },
  print: { zh: '印本', en: 'In print' },
  problems: { zh: '校记', en: 'Remarks' },
  thisChapter: { zh: '本章', en: 'this chapter' },
  wholeBook: { zh: '全书', en: 'whole book' },
  none: { zh: '没有要说的', en: 'nothing to remark' },
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'note' },
  reader: { zh: '阅读设置', en: 'Reader settings' },
  size: { zh: '字号', en: 'Size' },
  width: { zh: '页宽', en: 'Width' },
  night: { zh: '夜间', en: 'Night' },
  paper: { zh: '印页怎么看', en: 'How printed pages are shown' },
  spread: { zh: '双页', en: 'Spreads' },
  zoom: { zh: '缩放', en: 'Zoom' },
  copy: { zh: '复制', en: 'copy' },
  copied: { zh: '已复制', en: 'copied' },
  folios: { zh: '页码以成书为准', en: 'folios come with the finished book' },
  pages: { zh: '页', en: 'pages' },
  previous: { zh: '上一章', en: 'Previous chapter' },
  next: { zh: '下一章', en: 'Next chapter' },
  setting: { zh: '正在排印……', en: 'setting the pages …' },
  unprinted: { zh: '印不出来：', en: 'cannot be printed: ' },
  restarted: { zh: 'Chrome 中途退出，已重新启动', en: 'Chrome had stopped and was started anew' },
  old: { zh: '文稿有错，这里是上一次没错时的样子', en: 'the manuscript has errors; this is how it last was without' },
  empty: { zh: '还没有可看的：先改掉下面的错误', en: 'nothing to show yet: mend the errors below first' },
  lost: { zh: '预览程序已经结束', en: 'the preview has ended' },
  saved: { zh: '已更新', en: 'up to date' },
} satisfies Record<string, Bilingual>;

export function pageWords(locale: keyof Bilingual): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, word[locale]]));
}
