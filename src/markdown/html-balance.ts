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
  const balance = new Balance(findings);
  for (const token of tokens) balance.take(token);
  balance.closeRawOnes(0);
  return rubyIsWhole(balance.out, findings);
}

class Balance {
  readonly out: Token[] = [];
  private readonly open: Token[] = [];
  private readonly findings: Findings;

  constructor(findings: Findings) {
    this.findings = findings;
  }

  take(token: Token): void {
    if (isChapterHeading(token) && this.open.every(isRaw)) this.closeRawOnes(0);
    if (token.nesting === 0) this.out.push(token);
    else if (token.nesting === 1) this.begin(token);
    else if (isRaw(token)) this.endRaw(token);
    else {
      this.closeRawOnes(this.open.findLastIndex((opened) => !isRaw(opened)) + 1);
      this.open.pop();
      this.out.push(token);
    }
  }

  closeRawOnes(until: number): void {
    while (this.open.length > until) {
      const top = this.open.at(-1);
      if (top) sayUnbalanced(this.findings, top);
      this.closeTop();
    }
  }

  private begin(token: Token): void {
    while (isRaw(token) && isClosedBy(this.top, token.tag)) this.closeTop();
    if (isRaw(token) && this.open.length >= maxOpen) {
      sayTooDeep(this.findings, lineOfRaw(token));
      return;
    }
    this.open.push(token);
    if (!(isRaw(token) && isNeedless(token.tag))) this.out.push(token);
  }

  private endRaw(token: Token): void {
    const partner = partnerOf(token, this.open);
    if (partner < 0) {
      sayUnbalanced(this.findings, token);
      return;
    }
    while (this.open.length > partner + 1 && isClosedBy(this.top, 'rt')) this.closeTop();
    this.closeRawOnes(partner + 1);
    this.closeTop();
  }

  private closeTop(): void {
    const top = this.open.pop();
    if (top && !isNeedless(top.tag)) this.out.push(closingOf(top));
  }

  private get top(): string {
    return this.open.at(-1)?.tag ?? '';
  }
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
  const begin = (token: Token, outer: OpenElement | undefined): void => {
    const isPart = isRaw(token) && (token.tag === 'rt' || token.tag === 'rp');
    if (isPart && outer?.token.tag !== 'ruby') bad.add(token);
    else if (isPart) outer?.parts.push(token);
    if (outer) outer.holds += isPart ? token.tag.charAt(1).replace('t', 'r') : 'b';
    open.push({ token, holds: '', parts: [], isPart });
  };
  const end = (token: Token): void => {
    const ended = open.pop();
    if (!ended) return;
    if (ended.isPart && bad.has(ended.token)) bad.add(token);
    else if (ended.isPart) open.at(-1)?.parts.push(token);
    if (ended.token.tag !== 'ruby' || !isRaw(ended.token) || wholeRuby.test(ended.holds)) return;
    for (const part of [ended.token, token, ...ended.parts]) bad.add(part);
    if (/[rp]/.test(ended.holds)) sayUnbalanced(findings, ended.token);
  };
  for (const [index, token] of tokens.entries()) {
    const outer = open.at(-1);
    if (token.nesting === 1) begin(token, outer);
    else if (token.nesting === -1) end(token);
    // A blank of Chinese (U+3000) is a base: a reading may stand over a gap.
    else if (outer?.token.tag === 'ruby' && token.type === 'softbreak' && isBesideRubyTag(tokens, index))
      bad.add(token);
    else if (outer && (token.type !== 'text' || /[^ \t\n\r\f]/.test(token.content))) outer.holds += 'b';
  }
  return tokens.filter((token) => !bad.has(token));
}

/** A line that ends between the parts of a ruby is no part of it. */
function isBesideRubyTag(tokens: readonly Token[], index: number): boolean {
  return [tokens[index - 1], tokens[index + 1]].some((token) => token !== undefined && isRubyTag(token));
}

function isRubyTag(token: Token): boolean {
  return isRaw(token) && /^r(?:uby|t|p)$/.test(token.tag);
}
