/** What a file is for that says nothing of itself. */

import { expect, it } from 'vitest';
import { guessProfile } from '../../src/pdf/preflight/guess-profile.ts';
import type { PdfReading } from '../../src/pdf/preflight/reading.ts';

const trimmed = { boxes: { trim: [0, 0, 432, 648] }, annotations: [] };
const reading = (more: object): PdfReading =>
  ({
    info: {},
    xmp: undefined,
    pages: [trimmed],
    isTagged: false,
    hasOutline: false,
    ...more,
  }) as unknown as PdfReading;

it('a printer’s file without a word of metadata was cleaned of it: none is asked for', () => {
  expect(guessProfile(reading({}))).toMatchObject({ purpose: 'print', printer: { takesMetadata: false } });
});

it('one that names its program and has no XMP is asked for it', () => {
  expect(guessProfile(reading({ info: { Producer: '某程序' } }))).toMatchObject({
    purpose: 'print',
    printer: { takesMetadata: true },
  });
  expect(guessProfile(reading({ pages: [{ boxes: {}, annotations: [] }] }))).toMatchObject({
    purpose: 'unknown',
    printer: { takesMetadata: true },
  });
});
