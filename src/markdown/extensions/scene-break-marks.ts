/**
 * Turns what authors use for a scene break into the rule that it stands for: a row of signs, or one ornament, alone on
 * its line between two paragraphs, and a `---` right under a paragraph, which CommonMark would read as a heading.
 *
 *     ＊　＊　＊   ※   ◇◆◇   ……   ——   →   ---
 *     他走了。\n---\n三年以後。           →   他走了。\n\n---\n\n三年以後。
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import { createToken, type Token } from '../parser.ts';
import { append, copyOf } from '../tokens.ts';

/** The same sign three times or more, alone on its line. */
const signs = /^\s*([＊*※◇◆○●☆★□■△▲◎〇~～—─=＝#＃✦❖•·])(?:\s*\1){2,}\s*$/u;
/** Ornaments that stand alone or mixed, and marks that cannot be a paragraph between two others. */
const ornament =
  /^\s*(?:[＊﹡※♪♫◇◆☆★△▲◎✦❖✿❀§~～⁂♦♢♠♣♥♡✽❁❈✻][\s　]*){1,12}$|^\s*(?:[—─━⸺]{2,}|(?:\\\*[ 　]?){1,12}|…{1,6}|\.{3,12}|。{3,12}|·{2,12}|＊{2}|[oO]0[oO]|o[Oo]o|[•●×]|×{2,12}|[-－—=＝~～*＊·.…\s]{2,40}(?:我是)?(?:分割线|分隔线?|分界线|分割線|分隔線|分界線)[-－—=＝~～*＊·.…\s]{2,40}|[（(【](?:分割线|分隔线|分界线|分割線|分隔線|分界線)[）)】])\s*$/u;
/** The end of a sentence, which no heading has. */
const sentence = /[。！？!?…；，：”’」』]\s*$/u;

export const sceneBreakMarks: Extension = {
  name: 'scene-break-marks',
  applyBlocks: (tokens, findings) =>
    findings.mending.does('scene-break-is-marked') ? withRules(tokens, findings) : tokens,
};

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
    } else if (
      inline &&
      close &&
      open.type === 'heading_open' &&
      open.markup === '-' &&
      sentence.test(inline.content)
    ) {
      findings.diagnostics.push(
        sayMend('scene-break-is-marked', placeOn(findings, open.map?.[1] ?? lineOf(open)), '---', ''),
      );
      out.push(asParagraph(open), inline, asParagraph(close), ruleAt(inline));
      index += 2;
    } else out.push(open);
  }
  return out;
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
    const [start, text, stop] = [copyOf(open), copyOf(inline), copyOf(close)];
    text.children = [];
    text.content = lines.slice(at, end).join('\n');
    start.map = [first + at, first + end];
    text.map = [first + at, first + end];
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

function lineOf({ map }: Token): number {
  return (map?.[0] ?? 0) + 1;
}
