/**
 * Reads comments from plain text with lines such as `26.034: …`. A line without an id continues the comment before it.
 * Lines before the first id, and lines that begin with `#`, belong to no comment.
 */

export interface ListedComment {
  /** As the ledger writes it: `26.034`. */
  readonly id: string;
  readonly text: string;
  /** Line of the list, from 1. */
  readonly line: number;
}

/** Allows full-width figures, stops and colons, which Chinese keyboards give. */
const start =
  /^[\s\-*•·]*([cCｃＣ]?[0-9０-９]{1,6}[a-zA-Zａ-ｚＡ-Ｚ]?[0-9０-９]{0,4})[.．。・·]([0-9０-９]{1,6})\s*(?:[:：、，,)）\]】]|\s|$)\s*(.*)$/u;

export interface CommentList {
  readonly comments: readonly ListedComment[];
  /** Lines of text before the first id. */
  readonly stray: readonly { readonly line: number; readonly text: string }[];
}

export function readCommentList(text: string): CommentList {
  const comments: ListedComment[] = [];
  const stray: { line: number; text: string }[] = [];
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [found, prefix = '', number = '', said = ''] = start.exec(line) ?? [];
    if (found !== undefined) {
      comments.push({ id: normalId(prefix, number), text: said.trim(), line: index + 1 });
      continue;
    }
    const last = comments.at(-1);
    if (last === undefined) stray.push({ line: index + 1, text: line.trim() });
    else comments[comments.length - 1] = { ...last, text: `${last.text} ${line.trim()}`.trim() };
  }
  return { comments, stray };
}

/** `２６ｂ`, `34` → `26b.034` */
function normalId(prefix: string, number: string): string {
  return `${prefix.normalize('NFKC').toLowerCase()}.${String(Number(number.normalize('NFKC'))).padStart(3, '0')}`;
}
