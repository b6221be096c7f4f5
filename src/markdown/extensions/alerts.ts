/**
 * Alerts as GitHub and Obsidian write them: a quotation whose first line is a mark, with or without a title. GitHub's
 * are called 注意, 提示, 重要, 警告 and 小心, which is the same in both scripts; a folded one (`[!note]-`) is open in a book. An
 * unknown mark becomes the title of a note.
 *
 *     > [!WARNING]
 *     > 前方无路。
 *     →  <div class="alert alert-warning"><p class="alert-title">警告</p><p>前方无路。</p></div>
 *
 *     > [!tip]- 渡口的规矩
 *     > 先问船家。
 */

import { alertKind, anyAlert, openAlert, type AlertKind } from '../alert-kinds.ts';
import type { Extension } from '../extension.ts';
import type { Token } from '../parser.ts';
import { append, closeOf, element, textToken } from '../tokens.ts';

export const alerts: Extension = {
  name: 'alerts',
  apply: (tokens) => {
    const out: Token[] = [];
    const ends = new Set<Token>();
    let taken = -1;
    for (const [index, token] of tokens.entries()) {
      if (index <= taken) continue;
      const mark = markOf(tokens, index);
      if (mark === undefined) {
        out.push(ends.has(token) ? element('alert_close', 'div', -1) : token);
        continue;
      }
      const end = tokens[closeOf(tokens, index)];
      if (end) ends.add(end);
      append(out, openAlert(mark.kind, mark.title, token.map?.[0] ?? 0));
      // A paragraph with nothing but the mark is removed.
      taken = mark.rest.length === 0 ? index + 3 : index;
      const inline = tokens[index + 2];
      if (inline) inline.children = mark.rest;
    }
    return ends.size === 0 ? tokens : out;
  },
};

interface Mark {
  readonly kind: AlertKind;
  readonly title: readonly Token[];
  /** The rest of the paragraph, on the lines below. */
  readonly rest: Token[];
}

/** The mark, when the quotation that opens at `index` is an alert. */
function markOf(tokens: readonly Token[], index: number): Mark | undefined {
  const [quotation, paragraph, inline] = tokens.slice(index, index + 3);
  if (quotation?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open') return undefined;
  const children = inline?.children ?? [];
  const { name, words } = nameIn(children[0]) ?? { name: '', words: '' };
  if (name === '') return undefined;
  const kind = anyAlert(name);
  const end = children.findIndex(({ type }) => type === 'softbreak' || type === 'hardbreak');
  const given = [...(words === '' ? [] : [textToken(words)]), ...children.slice(1, end < 0 ? children.length : end)];
  const title = given.length > 0 ? given : kind.title === '' ? [] : [textToken(kind.title)];
  return { kind, title, rest: end < 0 ? [] : children.slice(end + 1) };
}

const mark = /^\[!([\p{L}][\p{L}\p{N}_-]{0,30})(?:\|[^\][]{0,60})?\][+-]?(?:([ \t]*)(.*))?$/u;

/** What the mark says. Without a blank behind it only a name that programs know is one. */
function nameIn(first: Token | undefined): { readonly name: string; readonly words: string } | undefined {
  const [, name = '', blank = '', words = ''] = (first?.type === 'text' && mark.exec(first.content)) || [];
  return name === '' || (blank === '' && words !== '' && alertKind(name) === undefined) ? undefined : { name, words };
}
