/** Hostile manuscripts: each meets its fate, what is rendered is clean, and nobody reaches for the network. */

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { chaptersOf, type Book } from '../../src/book/model.ts';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import { readBook, sayNoticed } from '../../src/reading/read-book.ts';
import { problemOf } from '../helpers/content-model.ts';
import { hostileInputs, type Hostile } from '../helpers/hostile-input.ts';
import { hostilePolicies, policyRows, unheld } from '../helpers/policies.ts';
import { watchNetwork } from '../helpers/no-network.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const temp = tempFolder();
const network = watchNetwork();

function htmlOf(book: Book): string {
  return chaptersOf(book)
    .map(
      (chapter) =>
        renderChapter(chapter, {
          semantics: true,
          links: 'link',
          href: (id) => `#${id}`,
          image: (source) => `images/${book.assets.get(source)?.name ?? '?'}`,
        }).body,
    )
    .join('');
}

/** What no page and no picture of a book may hold. */
const forbidden =
  /<(?:script|style|iframe|object|embed|form|meta|base|link|foreignObject|constructor)\b|\son\w+=|javascript:|example\.invalid|file:\/\/|etc\/passwd|@import|<!ENTITY/i;

async function meet({
  input,
  files,
  prepare,
}: Hostile): Promise<{ codes: string[]; stops: boolean; html: string; pictures: string }> {
  const folder = path.join(await temp(), input.replace(/\W+/g, '-').slice(0, 60), 'book');
  await mkdir(folder, { recursive: true });
  await writeFiles(folder, files);
  prepare?.(folder);
  const read = await readBook({ manuscript: folder, editions: ['ebook'], host: nodeHost() });
  const said = sayNoticed(read);
  const stops = hasErrors(said);
  const assets = [...read.book.assets.values()].filter(({ mediaType }) => mediaType === 'image/svg+xml');
  return {
    codes: [...new Set(said.filter(({ severity }) => severity !== 'info').map(({ code }) => code))],
    stops,
    html: stops ? '' : htmlOf(read.book),
    pictures: assets.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join(''),
  };
}

describe('hostile manuscripts', () => {
  test.each(hostileInputs.map((hostile) => [hostile.input, hostile] as const))('%s', async (_, hostile) => {
    const { codes, stops, html, pictures } = await meet(hostile);
    expect(stops).toBe(hostile.fate === 'refused');
    if (hostile.code !== undefined) expect(codes).toContain(hostile.code);
    expect(hostile.fate === 'cleaned' && codes.length === 0, 'cleaned without a word').toBe(false);
    expect(problemOf(html, (source) => /^images\/image-\d{3}\.\w+$/.test(source))).toBeUndefined();
    expect(html).not.toMatch(forbidden);
    expect(pictures.replaceAll('http://www.w3.org/', '')).not.toMatch(
      /<(?:script|foreignObject|animate|set|a)\b|\son\w+=|javascript:|example\.invalid|file:|@import|<!|http/i,
    );
    if (hostile.holds !== undefined) expect(html).toContain(hostile.holds);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(network.tried).toEqual([]);
  });

  test('docs/hostile.md says the same (npx vitest run test/hostile -u)', async () => {
    expect(await unheld(hostilePolicies)).toEqual([]);
    await expect(page()).toMatchFileSnapshot('../../docs/hostile.md');
  });
});

const fates = { refused: 'refused with an error', cleaned: 'cleaned with a warning', kept: 'harmless: kept' } as const;

function page(): string {
  const rows = hostileInputs.map(
    ({ input, fate, code, bound }) =>
      `| ${[input, fates[fate], code === undefined ? '' : `\`${code}\``, bound].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  );
  return `# Manuscripts from strangers

<!-- Made by \`npx vitest run test/hostile -u\`, which tries every line of it; do not edit by hand. -->

A manuscript may come from anyone. Whatever is in it, Keben opens no file outside of its folder, asks nothing of the network, runs nothing, and ends
in bounded time and memory. The bounds are in \`src/host/limits.ts\`; no book comes near them. Pictures are decoded in as many bytes as their
headers say, which are bounded; what EXIF, XMP, comments and thumbnails say of the author is taken out of every one.

- Pages for Chrome come from memory: every request that a page makes is looked up there, everything else is refused, page scripts are off, and no name resolves.
- An SVG is read as XML and written anew from a list of elements and attributes: shapes, text, gradients, patterns, masks, filters. Places it refers to must be its own.
- Files in an EPUB have names of our own, so the names of the manuscript's files reach no archive.

| what it holds | what becomes of it | code | what bounds it |
| --- | --- | --- | --- |
${rows.join('\n')}

## What is tried on the machine

| what is tried | what holds | tested in |
| --- | --- | --- |
${policyRows(hostilePolicies)}
`;
}
