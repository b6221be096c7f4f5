import { beforeAll, describe, expect, it } from 'vitest';
import { packedFiles, unpack } from '../../src/epub/zip.ts';
import { taggedGif, taggedJpeg, taggedPng, taggedWebp } from '../helpers/tagged-pictures.ts';
import { buildBook, tempFolder, type Built } from '../helpers/temp-book.ts';

const jpeg = taggedJpeg(64, 32, 6);
const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 64 32"><!-- SECRET --><metadata>SECRET</metadata><image width="64" height="32" xlink:href="data:image/jpeg;base64,${jpeg.toString('base64')}"/></svg>`;

/** Every file of a package, inflated; of a PDF the bytes, in which JPEGs stand as they came. */
function textsOf(bytes: Uint8Array): string[] {
  const files = bytes[0] === 0x50 ? (packedFiles(bytes) ?? []).map(unpack) : [bytes];
  return files.map((file) => Buffer.from(file).toString('latin1'));
}

const folder = tempFolder();

describe('a book with photographs', () => {
  let built: Built;
  beforeAll(async () => {
    const chapter = ['# 第一章　影', '![山](a.jpg)', '![水](b.png)', '![云](c.gif)', '![风](d.webp)', '![图](e.svg)'].join('\n\n');
    built = await buildBook(await folder(), {
      'book.yaml': 'title: 影集\nauthor: 某某\ncover: cover.jpg\n', '第一章.md': `${chapter}\n`,
      'a.jpg': jpeg, 'b.png': taggedPng(64, 32), 'c.gif': taggedGif(), 'd.webp': taggedWebp(), 'e.svg': svg, 'cover.jpg': taggedJpeg(1600, 2560),
    }, ['ebook', 'screen', 'review']);
  });

  it.each(['ebook', 'screen', 'review'])('says nothing in %s of where, when and with what they were taken', (edition) => {
    expect(built.report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const text of textsOf(built.bytes[edition] ?? new Uint8Array())) expect(text).not.toContain('SECRET');
  });
});
