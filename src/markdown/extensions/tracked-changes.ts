/**
 * Changes that a word processor has tracked, as pandoc writes them with `--track-changes=all`, and those of
 * CriticMarkup: what was put in is text, what was taken out and the comments of readers are left out and listed.
 * Paragraphs between which the end was taken out are one.
 *
 *     他[走]{.deletion author="王"}[来]{.insertion author="王"}了。   →   他来了。
 *     [再想想]{.comment-start id="0" author="李"}雪[]{.comment-end id="0"}   →   雪
 *     他{--走--}{++来++}了。{>>再想想<<}   他{~~走~>来~~}了。   →   他来了。
 */

import { findingsOf, type Extension, type Findings } from '../extension.ts';
import { readInside } from '../inline-span.ts';
import { createToken, type MarkdownIt, type StateInline, type Token } from '../parser.ts';
import { append } from '../tokens.ts';

export const trackedChanges: Extension = {
  name: 'tracked-changes',
  install: (parser) => {
    lookForChanges(parser);
    parser.inline.ruler.before('link', 'tracked_change', readSpan);
    parser.inline.ruler.before('emphasis', 'critic_markup', readCritic);
  },
  apply: (tokens) => (tokens.some(endsTakenOut) ? joined(tokens) : tokens),
};

/** The files that have any, so that others are not searched. */
const files = new WeakSet<Findings>();

function lookForChanges(parser: MarkdownIt): void {
  parser.core.ruler.before('block', 'tracked_changes', ({ env }) => {
    const findings = findingsOf(env);
    const { text } = findings.file;
    if (
      /\]\{\.(?:insertion|deletion|comment-|paragraph-)/.test(text) &&
      findings.mending.does('command-is-for-programs')
    )
      files.add(findings);
  });
}

const list =
  /\{\.(insertion|deletion|comment-start|comment-end|paragraph-insertion|paragraph-deletion)\s[^{}]{0,300}(?:author|id|date)="[^{}]{0,300}\}/y;

function readSpan(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '[' || !files.has(findingsOf(state.env))) return false;
  const end = state.md.helpers.parseLinkLabel(state, pos);
  if (end < 0 || src[end + 1] !== '{') return false;
  list.lastIndex = end + 1;
  const [whole, kind] = list.exec(src) ?? [];
  const after = end + 1 + (whole?.length ?? 0);
  if (whole === undefined || after > state.posMax) return false;
  if (!silent && kind === 'insertion') readInside(state, pos + 1, end);
  else if (!silent && kind === 'paragraph-deletion') state.push('end_taken_out', '', 0);
  else if (!silent && end > pos + 1) state.push('remark', '', 0).content = src.slice(pos, after);
  state.pos = after;
  return true;
}

const critic =
  /\{(?:--[^{}]{1,2000}?--|\+\+[^{}]{1,2000}?\+\+|~~[^{}]{1,2000}?~>[^{}]{0,2000}?~~|>>[^{}]{1,2000}?<<)\}/y;

function readCritic(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '{' || !/[-+~>]/.test(src[pos + 1] ?? '') || src[pos + 1] !== src[pos + 2]) return false;
  critic.lastIndex = pos;
  const [whole] = critic.exec(src) ?? [];
  const after = pos + (whole?.length ?? 0);
  const isRead = findingsOf(state.env).mending.does('command-is-for-programs');
  if (whole === undefined || after > state.posMax || !isRead) return false;
  const arrow = src[pos + 1] === '~' ? src.indexOf('~>', pos + 3) : -1;
  if (!silent && src[pos + 1] !== '+') state.push('remark', '', 0).content = arrow < 0 ? whole : src.slice(pos, arrow);
  if (!silent && arrow >= 0) readInside(state, arrow + 2, after - 3);
  else if (!silent && src[pos + 1] === '+') readInside(state, pos + 3, after - 3);
  state.pos = after;
  return true;
}

function endsTakenOut(token: Token): boolean {
  return token.type === 'inline' && token.children?.at(-1)?.type === 'end_taken_out';
}

/** Paragraphs whose end was taken out, with the one that follows; the mark goes anywhere. */
function joined(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  let isOpen = false;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    const before = out.at(-1);
    if (token.type !== 'inline') out.push(token);
    else if (isOpen && before?.children) {
      append(before.children, [softbreak(), ...(token.children ?? [])]);
    } else out.push(token);
    if (token.type !== 'inline') continue;
    isOpen = endsTakenOut(token) && isParagraph(tokens, index) && isParagraph(tokens, index + 3);
    const last = out.at(-1);
    if (last?.children) last.children = last.children.filter(({ type }) => type !== 'end_taken_out');
    if (isOpen) index += 2;
  }
  return out;
}

function isParagraph(tokens: readonly Token[], inline: number): boolean {
  return tokens[inline - 1]?.type === 'paragraph_open' && tokens[inline + 1]?.type === 'paragraph_close';
}

function softbreak(): Token {
  return createToken('softbreak', 'br', 0);
}
