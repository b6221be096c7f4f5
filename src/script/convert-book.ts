/** A book in another script: its chapters, the titles of its parts, and what its metadata show. */

import { deriveIdentifier } from '../book/identifier.ts';
import { withChapters, type Book, type BookMeta, type Part } from '../book/model.ts';
import type { ChineseScript } from '../config/scripts.ts';
import { identified } from '../host/digest.ts';
import { scriptOf } from '../lint/other-script.ts';
import { convertChapter, convertTitle, wordsBy, type Plan } from './convert-chapter.ts';
import { openConverter, type Decisions } from './converter.ts';
import type { Form } from './dictionary.ts';
import { languageIn } from './language-in.ts';
import { profiles } from './quotes.ts';

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
  const chapters = withChapters(book, (chapter) => convertChapter(chapter, plan, decided));
  return { ...chapters, body: withTitles(chapters.body, words), meta: convertMeta(book.meta, words, script) };
}

function withTitles(body: Book['body'], words: (text: string) => string): Book['body'] {
  return body.map((item) =>
    item.kind === 'part'
      ? ({ ...item, title: convertTitle(item.title, words), body: withTitles(item.body, words) } satisfies Part)
      : item,
  );
}

/**
 * All that is shown. The identifier is another one, for two books with one identifier are one book to a reading system;
 * names of files, numbers and dates stay.
 */
function convertMeta(meta: BookMeta, words: (text: string) => string, script: ChineseScript): BookMeta {
  const { title, creators, subjects, series, copyright, identifier } = meta;
  const shown = (['subtitle', 'publisher', 'rights', 'description'] as const).flatMap((key) =>
    meta[key] === undefined ? [] : [[key, words(meta[key])]],
  );
  return {
    ...meta,
    ...(Object.fromEntries(shown) as Partial<BookMeta>),
    title: words(title),
    language: languageIn(meta.language, script) ?? meta.language,
    identifier: deriveIdentifier(identifier, script, []),
    creators: creators.map((creator) => ({ ...creator, name: words(creator.name) })),
    subjects: subjects.map(words),
    ...(series && { series: { ...series, name: words(series.name) } }),
    copyright: Object.fromEntries(
      Object.entries(copyright).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.map(words) : words(value as string),
      ]),
    ),
  };
}
