/**
 * The fuzzer: chapters made from the samples by chance that comes again. `FUZZ=100000 npx vitest run test/fuzz` tries
 * more of them, `FUZZ_SEED=4711` begins elsewhere; what fails names its seed, and `FUZZ=1 FUZZ_SEED=that` tries it
 * alone.
 */

import { expect, test } from 'vitest';
import { identified } from '../../src/host/digest.ts';
import { newNotebook } from '../../src/host/notebook.ts';
import { hanOf } from '../../src/book/text.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { chaptersOf, type Book } from '../../src/book/model.ts';
import { assembleBook } from '../../src/book/assemble.ts';
import { decodeText } from '../../src/manuscript/decode.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { decideMending, noMending, type Mending } from '../../src/mending/mending.ts';
import { problemOf } from '../helpers/content-model.ts';
import { memoryHost } from '../helpers/memory-host.ts';
import { mutated, readCorpus } from '../helpers/mutate.ts';

const count = Number(process.env['FUZZ'] ?? 2_000);
const first = Number(process.env['FUZZ_SEED'] ?? 1);
const corpus = readCorpus();
/** So many at a time: a report of progress, and room for the runner. */
const batch = 1_000;

interface Made {
  readonly text: string;
  readonly html: string;
  readonly diagnostics: readonly Diagnostic[];
}

async function make(typed: string, mending: Mending): Promise<Made> {
  const decoded = decodeText(new TextEncoder().encode(typed), 'book/a.md', mending.does);
  const text = decoded.value ?? '';
  const parsed = parseSource({ path: 'book/a.md', name: 'a.md', text }, mending);
  const book = await assembleBook({
    config: { title: '书' },
    chapters: parsed.value,
    manuscript: 'book',
    host: memoryHost({}),
    mending,
  });
  return {
    text,
    html: htmlOf(book.value),
    diagnostics: [...decoded.diagnostics, ...parsed.diagnostics, ...book.diagnostics],
  };
}

/** Every chapter with its notes, as an EPUB has them and as paper has them. */
function htmlOf(book: Book): string {
  return chaptersOf(book)
    .map((chapter) => {
      const { couplet, name } = chapter.title;
      const { body, notes, heading } = renderChapter(
        chapter,
        {
          semantics: true,
          links: 'link',
          href: (id) => `#${id}`,
          image: (source) => `images/${encodeURIComponent(source)}`,
        },
        couplet ?? [name],
      );
      const paper = renderChapter(chapter, {
        semantics: false,
        links: 'note',
        href: (id) => `#${id}`,
        image: (source) => `images/${encodeURIComponent(source)}`,
      });
      expect(problemOf(paper.body + paper.notes.map(({ html }) => html).join(''), isImage)).toBeUndefined();
      return `<section><p>${chapter.title.full.replace(/[&<>]/g, ' ')}</p><p>${heading?.names.join('') ?? ''}</p>${body}${notes.map(({ html }) => `<div>${html}</div>`).join('')}</section>`;
    })
    .join('');
}

const isImage = (source: string): boolean => source.startsWith('images/');

/**
 * What swallows text by Markdown's own rules (addresses, ids, infos, comments, tags), or moves it into what is no text.
 */
const swallows = /[<&{|$]|\]\(|\]:|\]\[|`{3}|~{3}|^\s*(?:---|\+\+\+|\.\.\.)|!\[|:::/m;

/** Han characters that stand in the input and neither in the output nor in a diagnostic, where that can be told. */
function lost({ text, html, diagnostics }: Made): string {
  if (swallows.test(text)) return '';
  const left = new Map<string, number>();
  for (const character of hanOf(text.replace(/〔[夹夾][注註批]：/g, '')))
    left.set(character, (left.get(character) ?? 0) + 1);
  // The kind of a box that nobody knows is named by a rule (alert-is-known).
  const boxes = [...text.matchAll(/\[!([^\]\n]*)\]/g)].map(([, kind = '']) => kind).join('');
  const said = diagnostics.map(({ message }) => message.zh).join('');
  for (const character of hanOf(`${boxes}${html.replace(/<[^>]*>/g, '')}`))
    left.set(character, (left.get(character) ?? 0) - 1);
  return [...left]
    .filter(([character, times]) => times > 0 && !said.includes(character))
    .map(([character]) => character)
    .join('');
}

/** Places are those of the file as it was typed. */
function badPlace({ diagnostics }: Made, typed: string): Diagnostic | undefined {
  const lines = typed.replace(/\r\n?/g, '\n').split('\n');
  return diagnostics.find(({ place }) => {
    const { line, column = 1 } = place ?? {};
    return (
      line !== undefined &&
      (!Number.isInteger(line) ||
        line < 1 ||
        line > lines.length ||
        column < 1 ||
        column > [...(lines[line - 1] ?? '')].length + 1)
    );
  });
}

async function tryCase(seed: number): Promise<void> {
  const typed = mutated(seed, corpus);
  const mending = decideMending({}, [identified({ text: typed, notebook: newNotebook() }, typed)]);
  const [plain, again, mended] = [
    await make(typed, noMending),
    await make(typed, noMending),
    await make(typed, mending),
  ];
  for (const made of [plain, mended]) {
    expect(problemOf(made.html, isImage), 'XHTML').toBeUndefined();
    expect(badPlace(made, typed), 'a place that is not in the file').toBeUndefined();
  }
  expect(lost(plain), 'lost without a word').toBe('');
  expect(again).toEqual(plain);
}

const batches = Array.from({ length: Math.ceil(count / batch) }, (_, index) => first + index * batch);

test.each(batches)('chapters from seed %i', { timeout: 600_000 }, async (from) => {
  const failures: string[] = [];
  for (let seed = from; seed < Math.min(from + batch, first + count); seed += 1) {
    try {
      await tryCase(seed);
    } catch (error) {
      failures.push(
        `seed ${seed}: ${(error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n').slice(0, 6).join('\n')}\n${JSON.stringify(mutated(seed, corpus)).slice(0, 400)}`,
      );
    }
  }
  expect(failures.slice(0, 5).join('\n\n'), `${failures.length} of ${batch} failed`).toBe('');
});
