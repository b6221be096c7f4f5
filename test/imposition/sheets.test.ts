/** Imposed PDFs read by programs that know nothing of how they were made. */

import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { imposePdf, type SheetsRequest } from '../../src/imposition/sheets.ts';
import { inflated, name, PDFArray, PDFDict, PDFNumber, PDFRawStream } from '../../src/pdf/objects/objects.ts';
import { readPrinted, type PrintedSignature } from '../../src/pdf/signatures/printed.ts';
import { numberedPdf, type NumberedPdf } from '../helpers/numbered-pdf.ts';
import { tempFolder } from '../helpers/temp-book.ts';
import { needs, run } from '../helpers/tools.ts';

const metadata = {
  title: '灯下集',
  author: '林晚',
  language: 'zh-Hans',
  identifier: 'urn:uuid:0',
  date: new Date(0),
  program: 'Keben 0',
  browser: 'Chrome 0',
};
const a5 = { width: 419.528, height: 595.276 };
const folder = tempFolder();

const impose = async (pdf: Partial<NumberedPdf>, request: Partial<SheetsRequest> = {}) =>
  imposePdf(await numberedPdf({ pages: 8, ...a5, ...pdf }), { scheme: 'booklet', creep: 0, metadata, ...request });

interface Half {
  readonly page: string;
  readonly x: number;
  readonly box: readonly number[];
}

/** Which page stands where on each side: read from the forms and the matrices that place them. */
function sidesOf({ context, pages }: PrintedSignature): Half[][] {
  return pages.map(({ dict }) => {
    const content = dict.lookup(name('Contents'));
    const operators = content instanceof PDFRawStream ? inflated(content).toString('latin1') : '';
    const forms = dict.lookup(name('Resources'), PDFDict).lookupMaybe(name('XObject'), PDFDict);
    return [...operators.matchAll(/q [\d.]+ 0 0 [\d.]+ ([-\d.]+) [-\d.]+ cm \/(\w) Do Q/g)].map(([, x, key = '']) => {
      const form = context.lookup(forms?.get(name(key)));
      if (!(form instanceof PDFRawStream)) throw new Error('no form');
      const box = form.dict
        .lookup(name('BBox'), PDFArray)
        .asArray()
        .map((edge) => (edge as PDFNumber).asNumber());
      return { page: /\(p(\d+)\)/.exec(inflated(form).toString('latin1'))?.[1] ?? '', x: Number(x), box };
    });
  });
}

const order = async (bytes: Uint8Array): Promise<string[]> =>
  sidesOf(await readPrinted(bytes)).map((side) => side.map(({ page }) => page).join(' '));

describe('which page is where', () => {
  test('a booklet, left-bound and right-bound', async () => {
    expect(await order((await impose({})).bytes)).toEqual(['8 1', '2 7', '6 3', '4 5']);
    expect(await order((await impose({}, { rightBound: true })).bytes)).toEqual(['1 8', '7 2', '3 6', '5 4']);
  });

  test('thread: on one side only', async () => {
    const { bytes, sheets, sides } = await impose({ pages: 5 }, { scheme: 'thread' });
    expect([sheets, sides]).toEqual([3, 3]);
    expect(await order(bytes)).toEqual(['1 2', '3 4', '5']);
    expect(await order((await impose({ pages: 4 }, { scheme: 'thread', rightBound: true })).bytes)).toEqual([
      '2 1',
      '4 3',
    ]);
  });

  test('pages that are missing at the end, and blanks of the book, have nothing at all', async () => {
    expect(await order((await impose({ pages: 6, blanks: [2] })).bytes)).toEqual(['1', '', '6 3', '4 5']);
  });

  needs('pdftotext')('pdftotext reads the same', async () => {
    const file = `${await folder()}/booklet.pdf`;
    await writeFile(file, (await impose({})).bytes);
    expect(
      run('pdftotext', '-layout', file, '-')
        .split('\f')
        .map((page) => page.trim().replace(/\s+/g, ' ')),
    ).toEqual(['p8 p1', 'p2 p7', 'p6 p3', 'p4 p5', '']);
  });
});

describe('where on the sheet', () => {
  test('the left page ends and the right one begins at the fold', async () => {
    const [front = []] = sidesOf(await readPrinted((await impose({})).bytes));
    expect(front.map(({ x }) => x)).toEqual([0, a5.width]);
  });

  test('creep: each sheet further in, pages stand nearer to the fold', async () => {
    const sides = sidesOf(await readPrinted((await impose({ pages: 12 }, { creep: 0.5 })).bytes));
    expect(sides.map((side) => side.map(({ x }) => Math.round(x * 1000) / 1000))).toEqual([
      [0, 419.528],
      [0, 419.528],
      [0.5, 419.028],
      [0.5, 419.028],
      [1, 418.528],
      [1, 418.528],
    ]);
  });

  test('bleed comes along on three sides, never over the fold', async () => {
    const [front = []] = sidesOf(
      await readPrinted((await impose({ bleed: 9 }, { sheet: { width: 1190.55, height: 841.89 } })).bytes),
    );
    const [left, right] = front;
    expect(left?.box).toEqual([0, 0, 428.528, 613.276]);
    expect(right?.box).toEqual([9, 0, 437.528, 613.276]);
    expect((left?.x ?? 0) + 9 + a5.width).toBeCloseTo(1190.55 / 2, 2);
  });

  test('MediaBox is the sheet, TrimBox the two pages', async () => {
    const {
      pages: [side],
    } = await readPrinted((await impose({}, { sheet: { width: 1190.551, height: 841.89 } })).bytes);
    const box = (key: string) =>
      side?.dict
        .lookup(name(key), PDFArray)
        .asArray()
        .map((edge) => (edge as PDFNumber).asNumber());
    expect(box('MediaBox')).toEqual([0, 0, 1190.551, 841.89]);
    expect(box('TrimBox')).toEqual([175.747, 123.307, 1014.804, 718.583]);
  });
});

describe('the file', () => {
  test('asks printers for both sides turned over the short edge, and for one side of thread-bound leaves', async () => {
    const wish = async (scheme: SheetsRequest['scheme']) =>
      (await readPrinted((await impose({}, { scheme })).bytes)).catalog
        .lookup(name('ViewerPreferences'), PDFDict)
        .get(name('Duplex'))
        ?.toString();
    expect([await wish('booklet'), await wish('thread')]).toEqual(['/DuplexFlipShortEdge', '/Simplex']);
  });

  test('has no bookmarks, and fonts once', async () => {
    const { catalog, context } = await readPrinted((await impose({ pages: 40 })).bytes);
    expect(catalog.has(name('Outlines'))).toBe(false);
    expect(
      context
        .enumerateIndirectObjects()
        .filter(([, object]) => object instanceof PDFDict && object.get(name('Type')) === name('Font')),
    ).toHaveLength(1);
  });

  test('is the same twice', async () => {
    expect(Buffer.from((await impose({})).bytes).equals((await impose({})).bytes)).toBe(true);
  });

  needs('qpdf')('qpdf finds nothing', async () => {
    for (const scheme of ['booklet', 'signatures-16', 'thread'] as const) {
      const file = `${await folder()}/${scheme}.pdf`;
      await writeFile(file, (await impose({ pages: 21 }, { scheme })).bytes);
      expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
    }
  });
});
