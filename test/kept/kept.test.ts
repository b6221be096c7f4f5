/** What is kept: found again by its inputs, in memory and by the next build; never where it is not whole. */

import { expect, test } from 'vitest';
import type { Cache } from '../../src/host/host.ts';
import { asBytes, asValue, kept, type Shelf } from '../../src/host/kept.ts';
import { newNotebook, openNotebook, type Notebook } from '../../src/host/notebook.ts';
import { nodeHost } from '../../src/host/node-host.ts';

function memoryCache(more: Partial<Cache> = {}): Cache & { readonly entries: Map<string, Uint8Array> } {
  const entries = new Map<string, Uint8Array>();
  return {
    entries,
    get: async (key) => entries.get(key),
    put: async (key, bytes) => void entries.set(key, bytes),
    tidy: async () => undefined,
    ...more,
  };
}

let made = 0;

function double({ number }: { readonly number: number }): number[] {
  made += 1;
  return [number * 2];
}

/** What was asked of a notebook, and how often it had to be worked out. */
function ask(notebook: Notebook, ...numbers: readonly number[]): string {
  made = 0;
  const found = numbers.flatMap((number) => kept({ notebook, name: 'double', inputs: { number }, make: double }));
  return `${found.join(' ')}, made ${made}`;
}

test('in a notebook: worked out once, and known to the next build', async () => {
  const cache = memoryCache();
  const first = await openNotebook(cache, '我的小说');
  expect([first.isKnown, ask(first, 1, 2, 1)]).toEqual([false, '2 4 2, made 2']);
  await first.save();
  const second = await openNotebook(cache, '我的小说');
  expect([second.isKnown, ask(second, 2, 3)]).toEqual([true, '4 6, made 1']);
  expect(ask(await openNotebook(cache, '另一部'), 1)).toBe('2, made 1');
  expect(ask(newNotebook(), 1, 1)).toBe('2 2, made 1');
});

test('what is not asked after lasts four rounds, and no longer', async () => {
  const cache = memoryCache();
  for (const [round, numbers] of [[1], [2], [3], [4], [5]].entries()) {
    const notebook = await openNotebook(cache, 'm');
    ask(notebook, ...numbers);
    await notebook.save();
    expect(
      Object.keys(
        (JSON.parse(Buffer.from(cache.entries.get('notebook m') ?? []).toString()) as { notes: object }).notes,
      ).length,
    ).toBe(Math.min(round + 1, 4));
  }
  expect(ask(await openNotebook(cache, 'm'), 1, 2, 5)).toBe('2 4 10, made 1');
});

test('nothing is written where nothing is new', async () => {
  const cache = memoryCache();
  const first = await openNotebook(cache, 'm');
  ask(first, 1);
  await first.save();
  const before = cache.entries.get('notebook m');
  const second = await openNotebook(cache, 'm');
  ask(second, 1);
  await second.save();
  expect(cache.entries.get('notebook m')).toBe(before);
});

test('what is no plain data is known as long as the notebook is, and is not written', async () => {
  const cache = memoryCache();
  const pattern = (notebook: Notebook) =>
    kept({ notebook, name: 'pattern', inputs: { source: '甲' }, make: toPattern, inMemory: true });
  const notebook = await openNotebook(cache, 'm');
  expect(pattern(notebook)).toBe(pattern(notebook));
  ask(notebook, 1);
  await notebook.save();
  expect(Buffer.from(cache.entries.get('notebook m') ?? []).toString()).not.toContain('pattern');
});

function toPattern({ source }: { readonly source: string }): RegExp {
  return new RegExp(source);
}

async function upper(
  { text }: { readonly text: string },
  { packageFile }: Pick<Shelf, 'packageFile'>,
): Promise<Uint8Array> {
  made += 1;
  expect(packageFile('vitest/package.json')).toContain('vitest');
  return Promise.resolve(Buffer.from(text.toUpperCase()));
}

test('on a shelf: each in an entry of its own; without a cache it is made each time', async () => {
  const cache = memoryCache();
  const read = async (shelf: Shelf, text: string) =>
    Buffer.from(await kept({ shelf, name: 'upper', inputs: { text }, make: upper, codec: asBytes })).toString();
  made = 0;
  const shelf = { ...nodeHost(), cache };
  expect([await read(shelf, 'a'), await read(shelf, 'b'), await read(shelf, 'a'), made, cache.entries.size]).toEqual([
    'A',
    'B',
    'A',
    2,
    2,
  ]);
  expect([await read(nodeHost(), 'a'), await read(nodeHost(), 'a'), made]).toEqual(['A', 'A', 4]);
});

async function countAll({
  numbers,
}: {
  readonly numbers: readonly number[];
}): Promise<{ readonly sum: Map<string, number> }> {
  made += 1;
  return Promise.resolve({ sum: new Map([['all', numbers.length]]) });
}

test('an entry that cannot be read is made anew, and its place taken', async () => {
  const cache = memoryCache();
  const read = () =>
    kept({
      shelf: { ...nodeHost(), cache },
      name: 'sum',
      inputs: { numbers: [1, 2] },
      make: countAll,
      codec: asValue<{ readonly sum: Map<string, number> }>(),
    });
  made = 0;
  await read();
  for (const key of cache.entries.keys()) cache.entries.set(key, Buffer.from('spoiled'));
  expect([(await read()).sum.get('all'), (await read()).sum.get('all'), made]).toEqual([2, 2, 2]);
});

let season = '春';

/** Reads around its inputs, as nobody may. */
function greet({ name }: { readonly name: string }): string {
  return `${season}${name}`;
}

async function greetLater({ name }: { readonly name: string }): Promise<Uint8Array> {
  return Promise.resolve(Buffer.from(greet({ name })));
}

test('in doubt what is known is made once more: what depends on more than its inputs is found', async () => {
  const cache = memoryCache({ isDoubted: true });
  const said = async () => {
    const notebook = await openNotebook(cache, 'm');
    const text = kept({ notebook, name: 'greeting', inputs: { name: '甲' }, make: greet });
    await notebook.save();
    return text;
  };
  const later = () =>
    kept({
      shelf: { ...nodeHost(), cache },
      name: 'greeting later',
      inputs: { name: '甲' },
      make: greetLater,
      codec: asBytes,
    });
  season = '春';
  await Promise.all([said(), later()]);
  expect(await said()).toBe('春甲');
  await later();
  season = '秋';
  await expect(said()).rejects.toThrow('greeting depends on more than its inputs');
  await expect(later()).rejects.toThrow('greeting later depends on more than its inputs');
});

/** Changes what it was given, as nobody may. */
function sorted({ numbers }: { readonly numbers: number[] }): number[] {
  return numbers.sort();
}

test('and inputs are frozen', async () => {
  const notebook = await openNotebook(memoryCache({ isDoubted: true }), 'm');
  expect(() => kept({ notebook, name: 'sorted', inputs: { numbers: [2, 1] }, make: sorted })).toThrow(TypeError);
});
