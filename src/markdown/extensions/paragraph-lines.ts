/**
 * If the author ends paragraphs with one line end, each line becomes a paragraph; if the author wraps lines by hand,
 * the lines are joined.
 *
 *     他走了。天黑了。
 *     她没有回头。她在等雨。   →   <p>他走了。天黑了。</p><p>她没有回头。她在等雨。</p>
 *
 * A file is of the first kind when (nearly) all its lines end a sentence and many contain several sentences; one
 * sentence on each line is how some people write for version control, and is joined. In a file with blank lines between
 * paragraphs a long stretch of such lines is judged by itself; where long paragraphs stand on one line each, nobody
 * wraps, and short lines are lines. A line indented by blanks begins a paragraph in any file, and so do lines that
 * enumerate or are spoken in turn, if there are several; in a list item they stay lines. Lines with hard breaks are
 * verse, and so are four or more lines of equal length, or short ones without marks at their end, two of equal halves,
 * and those that `{.verse}` (`.poem`, `.诗词`) below them calls so. A date, or a few words in bold, stand on a line of
 * their own above text, as do the name behind a dash below a quotation, and what a letter ends with.
 *
 *     1、不迟到                 甲：你来了？
 *     2、不早退                 乙：来了。
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { enumeratedLines } from '../enumerated-lines.ts';
import { isAttribution, isBoldTitle, isOfChat, linesThatStand } from '../standing-lines.ts';
import { containerNames } from '../container-fences.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import type { Token } from '../parser.ts';
import { closeOf, element, inlineToken } from '../tokens.ts';

const sentenceEnd = /[。！？!?…：:—”’」』）)】》*_~]\s*$/u;
const innerEnd = /[。！？…][”’」』）]?(?=.)/u;
const hardBreak = /(?: {2}|\\)$/;
const indented = /^(?:[ \t]*(?:[　\u00A0\u2002\u2003]|&(?:emsp|ensp|nbsp);))/;

export const paragraphLines: Extension = {
  name: 'paragraph-lines',
  applyBlocks: (tokens, findings) => {
    if (!findings.mending.does('line-is-paragraph')) return tokens;
    const paragraphs = tokens.flatMap((token, index) =>
      token.type === 'inline' && tokens[index - 1]?.type === 'paragraph_open' && token.level === 1
        ? [linesOf(tokens, index)]
        : [],
    );
    const habit = {
      isByLine: isOneParagraphALine(paragraphs),
      isParted: isParted(paragraphs),
      isUnwrapped: isUnwrapped(tokens, paragraphs),
    };
    const items = inItems(tokens);
    const kept = inLines(tokens);
    return tokens.flatMap((token, index) =>
      kept.has(token) ? [token] : items.has(token) ? keepLines(token, findings) : split(tokens, index, habit, findings),
    );
  },
};

interface Habit {
  /** Each line of the file is a paragraph. */
  readonly isByLine: boolean;
  /** Paragraphs of the file are separated by blank lines. */
  readonly isParted: boolean;
  /** Long paragraphs of several sentences stand on one line each, so that nobody wrapped lines here. */
  readonly isUnwrapped: boolean;
}

/** The lines of a paragraph that has several and no hard breaks; else empty. */
function linesOf(tokens: readonly Token[], index: number): string[] {
  const [open, inline] = [tokens[index - 1], tokens[index]];
  if (open?.type !== 'paragraph_open' || open.hidden || inline?.type !== 'inline') return [];
  const lines = inline.content.split('\n');
  return lines.length < 2 || lines.slice(0, -1).some((line) => hardBreak.test(line)) ? [] : lines;
}

function isOneParagraphALine(paragraphs: readonly (readonly string[])[]): boolean {
  const ends = paragraphs.flatMap((lines) => lines.slice(0, -1));
  if (ends.length < 3) return false;
  return areSentences(ends) && ends.filter((line) => innerEnd.test(line)).length >= 0.2 * ends.length;
}

function areSentences(ends: readonly string[]): boolean {
  return ends.filter((line) => sentenceEnd.test(line)).length >= 0.95 * ends.length;
}

function isParted(paragraphs: readonly (readonly string[])[]): boolean {
  const several = paragraphs.filter((lines) => lines.length > 0).length;
  return paragraphs.length - several >= 2 * several;
}

function isUnwrapped(tokens: readonly Token[], paragraphs: readonly (readonly string[])[]): boolean {
  const long = tokens.filter(
    ({ type, level, content }) =>
      type === 'inline' &&
      level === 1 &&
      content.length >= longParagraph &&
      !content.includes('\n') &&
      innerEnd.test(content),
  );
  const wrapped = paragraphs.filter((lines) => lines.slice(0, -1).some(mayBeWrapped));
  return long.length >= leastLong && long.length > wrapped.length;
}

