/** Rebuilds raw HTML between paragraphs from what is allowed, so that structure and text are kept, and nothing else. */

import type { Findings } from './extension.ts';
import { balance } from './html-balance.ts';
import {
  blockKind,
  impliedChild,
  isClosedBy,
  isNeedless,
  isPartingBlock,
  isPhrasing,
  isSilent,
  isVoid,
  mayNotHold,
  mayStandIn,
  type BlockKind,
} from './html-policy.ts';
import { closeRaw, openRaw, sayRemoved, sayTooDeep, sayUnbalanced, voidRaw } from './html-tokens.ts';
import { htmlSpans, isHtmlLike } from './html-spans.ts';
import { createToken, maxNesting, type Token } from './parser.ts';
import { withoutTabs } from './tab-stops.ts';
import { append, element, inlineToken, textOf, textToken } from './tokens.ts';
import { walkHtml, type HtmlEvent, type OpenEvent } from './walk-html.ts';

/**
 * Judges all HTML blocks. Containers (`<div>`) that a block leaves open stay open, since a later block may close them.
 * A table or list that a later block closes includes the Markdown in between.
 */
export function safeBlocks(tokens: readonly Token[], findings: Findings): Token[] {
  const spans = htmlSpans(tokens);
  const out: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.type !== 'html_block') {
      out.push(token);
      continue;
    }
    const builder = new BlockBuilder(findings);
    builder.addHtml(token);
    // Elements opened on the way may extend the range.
    for (let end = spans.get(index) ?? index; index < end;) {
      index += 1;
      end = Math.max(end, spans.get(index) ?? 0);
      const next = tokens[index];
      if (next && isHtmlLike(next) && builder.isOutside) builder.addHtml(next);
      else if (next?.type === 'html_block') for (const inner of alone(next, findings)) builder.addMarkdown(inner);
      else if (next) builder.addMarkdown(next);
    }
    append(out, withoutInnerTitles(builder.end()));
  }
  return out;
}

/** A table from outside does not continue inside a quotation or list of Markdown's own. */
function alone(token: Token, findings: Findings): Token[] {
  const builder = new BlockBuilder(findings);
  builder.addHtml(token);
  return builder.end();
}

/** A heading in a cell or an item begins no chapter, which would tear the table or list apart. */
function withoutInnerTitles(tokens: Token[]): Token[] {
  let depth = 0;
  for (const token of tokens) {
    const isHolder = token.nesting !== 0 && blockKind(token.tag) !== 'container' && token.tag !== 'h1';
    if (isHolder) depth += token.nesting;
    if (token.tag === 'h1' && depth > 0) token.tag = 'h2';
  }
  return tokens;
}

interface OpenElement {
  readonly token: Token;
  readonly kind: BlockKind;
}

class BlockBuilder {
  private source = '';
  /** The offset up to which lines were counted, and the line there. */
  private counted = 0;
  private line = 1;
  /** Depth in Markdown's own blocks. */
  private depth = 0;
  private readonly findings: Findings;
  private readonly out: Token[] = [];
  private readonly open: OpenElement[] = [];
  /** Running text that has no block yet. */
  private text: Token[] = [];
  private textLine = 1;
  /** The name of the open `<script>` or the like, until its end. */
  private silent: string | undefined;
  /** Open divisions around terms and their meanings, which are taken away. */
  private unwrapped = 0;

  constructor(findings: Findings) {
    this.findings = findings;
  }

  addHtml({ content, map }: Token): void {
    this.source = content;
    this.counted = 0;
    this.line = (map?.[0] ?? 0) + 1;
    for (const event of walkHtml(content)) this.add(unfolded(event));
  }

  /** True outside of Markdown's own blocks. */
  get isOutside(): boolean {
    return this.depth === 0;
  }

  /** Adds a block of Markdown inside raw HTML. */
  addMarkdown(token: Token): void {
    if (this.depth === 0) {
      this.flush();
      while (this.topIs('text')) this.closeTop();
      const outer = this.open.findIndex((opened) => mayNotHold(opened.token.tag, token.tag));
      if (outer >= 0) while (this.open.length > outer) this.closeTop('say');
      for (let child = this.impliedNow(); child !== undefined; child = this.impliedNow())
        this.openImplied(child, (token.map?.[0] ?? 0) + 1);
    }
    this.depth += token.nesting;
    this.out.push(token);
  }

