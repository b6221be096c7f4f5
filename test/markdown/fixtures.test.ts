/** Every syntax by its fixture: what is rendered, then the notes (`[1] …`) and what was said (`! code line:column`). */

import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../../src/markdown/parse.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import { readCases } from '../helpers/fixture-cases.ts';

const folder = new URL('./', import.meta.url);

for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  describe(file, () => {
    for (const { name, line, input, output } of readCases(new URL(file, folder))) {
      test(`${name} (test/markdown/${file}:${line})`, () => {
        expect(show(input)).toBe(output);
      });
    }
  });
}

function show(input: string): string {
  const { value, diagnostics } = parseSource({ path: 'a.md', name: 'a.md', text: input });
  const chapters = value.flatMap((chapter, index) => {
    const { body, notes } = renderChapter(
      { ...chapter, id: `ch0${index + 1}` },
      { semantics: false, links: 'link', href: (id) => `#${id}`, image: (source) => source },
    );
    const heading = chapter.heading === undefined ? [] : [`# ${chapter.heading}`];
    const meta = chapter.meta.map(({ key, value: text }) => `@ ${key}：${text}`);
    return [
      ...heading,
      ...meta,
      body.trimEnd(),
      ...notes.map((note) => `[${note.number}] ${note.html.trimEnd()}`),
    ].filter((part) => part !== '');
  });
  const said = diagnostics.map(
    ({ code, place }) => `! ${code} ${place?.line ?? ''}${place?.column === undefined ? '' : `:${place.column}`}`,
  );
  return [...chapters, ...said].join('\n');
}
