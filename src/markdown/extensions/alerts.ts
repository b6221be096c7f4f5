/**
 * Alerts as GitHub has them: a quotation whose first line is one of five marks. The titles are 注意, 提示, 重要, 警告 and 小心, the same in
 * both scripts.
 *
 *     > [!WARNING]
 *     > 前方无路。
 *     →  <div class="alert alert-warning"><p class="alert-title">警告</p><p>前方无路。</p></div>
 */

import type { Extension } from '../extension.ts';
import type { Token } from '../parser.ts';
import { closeOf, element, inlineToken, textToken } from '../tokens.ts';

const titles: ReadonlyMap<string, string> = new Map([
  ['NOTE', '注意'], ['TIP', '提示'], ['IMPORTANT', '重要'], ['WARNING', '警告'], ['CAUTION', '小心'],
]);

export const alerts: Extension = {
  name: 'alerts',
  apply: (tokens) => {
    const out: Token[] = [];
    const ends = new Set<Token>();
    for (const [index, token] of tokens.entries()) {
      const mark = markOf(tokens, index);
      if (mark !== undefined) {
        const end = tokens[closeOf(tokens, index)];
        if (end) ends.add(end);
        out.push(...opening(mark));
        takeMark(tokens, index);
      } else out.push(ends.has(token) ? element('alert_close', 'div', -1) : token);
    }
    return ends.size === 0 ? tokens : out.filter((token, index) => !isEmptied(token, index, out));
  },
};

/** `NOTE`, when the quotation that opens at `index` is an alert. */
function markOf(tokens: readonly Token[], index: number): string | undefined {
  const [quotation, paragraph, inline] = tokens.slice(index, index + 3);
  if (quotation?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open') return undefined;
  const [first, second] = inline?.children ?? [];
  const isAlone = second === undefined || second.type === 'softbreak' || second.type === 'hardbreak';
  const mark = first?.type === 'text' && isAlone ? /^\[!([A-Za-z]+)\]\s*$/.exec(first.content)?.[1]?.toUpperCase() : undefined;
  return mark !== undefined && titles.has(mark) ? mark : undefined;
}

function opening(mark: string): Token[] {
  return [
    element('alert_open', 'div', 1, `alert alert-${mark.toLowerCase()}`),
    element('alert_title_open', 'p', 1, 'alert-title'),
    inlineToken([textToken(titles.get(mark) ?? '')], null),
    element('alert_title_close', 'p', -1),
  ];
}

function takeMark(tokens: readonly Token[], index: number): void {
  const inline = tokens[index + 2];
  if (inline) inline.children = (inline.children ?? []).slice(2);
}

/** A paragraph that held nothing but the mark. */
function isEmptied(token: Token, index: number, tokens: readonly Token[]): boolean {
  const isAfterTitle = (at: number): boolean => tokens[at]?.type === 'alert_title_close' && tokens[at + 2]?.type === 'inline' && tokens[at + 2]?.children?.length === 0;
  return token.type !== 'alert_title_close' && [1, 2, 3].some((back) => isAfterTitle(index - back));
}
