/**
 * Comments as plain text: `26.034: …`, a line each. A line that begins with no id goes on with the comment before it;
 * lines before the first id and lines that begin with `#` are nobody's comment.
 */

export interface ListedComment {
  /** As in the ledger: `26.034`. */
  readonly id: string;
  readonly text: string;
  /** 1-based line of the list. */
  readonly line: number;
}

/** Full-width figures, stops and colons are what Chinese keyboards give. */
const start =
  /^[\s\-*•·]*([cCｃＣ]?[0-9０-９]{1,6}[a-zA-Zａ-ｚＡ-Ｚ]?[0-9０-９]{0,4})[.．。・·]([0-9０-９]{1,6})\s*(?:[:：、，,)）\]】]|\s|$)\s*(.*)$/u;

export interface CommentList {
  readonly comments: readonly ListedComment[];
  /** Lines before the first id that say something. */
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
