import { expect, test } from 'vitest';
import { newFacts, openMemory } from '../../src/host/facts.ts';
import type { Cache } from '../../src/host/host.ts';

function memoryCache(): Cache & { readonly entries: Map<string, Uint8Array> } {
  const entries = new Map<string, Uint8Array>();
  return { entries, get: async (key) => entries.get(key), put: async (key, bytes) => void entries.set(key, bytes), tidy: async () => undefined };
}

/** Asks for a fact, and says whether it had to be worked out. */
function ask(recall: ReturnType<typeof newFacts>['recall'], what: string, value: unknown, key?: string): string {
  let isMade = false;
  const found = recall(what, () => ((isMade = true), value), key);
  return `${isMade ? 'made' : 'known'} ${JSON.stringify(found)}`;
}

test('a fact is found out once, and again when what it depends on is another', () => {
  const { recall, after } = newFacts();
  expect([ask(recall, 'count', 1), ask(recall, 'count', 2), ask(recall, 'count', 3, 'zh-TW'), ask(recall, 'length', 4)]).toEqual(['made 1', 'known 1', 'made 3', 'made 4']);
  expect(ask(after('links').recall, 'count', 5)).toBe('made 5');
  expect(ask(after('links').recall, 'count', 6)).toBe('known 5');
  expect(ask(recall, 'count', 7, 'zh-TW')).toBe('known 3');
});

test('what one build has found out the next one knows; what it does not ask after is forgotten', async () => {
  const cache = memoryCache();
  const first = await openMemory(cache, '我的小说');
  expect(first.isKnown).toBe(false);
  ask(first.factsOf('一').recall, 'count', [1, { deep: '深' }]);
  ask(first.factsOf('二').after('links').recall, 'count', 2);
  await first.save();

  const second = await openMemory(cache, '我的小说');
  expect(second.isKnown).toBe(true);
  expect(ask(second.factsOf('一').recall, 'count', 'other')).toBe('known [1,{"deep":"深"}]');
  await second.save();

  const third = await openMemory(cache, '我的小说');
  expect(ask(third.factsOf('一').recall, 'count', 'other')).toBe('known [1,{"deep":"深"}]');
  expect(ask(third.factsOf('二').after('links').recall, 'count', 'other')).toBe('made "other"');
  expect(ask((await openMemory(cache, '另一部')).factsOf('一').recall, 'count', 'other')).toBe('made "other"');
});

test('nothing is written where nothing is new', async () => {
  const cache = memoryCache();
  const first = await openMemory(cache, 'book');
  ask(first.factsOf('一').recall, 'count', 1);
  await first.save();
  cache.entries.set('facts book', Buffer.from(cache.entries.get('facts book') ?? []));
  const before = cache.entries.get('facts book');
  const second = await openMemory(cache, 'book');
  ask(second.factsOf('一').recall, 'count', 1);
  await second.save();
  expect(cache.entries.get('facts book')).toBe(before);
});
