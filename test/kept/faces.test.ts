/**
 * Whatever a face is made of is in its keys: of two that differ in one thing, made one after the other with one cache,
 * the second is what it is without a cache.
 */

import { expect, test } from 'vitest';
import { digestOf } from '../../src/host/digest.ts';
import { openFaces } from '../../src/fonts/faces.ts';
import type { BookText } from '../../src/fonts/open-face.ts';
import type { Cache } from '../../src/host/host.ts';
import { openPrograms } from '../../src/pdf/binding/programs.ts';
import type { FaceSpec } from '../../src/theme/theme.ts';
import { host } from '../helpers/song.ts';

interface Asked {
  readonly source: FaceSpec['source'];
  readonly family?: string;
  /** What is set in it. */
  readonly text?: string;
  /** The text of the book, when that is more. */
  readonly whole?: string;
  readonly language?: string;
}

const codePoints = (text: string): Set<number> =>
  new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));

/** Everything that a face is asked for, each by itself. */
async function made(asked: Asked, cache?: Cache): Promise<Readonly<Record<string, string>>> {
  const { source, family = 'Song', text = '雨A', whole = text, language = 'zh-Hans' } = asked;
  const shelf = { ...host, ...(cache && { cache }) };
  const spec: FaceSpec = {
    id: 'face',
    family,
    weight: 400,
    source,
    roles: ['text'],
    use: 'all',
    licence: { name: '', file: '', credit: '' },
  };
  const [face] = openFaces([spec], shelf);
  const [wanted, all] = [codePoints(text), codePoints(whole)];
  const book: BookText = { characters: all, language, writing: 'horizontal' };
  const press = await face?.forPress(wanted, book);
  const font = press && { ...press, id: 'face', family, weight: 400, file: 'face.ttf', isTextFace: true };
  const program = font && (await openPrograms([font], shelf).of(font, new Set()));
  return {
    lacks: digestOf(await face?.lacks([...codePoints('雨AĄ𠮷'), ...all])),
    subset: digestOf(await face?.subset(wanted)),
    press: digestOf(
      JSON.stringify({ ...press, program: undefined }, (_key, value: unknown) =>
        value instanceof Map || value instanceof Set ? [...value] : value,
      ),
    ),
    program: digestOf(program),
  };
}

const file = (name: string): Asked => ({ source: { file: `@expo-google-fonts/${name}.ttf` } });
const song = file('noto-serif-sc/400Regular/NotoSerifSC_400Regular');
const kai: Asked = { source: { pieces: 'lxgw-wenkai-webfont/lxgwwenkai-regular.css' } };
const bold = 'lxgw-wenkai-webfont/lxgwwenkai-bold.css';
const signs: Asked = { source: { pieces: 'lxgw-wenkai-webfont/lxgwwenkai-regular.css', only: 'ĄĆ' }, text: 'ĄČ' };

/** With what of it is another then. */
test.each<[string, Asked, Asked, readonly string[]]>([
  ['a file', song, file('noto-sans-mono/400Regular/NotoSansMono_400Regular'), ['lacks', 'subset', 'press', 'program']],
  ['characters', song, { ...song, text: '雨B𪚥' }, ['lacks', 'subset', 'press', 'program']],
  [
    'characters of one book',
    { ...song, whole: '雨AB' },
    { ...song, text: '雨B', whole: '雨AB' },
    ['subset', 'press', 'program'],
  ],
  ['characters in the book', song, { ...song, whole: '雨A风' }, ['press']],
  ['a language', { ...song, text: '“雨”' }, { ...song, text: '“雨”', language: 'ja' }, ['press', 'program']],
  ['a style sheet', kai, { source: { pieces: bold } }, ['subset', 'press', 'program']],
  [
    'characters of one book in pieces',
    { ...kai, whole: '雨风' },
    { ...kai, text: '风', whole: '雨风' },
    ['subset', 'press', 'program'],
  ],
  ['characters in the book in pieces', kai, { ...kai, whole: '雨A风' }, ['press']],
  ['characters in pieces', kai, { ...kai, text: '风' }, ['lacks', 'subset', 'press', 'program']],
  [
    'characters that are lacking',
    kai,
    { source: { ...kai.source, lacks: '雨' } },
    ['lacks', 'subset', 'press', 'program'],
  ],
  [
    'a list of signs',
    signs,
    { ...signs, source: { ...signs.source, only: 'ĄČ' } },
    ['lacks', 'subset', 'press', 'program'],
  ],
  ['a family of signs', signs, { ...signs, family: 'Other' }, ['subset', 'press']],
  ['pieces of signs', signs, { ...signs, source: { pieces: bold, only: 'ĄĆ' } }, ['subset', 'press', 'program']],
])('%s', async (_, one, other, changed) => {
  const entries = new Map<string, Uint8Array>();
  const cache: Cache = {
    get: async (key) => entries.get(key),
    put: async (key, bytes) => void entries.set(key, bytes),
    tidy: async () => undefined,
  };
  const first = await made(one, cache);
  const second = await made(other, cache);
  expect(second).toEqual(await made(other));
  expect(Object.keys(second).filter((key) => second[key] !== first[key])).toEqual(changed);
});
