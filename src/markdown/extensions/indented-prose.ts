/**
 * Prose indented by four blanks, which CommonMark would set as code: each line becomes a paragraph.
 *
 *     ␠␠␠␠他走了，没有回头。   →   <p>他走了，没有回头。</p>
 *
 * Text counts as prose when most of it is Han and nothing in it looks like a program.
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import type { Token } from '../parser.ts';
import { element, inlineToken } from '../tokens.ts';

const han = /\p{Script=Han}/gu;
const program = /[{}<>=;$\\|]|\/\/|#\s|\(\)/;

export const indentedProse: Extension = {
  name: 'indented-prose',
  applyBlocks: (tokens, findings) => {
    if (!findings.mending.does('prose-is-unindented')) return tokens;
    return tokens.flatMap((token) =>
      token.type === 'code_block' && token.level === 0 && isProse(token.content)
        ? paragraphs(token, findings)
        : [token],
    );
  },
};

/** Full-width marks, of which speech may hold more than words, and rows of signs. */
const marks = /[\s“”‘’「」『』《》【】（），。、；：？！…—～·]/gu;
const rows = /^[ \t]*([-=_*~#＊※—─～])[ \t]?(?:\1[ \t]?){2,}$/gmu;

/** Most of it is Han, and nothing looks like a program. */
export function isProse(written: string): boolean {
  const text = written.replace(rows, '');
  const filled = text.replace(marks, '').length;
  return !program.test(text) && (text.match(han)?.length ?? 0) > filled / 2;
}

function paragraphs(code: Token, findings: Findings): Token[] {
  const first = code.map?.[0] ?? 0;
  findings.diagnostics.push(
    sayMend(
      'prose-is-unindented',
      placeOn(findings, first + 1),
      code.content.split('\n')[0] ?? '',
      code.content.split('\n')[0]?.trim() ?? '',
    ),
  );
  return code.content.split('\n').flatMap((line, at): Token[] => {
    if (line.trim() === '') return [];
    const map: [number, number] = [first + at, first + at + 1];
    const inline = inlineToken([], map);
    inline.content = line.trim();
    const open = element('paragraph_open', 'p', 1);
    open.map = map;
    return [open, inline, element('paragraph_close', 'p', -1)];
  });
}
