/** Lines of furniture: shaped once, and known from then on. */

import { beforeAll, expect, test } from 'vitest';
import { openFont, type OpenFont, type Shaper } from '../../src/fonts/harfbuzz.ts';
import { newMemory, openMemory, type Memory } from '../../src/host/facts.ts';
import { openLines, type Line } from '../../src/pdf/binding/lines.ts';
import { openFaces } from '../../src/fonts/faces.ts';
import { host, song } from '../helpers/song.ts';

let font: OpenFont;
beforeAll(async () => {
  const { theme } = await song();
  const [text] = await openFaces(theme.faces, host);
  const characters = [...'0123456789第一回（上）！……AV'].map((character) => character.codePointAt(0) ?? 0);
  font = await openFont((await text?.subset(new Set(characters))) ?? new Uint8Array());
});

function cache() {
  const entries = new Map<string, Uint8Array>();
  return { get: (key: string) => Promise.resolve(entries.get(key)), put: (key: string, bytes: Uint8Array) => Promise.resolve(void entries.set(key, bytes)), tidy: () => Promise.resolve() };
}

/** The lines of some texts, and how often the face was opened for them. */
async function set(texts: readonly string[], memory: Memory, identity = 'Song'): Promise<{ readonly lines: Line[]; readonly opened: number }> {
  let opened = 0;
  const open = (): Promise<Shaper[]> => {
    opened += 1;
    return Promise.resolve([font]);
  };
  const lines = await openLines(open, { memory, identity }).set((lineOf) => texts.map(lineOf));
  return { lines, opened };
}

const heads = ['第一回（上）！', 'AV……', '1024', '37'];

test('what was set before is known, and the face stays shut', async () => {
  const kept = cache();
  const first = await openMemory(kept, 'm');
  const before = await set(heads, first);
  await first.save();
  const after = await set(heads, await openMemory(kept, 'm'));
  expect([before.opened, after.opened]).toEqual([1, 0]);
  expect(after.lines).toEqual(before.lines);
});

test('a folio that no earlier build had is made of its figures', async () => {
  const kept = cache();
  const first = await openMemory(kept, 'm');
  await set(heads, first);
  await first.save();
  const { lines: [line], opened } = await set(['9980'], await openMemory(kept, 'm'));
  expect(opened).toBe(0);
  expect(line?.runs[0]?.glyphs).toEqual(font.shape('9980').map(({ glyph }) => glyph));
  expect(line?.width).toBeCloseTo(font.shape('9980').reduce((sum, { advance }) => sum + advance, 0) / font.unitsPerEm, 9);
});

test('a new head opens it once, and another face knows nothing', async () => {
  const kept = cache();
  const first = await openMemory(kept, 'm');
  await set(heads, first);
  await first.save();
  const second = await openMemory(kept, 'm');
  expect((await set([...heads, '第一', '第一回'], second)).opened).toBe(1);
  expect((await set(heads, second, 'Kai')).opened).toBe(1);
});

test('a line has the glyphs that the face gives it, and the kerns between them', async () => {
  const { lines: [line] } = await set(['AV'], newMemory());
  const [a, v] = font.shape('AV');
  expect(line?.runs[0]?.glyphs).toEqual([a?.glyph, v?.glyph]);
  // A and V stand nearer than each alone.
  expect(line?.runs[0]?.shown).toMatch(/^<[0-9A-F]{4}> \d+ <[0-9A-F]{4}>$/);
});

test('where the face cannot be opened, whoever sets hears of it', async () => {
  const lines = openLines(() => Promise.reject(new Error('no such file')), { memory: newMemory(), identity: '' });
  await expect(lines.set((lineOf) => lineOf('第一回'))).rejects.toThrow('no such file');
});
