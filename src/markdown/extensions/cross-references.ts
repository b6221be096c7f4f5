/**
 * Names of formulas, tables and figures, and references by them, as pandoc-crossref and Quarto write them. A reference
 * is a link whose words are the title of what it means; on paper it has its page.
 *
 *     $$ E = mc^2 $$ {#eq:a}   : 刻工与工价 {#tbl:b}   ![山门](门.png){#fig:c}
 *     见[@eq:a]、@tbl:b、@fig:c。   →   见公式、刻工与工价、山门。
 *
 * A reference without brackets counts where its file has the name.
 */

import { findingsOf, type Extension, type Findings } from '../extension.ts';
import { nameToken } from '../html-tokens.ts';
import type { StateInline, Token } from '../parser.ts';
import { append, element, textOf } from '../tokens.ts';

export const crossReferences: Extension = {
  name: 'cross-references',
  install: (parser) => {
    parser.inline.ruler.before('link', 'cross_reference', readReference);
  },
  apply: (tokens, findings) => {
    if (!/[@#](?:fig|tbl|eq|sec|lst)[:-]/.test(findings.file.text)) return tokens;
    const named = withNames(tokens, findings);
    const words = wordsByName(named);
    for (const { children } of named)
      for (const [index, child] of (children ?? []).entries()) {
        const known = words.get(String(child.meta?.['crossReference'] ?? ''));
        const text = children?.[index + 1];
        if (known !== undefined && known !== '' && text?.type === 'text') text.content = known;
      }
    return named;
  },
};

const kinds: Readonly<Record<string, string>> = { fig: '图', tbl: '表', eq: '公式', sec: '节', lst: '代码' };
const name = String.raw`-?@((fig|tbl|eq|sec|lst)[:-][\p{L}\p{N}](?:[\p{L}\p{N}_.:-]{0,80}[\p{L}\p{N}_])?)`;
const bare = new RegExp(name, 'uy');
const bracketed = new RegExp(String.raw`\[${name}(?:\s?;\s?${name}){0,9}\]`, 'uy');
const each = new RegExp(name, 'gu');

function readReference(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  const first = src[pos];
  if (first !== '[' && first !== '@') return false;
  if (first === '@' && /[\w.@-]/.test(src[pos - 1] ?? '')) return false;
  const pattern = first === '[' ? bracketed : bare;
  pattern.lastIndex = pos;
  const [whole, id] = pattern.exec(src) ?? [];
  if (whole === undefined || pos + whole.length > posMax || src[pos + whole.length] === '(') return false;
  if (first === '@' && !namesIn(findingsOf(state.env)).has(id ?? '')) return false;
  if (!silent)
    for (const [index, [, one = '', kind = '']] of [...whole.matchAll(each)].entries()) {
      if (index > 0) state.push('text', '', 0).content = '、';
      const link = state.push('link_open', 'a', 1);
      link.attrs = [['href', `#${one}`]];
      link.meta = { crossReference: one };
      state.push('text', '', 0).content = kinds[kind] ?? one;
      state.push('link_close', 'a', -1);
    }
  state.pos += whole.length;
  return true;
}

const known = new WeakMap<Findings, ReadonlySet<string>>();

/** The names that the file gives in braces. */
function namesIn(findings: Findings): ReadonlySet<string> {
  const names =
    known.get(findings) ??
    new Set(
      [...findings.file.text.matchAll(/\{#((?:fig|tbl|eq|sec|lst)[:-][^\s{}]{1,90})/g)].map(([, one = '']) => one),
    );
  known.set(findings, names);
  return names;
}

const label = /\s*\{#(tbl[:-][^\s{}]{1,90})[^{}]{0,200}\}\s*$/u;

/** Gives titles of tables and formulas the names behind them. */
function withNames(tokens: readonly Token[], findings: Findings): Token[] {
  const out: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    const id = token.type === 'math_block' ? token.meta?.['label'] : undefined;
    if (typeof id === 'string') {
      const open = element('container_open', 'div', 1);
      nameToken(open, id, findings);
      append(out, [open, token, element('container_close', 'div', -1)]);
      continue;
    }
    const last = token.type === 'inline' ? token.children?.at(-1) : undefined;
    const open = tokens[index - 1];
    const found = last?.type === 'text' && open?.type === 'paragraph_open' ? label.exec(last.content) : null;
    if (found && last && open) {
      last.content = last.content.slice(0, found.index);
      const before = token.children?.at(-2);
      if (last.content === '' && before?.type === 'text') before.content = before.content.trimEnd();
      nameToken(open, found[1] ?? '', findings);
    }
    out.push(token);
  }
  return out;
}

/** What a reference says: the title of a picture, a table, a section. */
function wordsByName(tokens: readonly Token[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const give = (bearer: Token | undefined, text: string): void => {
    const own = bearer?.meta?.['name'];
    if (typeof own === 'string' && !words.has(own)) words.set(own, text.trim().slice(0, 60));
  };
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'inline') continue;
    const open = tokens[index - 1];
    const text = textOf(token.children ?? []).replace(/^(?:Table|表)?:\s+/, '');
    if (open?.type === 'heading_open' || open?.type === 'paragraph_open') give(open, text);
    if (open?.tag === 'h1') give(token, text);
    for (const child of token.children ?? [])
      if (child.type === 'image') give(child, String(child.meta?.['title'] ?? child.content));
  }
  return words;
}
