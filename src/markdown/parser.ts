/** The only door to markdown-it and its plugins: the configured parser, and the types the extensions work on. */

import MarkdownItEngine from 'markdown-it';
import type { Env, MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it';
import anchor from 'markdown-it-anchor';
import cjkFriendly from 'markdown-it-cjk-friendly';
import deflist from 'markdown-it-deflist';
import footnote from 'markdown-it-footnote';

export type { Env, MarkdownIt, StateBlock, StateCore, StateInline, Token };

/** No text is nested deeper by hand; markdown-it reads no further, which `nesting-is-bounded` says. */
export const maxNesting = 100;

/**
 * CommonMark with tables and strikethrough; raw HTML is let in as tokens, for the safe-html extension to judge. Every
 * link is let in too: which are safe is for the links extension, for markdown-it would print the refused ones as typed.
 */
export function createParser(): MarkdownIt {
  const parser = new MarkdownItEngine({ html: true, xhtmlOut: true, linkify: false, typographer: false, maxNesting });
  parser.validateLink = () => true;
  return parser;
}

/** A new token; `nesting` 1 opens, -1 closes, 0 stands alone. */
export function createToken(type: string, tag: string, nesting: -1 | 0 | 1): Token {
  return new MarkdownItEngine.Token(type, tag, nesting);
}

/** Emphasis beside Chinese punctuation: `**「你來了。」**她` is bold. */
export function installCjkEmphasis(parser: MarkdownIt): void {
  parser.use(cjkFriendly);
}

/** `[^1]`, `[^1]: …` and `^[…]`; the plugin's own tail, which puts one list at the end of the file, is left out. */
export function installFootnotes(parser: MarkdownIt): void {
  parser.use(footnote);
  parser.core.ruler.disable('footnote_tail');
}

/** A term, and under it `: what it means`. */
export function installDefinitionLists(parser: MarkdownIt): void {
  parser.use(deflist);
}

/**
 * Gives every heading the id that `nextId` says; markdown-it-anchor's types still speak of markdown-it 14, hence the
 * cast.
 */
export function installAnchors(parser: MarkdownIt, nextId: (state: StateCore) => string): void {
  const plugin = anchor as unknown as (md: MarkdownIt, options: AnchorOptions) => void;
  parser.use(plugin, { tabIndex: false, slugifyWithState: (_text, state) => nextId(state) });
}

interface AnchorOptions {
  readonly tabIndex: false;
  readonly slugifyWithState: (text: string, state: StateCore) => string;
}
