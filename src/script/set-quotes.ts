/**
 * The quotation marks of a book, and nothing else of it, as a profile has them: vertical text has no “ ‘ ’ ”, whatever
 * script it is in [B2].
 */

import type { Book, Chapter } from '../book/model.ts';
import { identified } from '../host/digest.ts';
import { kept } from '../host/kept.ts';
import type { Token } from '../markdown/parsed.ts';
import { convertTitle } from './convert-chapter.ts';
import { rewritten } from './inline-text.ts';
import { openQuotes, type Profile } from './quotes.ts';
import { rewriteBook } from './rewrite-book.ts';
import { headsWith, rewrittenFlow, withTexts, type Heads } from './rewrite-chapter.ts';

export function setQuotes(book: Book, profile: Profile): Book {
  const words = wordsBy(profile);
  return rewriteBook(book, {
    chapter: (chapter) => inChapter(chapter, profile),
    title: (title) => convertTitle(title, words),
    words,
  });
}

function wordsBy(profile: Profile): (text: string) => string {
  return (text) => openQuotes(profile).set(text);
}

function inChapter(chapter: Chapter, profile: Profile): Chapter {
  const { notebook } = chapter;
  const heads = kept({ notebook, name: 'heads with quotation marks', inputs: { chapter, profile }, make: headsOf });
  const changed = withTexts(chapter, heads, (tokens) => flow(tokens, profile));
  return identified(changed, ['quotation marks', chapter, profile]);
}

function headsOf({ chapter, profile }: { readonly chapter: Chapter; readonly profile: Profile }): Heads {
  const words = wordsBy(profile);
  return headsWith(chapter, { words, title: (title) => convertTitle(title, words) });
}

/** Quotations go on from paragraph to paragraph. */
function flow(tokens: readonly Token[], profile: Profile): Token[] {
  const { set } = openQuotes(profile);
  const words = wordsBy(profile);
  return rewrittenFlow(tokens, { text: (inline) => rewritten(inline, { text: set, words }), words });
}
