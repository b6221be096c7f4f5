/**
 * Commands for other programs that no reader needs are left out and listed: the place of a table of contents (a book
 * has its own), a line of nothing but tags, a query to Obsidian's vault (` ```dataview `).
 *
 *     [TOC]   [[toc]]   \tableofcontents   {:toc}   @[TOC](目录)
 *     #武侠 #连载
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { placeOn, type Extension } from '../extension.ts';
import type { Token } from '../parser.ts';

export const commands: Extension = {
  name: 'commands',
  applyBlocks: (tokens, findings) => {
    if (!findings.mending.does('command-is-for-programs')) return tokens;
    const gone = new Set<number>();
    const queriesGone = new Set<number>();
    for (const [index, { type, content, level, map, info }] of tokens.entries()) {
      if (type === 'fence' && queries.test(info)) {
        findings.diagnostics.push(
          sayMend('command-is-for-programs', placeOn(findings, (map?.[0] ?? 0) + 1), content.trim(), ''),
        );
        queriesGone.add(index);
      }
      if (type !== 'inline' || level !== 1 || tokens[index - 1]?.type !== 'paragraph_open' || !isCommand(content))
        continue;
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

/** Languages of code blocks in Obsidian that query its vault. */
const queries = /^\s*(?:dataview(?:js)?|tasks|query|button|calendar|kanban)\s*$/i;
const contents =
  /^\s*(?:@?\[\[?_?toc_?\]\]?(?:\([^()\n]*\))?|\\tableofcontents|\{:\s*toc[^{}]*\}|\$\{toc\}|<!-- toc -->)\s*$/i;
/**
 * A line of tags. A single one could also be a heading without its blank, so it must have a Han character or several
 * levels, and no punctuation.
 */
const tags =
  /^\s*(?:#[\p{L}\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*(?:[ \t　]+#[\p{L}\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*)+|#(?=[^\n]*[\p{Script=Han}/])[\p{L}\p{N}_/-]{1,20})\s*$/u;

function isCommand(content: string): boolean {
  return content.length < 300 && (contents.test(content) || tags.test(content));
}
