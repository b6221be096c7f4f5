/**
 * Commands for other programs that no reader needs are left out and listed: the place of a table of contents (a book
 * has its own), a line of nothing but tags, a query to Obsidian's vault (` ```dataview `).
 *
 *     山里的雪<o:p></o:p>   # 风 {docsify-ignore}
 *     [TOC]   [[toc]]   \tableofcontents   {:toc}   @[TOC](目录)
 *     #武侠 #连载
 *     [上一章](ch1.md) | [目录](README.md) | [下一章](ch3.md)
 *     collapsed:: true   id:: 63a1b2c3-…        lines in Logseq's blocks
 *     {: .note }   {: file="a.sh" }              right above a quotation, right below code
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { findingsOf, placeOn, type Extension, type Findings } from '../extension.ts';
import type { StateInline, Token } from '../parser.ts';

export const commands: Extension = {
  name: 'commands',
  install: (parser) => {
    parser.inline.ruler.before('autolink', 'program_mark', readMark);
  },
  applyBlocks: (tokens, findings) => {
    if (!findings.mending.does('command-is-for-programs')) return tokens;
    const gone = new Set<number>();
    const queriesGone = new Set<number>();
    for (const [index, token] of tokens.entries()) {
      const { type, level, map, info } = token;
      if (type === 'inline') takeProperties(token, findings);
      const { content } = token;
      if (type === 'fence' && queries.test(info)) {
        findings.diagnostics.push(
          sayMend('command-is-for-programs', placeOn(findings, (map?.[0] ?? 0) + 1), content.trim(), ''),
        );
        queriesGone.add(index);
      }
      if (type !== 'inline' || level !== 1 || tokens[index - 1]?.type !== 'paragraph_open') continue;
      const isList =
        (list.test(content) && touches(token, tokens[index + 2])) ||
        (values.test(content) && touches(tokens[index - 2], token));
      if (!isCommand(content) && !isList) continue;
      findings.diagnostics.push(
        sayMend('command-is-for-programs', placeOn(findings, (map?.[0] ?? 0) + 1), content, ''),
      );
      gone.add(index);
    }
    return gone.size + queriesGone.size === 0
      ? tokens
      : tokens.filter(
          (_token: Token, index) =>
            !queriesGone.has(index) && ![index - 1, index, index + 1].some((at) => gone.has(at)),
        );
  },
};

/** Properties that Logseq keeps in the lines of a block. */
const property =
  /^[ \t]*(?:id|collapsed|heading|background-color|(?:created|updated)-at|logseq\.[\w.-]{1,40}|card-[\w-]{1,30}|hl-[\w-]{1,20}|ls-type|query-[\w-]{1,30}|template(?:-including-parent)?)::[ \t]*\S.{0,200}$/u;

function takeProperties(inline: Token, findings: Findings): void {
  if (!inline.content.includes('::')) return;
  const lines = inline.content.split('\n');
  const kept = lines.filter((line) => !property.test(line));
  if (kept.length === lines.length || kept.length === 0) return;
  const gone = lines.filter((line) => property.test(line)).join('\n');
  const place = placeOn(findings, (inline.map?.[0] ?? 0) + 1);
  findings.diagnostics.push(sayMend('command-is-for-programs', place, gone, ''));
  inline.content = kept.join('\n');
}

/** Kramdown's list of attributes of the block that follows. */
const list = /^\s*\{:\s*[^{}\n]{1,200}\}\s*$/;

/** One below a block that has only values for other programs. */
const values =
  /^\s*\{:\s*(?:[A-Za-z][\w-]{0,40}=(?:"[^"{}\n]{0,200}"|'[^'{}\n]{0,200}'|[^\s"'{}]{1,200})\s*){1,9}\}\s*$/;

/** Whether the block begins on the line after the text. */
function touches(text: Token | undefined, block: Token | undefined): boolean {
  return text?.map?.[1] !== undefined && text.map[1] === block?.map?.[0];
}

/** Tags of Word, and docsify's marks. */
const mark =
  /<\/?(?:[ovwm]|mbp|st\d{1,2}):[A-Za-z]\w{0,30}(?:\s[^<>]{0,300})?\/?>|\{docsify-(?:ignore(?:-all)?|updated)\}/y;

/** Taken out and listed as remarks are. */
function readMark(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax, env } = state;
  if (src[pos] !== '<' && src[pos] !== '{') return false;
  mark.lastIndex = pos;
  const [whole] = mark.exec(src) ?? [];
  if (whole === undefined || pos + whole.length > posMax) return false;
  if (!findingsOf(env).mending.does('command-is-for-programs')) return false;
  if (!silent) {
    // Nothing is left of a blank before a mark at the end of a heading.
    if (src.slice(pos + whole.length, posMax).trim() === '') state.pending = state.pending.trimEnd();
    state.push('remark', '', 0).content = whole;
  }
  state.pos += whole.length;
  return true;
}

/** Languages of code blocks in Obsidian that query its vault. */
const queries = /^\s*(?:dataview(?:js)?|tasks|query|button|calendar|kanban)\s*$/i;
const contents =
  /^\s*(?:@?\[\[?_?toc_?\]\]?(?:\([^()\n]*\))?|\\tableofcontents|\{:\s*toc[^{}]*\}|\$\{toc\}|<!-- toc -->)\s*$/i;
/**
 * A line of tags. A single one could also be a heading without its blank, so it must have a Han character or several
 * levels, and no punctuation.
 */
const tags =
  /^\s*(?:#[\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*(?:[ \t　]+#[\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*)+|#(?=[^\n]*[\p{Script=Han}/])[\p{L}\p{N}_/-]{1,20})\s*$/u;

/** `[上一章](ch1.md) | [目录](README.md) | [下一章](ch3.md)`: links from page to page, which a book has no use for. */
const ways =
  /^(?:[\s|｜·•/*_-]|&nbsp;|<br\s*\/?>)*(?:\[[^[\]\n]{1,60}\]\([^()\n]{0,200}\)(?:[\s|｜·•/*_-]|&nbsp;|<br\s*\/?>)*){1,5}$/u;
const way =
  /^[\s←→⬅➡⇦⇨«»<>‹›👈👉🔙🏠*_\uFE0F]*(?:(?:上|下|前|后|後)一?[章节節回篇页頁课課]|(?:返回|回到|回)?(?:目录|目錄|首页|首頁|主页|顶部|頂部)|prev(?:ious)?(?: chapter| page)?|next(?: chapter| page)?|home|contents|toc|back(?: to (?:top|contents|toc))?)(?:[：:].{0,40})?[\s←→⬅➡⇦⇨«»<>‹›👈👉🔙🏠*_\uFE0F]*$/iu;

function leadsOn(content: string): boolean {
  return (
    ways.test(content) && [...content.matchAll(/\[([^[\]\n]{1,60})\]\(/gu)].every(([, words = '']) => way.test(words))
  );
}

function isCommand(content: string): boolean {
  return (
    (content.length < 300 && (contents.test(content) || tags.test(content))) ||
    (content.length < 1_500 && content.includes('](') && leadsOn(content))
  );
}
