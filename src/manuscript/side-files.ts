/** Recognises Markdown files beside the chapters that are the author's papers: outlines, lists, notes [H1]. */

import { isIndexName } from './index-files.ts';
import { baseOf, folderOf } from './names.ts';
import { stem } from './natural-order.ts';

/** Files about the repository, which never belong to the book. */
const repository =
  /^(?:readme|license|licence|changelog|contributing|code_of_conduct|security|todo|notes?|summary|agents?|claude|gemini)$/i;
/** Names that may be a page of the chapter when they are in its folder. Notes may also be those of the book. */
const ofFolder = /^(?:summary|notes?)$/;
const ofBook = /^(?:end-?)?notes?$/i;
/** Lists of a site's pages, and files put aside by a leading `_`. */
const underscored = /^_/;

/** Outlines, which are never chapters, whatever their number. */
const outlineEnd = /(?:[_\-.\s·（(]|^)(?:细纲|細綱|大纲|大綱|提纲|提綱|章纲|章綱)[）)]?$/;
/** Endings of papers beside the chapter with the same number: `第1章_笔记`, `ch006_to_ch015_outline`. */
const sidecarEnd =
  /(?:[_\-.\s·（(]|^)(?:笔记|筆記|备注|備註|设定|設定|outlines?|notes?|status|summary|plan|todo|beats)[）)]?$/i;
const range = /\d[_\s-]*(?:to|-|~|至|到)[_\s-]*(?:ch)?\d/i;

/** Whole names of papers, where other files are numbered chapters. */
const papers = new RegExp(
  '^(?:(?:chapters?|book|novel|story|plot)[_\\-\\s]?)?(?:outlines?|lists?|status|notes?|plans?|index|characters?|settings?|world(?:building)?|timelines?|progress|todo|synopsis|bible|glossary)$' +
    '|^(?:全书|全書|全文|小说|小說|故事|章节|章節|剧情|劇情|写作|寫作|创作|創作)?(?:细纲|細綱|大纲|大綱|总纲|總綱|提纲|提綱|人物(?:表|卡|小传|小傳|设定|設定)?|角色(?:表|设定|設定)?|设定(?:集)?|設定(?:集)?|世界观(?:设定)?|世界觀(?:設定)?|时间线|時間線|进度|進度|状态|狀態|笔记|筆記|备忘|備忘|素材|资料|資料|灵感|靈感|清单|清單|目录|目錄|伏笔|伏筆|废稿|廢稿|规划|規劃|梗概|概要|势力(?:分布|划分|介绍)?|勢力(?:分布|劃分|介紹)?|金手指|等级(?:划分)?|等級(?:劃分)?|境界(?:划分)?|读者反馈|讀者反饋|反馈|反饋|(?:AI)?提示词|(?:AI)?提示詞|日志|日誌|prompts?|research|ideas?|brainstorm(?:ing)?)$',
  'i',
);
/** Beginnings and endings of names and first headings of such papers: 百万字版创作总纲, 人物关系总结, 角色档案：阿青. */
const paperEnd =
  /(?:总纲|總綱|大纲|大綱|细纲|細綱|提纲|提綱|(?:小说|小說|故事|剧情|劇情|情节|情節|关系|關係|人物|角色|章节|章節|全书|全書|前文|内容|內容)(?:总结|總結|梳理|汇总|彙總)|(?:人物|角色)(?:关系|關係)(?:图|圖|表)?|总设定|總設定|(?:章节|章節|剧情|劇情|情节|情節|全书|全書|分卷|后续|後續)(?:规划|規劃|安排)|(?:故事|剧情|劇情|小说|小說|情节|情節)(?:梗概|概要)|伏笔(?:记录|清单|列表|汇总)?表?|伏筆(?:記錄|清單|列表|彙總)?表?|(?:等级|等級|境界|修炼|修煉|修仙|功法|力量|武功)(?:等级|等級)?(?:体系|體系|划分|劃分|设定|設定)|(?:势力|勢力)(?:分布|划分|劃分)|金手指(?:设定|設定)?|(?:AI)?提示词|(?:AI)?提示詞|(?:写作|寫作|创作|創作|更新)(?:日志|日誌|日记|日記|记录|記錄)|读者反馈|讀者反饋|(?:修改|修订|修訂|校对|校對|审稿|審稿|编辑|編輯|读者|讀者|评审|評審|审读|審讀)(?:意见|意見|记录|記錄|建议|建議)|(?:AI|对话|對話|聊天|生成|会议|會議)(?:生成|对话|對話|聊天|创作|創作)?(?:记录|記錄)|(?:人物|角色)(?:档案|檔案|设定|設定|小传|小傳|列表|卡)|(?:世界|势力|勢力|背景|剧情|劇情|修炼|体系|體系)设定|设定集|設定集|世界观|世界觀|时间线|時間線|(?:创作|創作|写作|寫作)(?:笔记|筆記|指南|手册|手冊|计划|計劃|规范|規範|说明|說明|要求))(?:[_\-\s.]?[vV]?\d+(?:\.\d+)*)?$/;
