/**
 * Lines `name：value` one below another at the head of a chapter, right after its title. If one of them is about the
 * work (状态, 字数, 钩子) they are metadata of the chapter, and reported; otherwise (时间, 地点, 人物) each stays a line of its
 * own.
 *
 *     第一章 · 起风        # 第一章　起
 *     状态：定稿
 *     字数：约 2800        **时间：** 三月，春
 *     ==========           **地点：** 北城，旧巷
 *
 * Such lines at the start of a file that begin with its title (`Title: 山中`, `标题：山中`) are like front matter.
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { findingsOf, placeOn, type Extension } from '../extension.ts';
import type { MetaEntry } from '../parsed.ts';
import type { StateBlock } from '../parser.ts';

/** `**时间：** 春`, `**时间**：春`, `时间：春`. */
const entry =
  /^ {0,3}(?:\*\*|__)?([\p{L}\p{N}][\p{L}\p{N} ]{0,11}?)(?:\*\*|__)?\s*[：:]\s*(?:\*\*|__)?\s*(\S.{0,119})$/u;
/** Characters; no such line is longer. */
const longest = 200;
/** The same in a quotation or a list. */
const quoted = /^ {0,3}>[ \t]?(?=\S)/;
const listed = /^ {0,3}[*+-][ \t](?=\S)/;
const underline = /^ {0,3}(=+|-{2,})\s*$/;
const ofWork =
  /^(?:(?:本章|章节|章節|全章|写作|寫作|创作|創作|预计|預計|目标|目標|实际|實際|当前|當前)?(?:状态|狀態|字[数數](?:统计|統計)?|进度|進度)|钩子|鉤子|版本|进度|進度|(?:更新|创作|創作|完成|修改|修订|修訂)(?:时间|時間|日期)?|校对|校對|大纲|大綱|细纲|細綱|伏笔|伏筆|爽点|爽點|卖点|賣點|情绪(?:曲线)?|视角|視角|pov|备注|備註|待办|待辦|标签|標籤|(?:本章|章节|章節)?(?:目标|目標|要点|要點|功能)|关键词|關鍵詞|status|words?|word ?count|draft|version|hook|tags|updated|created)$/iu;
/** Of these no table of the story has a row; 状态 is one of a game. */
const ofTable = /^(?:.{0,2}字[数數](?:统计|統計)?|pov|视角|視角|(?:写作|寫作|创作|創作).{0,4}|钩子|鉤子|伏笔|伏筆)$/iu;
/** `| 字数 | 3000 |`, and the row below the head. */
const row = /^ {0,3}\|([^|]{1,40})\|([^|]{1,120})\|\s*$/u;
const headRow = /^ {0,3}\|[\s:|-]+\|\s*$/;
/** `字数：3000 | 视角：甲`. */
const bar = /(?<!\s)\s*[|｜]\s*/u;
const ofStory =
  /^(?:时间|時間|地点|地點|人物|出场人物|出場人物|角色|天气|天氣|场景|場景|日期|年代|季节|季節|time|place|location|characters?|date)$/iu;

export const headLines: Extension = {
  name: 'head-lines',
  install: (parser) => {
    parser.block.ruler.before('table', 'head_lines', readHeadLines);
  },
};

function readHeadLines(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || state.level !== 0 || !isHead(state)) return false;
  const lines: string[] = [];
  for (let line = startLine; line < endLine && !state.isEmpty(line); line += 1) lines.push(lineAt(state, line));
  const head = headIn(lines);
  if (head === undefined) return false;
  const { entries, hasTitle, isMarked, length } = head;
  const title = titleIn(state, startLine, entries);
  const isWork = title !== undefined || entries.some(({ key }) => (head.isTable ? ofTable : ofWork).test(key));
  // In a quotation or a list the story's own lines are set as such.
  if (!isWork && (isMarked || !entries.every(({ key }) => ofStory.test(key)))) return false;
  const findings = findingsOf(state.env);
  const first = startLine + (hasTitle ? 1 : 0);
  const place = placeOn(findings, first + 1);
  if (!findings.mending.does(isWork ? 'head-is-story' : 'line-is-paragraph')) return false;
  if (hasTitle) heading(state, startLine);
  if (isWork) {
    if (title !== undefined) findings.title ??= title;
    findings.meta.push({ line: startLine + 1, entries });
    const written = entries.map(({ key, value }) => `${key}：${value}`).join('\n');
    findings.diagnostics.push(sayMend('head-is-story', place, written, ''));
  } else {
    for (const at of entries.keys()) paragraph(state, first + at);
    findings.diagnostics.push(sayMend('line-is-paragraph', place, `${entries.length} 行`, `${entries.length} 段`));
  }
  state.line = startLine + length;
  return true;
}