  private add(event: HtmlEvent): void {
    const line = this.lineAt(event.at);
    if (this.silent !== undefined) {
      if (event.kind === 'close' && event.name === this.silent) this.silent = undefined;
      return;
    }
    if (event.kind === 'text') this.addText(event.text, line);
    else if (event.kind === 'open') this.addOpen(event, line);
    else if (event.kind === 'close') this.addClose(event.name, line);
    else if (event.kind === 'other') sayRemoved(this.findings, event.source.trim(), line);
  }

  /** Events come in the order of the text, so each line is counted once. */
  private lineAt(offset: number): number {
    this.line += this.source.slice(this.counted, offset).split('\n').length - 1;
    this.counted = Math.max(this.counted, offset);
    return this.line;
  }

  end(): Token[] {
    this.flush();
    const firstInner = this.open.findIndex(({ kind }) => kind !== 'container');
    if (firstInner >= 0) while (this.open.length > firstInner) this.closeTop('say');
    return this.out;
  }

  private addText(text: string, line: number): void {
    if (text.trim() === '' && this.text.length === 0) return;
    const pieces =
      this.open.at(-1)?.token.tag === 'pre'
        ? [text.split('\n').map(withoutTabs).join('\n')]
        : text.split(/(?<![ \t])[ \t]*\n[ \t]*/);
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) this.addInline(createToken('softbreak', 'br', 0), line);
      if (piece !== '') this.addInline(textToken(piece), line);
    }
  }

  private addInline(token: Token, line: number): void {
    for (let child = this.impliedNow(); child !== undefined; child = this.impliedNow()) this.openImplied(child, line);
    if (this.text.length === 0) this.textLine = line;
    this.text.push(token);
  }

  private addOpen(event: OpenEvent, line: number): void {
    const { name } = event;
    const kind = blockKind(name);
    if (kind !== undefined) this.openBlock(event, kind, line);
    else if (name === 'hr') this.addRule();
    else if (isVoid(name)) {
      const token = voidRaw(event, line, this.findings);
      if (token) this.addInline(token, line);
    } else if (isPhrasing(name) || isNeedless(name)) {
      this.addInline(openRaw(event, line, this.findings), line);
      if (event.selfClosing) this.addInline(closeRaw(name, line), line);
    } else {
      sayRemoved(this.findings, `<${name}>`, line);
      if (isPartingBlock(name)) this.part(line);
      if (isSilent(name) && !event.selfClosing) this.silent = name;
    }
  }

  /** Parts the words before a block that is taken away from those in it and behind it; in a cell it ends their line. */
  private part(line: number): void {
    if (this.top() === 'p') {
      this.flush();
      this.closeTop();
    } else if ((this.open.at(-1)?.kind ?? 'container') === 'container') this.flush();
    else if (trimmed(this.text).length > 0) {
      const lineEnd = createToken('hardbreak', 'br', 0);
      lineEnd.meta = { raw: true, line };
      this.text.push(lineEnd);
    }
  }

  private openBlock(event: OpenEvent, kind: BlockKind, line: number): void {
    const { name } = event;
    this.flush();
    if (name === 'div' && this.top() === 'dl') {
      this.unwrapped += 1;
      return;
    }
    while (this.topIs('text') || isClosedBy(this.top() ?? '', name)) this.closeTop();
    const outer = this.open.findIndex(({ token }) => mayNotHold(token.tag, name));
    if (outer >= 0) while (this.open.length > outer) this.closeTop('say');
    if (!mayStandIn(name, this.top()) && !mayStandIn(name, impliedChild(this.top() ?? ''))) {
      sayRemoved(this.findings, `<${name}>`, line);
      return;
    }
    if (this.open.length >= maxNesting) {
      sayTooDeep(this.findings, line);
      return;
    }
    for (
      let child = this.impliedNow();
      child !== undefined && !mayStandDirectly(name, this.top());
      child = this.impliedNow()
    )
      this.openImplied(child, line);
    this.push(asBlock(openRaw(event, line, this.findings)), kind);
  }

  private addRule(): void {
    this.flush();
    while (this.topIs('text')) this.closeTop();
    if (this.impliedNow() === undefined) this.out.push(createToken('hr', 'hr', 0));
  }

  private addClose(name: string, line: number): void {
    if (name === 'div' && this.unwrapped > 0 && !this.isOpenInside('div', 'dl')) {
      this.flush();
      this.unwrapped -= 1;
      return;
    }
    if (isPartingBlock(name)) {
      this.part(line);
      return;
    }
    if (blockKind(name) === undefined) {
      if ((isPhrasing(name) || isNeedless(name)) && this.text.length > 0) this.text.push(closeRaw(name, line));
      return;
    }
    const partner = this.open.findLastIndex(({ token }) => token.tag === name);
    const mayEndEarlierBlock = blockKind(name) === 'container' && this.open.length === 0;
    if (partner < 0 && !mayEndEarlierBlock) {
      sayUnbalanced(this.findings, closeRaw(name, line));
      return;
    }
    this.flush();
    if (partner < 0) this.out.push(asBlock(closeRaw(name, line)));
    while (partner >= 0 && this.open.length > partner + 1) this.closeTop('say');
    if (partner >= 0) this.closeTop();
  }

  /** Puts the running text into its block; in a container it becomes a paragraph. */
  private flush(): void {
    const children = balance(trimmed(this.text), this.findings);
    this.text = [];
    const isSeen = (token: Token): boolean => token.type === 'image' || token.meta?.['name'] !== undefined;
    if (textOf(children).trim() === '' && !children.some(isSeen)) return;
    const line = this.textLine;
    const inline = inlineToken(children, [line - 1, line]);
    const top = this.open.at(-1)?.kind ?? 'container';
    if (top === 'container')
      this.out.push(element('paragraph_open', 'p', 1), inline, element('paragraph_close', 'p', -1));
    else this.out.push(inline);
  }

  private push(token: Token, kind: BlockKind): void {
    this.out.push(token);
    this.open.push({ token, kind });
  }

  private closeTop(how: 'say' | 'silently' = 'silently'): void {
    const top = this.open.pop();
    if (!top) return;
    if (how === 'say') sayUnbalanced(this.findings, top.token);
    if (this.out.at(-1) === top.token && top.token.type === 'heading_open') this.out.push(inlineToken([], null));
    const close = asBlock(closeRaw(top.token.tag, Number(top.token.meta?.['line'])));
    if (top.token.type !== 'html_open') close.type = top.token.type.replace('_open', '_close');
    this.out.push(close);
  }

  /** The element that a stray child needs around it here, if any. */
  private impliedNow(): string | undefined {
    return this.topIs('strict') ? impliedChild(this.top() ?? '') : undefined;
  }

  private openImplied(name: string, line: number): void {
    const token = asBlock(createToken('html_open', name, 1));
    token.meta = { raw: true, line, implied: true };
    this.push(token, blockKind(name) ?? 'mixed');
  }

  /** Whether an element of the name is open inside of the last one called `outer`. */
  private isOpenInside(name: string, outer: string): boolean {
    const last = (tag: string): number => this.open.findLastIndex(({ token }) => token.tag === tag);
    return last(name) > last(outer);
  }

  private top(): string | undefined {
    return this.open.at(-1)?.token.tag;
  }

  private topIs(kind: BlockKind): boolean {
    return this.open.at(-1)?.kind === kind;
  }
}