const paperStart = /^(?:人物|角色)(?:档案|檔案|设定|設定|小传|小傳|卡)\s*[：:·—_-]/;
/** Names of folders with papers. */
const paperFolder =
  /^(?:\d+[-_.\s]*)?(?:(?:人物|角色)(?:档案|檔案|设定|設定|小传|小傳|卡|表)?|设定(?:集)?|設定(?:集)?|世界观(?:设定)?|世界觀(?:設定)?|大纲|大綱|细纲|細綱|总纲|總綱|提纲|提綱|素材|资料(?:库)?|資料(?:庫)?|草稿|废稿|廢稿|旧稿|舊稿|备份|備份|灵感|靈感|(?:创作|創作|写作|寫作)(?:资料|資料|笔记|筆記|素材)?|(?:写作|寫作|创作|創作|更新)(?:日志|日誌|日记|日記|记录|記錄)|规划|規劃|反馈|反饋|(?:AI)?提示词|(?:AI)?提示詞|prompts?|research|characters?|settings?|world-?building|outlines?|drafts?|archived?|backups?)$/i;

/** Names of folders whose files are about chapters, and are none, whatever their names. */
const folderAboutChapters = /(?:纲|綱|意见|意見|记录|記錄|反馈|反饋|提示词|提示詞|outlines?|prompts?)$/i;

const numbered = /[0-9０-９]|第\s*[零〇一二三四五六七八九十百千两兩]+\s*[章回节節卷]/u;
/** The number of a chapter at the beginning of a name. */
const chapterNumber =
  /^(?:第\s*[0-9０-９零〇一二三四五六七八九十百千两兩]+\s*[章回节節话話]|(?:chapter|chap|ch|c)?[\s._-]*\d+(?:\.\d+)*)/iu;

export interface SideFiles {
  /** Names of files that are left out. */
  readonly aside: ReadonlySet<string>;
  /** Those of them that are chapters if another file links to them. */
  readonly unlessLinked: ReadonlySet<string>;
}

/** Finds the files that are no chapters. Where no file has a number, only those about the repository are recognised. */
export function sideFiles(found: readonly string[], isFolderPage: (name: string) => boolean = () => false): SideFiles {
  const home = draftHome(found);
  const inside = new Map(found.map((name) => [name.startsWith(home) ? name.slice(home.length) : name, name]));
  const names = [...inside.keys()];
  const hasNumbers = names.some((name) => numbered.test(stem(baseOf(name))) && !inPaperFolder(name));
  const chapters = names.filter((name) => !inPaperFolder(name) && !sidecarEnd.test(stem(baseOf(name))));
  const told = new Set(chapters.flatMap((name) => [numberOf(name) ?? '', `${folderOf(name)}/${numberOf(name) ?? ''}`]));
  const judge = (name: string): Verdict => {
    const own = stem(baseOf(name));
    if (isFolderPage(inside.get(name) ?? name)) return inPaperFolder(name) && hasNumbers ? 'never' : undefined;
    if (ofBook.test(own) || (ofFolder.test(own) && folderOf(name) !== '')) return 'unless linked';
    if (repository.test(own) || underscored.test(own))
      return isIndexName(name) && !/^readme/i.test(own) ? (hasNumbers ? 'unless linked' : undefined) : 'never';
    return hasNumbers ? besideNumbered(name, told) : undefined;
  };
  const judged = names.map((name) => [name, judge(name)] as const).filter(([, verdict]) => verdict !== undefined);
  // In a folder with nothing else these files are the book.
  if (judged.length === names.length) return { aside: new Set(), unlessLinked: new Set() };
  const asFound = (those: typeof judged): Set<string> => new Set(those.map(([name]) => inside.get(name) ?? name));
  return { aside: asFound(judged), unlessLinked: asFound(judged.filter(([, verdict]) => verdict === 'unless linked')) };
}

