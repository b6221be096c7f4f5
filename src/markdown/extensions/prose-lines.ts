/**
 * Records the prose of each source line for the rules that look at text. Everything else (code, tags, link targets,
 * note references) becomes as many spaces, so that a column in the prose is a column in the file.
 *
 *     见 `a...b` 与[例](x.html)   →   见         与 例
 */

import { addressesIn } from '../../mending/line.ts';
import { columnOn, type Extension, type Findings } from '../extension.ts';
import type { ProseLine } from '../parsed.ts';
import type { Token } from '../parser.ts';
import { formulaAt } from './math.ts';

/**
 * Code spans, comments, tags and autolinks, link and image targets, note references, entities; the braces of ruby with
 * the readings, of emphasis dots, of attributes; the mark of an alert; brackets of wiki links, remarks. A long
 * lookbehind stands after its mark, because looking back from every character would take quadratic time.
 */
const notProse =
  /(?<!`)(`+)(?!`)[\s\S]*?[^`]\1(?!`)|<!--|<\/?[A-Za-z][^<>]*>|(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)|\[\^[^\]\s]{1,200}\]|(?<=\])\[[^\]\n]*\]|&#?\w{1,32};|^\[!\w+\][+-]?(?=[ \t\p{Script=Han}]|$)|!?\[\[(?:[^[\]|\n]{0,200}\|)?(?=[^[\]\n]{0,200}\]\])|\]\]|%%[^%\n]*%%|\{(?=[\p{Script=Han}々〻]+\|[^{}\n]+\})|\|(?<=\{[\p{Script=Han}々〻]+\|)[^{}\n]+\}|\{\.(?=[^{}\n]*\.\})|\.\}(?<=\{\.[^{}\n]*\.\})|\{:?\s?(?:[#.][\p{L}\p{N}_:-]+|[A-Za-z][\w-]{0,40}=(?:\x22[^\x22\n{}]{0,200}\x22|[^\s\x22{}]{1,200}))(?:\s+(?:[#.][\p{L}\p{N}_:-]+|[A-Za-z][\w-]{0,40}=(?:\x22[^\x22\n{}]{0,200}\x22|[^\s\x22{}]{1,200})))*\s?\}/gmu;
const mayHoldSome = /[`<[\]&{@$%]|:\/\/|www\./;

export const proseLines: Extension = {
  name: 'prose-lines',
  applyBlocks: (tokens, findings) => {
    let row = { line: 1, from: 0 };
    let block = findings.prose.at(-1)?.block ?? 0;
    for (const token of tokens) {
      if (token.map) row = row.line === token.map[0] + 1 ? row : { line: token.map[0] + 1, from: 0 };
      if (token.type !== 'inline' && token.type !== 'html_block') continue;
      block += 1;
      row = noteLines(token, { ...row, block }, findings);
    }
    return tokens;
  },
};

const proses = new WeakMap<Token, readonly ProseLine[]>();

/** The lines of a block of running text with their places in the file, including those without prose. */
export function proseOf(inline: Token): readonly ProseLine[] {
  return proses.get(inline) ?? [];
}

interface Start {
  readonly line: number;
  /** Where the search begins on the first line: cells of a table row follow one another. */
  readonly from: number;
  readonly block: number;
}

function noteLines(token: Token, start: Start, findings: Findings): { line: number; from: number } {
  const raw = token.content.split('\n');
  const blanked = blank(token.content);
  let end = { line: start.line, from: start.from };
  const lines = blanked.split('\n').map((text, index): ProseLine => {
    const line = start.line + index;
    const source = findings.lines[line - 1] ?? '';
    const offset = offsetIn(source, raw[index] ?? '', index === 0 ? start.from : 0);
    if (index === 0) end = { line: start.line, from: offset + text.length };
    return { text, line, column: columnOn(findings, line, offset), block: start.block };
  });
  for (const line of lines) if (line.text.trim() !== '') findings.prose.push(line);
  proses.set(token, lines);
  return end;
}

/** Offset of the text in its source line, of which it is mostly the tail, after marks of lists and quotations. */
function offsetIn(source: string, text: string, from: number): number {
  if (from === 0 && source.endsWith(text)) return source.length - text.length;
  const index = source.indexOf(text, from);
  return index >= 0 ? index : Math.max(0, source.search(/\S/));
}

/** One space for each code point, so that columns stay right. */
function blank(text: string): string {
  if (!mayHoldSome.test(text)) return text;
  let out = '';
  let at = 0;
  for (const [start, end] of piecesOf(text)) {
    out += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/gu, ' ');
    at = end;
  }
  return withoutFormulas(withoutAddresses(out + text.slice(at)));
}

function withoutFormulas(text: string): string {
  let out = '';
  let at = 0;
  for (let dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', Math.max(at, dollar + 1))) {
    const end = text[dollar - 1] === '\\' ? undefined : formulaAt(text, dollar, text.length)?.end;
    if (end === undefined) continue;
    out += text.slice(at, dollar) + text.slice(dollar, end).replace(/[^\n]/gu, ' ');
    at = end;
  }
  return out + text.slice(at);
}

function withoutAddresses(text: string): string {
  let out = '';
  let at = 0;
  for (const { start, end } of addressesIn(text)) {
    out += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/gu, ' ');
    at = end;
  }
  return out + text.slice(at);
}

/** The ranges that are no prose, in order. */
function* piecesOf(text: string): Generator<readonly [start: number, end: number]> {
  const lastComment = text.lastIndexOf('-->');
  const pattern = new RegExp(notProse);
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const { index } = found;
    // The end of a comment is searched only if there is one, because many comments without an end would each be read to
    // the end of the text.
    if (found[0] === '<!--' && lastComment < pattern.lastIndex) continue;
    if (found[0] === '<!--') pattern.lastIndex = text.indexOf('-->', pattern.lastIndex) + '-->'.length;
    yield [index, pattern.lastIndex];
  }
}
