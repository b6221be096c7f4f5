/** Pairs raw tags, and makes them nest with Markdown's own tags, which always nest. No text is lost. */

import type { Findings } from './extension.ts';
import { isClosedBy, isNeedless } from './html-policy.ts';
import { closeRaw, isRaw, lineOfRaw, sayTooDeep, sayUnbalanced } from './html-tokens.ts';
import { maxNesting, type Token } from './parser.ts';

/** Open elements, raw and of Markdown together. */
const maxOpen = 2 * maxNesting;

/**
 * Closes what was left open, at the latest at the end of its surroundings, and removes closing tags without a partner.
 * A chapter heading closes every raw element, because chapters are separate pages.
 */
export function balance(tokens: readonly Token[], findings: Findings): Token[] {
  const out: Token[] = [];
  const open: Token[] = [];
  const closeTop = (): void => {
    const top = open.pop();
    if (top && !isNeedless(top.tag)) out.push(closingOf(top));
  };
  const closeRawOnes = (until: number): void => {
    while (open.length > until) {
      const top = open.at(-1);
      if (top) sayUnbalanced(findings, top);
      closeTop();
    }
  };
  for (const token of tokens) {
    if (isChapterHeading(token) && open.every(isRaw)) closeRawOnes(0);
    if (token.nesting === 1) {
      while (isRaw(token) && isClosedBy(open.at(-1)?.tag ?? '', token.tag)) closeTop();
      if (isRaw(token) && open.length >= maxOpen) {
        sayTooDeep(findings, lineOfRaw(token));
        continue;
      }
      open.push(token);
      if (!(isRaw(token) && isNeedless(token.tag))) out.push(token);
    } else if (token.nesting === -1 && isRaw(token)) {
      const partner = partnerOf(token, open);
      if (partner < 0) sayUnbalanced(findings, token);
      else {
        while (open.length > partner + 1 && isClosedBy(open.at(-1)?.tag ?? '', 'rt')) closeTop();
        closeRawOnes(partner + 1);
        closeTop();
      }
    } else if (token.nesting === -1) {
      closeRawOnes(open.findLastIndex((opened) => !isRaw(opened)) + 1);
      open.pop();
      out.push(token);
    } else out.push(token);
  }
  closeRawOnes(0);
  return rubyIsWhole(out, findings);
}

/**
 * Index of the opening tag for this closing one. It must be above the nearest of Markdown's own, which may not be cut.
 */
function partnerOf(close: Token, open: readonly Token[]): number {
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const candidate = open[index];
    if (candidate === undefined || !isRaw(candidate)) return -1;
    const isAnchor = close.tag === 'a' && candidate.tag === 'span' && candidate.type === 'html_open';
    if (candidate.tag === close.tag || isAnchor) return index;
  }
  return -1;
}

function closingOf(open: Token): Token {
  const close = closeRaw(open.tag, lineOfRaw(open));
  if (open.type === 'link_open') close.type = 'link_close';
  return close;
}

function isChapterHeading(token: Token): boolean {
  return token.type === 'heading_open' && token.tag === 'h1';
}

interface OpenElement {
  readonly token: Token;
  /** Its contents in order: `b` for a base, `r` for a reading, `p` for a bracket. */
  holds: string;
  /** The tags of its readings and brackets. */
  readonly parts: Token[];
  readonly isPart: boolean;
}

/** HTML 4.5.10: bases, then their readings, and again; EPUBCheck wants brackets on both sides. */
const wholeRuby = /^(?:b+(?:r|pr+p)+)+$/;

/**
 * `rt` and `rp` are allowed only in `ruby`, and `ruby` only with its parts in order. A ruby that is not whole loses its
 * tags and keeps its text.
 */
export function rubyIsWhole(tokens: readonly Token[], findings: Findings): Token[] {
  if (!tokens.some(isRubyTag)) return [...tokens];
  const bad = new Set<Token>();
  const open: OpenElement[] = [];
  for (const token of tokens) {
    const outer = open.at(-1);
    if (token.nesting === 1) {
      const isPart = isRaw(token) && (token.tag === 'rt' || token.tag === 'rp');
      if (isPart && outer?.token.tag !== 'ruby') bad.add(token);
      else if (isPart) outer?.parts.push(token);
      if (outer) outer.holds += isPart ? token.tag.charAt(1).replace('t', 'r') : 'b';
      open.push({ token, holds: '', parts: [], isPart });
    } else if (token.nesting === -1) {
      open.pop();
      if (!outer) continue;
      const around = open.at(-1);
      if (outer.isPart && bad.has(outer.token)) bad.add(token);
      else if (outer.isPart) around?.parts.push(token);
      if (outer.token.tag !== 'ruby' || !isRaw(outer.token) || wholeRuby.test(outer.holds)) continue;
      for (const part of [outer.token, token, ...outer.parts]) bad.add(part);
      if (/[rp]/.test(outer.holds)) sayUnbalanced(findings, outer.token);
      // U+3000 is a base, because a reading may stand over a gap.
    } else if (outer && (token.type !== 'text' || /[^ \t\n\r\f]/.test(token.content))) outer.holds += 'b';
  }
  return tokens.filter((token) => !bad.has(token));
}

function isRubyTag(token: Token): boolean {
  return isRaw(token) && /^r(?:uby|t|p)$/.test(token.tag);
}
