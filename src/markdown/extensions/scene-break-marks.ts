/**
 * What authors put for a scene break becomes the rule that it stands for: a row of signs, and a `---` glued under a paragraph, which
 * CommonMark would read as a heading.
 *
 *     ＊　＊　＊                  →   ---
 *     他走了。\n---\n三年以後。    →   他走了。\n\n---\n\n三年以後。
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import { createToken, type Token } from '../parser.ts';

/** The same sign three times or more, alone on its line. */
const signs = /^\s*([＊*※◇◆○●☆★□■△▲◎〇~～—─=＝#＃✦❖•·])(?:\s*\1){2,}\s*$/u;
/** No heading ends so. */
const sentence = /[。！？!?…；，：”’」』]\s*$/u;

export const sceneBreakMarks: Extension = {
  name: 'scene-break-marks',
  applyBlocks: (tokens, findings) => (findings.mending.does('scene-break-is-marked') ? withRules(tokens, findings) : tokens),
};

function withRules(tokens: readonly Token[], findings: Findings): Token[] {
  const out: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const [open, inline, close] = tokens.slice(index, index + 3);
    if (open === undefined) break;
    if (inline && close && open.type === 'paragraph_open' && open.level === 0 && signs.test(inline.content)) {
      findings.diagnostics.push(sayMend('scene-break-is-marked', placeOn(findings, lineOf(inline)), inline.content, '---'));
      out.push(ruleAt(inline));
      index += 2;
    } else if (inline && close && open.type === 'heading_open' && open.markup === '-' && sentence.test(inline.content)) {
      findings.diagnostics.push(sayMend('scene-break-is-marked', placeOn(findings, (open.map?.[1] ?? lineOf(open))), '---', ''));
      out.push(asParagraph(open), inline, asParagraph(close), ruleAt(inline));
      index += 2;
    } else out.push(open);
  }
  return out;
}

function asParagraph(heading: Token): Token {
  heading.type = heading.type.replace('heading', 'paragraph');
  heading.tag = 'p';
  return heading;
}

function ruleAt({ map }: Token): Token {
  const rule = createToken('hr', 'hr', 0);
  rule.map = map;
  return rule;
}

function lineOf({ map }: Token): number {
  return (map?.[0] ?? 0) + 1;
}
