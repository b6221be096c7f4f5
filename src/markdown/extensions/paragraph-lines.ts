/**
 * Where authors end a paragraph with one line end, each line becomes a paragraph; where they wrap lines by hand, the lines stay together.
 *
 *     他走了。天黑了。
 *     她没有回头。她在等雨。   →   <p>他走了。天黑了。</p><p>她没有回头。她在等雨。</p>
 *
 * A file is of the first kind when (nearly) all its lines end a sentence and many hold several: one sentence a line is how some write for
 * version control, and joins. A line that is indented by blanks begins a paragraph in any file. Lines that break hard are verse.
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import type { Token } from '../parser.ts';
import { element, inlineToken } from '../tokens.ts';

const sentenceEnd = /[。！？!?…：:—”’」』）)】》*_~]\s*$/u;
const innerEnd = /[。！？…][”’」』）]?(?=.)/u;
const hardBreak = /(?: {2,}|\\)$/;
const indented = /^(?:[ \t]*(?:[　\u00A0\u2002\u2003]|&(?:emsp|ensp|nbsp);))/;

export const paragraphLines: Extension = {
  name: 'paragraph-lines',
  applyBlocks: (tokens, findings) => {
    if (!findings.mending.does('line-is-paragraph')) return tokens;
    const isByLine = isOneParagraphALine(tokens);
    if (!isByLine && !findings.lines.some((line) => indented.test(line))) return tokens;
    return tokens.flatMap((_token, index) => split(tokens, index, isByLine, findings));
  },
};

/** Paragraphs of several lines that stand in nothing else, without hard breaks. */
function linesOf(tokens: readonly Token[], index: number): string[] {
  const [open, inline] = [tokens[index - 1], tokens[index]];
  if (open?.type !== 'paragraph_open' || open.level !== 0 || inline?.type !== 'inline') return [];
  const lines = inline.content.split('\n');
  return lines.length < 2 || lines.slice(0, -1).some((line) => hardBreak.test(line)) ? [] : lines;
}

function isOneParagraphALine(tokens: readonly Token[]): boolean {
  const paragraphs = tokens.map((_token, index) => linesOf(tokens, index)).filter((lines) => lines.length > 0);
  const ends = paragraphs.flatMap((lines) => lines.slice(0, -1));
  if (ends.length < 3) return false;
  const ended = ends.filter((line) => sentenceEnd.test(line)).length;
  const several = ends.filter((line) => innerEnd.test(line)).length;
  return ended >= 0.95 * ends.length && several >= 0.2 * ends.length;
}

function split(tokens: readonly Token[], index: number, isByLine: boolean, findings: Findings): Token[] {
  const token = tokens[index];
  if (token === undefined) return [];
  const lines = linesOf(tokens, index);
  const first = token.map?.[0] ?? 0;
  const begins = lines.map((_line, at) => at > 0 && (isByLine || indented.test(findings.lines[first + at] ?? '')));
  if (!begins.includes(true)) return [token];
  const groups: { from: number; lines: string[] }[] = [];
  for (const [at, line] of lines.entries()) {
    if (at === 0 || begins[at]) groups.push({ from: at, lines: [] });
    groups.at(-1)?.lines.push(line);
  }
  findings.diagnostics.push(sayMend('line-is-paragraph', placeOn(findings, first + 1), `${lines.length} 行`, `${groups.length} 段`));
  // The first paragraph's opening and the last one's closing are there already.
  return groups.flatMap(({ from, lines: own }, at) => {
    const inline = inlineToken([], [first + from, first + from + own.length]);
    inline.content = own.join('\n');
    inline.level = token.level;
    return at === 0 ? [inline] : [element('paragraph_close', 'p', -1), opening(first + from, own.length), inline];
  });
}

function opening(from: number, length: number): Token {
  const open = element('paragraph_open', 'p', 1);
  open.map = [from, from + length];
  return open;
}
