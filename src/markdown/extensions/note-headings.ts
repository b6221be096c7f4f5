/**
 * A heading 注释 over nothing but notes is left out and listed, and so is such a line in bold, with the rule above it:
 * notes have a place of their own in each edition.
 *
 *     # 注释
 *
 *     [^1]: 何晏集解。
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { placeOn, type Extension } from '../extension.ts';
import type { Token } from '../parser.ts';

export const noteHeadings: Extension = {
  name: 'note-headings',
  applyBlocks: (tokens, findings) => {
    if (!findings.mending.does('heading-has-text') || !tokens.some(isNote)) return tokens;
    const gone = new Set<number>();
    for (const [index, token] of tokens.entries()) {
      if (!isHeadingOfNotes(tokens, index) || !isOverNotes(tokens, index + 3)) continue;
      for (const at of [index, index + 1, index + 2]) gone.add(at);
      if (tokens[index - 1]?.type === 'hr') gone.add(index - 1);
      const line = (token.map?.[0] ?? 0) + 1;
      findings.diagnostics.push(
        sayMend('heading-has-text', placeOn(findings, line), (findings.lines[line - 1] ?? '').trim(), ''),
      );
    }
    return gone.size === 0 ? tokens : tokens.filter((_token, index) => !gone.has(index));
  },
};

const name = '(?:本[章回节節卷篇]|[脚腳尾])?[注註](?:[释釋解]|文)?|[脚腳尾][注註]|附[注註]|(?:foot|end)?notes';
const heading = new RegExp(`^(?:\\*\\*)?[【〔[]?(?:${name})[】〕\\]]?[：:]?(?:\\*\\*)?[：:]?$`, 'iu');

export function isHeadingOfNotes(tokens: readonly Token[], index: number): boolean {
  const [open, inline] = [tokens[index], tokens[index + 1]];
  const text = inline?.type === 'inline' ? inline.content.trim() : '';
  if (open?.level !== 0 || text.length > 24 || !heading.test(text)) return false;
  return open.type === 'heading_open' || (open.type === 'paragraph_open' && text.startsWith('**'));
}

function isNote({ type }: Token): boolean {
  return type === 'footnote_reference_open';
}

/** Notes alone follow, up to the next heading or the end. */
function isOverNotes(tokens: readonly Token[], from: number): boolean {
  let index = from;
  while (tokens[index]?.type === 'footnote_reference_open') {
    while (index < tokens.length && tokens[index]?.type !== 'footnote_reference_close') index += 1;
    index += 1;
  }
  const next = tokens[index];
  return index > from && (next === undefined || next.type === 'heading_open');
}
