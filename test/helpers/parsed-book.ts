/** Makes a Book from Markdown in the way that a manuscript is read, without a disk. */

import { assembleBook } from '../../src/book/assemble.ts';
import type { Book } from '../../src/book/model.ts';
import { parseYaml } from '../../src/config/parse-yaml.ts';
import { bookSchema } from '../../src/config/schema.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { memoryHost } from './memory-host.ts';

/**
 * Each text is a file: `book/ch01.md`, `book/ch02.md` …; `yaml` is the text of book.yaml, and the language is zh-Hans
 * unless that says otherwise.
 */
export async function parsedBook(texts: readonly string[], yaml = ''): Promise<Book> {
  const config = bookSchema.parse({ language: 'zh-Hans', ...(parseYaml(yaml).value as object | undefined) });
  const chapters = texts.flatMap((text, index) => {
    const name = `ch${String(index + 1).padStart(2, '0')}.md`;
    return parseSource({ path: `book/${name}`, name, text }).value;
  });
  return (await assembleBook({ config, chapters, manuscript: 'book', host: memoryHost({}) })).value;
}
