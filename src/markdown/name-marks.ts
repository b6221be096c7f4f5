/** 专名号 and 书名号甲式 as tokens: the lines under names and titles, and the gap where two of them meet. */

import { createToken, type Token } from './parser.ts';
import { copyOf } from './tokens.ts';

/** Their classes. A name has a straight line, the title of a work a wavy one. */
export type NameMark = 'proper-name' | 'work-title';

/** HTML has the element for just these lines. */
export function nameMark(mark: NameMark, nesting: 1 | -1): Token {
  const token = createToken(nesting === 1 ? 'name_open' : 'name_close', 'u', nesting);
  if (nesting === 1) token.attrSet('class', mark);
  return token;
}

export function isNameMark({ type }: Token): boolean {
  return type === 'name_open' || type === 'name_close';
}

/** Says of each two that meet where the gap between them is [A14]; without it their lines would be one. */
export function withGaps(children: readonly Token[]): Token[] {
  const spaced = [...children];
  const open: number[] = [];
  /** The name that has just ended: nothing that is seen stands behind it. */
  let ended: number | undefined;
  for (const [index, child] of children.entries()) {
    if (child.type === 'name_open') {
      if (ended !== undefined) {
        spaced[ended] = joined(spaced[ended], 'gap-after');
        spaced[index] = joined(child, 'gap-before');
      }
      open.push(index);
    } else if (child.type === 'name_close') ended = open.pop();
    else if (child.nesting === 0 && (child.type !== 'text' || child.content !== '')) ended = undefined;
  }
  return spaced;
}

function joined(token: Token | undefined, className: string): Token {
  if (token === undefined) throw new Error('no name ended here');
  const classes = String(token.attrGet('class') ?? '').split(' ');
  if (classes.includes(className)) return token;
  const copy = copyOf(token);
  copy.attrSet('class', [...classes, className].join(' '));
  return copy;
}
