/**
 * 夹注 and 批注, in the brackets that editors of the classics use, with the name of the note: no other text begins so, it
 * is readable as typed, and every Chinese keyboard has the brackets. A 夹注 is set small in the line, and on paper in two
 * rows, which go on in the next line; so is a 夹批, in Kai. A 眉批 or 侧批 is written behind the words that it is about.
 * On vertical pages, and on others where the edition says `comments: margin`, 眉批 stand in a band in the margin and 侧批
 * between the lines; elsewhere they are set as typed, small and in Kai, as 批注 are everywhere.
 *
 *     学而时习之〔夹注：时者，学者以时诵习之。〕   →   …<span class="inline-note">…</span>
 *     他笑了。〔眉批：此一笑有文章。〕             →   他笑了。<span class="comment head-comment">〔眉批：此一笑有文章。〕</span>
 *     他笑了。〔侧批：妙。〕                       →   他笑了。<span class="comment side-comment">〔侧批：妙。〕</span>
 *     他笑了。〔夹批：妙。〕                       →   他笑了。<span class="inline-note inline-comment">…</span>
 */

import { diagnose } from '../../diagnostics/diagnostic.ts';
import { placeOn, type Extension } from '../extension.ts';
import { createToken, type Token } from '../parser.ts';
import { append, textToken } from '../tokens.ts';

const pieces = /〔(?:[夹夾][注註]|[眉侧側夹夾]批|批[注註]?)：|[〔〕]|[^〔〕]+/gu;

export const inlineNotes: Extension = {
  name: 'inline-notes',
  apply: (tokens, findings) => {
    for (const [index, token] of tokens.entries()) {
      if (
        token.type !== 'inline' ||
        !token.children?.some(({ type, content }) => type === 'text' && content.includes('〔'))
      )
        continue;
      const { children, open } = readNotes(token.children);
      token.children = children;
      for (const mark of open) {
        const first = (token.map?.[0] ?? 0) + 1;
        const line = findings.lines.findIndex(
          (text, at) => at >= first - 1 && at < (token.map?.[1] ?? first) && text.includes(mark),
        );
        findings.diagnostics.push(
          diagnose('inline-note-is-closed', { mark }, placeOn(findings, line < 0 ? first : line + 1, mark)),
        );
      }
      if (isOneComment(children)) tokens[index - 1]?.attrJoin('class', 'comment-only');
    }
    return tokens;
  },
};

/** Depth of notes in notes; deeper ones stay as typed, because each note moves everything in it. */
const deepest = 8;

interface Bracket {
  /** Index of its mark among the children. */
  readonly index: number;
  /** `〔夹注：`, or a bracket of the text. */
  readonly mark: string;
  readonly depth: number;
}

/** The children with their notes, and the opening marks that no bracket closes, which stay as typed. */
function readNotes(written: readonly Token[]): { children: Token[]; open: string[] } {
  const children: Token[] = [];
  const brackets: Bracket[] = [];
  const open: string[] = [];
  let depth = 0;
  const drop = (until: number): void => {
    for (let top = brackets.at(-1); top !== undefined && top.depth > until; top = brackets.at(-1)) {
      brackets.pop();
      if (top.mark.endsWith('：')) open.push(top.mark);
    }
  };
  for (const child of written) {
    depth += child.nesting;
    drop(depth);
    if (child.type !== 'text') {
      children.push(child);
      continue;
    }
    for (const piece of child.content.match(pieces) ?? []) {
      if (piece.startsWith('〔'))
        brackets.push({ index: children.length, mark: brackets.length < deepest ? piece : '〔', depth });
      const opened = piece === '〕' && brackets.at(-1)?.depth === depth ? brackets.pop() : undefined;
      children.push(textToken(piece));
      if (opened?.mark.endsWith('：')) close(opened, children);
    }
  }
  drop(-1);
  return { children, open };
}

/** Closes the note that ends with the last child. */
function close({ index, mark }: Bracket, children: Token[]): void {
  const [, ...inside] = children.splice(index);
  const end = inside.pop();
  if (end === undefined) return;
  const comment = commentOf(mark);
  const [first, last] = comment === undefined ? [textToken('（'), textToken('）')] : [textToken(mark), end];
  const name = comment === undefined ? 'note-mark' : 'comment-mark';
  const inBrackets = [...span(name, [first]), ...inside, ...span(name, [last])];
  append(children, span(comment ?? (/批/u.test(mark) ? 'inline-note inline-comment' : 'inline-note'), inBrackets));
}

/** What a comment is called in style sheets; `undefined` for what stands in the line as a 夹注 does. */
function commentOf(mark: string): string | undefined {
  if (/眉批/u.test(mark)) return 'comment head-comment';
  if (/[侧側]批/u.test(mark)) return 'comment side-comment';
  return /^〔批/u.test(mark) ? 'comment' : undefined;
}

function span(className: string, inside: readonly Token[]): Token[] {
  const open = createToken('note_open', 'span', 1);
  open.attrSet('class', className);
  return [open, ...inside, createToken('note_close', 'span', -1)];
}

function isOneComment(children: readonly Token[]): boolean {
  const [first] = children;
  let depth = 0;
  const end = children.findIndex((child) => (depth += child.nesting) === 0);
  return /^comment\b/.test(String(first?.attrGet('class'))) && end === children.length - 1;
}
