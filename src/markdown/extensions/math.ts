/**
 * Mathematics in TeX: between single dollars in the line, between double ones as a block of its own, or in the line
 * when there is text beside them. Money is no formula: single dollars of a formula touch it on the inside (or it has
 * blanks on both sides and is nothing but TeX), no digit or letter follows, and Han stands in it only in `\text{…}` or
 * beside an index or an equals sign. `\$` is always a dollar, and GitLab's `` $`…`$ `` is read too. `\(…\)` and
 * `\[…\]`, also with two backslashes, mean the same as one and two dollars where a command, an index, a sum or a
 * relation stands in them; around a number or a letter they are escaped brackets: `\[1\]`, `\[M\]`. In a file that has
 * such formulas `\(x\)` is one too. `\begin{align}…\end{align}` and the like need neither, nor does a code fence that
 * says `math`.
 *
 *     勾股：$a^2 + b^2 = c^2$。   一本 $5，两本 $9。
 *
 *     $$
 *     \sum_{i=1}^{n} i = \frac{n(n+1)}{2}
 *     $$
 */

import { diagnose } from '../../diagnostics/diagnostic.ts';
import { limits } from '../../host/limits.ts';
import { findingsOf, placeOn, type Extension, type Findings } from '../extension.ts';
import { mathml } from '../mathml.ts';
import type { StateBlock, StateInline, Token } from '../parser.ts';
import { eachChild, eachInline } from '../tokens.ts';

/** Characters; a longer text is no formula, and parsing TeX takes time. */
const longestFormula = 2_000;

export const math: Extension = {
  name: 'math',
  install: (parser) => {
    parser.inline.ruler.before('emphasis', 'math', readInline);
    parser.inline.ruler.before('escape', 'math_brackets', readBrackets);
    parser.block.ruler.before('fence', 'math', readBlock, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  },
  apply: (tokens, findings) => {
    for (const token of tokens) if (token.type === 'fence' && token.info.trim() === 'math') asFormula(token);
    for (const token of tokens) if (token.type === 'math_block') set(token, (token.map?.[0] ?? 0) + 1, findings);
    eachInline(tokens, (inline, firstLine) => {
      if (!inline.children?.some(({ type }) => type === 'math')) return;
      eachChild(inline, firstLine, (child, line) => {
        if (child.type === 'math') set(child, line, findings);
      });
    });
    return tokens;
  },
};

/** The next dollar must be the closing one, so that every dollar is read once. */
function readInline(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src[pos] !== '$') return false;
  const found = formulaAt(src, pos, posMax);
  if (found === undefined) {
    // A row of dollars is skipped as one.
    const length = /^\$+/.exec(src.slice(pos, Math.min(pos + 1_000, posMax)))?.[0].length ?? 1;
    if (!silent) state.pending += src.slice(pos, pos + length);
    state.pos += length;
    return true;
  }
  if (!silent) push(state, found.tex, found.marks);
  state.pos = found.end;
  return true;
}

/** A formula in running text; `end` is behind its last dollar. */
interface Formula {
  readonly tex: string;
  readonly marks: Marks;
  readonly end: number;
}

