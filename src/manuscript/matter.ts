/** 序, 楔子, 尾声, 附录 …: chapters before and after the numbered ones of a Chinese book, and their order. */

import { chineseNumerals } from './chinese-number.ts';

/**
 * What such a chapter is to reading systems: a term of EPUB's Structural Semantics, the role of DPUB-ARIA if there is
 * one, and the division of the book.
 */
export interface MatterKind {
  readonly type: string;
  readonly role?: string;
  readonly division: Division;
}

export type Division = 'frontmatter' | 'bodymatter' | 'backmatter';

const kinds = {
  titlepage: { type: 'titlepage', division: 'frontmatter' },
  dedication: { type: 'dedication', role: 'doc-dedication', division: 'frontmatter' },
  epigraph: { type: 'epigraph', role: 'doc-epigraph', division: 'frontmatter' },
  preamble: { type: 'preamble', division: 'frontmatter' },
  foreword: { type: 'foreword', role: 'doc-foreword', division: 'frontmatter' },
  preface: { type: 'preface', role: 'doc-preface', division: 'frontmatter' },
  introduction: { type: 'introduction', role: 'doc-introduction', division: 'frontmatter' },
  prologue: { type: 'prologue', role: 'doc-prologue', division: 'bodymatter' },
  chapter: { type: 'chapter', role: 'doc-chapter', division: 'bodymatter' },
  epilogue: { type: 'epilogue', role: 'doc-epilogue', division: 'bodymatter' },
  conclusion: { type: 'conclusion', role: 'doc-conclusion', division: 'bodymatter' },
  afterword: { type: 'afterword', role: 'doc-afterword', division: 'backmatter' },
  appendix: { type: 'appendix', role: 'doc-appendix', division: 'backmatter' },
  endnotes: { type: 'chapter', role: 'doc-chapter', division: 'backmatter' },
  glossary: { type: 'glossary', role: 'doc-glossary', division: 'backmatter' },
  bibliography: { type: 'bibliography', role: 'doc-bibliography', division: 'backmatter' },
  // EPUB's own `index` and `endnotes` must contain marked entries, which such a chapter does not.
  index: { type: 'chapter', role: 'doc-chapter', division: 'backmatter' },
  acknowledgments: { type: 'acknowledgments', role: 'doc-acknowledgments', division: 'backmatter' },
  contributors: { type: 'contributors', division: 'backmatter' },
} as const satisfies Readonly<Record<string, MatterKind>>;

/** Words of the same rank in the order of a book. */
type Group = Readonly<Partial<Record<keyof typeof kinds, readonly string[]>>>;

/** Groups in their order. A single character must stand alone (序, 序一, but not 序列). */
const front: readonly Group[] = [
  { titlepage: ['封面(?!\\p{L})', '扉页', '扉頁', 'title-?page'] },
  {
    dedication: ['题献', '題獻', '献词', '獻詞', '献辞', '獻辭', 'dedication'],
    epigraph: ['題記', '题记', '题辞', '題辭', 'epigraph'],
  },
  {
    preamble: [
      '出版说明',
      '出版說明',
      '编者的话',
      '編者的話',
      '版权(?:声明|页)(?!\\p{L})',
      '版權(?:聲明|頁)(?!\\p{L})',
    ],
  },
  { foreword: ['总序', '總序'] },
  { foreword: ['推荐序', '推薦序', '代序', 'foreword'] },
  { preface: ['译者序', '譯者序', '译序', '譯序'] },
  { preface: ['序', '序言', '序文', '原序'] },
  { preface: ['自序'] },
  { foreword: ['前言'], preface: ['弁言', '写在前面', '寫在前面', '致读者', '致讀者', 'preface'] },
  { preamble: ['凡例'] },
  { preamble: ['(?:中文|英文|内容)?摘要(?!\\p{L})', 'abstract'] },
  {
    introduction: [
      '卷首',
      '引言',
      '导言',
      '導言',
      '导读',
      '導讀',
      '导论',
      '導論',
      '绪论',
      '緒論',
      '绪言',
      '緒言',
      'introduction',
    ],
  },
  { prologue: ['楔子', '序章', '序幕', 'prologue'] },
  { prologue: ['引子'] },
];
const back: readonly Group[] = [
  { chapter: ['间章', '間章', '幕间', '幕間', 'interlude'] },
  { chapter: ['终章', '終章', '终话(?!\\p{L})', '終話(?!\\p{L})', '大结局', '大結局'] },
  { chapter: ['番外', '外传', '外傳', 'side-?story'] },
  { chapter: ['卷末', '卷尾(?!\\p{L})'] },
  {
    epilogue: ['尾声', '尾聲', '终曲', '終曲', 'epilogue'],
    conclusion: ['结语', '結語', '结束语', '結束語', 'conclusion'],
  },
  {
    afterword: ['后记', '後記', '写在最后', '寫在最後', '完本感言', '完结感言', '完結感言', 'afterword', 'postscript'],
  },
  { afterword: ['跋'] },
  { appendix: ['附录', '附錄', '(?:大事)?年表(?!\\p{L})', '大事[记記](?!\\p{L})', 'appendix', 'appendices'] },
  { endnotes: ['(?:全书|全書|书后|書後)?(?:注释|注釋|註釋|注解|註解)(?!\\p{L})', 'endnotes'] },
  { glossary: ['术语表', '術語表', '词汇表', '詞彙表', 'glossary'] },
  {
    bibliography: [
      '参考文献',
      '參考文獻',
      '参考书目',
      '參考書目',
      '参考资料',
      '參考資料',
      '引用书目',
      'bibliography',
      'references',
    ],
  },
  { index: ['索引'] },
  { acknowledgments: ['致谢', '致謝', '鸣谢', '鳴謝', 'acknowledge?ments?'] },
  {
    contributors: ['作者简介', '作者簡介', '关于作者', '關於作者', '(?:个人|作者)简历(?!\\p{L})', 'about-the-authors?'],
  },
];