/** In characters; whoever has so many on a line, with two sentences, does not end lines for the width of a window. */
const longParagraph = 60;
/** Such paragraphs of a file; fewer are chance. */
const leastLong = 3;
/** In characters; a line that ends within a sentence and is not shorter may have been wrapped. */
const shortLine = 20;

/** Lines that end as their author meant them, in a file without wrapped lines: each is short or ends a sentence. */
function areMeant(lines: readonly string[], habit: Habit): boolean {
  return (
    habit.isUnwrapped && lines.every((line, at) => isPlain(line) && (at === lines.length - 1 || !mayBeWrapped(line)))
  );
}

/** True for a line that ends within a sentence, and not early. */
function mayBeWrapped(line: string): boolean {
  return line.length >= shortLine && !sentenceEnd.test(line);
}

/** True for words alone, with emphasis that ends where it began or without. */
function isPlain(line: string): boolean {
  return /\p{Script=Han}/u.test(line) && !/[`$<>{}|[\]\\]/.test(line) && line.split(/[*_]+/).length % 2 === 1;
}

/** Lines; a longer block is no paragraph with its sentences on lines of their own. */
const longStretch = 4;

function isStretch(lines: readonly string[], { isByLine, isParted: parted }: Habit): boolean {
  return isByLine || (parted && lines.length >= longStretch && areSentences(lines.slice(0, -1)));
}

function split(tokens: readonly Token[], index: number, habit: Habit, findings: Findings): Token[] {
  const token = tokens[index];
  if (token === undefined) return [];
  const all = linesOf(tokens, index);
  const last = all.at(-1) ?? '';
  const lines = attributesAlone.test(last) ? all.slice(0, -1) : all;
  if (lines.length === 0) return [token];
  const first = token.map?.[0] ?? 0;
  const isAtTop = token.level === 1;
  // A few lines in a quotation may be wrapped although the file's own are not.
  const isByLine = (isAtTop || lines.length >= longStretch) && isStretch(lines, habit);
  const enumerated = enumeratedLines(lines);
  const isMeant = isAtTop && areMeant(lines, habit);
  if ((lines.length < all.length && isCalledVerse(last)) || isPoemWithTitle(lines, habit, isMeant))
    return keepPoem(token, all, findings);
  const standing = linesThatStand(lines);
  const begins = lines.map(
    (_line, at) =>
      at > 0 &&
      (isByLine ||
        isMeant ||
        enumerated[at] === true ||
        standing[at] === true ||
        (isAtTop && indented.test(findings.lines[first + at] ?? ''))),
  );
  if (!begins.includes(true)) return [token];
  const groups: { from: number; lines: string[] }[] = [];
  for (const [at, line] of all.entries()) {
    if (at === 0 || begins[at]) groups.push({ from: at, lines: [] });
    groups.at(-1)?.lines.push(line);
  }
  findings.diagnostics.push(
    sayMend('line-is-paragraph', placeOn(findings, first + 1), `${lines.length} 行`, `${groups.length} 段`),
  );
  // The opening of the first paragraph and the closing of the last one exist already.
  return groups.flatMap(({ from, lines: own }, at) => {
    const inline = inlineToken([], [first + from, first + from + own.length]);
    inline.content = own.join('\n');
    inline.level = token.level;
    return at === 0
      ? [inline]
      : [element('paragraph_close', 'p', -1), opening(first + from, own.length, token.level - 1), inline];
  });
}

/** `{.name}`, `{: #id}`: the attributes of the paragraph above. */
const attributesAlone = /^\s*\{:?\s?[.#][^{}]{0,200}\}\s*$/u;

function isCalledVerse(line: string): boolean {
  return Array.from(line.matchAll(/\.([\p{L}\p{N}_-]+)/gu)).some(
    ([, name = '']) => containerNames.get(name) === 'verse',
  );
}

/**
 * Lines of a poem, with its title in bold above and its poet below or without, that do not enumerate. Where each line
 * is a paragraph two of one length are chance.
 */
function isPoemWithTitle(lines: readonly string[], { isByLine }: Habit, isMeant: boolean): boolean {
  const named = isAttribution(lines.at(-1) ?? '') ? lines.slice(0, -1) : lines;
  const body = isBoldTitle(named[0] ?? '') ? named.slice(1) : named;
  if (body.length < 2 || enumeratedLines(body).includes(true) || body.some(isOfChat)) return false;
  if (body.length > 2 && poet.test(body[1] ?? '') && body.every((line) => [...line.trim()].length <= longestOfPoet))
    return true;
  if (isMeant && areVerses(body)) return true;
  return isPoem(body) || (!isByLine && isCouplet(body)) || (named !== lines && areOfOneLength(body));
}

/**
 * Lines of two clauses, all of one length, or of one without a mark behind it: `床前明月光，疑是地上霜。`. Two of them are
 * enough.
 */
function isCouplet(lines: readonly string[]): boolean {
  const halves = lines.map(
    (line) => /^[　\s]*(\p{Script=Han}{4,7})(?:[，、；](\p{Script=Han}{4,7}))?([。！？；，]?)\s*$/u.exec(line) ?? [],
  );
  const [, first = '', second] = halves[0] ?? [];
  return (
    first !== '' &&
    halves.every(([, one = '', two]) => one.length === first.length && two?.length === second?.length) &&
    (second === undefined ? halves.slice(0, -1).every(([, , , end]) => end === '') : second.length === first.length)
  );
}

/** Short lines that end no sentences. */
function areVerses(lines: readonly string[]): boolean {
  return (
    lines.every((line) => [...line.trim()].length <= longestVerse) &&
    !lines.slice(0, -1).every((line) => sentenceEnd.test(line))
  );
}

/**
 * Lines of equal length with at most one mark after them, or short ones mostly without a mark at their end: nobody
 * wraps prose so.
 */
function isPoem(lines: readonly string[]): boolean {
  if (lines.length < leastPoem) return false;
  if (areOfOneLength(lines)) return true;
  const isShort = lines.every(
    (line) =>
      line.length <= 2 * longestVerse && [...line.trim()].length <= longestVerse && /\p{Script=Han}/u.test(line),
  );
  return isShort && lines.filter((line) => /[\p{L}\p{N}]\s*$/u.test(line)).length >= 0.75 * lines.length;
}

function areOfOneLength(lines: readonly string[]): boolean {
  const lengths = lines.map(
    (line) => [...(/^[　\s]*(\p{Script=Han}{4,7})[，。！？；、]?\s*$/u.exec(line)?.[1] ?? '')].length,
  );
  return lengths[0] !== 0 && lengths.every((length) => length === lengths[0]);
}

/** `【宋】苏轼`, `唐·李白`, below the title of a poem. */
const poet =
  /^[　\s]*[【[（(〔]?(?:先秦|[秦汉漢魏晋晉隋唐宋元明清]|[东東西]?[汉漢晋晉周]|[南北]?[朝宋]|五代|南唐|近[现現]?代|[现現]代|[当當]代|民[国國])[】\]）)〕·・.\s　]{1,2}\p{Script=Han}{2,4}[　\s]*$/u;
/** In characters; a line of a poem with its poet named. */
const longestOfPoet = 24;
/** In characters. */
const longestVerse = 16;
/** In lines. */
const leastPoem = 4;

/** Makes the line breaks hard, so that the lines become verse. The last line may be attributes. */
function keepPoem(token: Token, all: readonly string[], findings: Findings): Token[] {
  const lines = all.filter((line) => !attributesAlone.test(line));
  token.content = all.map((line) => line.trim()).join('  \n');
  findings.diagnostics.push(
    sayMend(
      'line-is-paragraph',
      placeOn(findings, (token.map?.[0] ?? 0) + 1),
      `${lines.length} 行`,
      `${lines.length} 行诗`,
    ),
  );
  return [token];
}

function opening(from: number, length: number, level: number): Token {
  const open = element('paragraph_open', 'p', 1);
  open.map = [from, from + length];
  open.level = level;
  return open;
}

/** Tokens inside containers of verse and panels, where line ends are kept anyway. */
function inLines(tokens: readonly Token[]): ReadonlySet<Token> {
  return new Set(
    tokens.flatMap((token, index) =>
      token.type === 'container_open' && ['verse', 'panel'].includes(String(token.meta?.['kind']))
        ? tokens.slice(index, closeOf(tokens, index))
        : [],
    ),
  );
}

/** The running text of list items and of cells. */
function inItems(tokens: readonly Token[]): ReadonlySet<Token> {
  const found = new Set<Token>();
  let depth = 0;
  for (const token of tokens) {
    if (/^(?:list_item|t[dh])_/.test(token.type)) depth += token.nesting;
    if (depth > 0 && token.type === 'inline') found.add(token);
  }
  return found;
}

/** An item or a cell stays one paragraph, and its lines that enumerate break hard. */
function keepLines(token: Token, findings: Findings): Token[] {
  const lines = token.content.split('\n');
  const begins = lines.length < 2 ? [] : enumeratedLines(lines);
  if (!begins.includes(true)) return [token];
  token.content = lines.map((line, at) => (begins[at + 1] && !hardBreak.test(line) ? `${line}  ` : line)).join('\n');
  findings.diagnostics.push(
    sayMend(
      'line-is-paragraph',
      placeOn(findings, (token.map?.[0] ?? 0) + 1),
      `${lines.length} 行`,
      `${begins.filter(Boolean).length + 1} 段`,
    ),
  );
  return [token];
}
