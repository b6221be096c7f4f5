/** Which Markdown files beside the chapters are the author's papers: outlines, lists, notes (author-habits.md, file names). */

import { baseOf } from './names.ts';

/** About the repository, never of the book. */
const repository = /^(?:readme|license|licence|changelog|contributing|todo|notes?|summary|agents?|claude)$/i;

/** At the end of a chapter's own name: `第1章_细纲`, `ch006_to_ch015_outline`. */
const sidecarEnd = /(?:[_\-.\s·（(]|^)(?:细纲|細綱|大纲|大綱|提纲|提綱|章纲|章綱|笔记|筆記|备注|備註|设定|設定|outlines?|notes?|status|summary|plan|todo|beats)[）)]?$/i;

/** Whole names, where other files are numbered chapters. */
const papers = new RegExp(
  '^(?:(?:chapters?|book|novel|story|plot)[_\\-\\s]?)?(?:outlines?|lists?|status|notes?|plans?|index|characters?|settings?|world(?:building)?|timelines?|progress|todo|synopsis|bible|glossary)$' +
    '|^(?:全书|全書|全文|小说|小說|故事|章节|章節|剧情|劇情|写作|寫作|创作|創作)?(?:细纲|細綱|大纲|大綱|总纲|總綱|提纲|提綱|人物(?:表|卡|小传|小傳|设定|設定)?|角色(?:表|设定|設定)?|设定(?:集)?|設定(?:集)?|世界观(?:设定)?|世界觀(?:設定)?|时间线|時間線|进度|進度|状态|狀態|笔记|筆記|备忘|備忘|素材|资料|資料|灵感|靈感|清单|清單|目录|目錄|伏笔|伏筆|废稿|廢稿)$',
  'i',
);

const numbered = /[0-9０-９]|第\s*[零〇一二三四五六七八九十百千两兩]+\s*[章回节節卷]/u;

/** Names of files that are no chapters. Where no file bears a number, only the repository's own are known. */
export function sideFiles(names: readonly string[]): ReadonlySet<string> {
  const stems = names.map((name): readonly [name: string, stem: string] => [name, baseOf(name).normalize('NFC').replace(/\.(?:md|markdown)$/i, '')]);
  const hasNumbers = stems.some(([, stem]) => numbered.test(stem));
  const aside = stems.filter(([, stem]) => repository.test(stem) || (hasNumbers && (sidecarEnd.test(stem) || papers.test(stem))));
  // A folder of nothing else is a book of them.
  return aside.length === names.length ? new Set() : new Set(aside.map(([name]) => name));
}