const titled = /^(?:title|标题|標題|章节名|章節名|章节标题|章節標題)$/iu;
const ofBook = /^(?:书名|書名)$/u;

/** `Title: 山中` on the first line of the file and more such lines below, as Pelican and MultiMarkdown have them. */
function titleIn(state: StateBlock, startLine: number, entries: readonly MetaEntry[]): string | undefined {
  const [first] = entries;
  if (first === undefined || entries.length < 2 || state.tokens.length > 0) return undefined;
  if (state.getLines(0, startLine, 0, false).trim() !== '') return undefined;
  const isTitle = titled.test(first.key) || (ofBook.test(first.key) && findingsOf(state.env).file.isAlone === true);
  return isTitle ? first.value.replace(/^[：:]\s*|^《(?=[^《》]+》$)|(?<=^《[^《》]+)》$/gu, '') : undefined;
}

/** The entries that a run of lines holds and nothing else but a title above them, and how many lines they take. */
function headIn(lines: readonly string[]) {
  const table = tableIn(lines);
  if (table !== undefined)
    return { entries: table, hasTitle: false, isMarked: true, isTable: true, length: lines.length };
  const rule = lines.findIndex((line) => underline.test(line));
  const isMarked = lines.every((line) => quoted.test(line)) || lines.every((line) => listed.test(line));
  const ended = rule < 0 ? lines : lines.slice(0, rule);
  const each = isMarked ? lines.map((line) => line.replace(/^ {0,3}[>*+-][ \t]?/, '')) : ended;
  const isBarred = each.length === 1 && bar.test(each[0] ?? '');
  const bare = isBarred ? each.flatMap((line) => line.split(bar)) : each;
  const [title, ...below] = bare.map((line) => readEntry(line));
  const hasTitle = title === undefined && rule > 1 && !/^ {0,3}(?:[#>*+-]|\d+[.)])/.test(bare[0] ?? '');
  const read = hasTitle ? below : [title, ...below];
  const entries = read.flatMap((one) => one ?? []);
  const isWhole = entries.length === read.length && new Set(entries.map(({ key }) => key)).size === read.length;
  if (!isWhole || entries.length < (rule < 0 ? 2 : 1)) return undefined;
  return {
    entries,
    hasTitle,
    isMarked: isMarked || isBarred,
    isTable: false,
    length: rule < 0 ? lines.length : rule + 1,
  };
}

/** The rows of a table of two columns. */
function tableIn(lines: readonly string[]): MetaEntry[] | undefined {
  if (lines.length < 3 || !headRow.test(lines[1] ?? '') || !lines.every((line) => row.test(line))) return undefined;
  return lines.toSpliced(1, 1).map((line): MetaEntry => {
    const [, key = '', value = ''] = row.exec(line) ?? [];
    return { key: key.replace(/[*_]{2}/g, '').trim(), value: value.replace(/[*_]{2}/g, '').trim() };
  });
}

/** Tokens of the headings that may stand above a chapter's text, three for each. */
const mostAbove = 4 * 3;

/** True when nothing but headings came before. */
function isHead({ tokens }: StateBlock): boolean {
  return (
    tokens.length <= mostAbove &&
    tokens.every(
      ({ type }, index) =>
        type.startsWith('heading_') || (type === 'inline' && tokens[index - 1]?.type === 'heading_open'),
    )
  );
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line], state.eMarks[line]);
}

function readEntry(line: string): MetaEntry | undefined {
  const [, key, value] = (line.length > longest ? null : entry.exec(line)) ?? [];
  return key === undefined || value === undefined
    ? undefined
    : { key: key.trim(), value: value.replace(/(?:\*\*|__)$/, '').trim() };
}

function heading(state: StateBlock, line: number): void {
  block(state, line, ['heading_open', 'heading_close', 'h1']);
}

function paragraph(state: StateBlock, line: number): void {
  block(state, line, ['paragraph_open', 'paragraph_close', 'p']);
}

function block(state: StateBlock, line: number, [open, close, tag]: readonly [string, string, string]): void {
  const map: [number, number] = [line, line + 1];
  state.push(open, tag, 1).map = map;
  const inline = state.push('inline', '', 0);
  inline.content = lineAt(state, line).trim();
  inline.map = map;
  inline.children = [];
  state.push(close, tag, -1);
}
