/**
 * Finds how far raw HTML reaches: a blank line ends a block of it, but an open table, list or figure continues to its
 * closing tag.
 */

import { blockKind } from './html-policy.ts';
import type { Token } from './parser.ts';
import { walkHtml } from './walk-html.ts';

/**
 * True for raw HTML, including indented HTML after a blank line, which Markdown reads as code and which counts only
 * inside an open element.
 */
export function isHtmlLike({ type, content }: Token): boolean {
  return type === 'html_block' || (type === 'code_block' && /^\s*<\/?[a-z][^<>]*>/i.test(content));
}

/**
 * Maps the block that opens an element to the block that closes it, by index; both are in the same surroundings and the
 * same chapter. It takes one pass, even if many elements are never closed.
 */
export function htmlSpans(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const spans = new Map<number, number>();
  if (tokens.filter(({ type }) => type === 'html_block').length < 2) return spans;
  /** What is open in each of them: by name, the indices of its blocks. */
  const surroundings: Map<string, number[]>[] = [new Map()];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open' && token.tag === 'h1' && surroundings.length === 1) surroundings[0] = new Map();
    if (token.nesting === 1) surroundings.push(new Map());
    else if (token.nesting === -1) surroundings.pop();
    const open = surroundings.at(-1);
    if (open === undefined || !isHtmlLike(token) || (token.type !== 'html_block' && open.size === 0)) continue;
    for (const { opener, closer } of pairsIn(token.content, index, open))
      if (opener < closer) spans.set(opener, Math.max(closer, spans.get(opener) ?? 0));
  }
  return spans;
}

/** Notes in `open` what the block leaves open, and gives the blocks of what it closes. */
function pairsIn(
  content: string,
  index: number,
  open: Map<string, number[]>,
): { readonly opener: number; readonly closer: number }[] {
  return walkHtml(content).flatMap((event) => {
    if ((event.kind !== 'open' && event.kind !== 'close') || !goesOn(event.name)) return [];
    const same = open.get(event.name) ?? [];
    if (event.kind === 'open') {
      if (!event.selfClosing) open.set(event.name, [...same.slice(-most), index]);
      return [];
    }
    const opener = same.pop();
    if (same.length === 0) open.delete(event.name);
    return opener === undefined ? [] : [{ opener, closer: index }];
  });
}

/** Depth of tables in tables. */
const most = 100;

/** Elements with a structure of children, and those that browsers fold. */
function goesOn(name: string): boolean {
  return blockKind(name) === 'strict' || blockKind(name) === 'mixed';
}