/** The formula that the dollar at `pos` begins, if it begins one. */
export function formulaAt(src: string, pos: number, posMax: number): Formula | undefined {
  const dollars = src[pos + 1] === '$' ? '$$' : '$';
  const from = pos + dollars.length;
  const close = closingDollar(src, from);
  const end = close + dollars.length;
  if (close < 0 || end > posMax || !src.startsWith(dollars, close)) return undefined;
  const inside = src.slice(from, close);
  const isTicked = /^`[^`]+`$/.test(inside);
  const tex = isTicked ? inside.slice(1, -1) : inside.trim();
  const isPlain = isFormula(tex) && isPlainTex(tex);
  const mayBe =
    dollars === '$' && !isTicked && tex === inside
      ? isFormula(tex)
      : isPlain && (dollars === '$$' || isTicked || /^[ \t][^\n]*[ \t]$/.test(inside));
  if (!mayBe || isGlued(src[pos - 1] ?? '', src[end] ?? '')) return undefined;
  return { tex, marks: isTicked ? ['$`', '`$'] : [dollars, dollars], end };
}

/** Beside letters or figures, dollars are those of prices; a formula may follow Chinese. */
function isGlued(before: string, after: string): boolean {
  return (/[\p{L}\p{N}$]/u.test(before) && !/\p{Script=Han}/u.test(before)) || /[A-Za-z0-9$]/.test(after);
}

/**
 * True when nobody could take it for words: it has a command, an index or a relation, or is a single sign, and no words
 * beside its commands.
 */
function isPlainTex(tex: string): boolean {
  const bare = tex.replace(/\\(?:text|mathrm|operatorname|textbf|textit)\s*\{[^{}]*\}|\\[A-Za-z]+/g, '\\');
  return /[\\=^_<>+\-*/]|^\p{L}$/u.test(bare) && !/[A-Za-z]{3}\s/.test(bare);
}

function push(state: StateInline, tex: string, marks: Marks): void {
  const token = state.push('math', 'math', 0);
  token.content = tex;
  token.meta = { marks };
}

/** The marks before and after a formula. */
type Marks = readonly [string, string];

/** Pairs of brackets around a formula in the line; with two backslashes where another program has taken away one. */
const brackets: readonly Marks[] = [
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['\\\\(', '\\\\)'],
  ['\\\\[', '\\\\]'],
];

/**
 * Reads `\(c=1\)`, and `\[c=1\]` inside a line. Brackets that are only escaped, as pandoc and others escape each that
 * they find, contain words, the number of a note, the sign of a book (`\[M\]`), or nothing that could be a formula.
 */
function readBrackets(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  const found = src[pos] === '\\' ? bracketsAt(src, pos) : undefined;
  if (found === undefined || found.end > posMax) return false;
  const { tex, marks, end } = found;
  const isRound = marks[0].endsWith('(');
  // No program escapes a bracket with two.
  const mayBe = isRound && mayBeShort(tex) && (marks[0] !== '\\(' || hasBrackets(findingsOf(state.env)));
  if (!isSure(tex) && !mayBe) return false;
  if (!silent) push(state, tex, marks);
  state.pos = end;
  return true;
}

/** What is between brackets that begin at `pos`. */
function bracketsAt(src: string, pos: number): Formula | undefined {
  const marks = brackets.find(([open]) => src.startsWith(open, pos));
  if (marks === undefined) return undefined;
  const close = closingBracket(src, pos + marks[0].length, marks);
  return close < 0
    ? undefined
    : { tex: src.slice(pos + marks[0].length, close).trim(), marks, end: close + marks[1].length };
}

/** True for what has a command, an index or exponent of a sign, or a relation or sum with something on both sides. */
function isSure(tex: string): boolean {
  return (
    isFormula(tex) &&
    /[\p{L}\p{N}]/u.test(tex) &&
    /\\[A-Za-z]|[^\s\\[(]\^|(?<![A-Za-z])[A-Za-z)}\]|]'?_[\p{L}\p{N}{\\]|\}_|[^\s\\<>=-]\s*(?:[=≤≥≠≈≡∈+×·]|<=?|(?<!-)>=?)\s*[^\s<>=+]/u.test(
      tex,
    )
  );
}

/** A single sign, figures or letters with an operator: a formula in a text that has others between such brackets. */
function mayBeShort(tex: string): boolean {
  return isFormula(tex) && /[\p{L}\p{N}]/u.test(tex) && /[-*/]|^.$/u.test(tex);
}

const bracketed = new WeakMap<Findings, boolean>();

/** Whether the file has what is surely a formula between brackets of LaTeX; found once for each file. */
function hasBrackets(findings: Findings): boolean {
  const known = bracketed.get(findings) ?? (findings.lines.some(hasBracketsOn) || hasDisplay(findings.lines));
  bracketed.set(findings, known);
  return known;
}

function hasBracketsOn(line: string): boolean {
  for (let at = line.indexOf('\\'); at >= 0 && at < line.length; at = line.indexOf('\\', at)) {
    const found = bracketsAt(line, at);
    if (found !== undefined && isSure(found.tex)) return true;
    at = found?.end ?? at + 2;
  }
  return false;
}

/** Whether a formula stands between `\[` and `\]` on lines of their own. */
function hasDisplay(lines: readonly string[]): boolean {
  let open = -1;
  for (const [index, line] of lines.entries()) {
    const mark = line.trim();
    if (mark === '\\[') open = index;
    else if (mark === '\\]' && open >= 0) {
      if (isSure(lines.slice(open + 1, index).join('\n'))) return true;
      open = -1;
    }
  }
  return false;
}

/** Offset of the next bracket of either kind, so that every bracket is read once. */
function closingBracket(src: string, from: number, [open, close]: Marks): number {
  for (let at = from; at < src.length && at - from <= longestFormula; at += 1) {
    if (src[at] !== '\\') continue;
    if (src.startsWith(close, at)) return at;
    if (src.startsWith(open, at)) return -1;
    at += 1;
  }
  return -1;
}

function closingDollar(src: string, from: number): number {
  for (let at = from; at < src.length && at - from <= longestFormula; at += 1) {
    if (src[at] === '\\') at += 1;
    else if (src[at] === '$') return at;
  }
  return -1;
}

function isFormula(tex: string): boolean {
  if (tex === '' || /^\s|\s$|\n[ \t]*\n/.test(tex)) return false;
  // `$5 (or US$`: a price and words.
  if (/^\d[\d.,]*\s[^\\]*\p{L}{2}/u.test(tex)) return false;
  const outsideWords = tex.replace(/\\(?:text|mathrm|textbf|textit)\s*\{[^{}]*\}/g, '');
  if (/[\u3000-\u303F\uFF00-\uFFEF]/.test(outsideWords)) return false;
  return !/\p{Script=Han}/u.test(outsideWords) || (/[=^_]|\\[A-Za-z]/.test(outsideWords) && !/^\d/.test(tex));
}

/** Environments that are formulas by themselves. */
const environment =
  /^\\begin\{((?:align|alignat|aligned|equation|gather|gathered|multline|eqnarray|flalign|split|cases|array|[pbvBV]?matrix)\*?)\}/;

/**
 * The marks of a formula that begins on the line: the closing one comes at the end of that or a later line. `keeps`
 * means that both are part of the TeX.
 */
function openingOf(line: string): { readonly marks: Marks; readonly keeps: boolean } | undefined {
  if (line.startsWith('$$')) return { marks: ['$$', '$$'], keeps: false };
  if (line.startsWith('\\[')) return { marks: ['\\[', '\\]'], keeps: false };
  if (line.startsWith('\\\\[')) return { marks: ['\\\\[', '\\\\]'], keeps: false };
  const [begin, name] = environment.exec(line) ?? [];
  return begin === undefined ? undefined : { marks: [begin, `\\end{${name}}`], keeps: true };
}

/** The name behind a formula, by which pandoc-crossref refers to it. */
const labelled = /(?<=\$\$|\]|\})[ \t]{0,9}\{#(eq[:-][^\s{}]{1,90})\}$/;

/** Reads `$$`, `\[` or an environment at the beginning of a line, up to its partner at the end of a line. */
function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  let label: string | undefined;
  const line = (at: number): string => {
    const written = state.src.slice((state.bMarks[at] ?? 0) + (state.tShift[at] ?? 0), state.eMarks[at]).trimEnd();
    const named = written.endsWith('}') ? labelled.exec(written) : null;
    if (named !== null) label = named[1];
    return named === null ? written : written.slice(0, named.index).trimEnd();
  };
  const opening = (state.sCount[startLine] ?? 0) - state.blkIndent >= 4 ? undefined : openingOf(line(startLine));
  if (opening === undefined) return false;
  const {
    marks: [open, close],
    keeps,
  } = opening;
  const lines = [line(startLine).slice(open.length)];
  let size = 0;
  while (!lines.at(-1)?.endsWith(close)) {
    const at = startLine + lines.length;
    const next = line(at);
    size += next.length + 1;
    // Only what has dollars or brackets on lines of their own may have an empty line in it, so a pair of dollars that
    // means none hides no text.
    const isCut = next === '' ? lines[0] !== '' : (state.sCount[at] ?? 0) < state.blkIndent;
    if (at >= endLine || size > longestFormula || isCut) return false;
    lines.push(next);
  }
  const inside = insideOf(lines, open, close);
  if (inside === undefined) return false;
  if (silent) return true;
  const token = state.push('math_block', 'math', 0);
  token.content = keeps ? `${open}${inside}${close}` : inside;
  token.meta = { marks: keeps ? ['', ''] : [open, close], ...(label !== undefined && { label }) };
  token.map = [startLine, startLine + lines.length];
  state.line = startLine + lines.length;
  return true;
}

/** The TeX of the lines up to `close`; `undefined` where they are words between signs that mean none. */
function insideOf(lines: readonly string[], open: string, close: string): string | undefined {
  const inside = lines
    .filter((one) => one !== '')
    .join('\n')
    .slice(0, -close.length)
    .trim();
  if (inside === '' || inside.includes(close)) return undefined;
  const hasGap = lines.slice(1).includes('');
  if (
    hasGap &&
    (lines.at(-1) !== close || !isFormula(inside) || !/\\[A-Za-z]|[=^_]/.test(inside) || !isPlainTex(inside))
  )
    return undefined;
  // An escaped bracket before words, or around the number of a note.
  const hasCommand = /\\[A-Za-z]/.test(inside);
  if (open === '\\\\[' && !isSure(inside) && !hasCommand) return undefined;
  if (open !== '\\[' || hasCommand) return inside;
  const isApart = lines[0] === '' || /^\s[^]*\s$/.test(lines.join('\n').slice(0, -close.length));
  const mayBe = isApart ? isFormula(inside.replace(/\p{Script=Han}/gu, '')) : isSure(inside);
  if (!mayBe) return undefined;
  return inside;
}

/** Reads a code fence that says `math`, as on GitHub. */
function asFormula(token: Token): void {
  token.type = 'math_block';
  token.tag = 'math';
  token.content = token.content.trim();
  token.meta = { marks: ['', ''] };
}

/** Two dollars in a line may contain commands of a block too, such as `\tag`. */
function displayedInLine(tex: string): ReturnType<typeof mathml> {
  const inLine = mathml(tex, false);
  const displayed = 'xml' in inLine ? inLine : mathml(tex, true);
  return 'xml' in displayed
    ? { xml: displayed.xml.replace(/^(<math[^>]*) display="block"/, '$1 displaystyle="true"') }
    : inLine;
}

/**
 * TeX that cannot be read stays as typed and is reported. So does what exceeds the limits of a book, which is counted.
 */
function set(token: Token, line: number, findings: Findings): void {
  const isBlock = token.type === 'math_block';
  const [open, close] = token.meta?.['marks'] as Marks;
  const { formulas } = findings;
  const made =
    formulas.size > limits.chapterMath
      ? undefined
      : isBlock || open !== '$$'
        ? mathml(token.content, isBlock)
        : displayedInLine(token.content);
  if (made !== undefined && 'xml' in made) {
    formulas.size += made.xml.length;
    token.meta = { xml: made.xml, line, label: token.meta?.['label'] };
    return;
  }
  if (made === undefined) {
    formulas.typed += 1;
    formulas.line = Math.min(formulas.line ?? line, line);
  } else {
    const shown = token.content.split('\n')[0] ?? '';
    findings.diagnostics.push(
      diagnose('math-is-readable', { tex: shown.slice(0, 60), problem: made.problem }, placeOn(findings, line, shown)),
    );
  }
  token.content = `${open}${token.content}${close}`;
  token.meta = null;
}
