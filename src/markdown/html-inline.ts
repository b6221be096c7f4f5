/** Judges raw tags in running text. */

import type { Findings } from './extension.ts';
import { balance } from './html-balance.ts';
import { isNeedless, isPartingBlock, isPhrasing, isSilent, isVoid } from './html-policy.ts';
import { isParting, partRaw } from './html-paragraphs.ts';
import { closeRaw, openRaw, sayRemoved, voidRaw } from './html-tokens.ts';
import type { Token } from './parser.ts';
import { append, eachChild } from './tokens.ts';
import { walkHtml } from './walk-html.ts';

/** The children of an inline token, with raw tags judged and balanced. */
export function safeInline(inline: Token, firstLine: number, findings: Findings): Token[] {
  const children = inline.children ?? [];
  if (!children.some((child) => child.type === 'html_inline')) return children;
  const out: Token[] = [];
  let silentUntil = -1;
  const closers = closersIn(children);
  eachChild(inline, firstLine, (child, line, index) => {
    if (index <= silentUntil) return;
    if (child.type !== 'html_inline') {
      out.push(child);
      return;
    }
    append(out, judgeTag(child.content, line, findings));
    silentUntil = endOfSilent(children, index, closers);
  });
  return balance(out, findings);
}

function judgeTag(source: string, line: number, findings: Findings): Token[] {
  return walkHtml(source).flatMap((event) => {
    if (event.kind === 'comment' || event.kind === 'text') return [];
    if (event.kind === 'other') {
      sayRemoved(findings, event.source, line);
      return [];
    }
    if (isPartingBlock(event.name)) {
      if (event.kind === 'open') sayRemoved(findings, `<${event.name}>`, line);
      return [partRaw({ kind: 'close', name: event.name, at: event.at }, line, findings)];
    }
    if (isParting(event.name)) return [partRaw(event, line, findings)];
    if (event.kind === 'close')
      return isPhrasing(event.name) || isNeedless(event.name) ? [closeRaw(event.name, line)] : [];
    if (isVoid(event.name)) return [voidRaw(event, line, findings)].filter((token) => token !== undefined);
    if (isPhrasing(event.name) || isNeedless(event.name)) {
      const open = openRaw(event, line, findings);
      return event.selfClosing ? [open, closeRaw(event.name, line)] : [open];
    }
    sayRemoved(findings, `<${event.name}>`, line);
    return [];
  });
}

/** Indexes of closing tags by name, in descending order, so that those passed can be popped. */
function closersIn(children: readonly Token[]): Map<string, number[]> {
  const closers = new Map<string, number[]>();
  for (const [index, { type, content }] of [...children.entries()].toReversed()) {
    const name = type === 'html_inline' ? /^<\/([a-z]+)/i.exec(content)?.[1]?.toLowerCase() : undefined;
    if (name === undefined || !isSilent(name)) continue;
    const places = closers.get(name);
    if (places) places.push(index);
    else closers.set(name, [index]);
  }
  return closers;
}

/** `<script>…</script>` in a line is removed with its contents; without a closing tag only the tag is removed. */
function endOfSilent(children: readonly Token[], open: number, closers: Map<string, number[]>): number {
  const name = /^<([a-z]+)/i.exec(children[open]?.content ?? '')?.[1]?.toLowerCase();
  if (name === undefined || !isSilent(name)) return -1;
  const places = closers.get(name) ?? [];
  while ((places.at(-1) ?? Number.POSITIVE_INFINITY) < open) places.pop();
  return places.at(-1) ?? -1;
}
