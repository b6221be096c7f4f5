/** What a value is, as a hash: nothing that a result may depend on is left out of a key without a word. */

import { expect, test } from 'vitest';
import { digestOf, identified } from '../../src/host/digest.ts';

const sameAs = (one: unknown, other: unknown): boolean => digestOf(one) === digestOf(other);

test.each<[string, unknown, unknown]>([
  ['where one text ends and the next begins', ['ab', 'c'], ['a', 'bc']],
  ['a number and its figures', 1, '1'],
  ['nothing, null, false, empty', undefined, null],
  ['false and nothing', false, undefined],
  ['an empty list and an empty object', [], {}],
  ['a key without a value', { a: undefined }, {}],
  ['lists by their depth', [['a'], 'b'], [['a', 'b']]],
  ['the order of a list', ['a', 'b'], ['b', 'a']],
  ['the order of a set', new Set(['a', 'b']), new Set(['b', 'a'])],
  ['a set and a list', new Set(['a']), ['a']],
  ['a map and an object', new Map([['a', 1]]), { a: 1 }],
  ['a key and its value', { a: 'b' }, { b: 'a' }],
  ['bytes', Uint8Array.of(1, 2), Uint8Array.of(1, 3)],
  ['bytes and their numbers', Uint8Array.of(1, 2), [1, 2]],
  ['minus nought', 0, -0],
  ['a date', new Date(0), new Date(1)],
])('%s are told apart', (_, one, other) => {
  expect(sameAs(one, other)).toBe(false);
});

test('the order of keys is nothing; buffers are bytes', () => {
  expect(sameAs({ a: 1, b: [2, { c: 3, d: 4 }] }, { b: [2, { d: 4, c: 3 }], a: 1 })).toBe(true);
  expect(sameAs({ bytes: Buffer.from('甲') }, { bytes: new TextEncoder().encode('甲') })).toBe(true);
});

test('bytes that are asked for again are the same bytes', () => {
  const bytes = Buffer.from('甲');
  const first = digestOf(bytes);
  expect([digestOf(bytes), digestOf(Buffer.from('甲'))]).toEqual([first, first]);
});

test('what is identified is what it was identified by, wherever it stands; a copy of it is not', () => {
  class Token {
    readonly type = 'text';
  }
  const chapter = identified({ tokens: [new Token()], make: () => 1 }, ['the text', 2]);
  expect(digestOf({ chapter })).toBe(digestOf({ chapter: identified({ other: true }, ['the text', 2]) }));
  expect(digestOf({ chapter })).not.toBe(digestOf({ chapter: identified({ other: true }, ['the text', 3]) }));
  expect(() => digestOf({ chapter: { ...chapter } })).toThrow('value.chapter.');
  expect(digestOf([identified(() => 1, 'one')])).toBe(digestOf([identified(() => 2, 'one')]));
});

test.each<[string, unknown, string]>([
  ['a function', { make: () => 1 }, 'value.make, a function'],
  [
    'an object of a class',
    {
      deep: [
        new (class Page {
          readonly id = 1;
        })(),
      ],
    },
    'value.deep[0], a Page',
  ],
  [
    'a getter, which is not to be asked',
    {
      get text() {
        return expect.fail('asked');
      },
    },
    'value.text, a getter',
  ],
  ['numbers in memory', { list: Uint32Array.of(1) }, 'value.list, a Uint32Array'],
])('%s is an error, with its place', (_, value, message) => {
  expect(() => digestOf(value)).toThrow(message);
});
