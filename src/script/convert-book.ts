/** A book in another script: its chapters, the titles of its parts, and what its metadata show. */

import { deriveIdentifier } from '../book/identifier.ts';
import type { Book } from '../book/model.ts';
import type { ChineseScript } from '../config/scripts.ts';
import { identified } from '../host/digest.ts';
import { scriptOf } from '../lint/other-script.ts';
import { convertChapter, convertTitle, wordsBy, type Plan } from './convert-chapter.ts';
import { openConverter, type Decisions } from './converter.ts';
import type { Form } from './dictionary.ts';
import { languageIn } from './language-in.ts';
import { profiles } from './quotes.ts';
import { rewriteBook } from './rewrite-book.ts';

/** `undefined` for a book in another language than Chinese. */
export function planFor({ meta, glossary }: Pick<Book, 'meta' | 'glossary'>, script: ChineseScript): Plan | undefined {
  const language = languageIn(meta.language, script);
  if (language === undefined) return undefined;
  const [from, to] = [formOf(meta.language), formOf(language)];
  const profile = profiles[to === 'hans' ? 'simplified' : 'traditional'];
  const plan: Plan = { converter: openConverter(from, to, { glossary, script }), profile };
  return identified(plan, ['plan of a script', from, to, script, glossary]);
}

/** Traditional text that names no place is taken to be as in Taiwan, where most of it is printed. */
function formOf(language: string): Form {
  if (scriptOf(language) !== 'traditional') return 'hans';
  return /-(?:HK|MO)\b/.test(language) ? 'hk' : 'tw';
}

export function convertBook(
  book: Book,
  plan: Plan,
  { script, decided }: { readonly script: ChineseScript; readonly decided: Decisions },
): Book {
  const words = wordsBy(plan, decided);
  const converted = rewriteBook(book, {
    chapter: (chapter) => convertChapter(chapter, plan, decided),
    title: (title) => convertTitle(title, words),
    words,
  });
  const { language, identifier } = book.meta;
  return {
    ...converted,
    glossary: Object.fromEntries(Object.entries(book.glossary).map(([name, written]) => [words(name), written])),
    meta: {
      ...converted.meta,
      language: languageIn(language, script) ?? language,
      // Two books with one identifier are one book to a reading system.
      identifier: deriveIdentifier(identifier, script, []),
    },
  };
}
