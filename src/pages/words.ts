/** The few words Keben itself prints, in the script of the book. */

const simplified = {
  cover: '封面',
  notForSale: '审读本 · 未定稿 · 非卖品',
  titlePage: '书名页',
  copyright: '版权页',
  contents: '目录',
  notes: '注释',
  onPage: ['（第', '页）'] as readonly [before: string, after: string],
  landmarks: '要处',
  pageList: '纸本页码',
  body: '正文',
  bookTitle: '书名',
  contributor: '参与',
  series: '丛书',
  publisher: '出版',
  address: '地址',
  editors: '责任编辑',
  printer: '印刷',
  distributor: '发行',
  format: '开本',
  sheets: '印张',
  wordCount: '字数',
  edition: '版次',
  printing: '印次',
  date: '出版日期',
  price: '定价',
  thousand: '千字',
  character: '字',
  accessible: '正文可重排，字号、行距与颜色可随读者设定；有目录、标题层级与阅读顺序，适合读屏软件朗读。',
  imagesDescribed: '图片均有文字说明。',
  imagesNotDescribed: '部分图片没有文字说明。',
};

export type Words = typeof simplified;

const traditional: Words = {
  cover: '封面',
  notForSale: '審讀本 · 未定稿 · 非賣品',
  titlePage: '書名頁',
  copyright: '版權頁',
  contents: '目錄',
  notes: '註釋',
  onPage: ['（第', '頁）'] as readonly [before: string, after: string],
  landmarks: '要處',
  pageList: '紙本頁碼',
  body: '正文',
  bookTitle: '書名',
  contributor: '參與',
  series: '叢書',
  publisher: '出版',
  address: '地址',
  editors: '責任編輯',
  printer: '印刷',
  distributor: '發行',
  format: '開本',
  sheets: '印張',
  wordCount: '字數',
  edition: '版次',
  printing: '印次',
  date: '出版日期',
  price: '定價',
  thousand: '千字',
  character: '字',
  accessible: '正文可重排，字號、行距與顏色可隨讀者設定；有目錄、標題層級與閱讀順序，適合讀屏軟體朗讀。',
  imagesDescribed: '圖片均有文字說明。',
  imagesNotDescribed: '部分圖片沒有文字說明。',
};

/** `language` is BCP 47; Taiwan, Hong Kong and Macau write Traditional unless the tag says otherwise. */
export function wordsFor(language: string): Words {
  return isTraditional(language) ? traditional : simplified;
}

export function isTraditional(language: string): boolean {
  return /-Hant\b/.test(language) || (!/-Hans\b/.test(language) && /-(TW|HK|MO)\b/.test(language));
}
