/** A printed run is known by all that it was printed with, and a signature by all of its runs. */

import { expect, test } from 'vitest';
import type { Cache } from '../../src/host/host.ts';
import { PDFContext } from '../../src/pdf/objects/objects.ts';
import { keepSignatures, type KeepOptions } from '../../src/pdf/signatures/kept-signatures.ts';
import type { ReadyParts } from '../../src/pdf/signatures/ready-signature.ts';
import type { Signature } from '../../src/pdf/sheets/signature.ts';
import { host } from '../helpers/song.ts';

const served = (picture: string, font: string): KeepOptions['served'] =>
  new Map([
    ['a.png', { bytes: Buffer.from(picture), mediaType: 'image/png' }],
    ['song.woff', { bytes: Buffer.from(font), mediaType: 'font/woff' }],
  ]);
const options: KeepOptions = { version: 'Chrome 1', shell: '<html>', served: served('甲', '宋'), tagged: false };

function signature(id: string, hash: string, destinations: readonly string[]): Signature {
  const facts = { hash, length: 1, ids: [], targets: [], pictures: ['a.png'] };
  const page = { id, kind: 'chapter', title: '雨', body: '', facts } as const;
  return { pages: [page], destinations: [destinations], html: '' };
}
const printed = signature('ch01', 'one', ['ch01-s01']);

const others: Readonly<Record<string, readonly [Partial<KeepOptions>, Signature]>> = {
  'Chrome': [{ version: 'Chrome 2' }, printed],
  'a document': [{ shell: '<html lang="zh">' }, printed],
  'a font': [{ served: served('甲', '楷') }, printed],
  'a picture': [{ served: served('乙', '宋') }, printed],
  'whether it is tagged': [{ tagged: true }, printed],
  'inks': [{ inks: { inks: 'gray', dpi: 300 } as never }, printed],
  'a page': [{}, signature('ch02', 'one', ['ch01-s01'])],
  'its text': [{}, signature('ch01', 'other', ['ch01-s01'])],
  'what is looked for on it': [{}, signature('ch01', 'one', ['ch01-s02'])],
};

const part = { runs: 1, pages: [], found: {}, targets: new Map() } as unknown as ReadyParts['parts'][number];
const objects = { context: PDFContext.create(), pages: [] } as unknown as NonNullable<ReadyParts['objects']>;

test.each([
  ['a run', { parts: [part] }],
  ['a signature', { parts: [part], objects }],
])('%s', async (_, ready: ReadyParts) => {
  const entries = new Map<string, Uint8Array>();
  const cache: Cache = {
    get: async (key) => entries.get(key),
    put: async (key, bytes) => void entries.set(key, bytes),
    tidy: async () => undefined,
  };
  const shelf = { ...host, cache };
  const isKnown = async (more: Partial<KeepOptions>, one: Signature): Promise<boolean> =>
    (await keepSignatures(shelf, { ...options, ...more }).get(one)) !== undefined;
  await keepSignatures(shelf, options).put(printed, ready);
  const known = await Promise.all(Object.entries(others).map(async ([name, other]) => [name, await isKnown(...other)]));
  expect([['nothing', await isKnown({}, printed)], ...known]).toEqual([
    ['nothing', true],
    ...Object.keys(others).map((name) => [name, false]),
  ]);
});
