/** 序, 楔子, 尾声, 附录 …: what stands before and after the numbered chapters of a Chinese book, and in which order. */

import { chineseNumerals } from './chinese-number.ts';

/** Each group comes before the next. A single character must stand alone (序, 序一, but not 序列). */
const front: readonly (readonly string[])[] = [
  ['扉页', '扉頁', 'title-?page'],
  ['题献', '題獻', '献词', '獻詞', '献辞', '題記', '题记', '题辞', '題辭', 'dedication', 'epigraph'],
  ['出版说明', '出版說明', '编者的话', '編者的話', '凡例'],
  ['推荐序', '推薦序', '总序', '總序', '代序', '译者序', '譯者序', '译序', '譯序', 'foreword'],
  ['序', '序言', '序文', '原序'],
  ['自序'],
  ['前言', '弁言', '写在前面', '寫在前面', '致读者', '致讀者', 'preface'],
  ['卷首', '引言', '导言', '導言', '导读', '導讀', '导论', '導論', '绪论', '緒論', '绪言', '緒言', 'introduction'],
  ['楔子', '序章', '序幕', 'prologue'],
  ['引子'],
];
const back: readonly (readonly string[])[] = [
  ['间章', '間章', '幕间', '幕間', 'interlude'],
  ['番外', '外传', '外傳', 'side-?story'],
  ['尾声', '尾聲', '终章', '終章', '终曲', '終曲', '结语', '結語', '结束语', '結束語', 'epilogue', 'conclusion'],
  ['后记', '後記', '写在最后', '寫在最後', 'afterword', 'postscript'],
  ['跋'],
  ['附录', '附錄', 'appendix', 'appendices'],
  ['术语表', '術語表', '词汇表', '詞彙表', 'glossary'],
  ['参考文献', '參考文獻', '参考书目', '參考書目', '参考资料', '參考資料', '引用书目', 'bibliography', 'references'],
  ['索引'],
  ['致谢', '致謝', '鸣谢', '鳴謝', 'acknowledge?ments?'],
  ['作者简介', '作者簡介', '关于作者', '關於作者', 'about-the-authors?'],
];

function pattern(words: readonly string[]): RegExp {
  const alternatives = words.map((word) => (/^[a-z]/.test(word) || [...word].length === 1 ? `${word}(?=$|[^\\p{L}]|[${chineseNumerals}])` : word));
  return new RegExp(`^(?:${alternatives.join('|')})`, 'iu');
}

const ranks: readonly (readonly [rank: number, pattern: RegExp])[] = [
  ...front.map((words, index) => [index - front.length, pattern(words)] as const),
  ...back.map((words, index) => [index + 1, pattern(words)] as const),
];

/** Below 0 in front of the chapters, above 0 behind them, 0 for all that is neither. */
export function matterRank(title: string): number {
  return matterOf(title)?.rank ?? 0;
}

/** The word itself: 附录 of `附录一　年表`. */
export function matterWord(title: string): string | undefined {
  return matterOf(title)?.word;
}

function matterOf(title: string): { readonly rank: number; readonly word: string } | undefined {
  for (const [rank, words] of ranks) {
    const word = words.exec(title)?.[0];
    if (word !== undefined) return { rank, word };
  }
  return undefined;
}
