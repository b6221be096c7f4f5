/**
 * A chapter whose texts are written anew: titles, body, notes. Tokens keep their lines, so everything is still found at
 * its place in the manuscript. Code, formulas, addresses and ids stay.
 */

import type { Chapter, ChapterTitle, Heading } from '../book/model.ts';
import { lazily, withEntries } from '../host/lazily.ts';
import type { MetaEntry, ParsedNote, Token } from '../markdown/parsed.ts';
import { isLiteral, withWords } from './inline-text.ts';

/** What of a chapter is known without its tokens. */
export interface Heads {
  readonly title: ChapterTitle;
  readonly heading?: string;
  readonly outline: readonly Heading[];
  readonly meta: readonly MetaEntry[];
}

export interface HeadChanges {
  /** Of words that stand alone. */
  readonly words: (text: string) => string;
  readonly title: (title: ChapterTitle) => ChapterTitle;
}

/** The metadata of a chapter stay. */
export function headsWith(
  { title, heading, outline, meta }: Pick<Chapter, 'title' | 'heading' | 'outline' | 'meta'>,
  changes: HeadChanges,
): Heads {
  return {
    title: changes.title(title),
    ...(heading !== undefined && { heading: changes.words(heading) }),
    outline: outline.map((each) => ({ ...each, text: changes.words(each.text) })),
    meta,
  };
}

/**
 * Another chapter, which must be identified: with other heads, and with flows that are written anew when they are asked
 * for. `flow` gets the body, each note, and the heading as it is written.
 */
export function withTexts(chapter: Chapter, heads: Heads, flow: (tokens: readonly Token[]) => Token[]): Chapter {
  const body = lazily(() => flow(chapter.tokens));
  const notes = lazily(() => chapter.notes.map((note): ParsedNote => ({ ...note, tokens: flow(note.tokens) })));
  const opening = lazily(() => chapter.opening && flow([chapter.opening])[0]);
  const changed = withEntries(withEntries(chapter, heads), {
    get opening() {
      return opening();
    },
    get tokens() {
      return body();
    },
    get notes() {
      return notes();
    },
  });
  return changed as Chapter;
}

export function flowsOf({ tokens, notes }: Pick<Chapter, 'tokens' | 'notes'>): (readonly Token[])[] {
  return [tokens, ...notes.map((note) => note.tokens)];
}

/** Each token of a flow, and whether it has running text. */
export function blocksOf(tokens: readonly Token[]): { readonly token: Token; readonly isText: boolean }[] {
  const open: boolean[] = [];
  let literals = 0;
  return tokens.map((token) => {
    if (token.nesting === 1) {
      open.push(isLiteral(token));
      if (isLiteral(token)) literals += 1;
    } else if (token.nesting === -1 && open.pop() === true) literals -= 1;
    return { token, isText: token.type === 'inline' && literals === 0 };
  });
}

export interface FlowChanges {
  /** Of an inline token, asked in the order of the text. */
  readonly text: (inline: Token) => Token;
  /** Of words beside the text: titles, alternative texts. */
  readonly words: (text: string) => string;
}

export function rewrittenFlow(tokens: readonly Token[], { text, words }: FlowChanges): Token[] {
  return blocksOf(tokens).map(({ token, isText }) =>
    isText ? text(token) : token.nesting === 1 ? withWords(token, { words }) : token,
  );
}