/** `Draft/`, where Scrivener has the text and no numbered chapter stands elsewhere; else nothing. */
function draftHome(names: readonly string[]): string {
  const chapters = names.filter((name) => numbered.test(stem(baseOf(name))));
  if (!chapters.every(inPaperFolder)) return '';
  const homes = new Set(chapters.flatMap((name) => /^(?:drafts?|草稿)\//i.exec(name)?.[0] ?? []));
  const [home = ''] = homes;
  return homes.size === 1 ? home : '';
}

type Verdict = 'never' | 'unless linked' | undefined;

/** Where files are numbered chapters; `told` are the numbers that chapters have, alone and below their folder. */
function besideNumbered(name: string, told: ReadonlySet<string>): Verdict {
  const own = stem(baseOf(name));
  if (outlineEnd.test(own)) return 'never';
  return isPaperBeside(name, own, told) ? 'unless linked' : undefined;
}

function isPaperBeside(name: string, own: string, told: ReadonlySet<string>): boolean {
  const number = numberOf(name);
  // 草稿/ may hold a chapter that is nowhere else; 人物/01-阿青 is none, nor is 细纲/第三章.
  if (inPaperFolder(name)) return number === undefined || told.has(number) || !mayBeChapter(name, own);
  // `00-总设定` stands before the first chapter for the author alone.
  if (/^0+[-_.\s、]+/.test(own) && isPaperName(own.replace(/^0+[-_.\s、]+/, ''))) return true;
  if (number !== undefined) return sidecarEnd.test(own) && (range.test(own) || told.has(`${folderOf(name)}/${number}`));
  return sidecarEnd.test(own) || isPaperName(own);
}

function mayBeChapter(name: string, own: string): boolean {
  const isAbout = folderOf(name)
    .split('/')
    .some((folder) => folderAboutChapters.test(folder));
  return !isAbout && (ofChapter.test(own) || inDraftFolder(name));
}

/**
 * Whether a name, or the heading at the head of a file, belongs to the author's papers: characters, outlines,
 * summaries, settings.
 */
export function isPaperTitle(title: string): boolean {
  const text = title.trim();
  return paperEnd.test(text) || paperStart.test(text);
}

function isPaperName(name: string): boolean {
  return papers.test(name) || isPaperTitle(name);
}

/** Whether the name contains the number of a chapter. */
export function hasChapterNumber(name: string): boolean {
  return chapterNumber.test(stem(baseOf(name)));
}

const ofChapter = /^(?:第|ch)/i;
const draftFolder = /稿|备份|備份|draft|archive|backup/i;

function inDraftFolder(name: string): boolean {
  return draftFolder.test(folderOf(name));
}

function inPaperFolder(name: string): boolean {
  return folderOf(name)
    .split('/')
    .map((folder) => folder.normalize('NFC'))
    .some((folder) => paperFolder.test(folder) || isPaperTitle(folder));
}

/** True for README, CHANGELOG and the like. */
export function isOfRepository(name: string): boolean {
  return repository.test(stem(baseOf(name)));
}

/** The number at the beginning of a chapter's name, as written. */
function numberOf(name: string): string | undefined {
  return chapterNumber.exec(stem(baseOf(name)))?.[0].replace(/\s/g, '');
}
