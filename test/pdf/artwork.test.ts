/** Small drawings in, PDF operators out. */

import { describe, expect, test } from 'vitest';
import { drawArtwork } from '../../src/pdf/cover/artwork.ts';
import { printCover } from '../../src/pdf/cover/cover-pdf.ts';
import { inflated, name, parsePdf, PDFDict, PDFRawStream } from '../../src/pdf/objects/objects.ts';
import { readPrinted } from '../../src/pdf/signatures/printed.ts';
import { printingOf } from '../../src/editions/printing.ts';
import { needs, run } from '../helpers/tools.ts';
import { tempFolder } from '../helpers/temp-book.ts';
import { writeFile } from 'node:fs/promises';

const drawing = (inner: string) => `<svg width="100" height="50">${inner}</svg>`;
/** What stands between the turning upside down and its end. */
const operators = (inner: string): string[] => drawArtwork(drawing(inner), 50).split('\n').slice(2, -3);

describe('shapes', () => {
  test('the page is turned, for SVG counts from the head', () => {
    expect(drawArtwork(drawing(''), 50)).toBe('q 1 0 0 -1 0 50 cm\nq\nQ\nQ\n');
  });

  test('a box with ink, one with a rule, one with neither', () => {
    expect(operators('<rect x="1" y="2" width="3" height="4" data-fill="0 0 0 1"/>')).toEqual([
      'q',
      '0 0 0 1 k 1 2 3 4 re f',
      'Q',
    ]);
    expect(operators('<rect x="1" y="2" width="3" height="4" data-stroke="0.1 0.2 0.3 0" stroke-width="2"/>')).toEqual([
      'q',
      '0.1 0.2 0.3 0 K 2 w 1 2 3 4 re S',
      'Q',
    ]);
    expect(operators('<rect x="1" y="2" width="3" height="4" fill="#ffffff"/>')).toEqual(['q', 'Q']);
  });

  test('groups hand on inks and transforms', () => {
    expect(
      operators(
        '<g data-fill="0 0 0 1" transform="translate(10 20) scale(0.5)"><path transform="translate(3 4) rotate(90)" d="M0 0L1 1Z"/></g>',
      ),
    ).toEqual([
      'q',
      '1 0 0 1 10 20 cm',
      '0.5 0 0 0.5 0 0 cm',
      'q',
      '1 0 0 1 3 4 cm',
      '0 1 -1 0 0 0 cm',
      '0 0 0 1 k 0 0 m 1 1 l h f',
      'Q',
      'Q',
    ]);
  });

  test('a quadratic curve becomes the cubic that is the same line', () => {
    expect(operators('<path data-fill="0 0 0 1" d="M0 0Q3 6 6 0C1 2 3 4 5 6Z"/>')[1]).toBe(
      '0 0 0 1 k 0 0 m 2 4 4 4 6 0 c 1 2 3 4 5 6 c h f',
    );
  });

  test('a picture stands on its feet', () => {
    expect(operators('<image x="10" y="5" width="20" height="30"/>')).toEqual([
      'q',
      '20 0 0 -30 10 35 cm /Picture Do',
      'Q',
    ]);
  });

  test('what it does not know is a fault of the template', () => {
    expect(() => drawArtwork(drawing('<circle r="1"/>'), 50)).toThrow('circle');
    expect(() => drawArtwork(drawing('<path data-fill="0 0 0 1" d="M0 0A1 1 0 0 0 1 1"/>'), 50)).toThrow('command A');
  });
});

describe('a cover', () => {
  const metadata = {
    title: '灯下集',
    author: '林晚',
    language: 'zh-Hans',
    identifier: 'urn:uuid:0',
    date: new Date(0),
    program: 'Keben 0',
    browser: 'Chrome 0',
  };
  const sheet = {
    width: 905.123,
    height: 612.284,
    bleed: 8.504,
    metadata,
    printing: printingOf({}),
    svg: drawing('<rect width="9" height="9" data-fill="1 0 0 0"/><image x="0" y="0" width="2" height="2"/>'),
    picture: { width: 2, height: 1, inks: Uint8Array.from([255, 0, 0, 0, 0, 0, 0, 255]) },
  };
  const folder = tempFolder();

  test('its boxes are exact', async () => {
    const {
      pages: [page],
    } = await readPrinted(await printCover(sheet));
    const box = (key: string) => page?.dict.lookup(name(key))?.toString();
    expect([box('MediaBox'), box('BleedBox'), box('TrimBox')]).toEqual([
      '[ 0 0 905.123 612.284 ]',
      '[ 0 0 905.123 612.284 ]',
      '[ 8.504 8.504 896.619 603.78 ]',
    ]);
  });

  test('nothing in it but inks: no font, no RGB, no transparency', async () => {
    const context = await parsePdf(await printCover(sheet));
    const streams = context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter((object) => object instanceof PDFRawStream);
    const dicts = context
      .enumerateIndirectObjects()
      .map(([, object]) => (object instanceof PDFRawStream ? object.dict : object))
      .filter((object) => object instanceof PDFDict);
    expect(dicts.map(String).join('\n')).not.toMatch(/\/Font|RGB|SMask|ExtGState|Annots/);
    expect(dicts.map(String).join('\n')).toContain('/DeviceCMYK');
    expect(streams.map((stream) => inflated(stream).toString('latin1')).join('\n')).not.toMatch(/ (rg|RG|g|G|gs)\n/);
  });

  test('says nothing of itself to a printer that wants no metadata', async () => {
    const { catalog, context } = await readPrinted(await printCover({ ...sheet, metadata: undefined }));
    expect([catalog.has(name('Metadata')), context.trailerInfo.Info]).toEqual([false, undefined]);
  });

  test('the same twice', async () => {
    expect(Buffer.from(await printCover(sheet)).equals(await printCover(sheet))).toBe(true);
  });

  needs('qpdf')('qpdf finds nothing', async () => {
    const file = `${await folder()}/cover.pdf`;
    await writeFile(file, await printCover(sheet));
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
  });
});
