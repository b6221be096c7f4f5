/**
 * The only door to markdown-it and its plugins: makes the configured parser, and has the types that extensions work on.
 */

import MarkdownItEngine from 'markdown-it';
import type { Env, MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it';
import anchor from 'markdown-it-anchor';
import cjkFriendly from 'markdown-it-cjk-friendly';
import deflist from 'markdown-it-deflist';
import footnote from 'markdown-it-footnote';
import { flanksOf } from './sign-faces.ts';

export type { Env, MarkdownIt, StateBlock, StateCore, StateInline, Token };

/** Nesting of blocks. Nobody nests deeper by hand; markdown-it stops there, and `nesting-is-bounded` reports it. */
export const maxNesting = 100;

/**
 * CommonMark with tables and strikethrough. Raw HTML becomes tokens, which the safe-html extension judges. All links
 * are accepted and left to the links extension, because markdown-it would print unsafe ones as typed.
 */
export function createParser(): MarkdownIt {
  const parser = new MarkdownItEngine({ html: true, xhtmlOut: true, linkify: false, typographer: false, maxNesting });
  parser.validateLink = () => true;
  return parser;
}

/** A new token; `nesting` is 1 for an opening, -1 for a closing, 0 for a single one. */
export function createToken(type: string, tag: string, nesting: -1 | 0 | 1): Token {
  return new MarkdownItEngine.Token(type, tag, nesting);
}

/** Adds emphasis beside Chinese punctuation: `**「你來了。」**她` is bold. What only looks like emphasis stays text. */
export function installCjkEmphasis(parser: MarkdownIt): void {
  parser.use(cjkFriendly);
  parser.inline.State = class extends parser.inline.State {
    override scanDelims(start: number, canSplitWord: boolean): ReturnType<StateInline['scanDelims']> {
      const scanned = super.scanDelims(start, canSplitWord);
      const { opens, closes } = flanksOf(this.src, start, start + scanned.length);
      return { ...scanned, can_open: scanned.can_open && opens, can_close: scanned.can_close && closes };
    }
  };
}

/**
 * Adds `[^1]`, `[^1]: …` and `^[…]`, without the plugin's last step, which would put one list at the end of the file.
 */
export function installFootnotes(parser: MarkdownIt): void {
  parser.use(footnote);
  parser.core.ruler.disable('footnote_tail');
}

/** Adds terms with `: definition` on the line below. */
export function installDefinitionLists(parser: MarkdownIt): void {
  parser.use(deflist);
}

/**
 * Gives every heading the id that `nextId` returns. The cast is needed because markdown-it-anchor has types for
 * markdown-it 14.
 */
export function installAnchors(parser: MarkdownIt, nextId: (state: StateCore) => string): void {
  const plugin = anchor as unknown as (md: MarkdownIt, options: AnchorOptions) => void;
  parser.use(plugin, { tabIndex: false, slugifyWithState: (_text, state) => nextId(state) });
}

interface AnchorOptions {
  readonly tabIndex: false;
  readonly slugifyWithState: (text: string, state: StateCore) => string;
}