/** A box that browsers fold is open in a book, as a division with a title. */
function unfolded(event: HtmlEvent): HtmlEvent {
  if ((event.kind !== 'open' && event.kind !== 'close') || (event.name !== 'details' && event.name !== 'summary'))
    return event;
  const name = event.name === 'details' ? 'div' : 'p';
  return event.kind === 'close'
    ? { ...event, name }
    : { ...event, name, attributes: new Map(event.name === 'summary' ? [['class', 'container-title']] : []) };
}

/** Whether a strict element takes the child directly; others get an implied element around them. */
function mayStandDirectly(name: string, parent: string | undefined): boolean {
  return !mayStandIn(name, undefined) && mayStandIn(name, parent);
}

/** Raw paragraphs and headings become Markdown's own, so that they are treated alike. */
function asBlock(token: Token): Token {
  token.block = true;
  const suffix = token.nesting === 1 ? 'open' : 'close';
  if (token.tag === 'p') token.type = `paragraph_${suffix}`;
  else if (/^h[1-6]$/.test(token.tag)) token.type = `heading_${suffix}`;
  return token;
}

function trimmed(text: readonly Token[]): Token[] {
  const isSpace = (token: Token | undefined): boolean =>
    token?.type === 'softbreak' ||
    token?.type === 'hardbreak' ||
    (token?.type === 'text' && token.content.trim() === '');
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text[start])) start += 1;
  while (end > start && isSpace(text[end - 1])) end -= 1;
  return text.slice(start, end);
}
