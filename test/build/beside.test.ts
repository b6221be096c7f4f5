/** What is made beside the book: the printer's cover, the stores' covers, sheets to fold. */

import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { readImageHeader } from '../../src/pictures/image-header.ts';
import { name, PDFArray, PDFNumber } from '../../src/pdf/objects/objects.ts';
import { readPrinted } from '../../src/pdf/signatures/printed.ts';
import { buildBook, tempFolder, type Built } from '../helpers/temp-book.ts';
import { needs, run } from '../helpers/tools.ts';

const folder = tempFolder();
const mm = (millimetres: number): number => (millimetres / 25.4) * 72;
const chapter = `# 第一回　石\n\n${'石头不会说话，灯却照得见它。\n\n'.repeat(150)}`;
let built: Built;

beforeAll(async () => {
  const yaml = `title: 灯下集
slug: dengxia
author: 林晚
publisher: 某某书坊
language: zh-Hans
description: 一盏灯，一部书。
editions:
  ebook: { storeCovers: [kobo] }
  print: { printer: cn, paper: offset-80, flaps: 80, isbn: 978-7-02-000220-7, imposition: signatures-16 }
  review: { imposition: booklet, sheet: A4 }
`;
  built = await buildBook(await folder(), { 'book.yaml': yaml, '第一回.md': chapter }, []);
});

const filesOf = (edition: string) => built.report.editions.find((each) => each.name === edition)?.files ?? [];
const read = async (edition: string, ending: string): Promise<Uint8Array> =>
  readFile(filesOf(edition).find(({ path }) => path.endsWith(ending))?.path ?? '');

test('stands in the report with its book', () => {
  const names = built.report.editions.map(({ files }) => files.map(({ path }) => path.replace(/.*\//, '')));
  expect(names).toEqual([
    ['dengxia-ebook.epub', 'dengxia-ebook-cover-kobo.jpg'],
    ['dengxia-print.pdf', 'dengxia-print-cover.pdf', 'dengxia-print-signatures-16.pdf'],
    ['dengxia-review.pdf', 'dengxia-review-booklet.pdf'],
  ]);
});

test('stores get their pixels to the last one', async () => {
  expect(readImageHeader(await read('ebook', 'kobo.jpg'))).toEqual({
    mediaType: 'image/jpeg',
    width: 1536,
    height: 2048,
  });
});

describe('the whole cover', () => {
  test('is as wide as the pages that were bound want it', async () => {
    const pages = filesOf('print')[0]?.pages ?? 0;
    const {
      pages: [sheet, ...more],
    } = await readPrinted(await read('print', 'cover.pdf'));
    const [, , width = 0, height = 0] =
      sheet?.dict
        .lookup(name('MediaBox'), PDFArray)
        .asArray()
        .map((edge) => (edge as PDFNumber).asNumber()) ?? [];
    expect([more.length, pages > 8]).toEqual([0, true]);
    expect(width).toBeCloseTo(mm(2 * (3 + 80 + 148) + Math.ceil(pages / 2) * 2 * 0.0513 + 0.5), 2);
    expect(height).toBeCloseTo(mm(216), 2);
  });

  needs('qpdf')('is sound', () => {
    const { path } = filesOf('print').find((file) => file.path.endsWith('cover.pdf')) ?? { path: '' };
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors');
  });
});

describe('sheets', () => {
  test('four of them for each 16 pages, two sides each', () => {
    const [book, , sheets] = filesOf('print');
    expect(sheets?.pages).toBe(Math.ceil((book?.pages ?? 0) / 16) * 8);
  });

  needs('pdftotext')('hold every character of the book once', async () => {
    const characters = (path: string) => [...run('pdftotext', path, '-').replace(/\s/g, '')].sort().join('');
    const [book, booklet] = filesOf('review');
    expect(characters(booklet?.path ?? '')).toBe(characters(book?.path ?? ''));
  });
});
