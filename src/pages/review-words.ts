/** What a review copy says of itself, in the script of the book. */

import { isTraditional } from './words.ts';

const simplified = {
  copy: '审读本',
  round: (round: number) => `第 ${round} 轮`,
  instructions: '审读说明',
  form: '审读意见表',
  changes: '修订记',
  about: (title: string, round: number, when: string) => `这是《${title}》的审读本，第 ${round} 轮${when === '' ? '' : `（${when}）`}。书还没有写定，请不要引用、转发或出售。`,
  ids: '每一段旁边都有编号，写意见时请写上它：号码不随增删而变，下一轮还是这一段。',
  idsInText: '每一段末尾都有编号，写意见时请写上它：号码不随增删而变，下一轮还是这一段。',
  marks: {
    id: '段落的编号：第 26 章的第 34 号',
    bar: '页边的竖线：这一段在上一稿以后改过',
    edge: '段首的竖线：这一段在上一稿以后改过',
    added: '添上的字',
    removed: '删去的字',
    lines: '右边的数字：页上的行数，每五行一记，空行也算',
  },
  signs: { bar: '竖线', added: '添字', removed: '删字', lines: '5　10' },
  changedOnly: '这一册只收有改动的章，没有改过的没有收进来。',
  paper: '右边的白边是留给您写字的。请用铅笔，字不妨大一点；书末有一张意见表，写不下就写在背面。',
  file: '在屏幕上读的，可以用 PDF 阅读器划线、删字、加注，存好以后把文件寄回。也可以只寄一份文本，每行一条：26.034：这里的“他”是谁？',
  epub: '请把意见写成文本寄回，每行一条：26.034：这里的“他”是谁？',
  numbered: '这一册有自己的册号，印在每页的页脚，只用来辨认寄回的是哪一册。',
  numberedOnTitle: '这一册有自己的册号，印在书名页上，只用来辨认寄回的是哪一册。',
  fields: ['审读人', '日期', '册号', '轮次'],
  questions: ['总的印象', '读不下去、想跳过的地方', '人物与情节', '文字与史实'],
  idColumn: '编号',
  commentColumn: '意见',
  since: (name: string) => `与 ${name} 相比`,
  kinds: { changed: '改', added: '增', removed: '删' },
  newChapter: '新增的一章',
  goneChapter: '整章删去',
  retitled: (before: string) => `原题：${before}`,
  nothing: '没有改动。',
};

export type ReviewWords = typeof simplified;

const traditional: ReviewWords = {
  copy: '審讀本',
  round: (round) => `第 ${round} 輪`,
  instructions: '審讀說明',
  form: '審讀意見表',
  changes: '修訂記',
  about: (title, round, when) => `這是《${title}》的審讀本，第 ${round} 輪${when === '' ? '' : `（${when}）`}。書還沒有寫定，請不要引用、轉發或出售。`,
  ids: '每一段旁邊都有編號，寫意見時請寫上它：號碼不隨增刪而變，下一輪還是這一段。',
  idsInText: '每一段末尾都有編號，寫意見時請寫上它：號碼不隨增刪而變，下一輪還是這一段。',
  marks: {
    id: '段落的編號：第 26 章的第 34 號',
    bar: '頁邊的豎線：這一段在上一稿以後改過',
    edge: '段首的豎線：這一段在上一稿以後改過',
    added: '添上的字',
    removed: '刪去的字',
    lines: '右邊的數字：頁上的行數，每五行一記，空行也算',
  },
  signs: { bar: '豎線', added: '添字', removed: '刪字', lines: '5　10' },
  changedOnly: '這一冊只收有改動的章，沒有改過的沒有收進來。',
  paper: '右邊的白邊是留給您寫字的。請用鉛筆，字不妨大一點；書末有一張意見表，寫不下就寫在背面。',
  file: '在螢幕上讀的，可以用 PDF 閱讀器劃線、刪字、加註，存好以後把檔案寄回。也可以只寄一份文字檔，每行一條：26.034：這裡的「他」是誰？',
  epub: '請把意見寫成文字檔寄回，每行一條：26.034：這裡的「他」是誰？',
  numbered: '這一冊有自己的冊號，印在每頁的頁腳，只用來辨認寄回的是哪一冊。',
  numberedOnTitle: '這一冊有自己的冊號，印在書名頁上，只用來辨認寄回的是哪一冊。',
  fields: ['審讀人', '日期', '冊號', '輪次'],
  questions: ['總的印象', '讀不下去、想跳過的地方', '人物與情節', '文字與史實'],
  idColumn: '編號',
  commentColumn: '意見',
  since: (name) => `與 ${name} 相比`,
  kinds: { changed: '改', added: '增', removed: '刪' },
  newChapter: '新增的一章',
  goneChapter: '整章刪去',
  retitled: (before) => `原題：${before}`,
  nothing: '沒有改動。',
};

export function reviewWords(language: string): ReviewWords {
  return isTraditional(language) ? traditional : simplified;
}
