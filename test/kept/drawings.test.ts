/**
 * Whatever drawings and pictures are made of is in their keys: of two that differ in one thing, made one after the other
 * with one cache, the second is what it is without a cache.
 */

import { expect, test } from 'vitest';
import { openFaces } from '../../src/fonts/faces.ts';
import { outlinePictures } from '../../src/fonts/outline-pictures.ts';
import { hashOf } from '../../src/host/hash.ts';
import type { Cache, Host } from '../../src/host/host.ts';
import type { Shelf } from '../../src/host/kept.ts';
import { fitForReaders } from '../../src/pictures/for-readers.ts';
import { rasterise } from '../../src/pictures/raster.ts';
import { upright } from '../../src/pictures/upright.ts';
import { build } from '../../src/publishing/build.ts';
import { memoryHost } from '../helpers/memory-host.ts';
import { greyPng } from '../helpers/png.ts';
import { sampleBook } from '../helpers/sample-book.ts';
import { host, song } from '../helpers/song.ts';
import { taggedJpeg } from '../helpers/tagged-pictures.ts';

const { theme } = await song();

function memory(): Cache {
  const entries = new Map<string, Uint8Array>();
  return {
    get: async (key) => entries.get(key),
    put: async (key, bytes) => void entries.set(key, Buffer.from(bytes)),
    tidy: async () => undefined,
  };
}

type Make = (shelf: Shelf) => Promise<unknown>;

async function areApart(first: Make, ...others: readonly Make[]): Promise<void> {
  const shelf = { ...host, cache: memory() };
  const one = await first(shelf);
  for (const make of others) {
    const other = await make(shelf);
    expect(other).toEqual(await make(host));
    expect(other).not.toEqual(one);
  }
}

const drawing = (side: number, words = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="${side}" height="9"/><text y="30">${words}</text></svg>`;

test('pixels: by the drawing and the width', async () => {
  const png = (side: number, width: number) => async (shelf: Shelf) =>
    hashOf(await rasterise(drawing(side), width, shelf));
  await areApart(png(10, 20), png(20, 20), png(10, 30));
});

test('a drawing with words: by itself, its words and the faces', async () => {
  const outlined =
    (svg: string, words: readonly string[], faces = theme.faces) =>
    async (shelf: Shelf) => {
      const asset = {
        source: 'a.svg',
        name: 'image-001.svg',
        mediaType: 'image/svg+xml',
        width: 40,
        height: 40,
      } as const;
      const book = { ...sampleBook(), assets: new Map([['a.svg', { ...asset, bytes: Buffer.from(svg), words }]]) };
      const { value, diagnostics } = await outlinePictures(book, openFaces(faces, shelf), shelf);
      return [
        Buffer.from(value.assets.get('a.svg')?.bytes ?? []).toString(),
        diagnostics.map(({ message }) => message),
      ];
    };
  const [svg, words] = [drawing(9, '雨'), ['雨']];
  const bold = theme.faces.filter(({ id }) => id === 'song-bold').map((face) => ({ ...face, use: 'all' as const }));
  await areApart(
    outlined(svg, words),
    outlined(drawing(8, '雨'), words),
    outlined(svg, ['雨𪚥']),
    outlined(svg, words, bold),
  );
});

test('a picture for readers: by its bytes; one that is turned: by how', async () => {
  const picture = { mediaType: 'image/png', width: 8, height: 8 } as const;
  const fit = (grey: number) => (shelf: Shelf) => fitForReaders({ ...picture, bytes: greyPng(8, 8, grey) }, shelf);
  await areApart(fit(10), fit(20));
  const turned = (width: number, orientation: number) => (shelf: Shelf) =>
    upright({ mediaType: 'image/jpeg', width, height: 8, bytes: taggedJpeg(width, 8, orientation) }, shelf);
  await areApart(turned(16, 6), turned(24, 6), turned(16, 8));
});

/** The built-in theme, and another with its own cover. */
const themes: Readonly<Record<string, unknown>> = {
  'styles/themes/themes.json': ['song', 'other'],
  'styles/themes/other/theme.json': {
    roles: { text: 'song-regular', bold: 'song-bold', kai: 'kai', signs: 'signs', math: 'math', mono: 'mono' },
    styles: [],
    templates: ['cover.svg'],
  },
};

test('a drawn cover: by what it says, its faces and its templates', async () => {
  const resource: Host['resource'] = async (path) => {
    if (path in themes) return Buffer.from(JSON.stringify(themes[path]));
    if (path !== 'styles/themes/other/templates/cover.svg.hbs') return host.resource(path);
    return Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="16" height="24"></svg>');
  };
  const covered = (yaml: string) => async (shelf: Partial<Pick<Host, 'cache'>>) => {
    const disk = memoryHost({
      'm/book.yaml': `title: 雨\nmodified: 2026-01-02\n${yaml}`,
      'm/1.md': '# 第一章　雨\n\n雨。\n',
      'm/粗/theme.json': JSON.stringify({ roles: { text: 'song-bold', bold: 'song-bold' }, styles: [] }),
    });
    const { packageFile, packageBytes } = host;
    const whole = { ...disk, ...(shelf.cache && { cache: shelf.cache }), resource, packageFile, packageBytes };
    const request = { manuscript: 'm', out: 'out', editions: ['ebook'], proof: false, write: true };
    const { diagnostics } = await build(request, whole, () => undefined);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return [...disk.published].map(([name, bytes]) => [name, hashOf(bytes)]);
  };
  await areApart(covered(''), covered('author: 某\n'), covered('theme: ./粗\n'), covered('theme: other\n'));
});
