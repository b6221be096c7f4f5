/** Fifty fuzzed chapters in one EPUB: no engine of ours judges it, but the official EPUBCheck. */

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { readBook, sayNoticed } from '../../src/reading/read-book.ts';
import { memoryHost } from '../helpers/memory-host.ts';
import { mutated, readCorpus } from '../helpers/mutate.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';
import { epubcheck, needs } from '../helpers/tools.ts';

const temp = tempFolder();
const first = Number(process.env['FUZZ_SEED'] ?? 1);
const wanted = Number(process.env['FUZZ_CHAPTERS'] ?? 50);

needs('java')('EPUBCheck accepts a book of fuzzed chapters', async () => {
  const corpus = readCorpus();
  const files: Record<string, string> = { 'book.yaml': 'title: 书\n' };
  for (let seed = first; Object.keys(files).length <= wanted; seed += 1) {
    const text = mutated(seed, corpus);
    const read = await readBook({ manuscript: 'book', editions: ['ebook'], host: memoryHost({ 'book/a.md': text }) });
    if (!hasErrors(sayNoticed(read)) && read.book.body.length > 0) files[`${String(seed).padStart(7, '0')}.md`] = text;
  }
  const { report, bytes } = await buildBook(await temp(), files, ['ebook']);
  expect(
    report.diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message, place }) => `${code} ${message.en} ${place?.file ?? ''}`),
  ).toEqual([]);
  const file = path.join(await temp(), 'fuzz.epub');
  await writeFile(file, bytes['ebook'] ?? new Uint8Array());
  if (process.env['FUZZ_KEEP'] !== undefined)
    await writeFile(process.env['FUZZ_KEEP'], bytes['ebook'] ?? new Uint8Array());
  expect(epubcheck('5.3.0', file)).toMatch(/^0 fatals \/ 0 errors \/ 0 warnings/);
});
