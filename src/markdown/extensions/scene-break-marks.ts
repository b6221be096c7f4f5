/**
 * Turns what authors use for a scene break into the rule that it stands for: a row of signs, or one ornament, alone on
 * its line between two paragraphs, and a `---` or `===` right under a paragraph, which CommonMark would read as a
 * heading. It is one if what is above is a title: one line without the end of a sentence, or with the number of a
 * chapter.
 *
 *     ＊　＊　＊   ※   ◇◆◇   ……   ——   →   ---
 *     <center>***</center>            →   ---
 *     他走了。\n---\n三年以後。           →   他走了。\n\n---\n\n三年以後。
 *     雨停了。\n第二章 乙\n===            →   雨停了。\n\n# 第二章 乙
 *
 * A few words between two signs (`~ 三年后 ~`, `- 完 -`) are a line of words, and neither an item nor a definition.
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { chineseNumerals } from '../../manuscript/chinese-number.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import { createToken, type StateBlock, type Token } from '../parser.ts';
import { append, copyOf } from '../tokens.ts';
import { bookLines } from '../book-lines.ts';

/** The same sign three times or more, alone on its line. */
const signs = /^\s*([＊*※◇◆○●☆★□■△▲◎〇~～—─=＝#＃✦✧❖•·‧＋+%％^＾.．\-－_])(?:\s*\1){2,}\s*$/u;
/** Ornaments that stand alone or mixed, and marks that cannot be a paragraph between two others. */
const ornament =
  /^\s*(?:[○●🔹🔸🔷🔶💠＊﹡※♪♫◇◆☆★△▲◎✦❖✿❀§~～⁂♦♢♠♤♣♧♥♡❤✽❁❃❈❊❋✻✤✥✧✩✫✬✭✮✯✰✾✺✹⋆❦❧☙❥☘☾☽☀♬♩][\s　]*){1,12}$|^\s*(?:[—─━⸺]{1,40}|\\-{2,12}|(?:\\\*[ 　]?){1,12}|…{1,6}|\.{3,12}|。{3,12}|·{2,12}|＊{2}|[oO]0[oO]|o[Oo]o|[•●×]|×{2,12}|[-－—=＝~～*＊·.…\s]{2,40}(?:我是)?(?:分割线|分隔线?|分界线|分割線|分隔線|分界線)[-－—=＝~～*＊·.…\s]{2,40}|[（(【](?:分割线|分隔线|分界线|分割線|分隔線|分界線)[）)】])\s*$/u;
/** The end of a sentence, which no heading has. */
const sentence = /[。！？!?…；，：”’」』]\s*$/u;

/** A line above a row that is a title whatever its end. */
const numbered = new RegExp(
  `^\\s*[*_【☆]*(?:第\\s*[0-9０-９${chineseNumerals}]+\\s*[章回节節卷部篇集话話幕]|Chapter\\s+\\d)`,
  'iu',
);

export const sceneBreakMarks: Extension = {
  name: 'scene-break-marks',
  install: (parser) => {
    parser.block.ruler.before('list', 'framed_words', readFramedWords, { alt: ['paragraph', 'blockquote', 'list'] });
  },
  applyBlocks: (tokens, findings) =>
    findings.mending.does('scene-break-is-marked') ? withRules(tokens, findings) : tokens,
};

const framed = /^ {0,3}([-~*+])[ 　]+[^-~*+\n]{1,16}[ 　]+\1[ \t]*$/u;

function readFramedWords(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const line = state.src.slice(state.bMarks[startLine], state.eMarks[startLine]);
  if (line.length > 40 || !framed.test(line)) return false;
  // A list that goes on here ends.
  if (silent) return true;
  if (state.level !== 0) return false;
  const map: [number, number] = [startLine, startLine + 1];
  state.push('paragraph_open', 'p', 1).map = map;
  const inline = state.push('inline', '', 0);
  inline.content = line.trim();
  inline.map = map;
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  state.line = startLine + 1;
  return true;
}

function withRules(tokens: readonly Token[], findings: Findings): Token[] {
  const out: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const [open, inline, close] = tokens.slice(index, index + 3);
    if (open === undefined) break;
    if (
      inline &&
      close &&
      open.type === 'paragraph_open' &&
      open.level === 0 &&
      inline.content.split('\n').some((line) => signs.test(line) || ornament.test(line))
    ) {
      append(out, parted([open, inline, close], [out.at(-1), tokens[index + 3]], findings));
      index += 2;
    } else if (isCentredRow(open) && isText(out.at(-1)) && isText(tokens[index + 1])) {
      findings.diagnostics.push(
        sayMend('scene-break-is-marked', placeOn(findings, (open.map?.[0] ?? 0) + 1), open.content.trim(), '---'),
      );
      out.push(ruleAt(open));
    } else if (inline && close && open.type === 'heading_open' && /^[-=]$/.test(open.markup)) {
      const isBelowTitle = out.length === 3 && out[0]?.type === 'heading_open';
      append(out, underlined([open, inline, close], isBelowTitle, findings));
      index += 2;
    } else out.push(open);
  }
  return out;
}

/** `<center>***</center>`, `<p align="center">* * *</p>`. */
function isCentredRow({ type, level, content }: Token): boolean {
  if (type !== 'html_block' || level !== 0 || content.length > 200) return false;
  const row = /^\s*<(center|p|div)(?:\s[^<>]{0,120})?>([^<>]{1,40})<\/\1>\s*$/iu.exec(content)?.[2] ?? '';
  return signs.test(row) || ornament.test(row);
}

/** Text above a row of `-` or `=`: a heading, or a paragraph with a rule below it, or both one below the other. */
function underlined(
  [open, inline, close]: readonly [Token, Token, Token],
  isBelowTitle: boolean,
  findings: Findings,
): Token[] {
  const lines = inline.content.split('\n');
  const [first = '', last = ''] = [lines[0], lines.at(-1)];
  if (lines.every((line) => signs.test(line))) return [ruleAt(inline)];
  if (numbered.test(first) || (lines.length === 1 && !sentence.test(last))) return [open, inline, close];
  const [start, end] = open.map ?? [0, 0];
  if (numbered.test(last)) {
    open.map = [start + lines.length - 1, end];
    return [
      ...paragraphOf([open, inline, close], 0, lines.length - 1),
      open,
      linesFrom(inline, lines.length - 1, lines.length),
      close,
    ];
  }
  findings.diagnostics.push(sayMend('scene-break-is-marked', placeOn(findings, end), open.markup.repeat(3), ''));
  // 作者：沈青 under the book's title is data of the book, and the blurb below it is not.
  const said = isBelowTitle
    ? Math.max(
        0,
        lines.findIndex((line) => bookLines({ content: line }).length === 0),
      )
    : 0;
  // A row above the text too belongs to the break before it.
  const from = signs.test(first) ? 1 : said;
  return [
    ...(signs.test(first) ? [ruleAt({ map: [start, start + 1] })] : []),
    ...(said > 0 ? paragraphOf([open, inline, close], 0, said) : []),
    ...paragraphOf([open, inline, close], from, lines.length),
    ruleAt({ map: [end - 1, end] }),
  ];
}

/** Some lines of a heading as a paragraph. */
function paragraphOf([open, inline, close]: readonly [Token, Token, Token], from: number, to: number): Token[] {
  const [start, text, stop] = [asParagraph(copyOf(open)), linesFrom(inline, from, to), asParagraph(copyOf(close))];
  start.map = text.map;
  return [start, text, stop];
}

function linesFrom(inline: Token, from: number, to: number): Token {
  const lines = inline.content.split('\n').slice(from, to);
  const first = (inline.map?.[0] ?? 0) + from;
  const copy = copyOf(inline);
  copy.children = [];
  copy.content = lines.join('\n');
  copy.map = [first, first + lines.length];
  return copy;
}

/**
 * Divides the paragraph at its lines of signs. A single ornament at the start or end of a chapter, or beside a heading,
 * stays as typed, because a scene break is not printed there.
 */
function parted(
  [open, inline, close]: readonly [Token, Token, Token],
  [before, after]: readonly (Token | undefined)[],
  findings: Findings,
): Token[] {
  const lines = inline.content.split('\n');
  const first = inline.map?.[0] ?? 0;
  const isRule = (at: number): boolean => {
    const line = lines[at] ?? '';
    if (signs.test(line) && (lines.length === 1 || (at > 0 && at < lines.length - 1))) return true;
    return ornament.test(line) && (at > 0 || isText(before)) && (at < lines.length - 1 || isText(after));
  };
  const rules = lines.map((_line, at) => isRule(at));
  if (!rules.includes(true)) return [open, inline, close];
  const out: Token[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (rules[at]) {
      const line = lines[at] ?? '';
      findings.diagnostics.push(sayMend('scene-break-is-marked', placeOn(findings, first + at + 1), line, '---'));
      out.push(ruleAt({ map: [first + at, first + at + 1] }));
      continue;
    }
    let end = at + 1;
    while (end < lines.length && !rules[end]) end += 1;
    const [start, text, stop] = [copyOf(open), linesFrom(inline, at, end), copyOf(close)];
    start.map = [first + at, first + end];
    out.push(start, text, stop);
    at = end - 1;
  }
  return out;
}

/** True for a block of text, which is neither a heading nor missing. */
function isText(neighbour: Token | undefined): boolean {
  return neighbour !== undefined && !neighbour.type.startsWith('heading_') && neighbour.type !== 'hr';
}

function asParagraph(heading: Token): Token {
  heading.type = heading.type.replace('heading', 'paragraph');
  heading.tag = 'p';
  return heading;
}

function ruleAt({ map }: Pick<Token, 'map'>): Token {
  const rule = createToken('hr', 'hr', 0);
  rule.map = map;
  return rule;
}