/** Rank of 尾声. */
const firstClosing = 1 + back.findIndex((group) => 'epilogue' in group);

function pattern(words: readonly string[]): RegExp {
  const alternatives = words.map((word) =>
    /^[a-z]/.test(word) || [...word].length === 1 ? `${word}(?=$|[^\\p{L}]|[${chineseNumerals}])` : word,
  );
  return new RegExp(`^(?:${alternatives.join('|')})`, 'iu');
}

const ranks: readonly (readonly [rank: number, pattern: RegExp])[] = [
  ...front.map((group, index) => [index - front.length, pattern(Object.values(group).flat())] as const),
  ...back.map((group, index) => [index + 1, pattern(Object.values(group).flat())] as const),
];

/** What may precede such a word: whose text it is, or of which edition. */
const whose =
  '(?:(?:作者|著者|原作者|译者|譯者|编者|編者|编辑|編輯|主编|主編|校者|再版|重版|重印|新版|初版|原版|增订版?|增訂版?|修订版?|修訂版?|中文版|简体版|繁体版|英文版|日文版|代|译|譯|编|編|校|第[一二三四五六七八九十\\d]+版|\\d{4}年?版?)的?)';
const someone = new RegExp(`^${whose}`, 'u');

const meanings: readonly (readonly [kind: MatterKind, pattern: RegExp])[] = [...front, ...back].flatMap((group) =>
  Object.entries(group).map(
    ([kind, words]) =>
      [
        kinds[kind as keyof typeof kinds],
        new RegExp(
          `^${whose}?(?:${words.join('|').replaceAll('-', '[-\\s]')})(?=$|[^\\p{L}]|[${chineseNumerals}甲乙丙丁戊己庚辛壬癸]|[A-Z]$)`,
          'iu',
        ),
      ] as const,
  ),
);

/** Negative before the chapters, positive after them, 0 for other titles. */
export function matterRank(title: string): number {
  return matterOf(title)?.rank ?? 0;
}

/** 尾声, 后记, 附录: chapters behind all parts of a book, while 间章 and 终章 stand among those of a part. */
export function closesParts(title: string): boolean {
  return matterRank(title) >= firstClosing && !isOfNotes(title);
}

/** 注释 is a chapter of a book, or a heading over the notes of a chapter. */
export function isOfNotes(title: string): boolean {
  return meanings.some(([kind, words]) => kind === kinds.endnotes && words.test(title));
}

/** The word in a title: 附录 of `附录一　年表`. */
export function matterWord(title: string): string | undefined {
  return matterOf(title)?.word;
}

function matterOf(title: string): { readonly rank: number; readonly word: string } | undefined {
  for (const [rank, words] of ranks) {
    const word = words.exec(title)?.[0];
    if (word !== undefined) return { rank, word };
  }
  return ofOthers(title);
}

/**
 * 再版序, 译后记: the word with its owner or edition. A foreword of that kind comes before the book's own, an afterword after
 * it.
 */
function ofOthers(title: string): { readonly rank: number; readonly word: string } | undefined {
  const owner = someone.exec(title)?.[0] ?? '';
  const rest = title.slice(owner.length);
  if (owner === '' || !meanings.some(([, words]) => words.test(rest))) return undefined;
  const own = matterOf(rest);
  return own === undefined ? undefined : { rank: own.rank + Math.sign(own.rank) / 2, word: owner + own.word };
}

/**
 * Judges the whole title: 再版后记 and 附录一 are such chapters; 后记得 and 秩序 are ordinary titles, and so is everything
 * numbered.
 */
export function matterKind(title: string): MatterKind {
  return meanings.find(([, words]) => words.test(title))?.[0] ?? kinds.chapter;
}
