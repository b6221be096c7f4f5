/**
 * A rule between two paragraphs is a scene break. Beside a heading, or at the start or end of the text around it, it
 * only repeats the structure, and prints nothing.
 *
 *     他走了。\n\n---\n\n三年以後。   →   <p>他走了。</p><hr class="scene-break"/><p>三年以後。</p>
 *     ---\n\n## 夜話                →   <h2>夜話</h2>
 */

import type { Extension } from '../extension.ts';
import type { Token } from '../parser.ts';

export const sceneBreaks: Extension = {
  name: 'scene-breaks',
  apply: (tokens) => {
    if (!tokens.some(isRule)) return tokens;
    return tokens.filter((token, index) => {
      if (!isRule(token)) return true;
      if (token.attrGet('class') === 'page-break') return isInChapter(tokens, index);
      token.attrSet('class', 'scene-break');
      return isBetweenParagraphs(tokens, index);
    });
  },
};

/** At the end of a chapter a page ends anyway. */
function isInChapter(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (before === undefined || isRule(before)) return false;
  const after = behindRules(tokens, index);
  return after !== undefined && ![before, after].some(({ type, tag }) => tag === 'h1' && type.startsWith('heading_'));
}

/** Of several rules in a row the first is the break. */
function isBetweenParagraphs(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (before === undefined || isRule(before)) return false;
  const after = behindRules(tokens, index);
  return after !== undefined && endsBlock(before) && startsBlock(after);
}

/** The block after a row of rules; only asked for its first rule. */
function behindRules(tokens: readonly Token[], index: number): Token | undefined {
  let at = index + 1;
  for (let token = tokens[at]; token !== undefined && isRule(token); token = tokens[at]) at += 1;
  return tokens[at];
}

function endsBlock(token: Token): boolean {
  return token.nesting !== 1 && token.type !== 'heading_close';
}

function startsBlock(token: Token): boolean {
  return token.nesting !== -1 && token.type !== 'heading_open';
}

function isRule(token: Token): boolean {
  return token.type === 'hr';
}
