/** Random trees of HTML in one EPUB. What the build lets pass without an error, the official EPUBCheck accepts. */

import { expect } from 'vitest';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { readBook, sayNoticed } from '../../src/reading/read-book.ts';
import { memoryHost } from '../helpers/memory-host.ts';
import { greyPng } from '../helpers/png.ts';
import { randomHtml } from '../helpers/random-html.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';
import { epubcheck, needs } from '../helpers/tools.ts';

const temp = tempFolder();
const first = Number(process.env['FUZZ_SEED'] ?? 1);
const wanted = Number(process.env['FUZZ_CHAPTERS'] ?? 40);
const picture = greyPng(2, 2);

needs('java')('EPUBCheck accepts a book of random HTML, and so do we', async () => {
  const files: Record<string, string | Uint8Array> = { 'book.yaml': 'title: 书\n', 'a.png': picture };
  for (let seed = first; Object.keys(files).length < wanted + 2; seed += 1) {
    const text = randomHtml(seed);
    const read = await readBook({
      manuscript: 'book',
      editions: ['ebook'],
      host: memoryHost({ 'book/a.md': text, 'book/a.png': picture }),
    });
    if (!hasErrors(sayNoticed(read)) && read.book.body.length > 0) files[`${String(seed).padStart(7, '0')}.md`] = text;
  }
  const { report, files: made } = await buildBook(await temp(), files, ['ebook']);
  const file = made['ebook'] ?? '';
  expect(
    report.diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ message, place }) => `${message.en} ${place?.file ?? ''}`),
  ).toEqual([]);
  expect(epubcheck('5.3.0', file)).toMatch(/^0 fatals \/ 0 errors \/ 0 warnings/);
});
