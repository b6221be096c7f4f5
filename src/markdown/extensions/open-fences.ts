/**
 * A code fence that is never closed. CommonMark takes all that follows for code, chapters too. Below a fence around
 * prose nothing is code; a program ends before the next chapter. Either is said, and so is code up to the end. A fence
 * is open too if chapters stand above the next one, and all fences below are in pairs without it.
 *
 *     他写道：                     <p>他写道：</p>
 *     ~~~                          <p>密信的字</p>
 *     密信的字                 →   # 第二章 乙
 *
 *     # 第二章 乙
 */

import { diagnose } from '../../diagnostics/diagnostic.ts';
import { sayMend } from '../../diagnostics/say-mend.ts';
import { chineseNumerals } from '../../manuscript/chinese-number.ts';
import { findingsOf, placeOn, type Extension } from '../extension.ts';
import type { StateBlock } from '../parser.ts';
import { isProse } from './indented-prose.ts';

export const openFences: Extension = {
  name: 'open-fences',
  install: (parser) => {
    parser.block.ruler.before('fence', 'open_fence', readOpenFence);
  },
};

const opening = /^(`{3,}|~{3,})([^]*)$/;
/** `# 第二章`, `## 尾声`: a heading that begins a chapter. */
const chapter = new RegExp(
  `^#{1,6}\\s+[*_【]*(?:第\\s*[0-9０-９${chineseNumerals}]+\\s*[章回节節卷部篇集话話幕]|(?:楔子|序章|尾[声聲]|后[记記]|後[記记]|番外)(?:[\\s：:　]|$))`,
  'u',
);
const heading = /^#{1,6}\s(?=.*\p{Script=Han})/u;
const sentenceEnd = /[。！？!?…”’」』]\s*$/u;
/** What programs write behind the fence of a text that is none of a program. */
const noProgram = /^(?:markdown|md|text|txt|plain|plaintext)?$/i;
/** The share of prose among the lines with text from which they are prose. */
const mostly = 0.6;

function readOpenFence(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const fence = silent || state.level !== 0 ? undefined : fenceAt(state, startLine);
  if (fence === undefined) return false;
  const { marks, info } = fence;
  const findings = findingsOf(state.env);
  const isMended = findings.mending.does('chapter-is-unfenced');
  const close = closeOf(state, startLine, endLine, marks);
  if (close !== undefined && !(isMended && isOther(state, startLine, close))) return false;
  const place = placeOn(findings, startLine + 1, marks);
  const end = isMended ? endOfCode(state, startLine, info.trim()) : endLine;
  if (isMended && end === startLine + 1) {
    const words = /\p{Script=Han}/u.test(info) ? info.trim() : '';
    findings.diagnostics.push(diagnose('fence-is-closed', { as: 'text' }, place));
    findings.diagnostics.push(sayMend('chapter-is-unfenced', place, marks + info, words));
    if (words !== '') paragraph(state, startLine, words);
  } else {
    findings.diagnostics.push(diagnose('fence-is-closed', { as: 'code', ...(end < endLine && { end }) }, place));
    const token = state.push('fence', 'code', 0);
    token.info = info;
    token.content = state.getLines(startLine + 1, end, state.sCount[startLine] ?? 0, true);
    token.markup = marks;
    token.map = [startLine, end];
  }
  state.line = end;
  return true;
}

function fenceAt(state: StateBlock, line: number): { readonly marks: string; readonly info: string } | undefined {
  if ((state.sCount[line] ?? 0) >= 4) return undefined;
  const [, marks = '', info = ''] = opening.exec(lineAt(state, line)) ?? [];
  return marks === '' || (marks.startsWith('`') && info.includes('`')) ? undefined : { marks, info };
}

/**
 * For each text the fewest marks of each kind that nothing below closes: a later fence with as many is open too, so the
 * text is searched once and not for each fence.
 */
const openMarks = new WeakMap<object, Record<string, number>>();

/** The line that closes the fence, by CommonMark's rules. */
function closeOf(state: StateBlock, startLine: number, endLine: number, marks: string): number | undefined {
  const known = openMarks.get(state) ?? {};
  const sign = marks.charAt(0);
  if (marks.length >= (known[sign] ?? Infinity)) return undefined;
  for (let line = startLine + 1; line < endLine; line += 1) {
    if (!state.src.startsWith(marks, startOf(state, line)) || (state.sCount[line] ?? 0) >= 4) continue;
    if (lineAt(state, line).trimEnd().replaceAll(sign, '') === '') return line;
  }
  openMarks.set(state, { ...known, [sign]: marks.length });
  return undefined;
}

/** How often `isOther` reads on in a text; examples of Markdown may hold many chapters. */
const mostTries = 8;
const tries = new WeakMap<object, number>();

/**
 * Whether the line that closes a fence is the beginning of another one: a chapter stands between them, and if it is one
 * all fences below it are closed and hold no chapter.
 */
function isOther(state: StateBlock, fence: number, close: number): boolean {
  const { chapters } = judgedOf(state);
  const next = chapters[fence + 1] ?? close;
  const tried = tries.get(state) ?? 0;
  if (next >= close || tried >= mostTries) return false;
  tries.set(state, tried + 1);
  let open: { readonly line: number; readonly marks: string } | undefined;
  for (let line = next; line < state.lineMax; line += 1) {
    const { marks, info } = fenceAt(state, line) ?? {};
    if (marks === undefined) continue;
    if (open === undefined) open = { line, marks };
    else if (marks.startsWith(open.marks) && info?.trim() === '') {
      if ((chapters[open.line + 1] ?? line) < line) return false;
      open = undefined;
    }
  }
  return open === undefined;
}

/** Of every line how many lines above it are so, and the first chapter from it on. */
interface Judged {
  readonly filled: readonly number[];
  readonly prose: readonly number[];
  readonly paragraphs: readonly number[];
  readonly chapters: readonly number[];
}

/** Made once for a text. */
const judged = new WeakMap<object, Judged>();

function judgedOf(state: StateBlock): Judged {
  const known = judged.get(state) ?? judge(state);
  judged.set(state, known);
  return known;
}

/** The line behind the code: that of the fence's first line if there is none. */
function endOfCode(state: StateBlock, fence: number, info: string): number {
  const known = judgedOf(state);
  const first = fence + 1;
  const next = known.chapters[first] ?? state.lineMax;
  const count = (sums: readonly number[]): number => (sums[next] ?? 0) - (sums[first] ?? 0);
  const isMostlyProse = count(known.prose) >= mostly * count(known.filled);
  if (next < state.lineMax) return isMostlyProse ? first : lastFilled(state, first, next);
  const isOfBook = noProgram.test(info) || /\p{Script=Han}/u.test(info);
  return isOfBook && isMostlyProse && count(known.paragraphs) >= 2 ? first : next;
}

/** Prose, however short: `末。` has as many marks as characters. */
function isText(line: string): boolean {
  return isProse(line.replace(/[。，、：；！？…—“”‘’「」『』《》（）]/gu, ''));
}

function judge(state: StateBlock): Judged {
  const lines = Array.from({ length: state.lineMax }, (_, line) => lineAt(state, line));
  const filled = [0];
  const prose = [0];
  const paragraphs = [0];
  for (const [at, line] of lines.entries()) {
    const isOfBook = line.trim() !== '' && (heading.test(line) || isText(line));
    const endsParagraph = isOfBook && (lines[at + 1] ?? '').trim() === '' && sentenceEnd.test(line);
    filled.push((filled[at] ?? 0) + (line.trim() === '' ? 0 : 1));
    prose.push((prose[at] ?? 0) + (isOfBook ? 1 : 0));
    paragraphs.push((paragraphs[at] ?? 0) + (endsParagraph ? 1 : 0));
  }
  return { filled, prose, paragraphs, chapters: chaptersFrom(lines) };
}

/** Of every line the first from it on that begins a chapter; the number of lines where none does. */
function chaptersFrom(lines: readonly string[]): number[] {
  const chapters: number[] = [];
  let next = lines.length;
  let below: string | undefined;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    // A comment of a script looks like a heading, but it stands at its lines.
    const isApart = [at - 1, at + 1].every((near) => (lines[near] ?? '').trim() === '');
    if (isApart && heading.test(line) && beginsChapter(line, below)) next = at;
    chapters[at] = next;
    if (line.trim() !== '') below = line;
  }
  return chapters;
}

/** Whether prose is below the heading; one that is called like a chapter may have others or nothing below it. */
function beginsChapter(line: string, below: string | undefined): boolean {
  if (below !== undefined && isText(below)) return true;
  return chapter.test(line) && (below === undefined || heading.test(below));
}

/** The line behind the last one with text; blank lines above a chapter are no code. */
function lastFilled(state: StateBlock, first: number, next: number): number {
  let end = next;
  while (end > first && state.isEmpty(end - 1)) end -= 1;
  return end;
}

function startOf(state: StateBlock, line: number): number {
  return (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice(startOf(state, line), state.eMarks[line]);
}

function paragraph(state: StateBlock, line: number, text: string): void {
  const map: [number, number] = [line, line + 1];
  state.push('paragraph_open', 'p', 1).map = map;
  const inline = state.push('inline', '', 0);
  inline.content = text;
  inline.map = map;
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
}
