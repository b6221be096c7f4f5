/** The screen edition of the same small book: links, bookmarks and tags. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { name, parsePdf, PDFArray, PDFDict } from '../../src/pdf/objects/objects.ts';
import { trialBook } from '../books/trial.ts';
import { readBound, type BoundPdf, type Bookmark } from '../helpers/bound-pdf.ts';
import { keben } from '../helpers/keben.ts';
import { buildBook, tempFolder, writeFiles, type Built } from '../helpers/temp-book.ts';
import { needs, run } from '../helpers/tools.ts';

const folder = tempFolder();
let built: Built;
let pdf: BoundPdf;
let file: string;

beforeAll(async () => {
  built = await buildBook(await folder(), trialBook, ['screen']);
  pdf = await readBound(built.bytes['screen'] ?? new Uint8Array());
  file = built.files['screen'] ?? '';
});

const startOf = (text: string): number => pdf.pages.find((candidate) => candidate.text.startsWith(text))?.number ?? 0;

test('pages follow one another: no blanks, no heads, folios in the middle', () => {
  expect(pdf.pages.filter(({ hasContent }) => !hasContent)).toEqual([]);
  for (const { furniture } of pdf.pages) expect(furniture.length).toBeLessThan(2);
  const [folio] = pdf.pages.at(-1)?.furniture ?? [];
  expect(folio?.x).toBeCloseTo(((148 / 25.4) * 72) / 2 - 2.5, -1);
});

describe('links', () => {
  test('the contents lead to where parts, chapters and sections are', () => {
    const contents = pdf.pages[2];
    const places = ['卷一石', '第一回', '第二回', '第二回', '卷二声', '第三回'].map((title) => ({
      page: startOf(title),
    }));
    expect(contents?.links).toEqual(places);
  });

  test('a link across chapters, an address, a note and its number back', () => {
    const inText = pdf.pages.slice(startOf('第一回') - 1, startOf('第二回') - 1).flatMap(({ links }) => links);
    const note = pdf.pages.find(({ text }) => text.includes('注文在章末'))?.number;
    const mark = pdf.pages.find(({ links }) => links.some((link) => 'page' in link && link.page === note))?.number;
    // At the foot of the page of its mark.
    expect(mark).toBe(note);
    expect(inText).toEqual([
      { uri: 'https://example.org/stone?id=%E7%9F%B3' },
      { page: startOf('第三回') },
      { page: note },
      { page: mark },
    ]);
  });

  test('no address of the press is left in', () => {
    expect(
      pdf.pages.flatMap(({ links }) => links).filter((link) => 'uri' in link && link.uri.includes('book.invalid')),
    ).toEqual([]);
  });
});

test('bookmarks: chapters and sections inside their part, each at its page', () => {
  const line = ({ title, page, children }: Bookmark): unknown => [
    title.slice(0, 5),
    page,
    ...(children.length > 0 ? [children.map(line)] : []),
  ];
  expect(pdf.outline.map(line)).toEqual([
    [
      '卷一　石',
      startOf('卷一石'),
      [
        ['第一回　石', startOf('第一回')],
        ['第二回　一', startOf('第二回'), [['小标题', startOf('第二回')]]],
      ],
    ],
    ['卷二　声', startOf('卷二声'), [['第三回　声', startOf('第三回')]]],
  ]);
});

test('is tagged and opens with its bookmarks', () => {
  expect(pdf.catalogKeys).toEqual(
    expect.arrayContaining(['StructTreeRoot', 'MarkInfo', 'Outlines', 'PageMode', 'Lang']),
  );
});

test('heads of tables are named by where they stand in the book, and their cells name them', async () => {
  const context = await parsePdf(built.bytes['screen'] ?? new Uint8Array());
  const root = context.lookup(context.trailerInfo.Root, PDFDict).lookup(name('StructTreeRoot'), PDFDict);
  const names = root.lookup(name('IDTree'), PDFDict).lookup(name('Names'), PDFArray).asArray();
  const ids = names.filter((_, index) => index % 2 === 0).map((id) => id.toString());
  expect(ids.slice(0, 2)).toEqual(['(element00000000)', '(element00000001)']);
  expect(
    names.filter((_, index) => index % 2 === 1).map((ref) => context.lookup(ref, PDFDict).get(name('ID'))?.toString()),
  ).toEqual(ids);
  const heads = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.get(name('S')) === name('TD')
        ? [...(/\(\w+\)/.exec(String(object.get(name('A')))) ?? [])]
        : [],
    );
  expect(heads.length).toBeGreaterThan(0);
  expect(heads.every((head) => ids.includes(head))).toBe(true);
});

needs('pdfinfo')('pdfinfo finds headings, paragraphs, a table and a figure among the tags', () => {
  const tags = run('pdfinfo', '-struct', file);
  for (const tag of ['H1', 'P', 'Table', 'TR', 'Figure']) expect(tags).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'));
});

needs('qpdf')('is sound: qpdf --check', () => {
  expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
});

needs('pdffonts')('pdffonts: three faces, TrueType and embedded', () => {
  const [, , ...rows] = run('pdffonts', file).trim().split('\n');
  expect(rows.map((row) => /CID TrueType\s+Identity-H\s+yes yes yes/.test(row))).toEqual([true, true, true]);
});

test('is the same to the byte from another folder, in another time zone', async () => {
  const elsewhere = path.join(await folder(), 'elsewhere');
  await writeFiles(path.join(elsewhere, '书稿'), trialBook);
  const outcome = await keben(['build', '书稿', '--edition', 'screen', '--no-proof', '--json'], {
    cwd: elsewhere,
    env: { TZ: 'America/Los_Angeles' },
  });
  expect(outcome).toMatchObject({ status: 0, stderr: '' });
  expect(
    Buffer.compare(
      await readFile(path.join(elsewhere, 'dist/trial-screen.pdf')),
      built.bytes['screen'] ?? Buffer.alloc(0),
    ),
  ).toBe(0);
});
