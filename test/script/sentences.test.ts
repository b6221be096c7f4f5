/** Sentences with characters that are hard to convert, and what they must become in Taiwan. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openConverter, type Decisions } from '../../src/script/converter.ts';
import { openQuotes, profiles } from '../../src/script/quotes.ts';

const sentences = readFileSync(new URL('./sentences.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' | ') as [string, string]);
const converter = openConverter('hans', 'tw', { glossary: {}, script: 'zh-Hant-TW' });

function converted(text: string, decided?: Decisions): string {
  return openQuotes(profiles.traditional).set(converter.convert(text, decided).text);
}

/** The choices of a sentence: where they stand, whether they are asked, and whether they are right without an answer. */
function choicesIn([typed, right]: readonly [string, string]) {
  const asked = new Map(converter.convert(typed).open.map((place) => [place.index, place]));
  return [...typed].flatMap((character, index) =>
    converter.formsOf(character).length < 2
      ? []
      : [{ place: asked.get(index), character, right: right.charAt(index), given: converted(typed).charAt(index) }],
  );
}

describe('sentences with hard characters', () => {
  const choices = sentences.flatMap(choicesIn);
  const wrong = choices.filter(({ right, given }) => given !== right);

  test('before anybody decides: how many are right, and how many are asked', () => {
    expect({
      sentences: sentences.length,
      rightSentences: sentences.filter(([typed, right]) => converted(typed) === right).length,
      characters: choices.length,
      rightCharacters: choices.length - wrong.length,
      asked: choices.filter(({ place }) => place !== undefined).length,
    }).toEqual({ sentences: 152, rightSentences: 138, characters: 333, rightCharacters: 318, asked: 21 });
  });

  test('all that is wrong is asked', () => {
    expect(wrong.filter(({ place }) => place === undefined)).toEqual([]);
  });

  test.each(sentences)('%s is right once it is decided', (typed, right) => {
    const decided = new Map<string, Map<string, string>>();
    for (const { place, character, right: form } of choicesIn([typed, right]))
      if (place !== undefined)
        decided.set(character, (decided.get(character) ?? new Map<string, string>()).set(place.context, form));
    expect(converted(typed, decided)).toBe(right);
  });
});

describe('names', () => {
  const named = (glossary: Parameters<typeof openConverter>[2]['glossary'], script: 'zh-Hant-TW' | 'zh-Hant-HK') =>
    openConverter('hans', script === 'zh-Hant-TW' ? 'tw' : 'hk', { glossary, script });

  test('have one form, whatever stands beside them', () => {
    const { convert } = named({ 云长: { variants: [] } }, 'zh-Hant-TW');
    expect(convert('左有云长，右有翼德。').text).toBe('左有雲長，右有翼德。');
  });

  test('have the form that the glossary gives, for the script itself or for all Traditional', () => {
    const glossary = { 范蠡里: { 'variants': [], 'zh-Hant': '范蠡里', 'zh-Hant-HK': '範蠡裏' } };
    expect(named(glossary, 'zh-Hant-TW').convert('在范蠡里面').text).toBe('在范蠡里面');
    expect(named(glossary, 'zh-Hant-HK').convert('在范蠡里面').text).toBe('在範蠡裏面');
    expect(named(glossary, 'zh-Hant-TW').convert('在范蠡里面').open).toEqual([]);
  });

  test('are asked about as a whole', () => {
    const { convert } = named({ 干将莫: { variants: [] } }, 'zh-Hant-TW');
    expect(convert('他见干将莫来了。').open.map(({ context }) => context)).toEqual(['［干］将莫']);
  });
});

test('a text has as many characters afterwards, also of those that take two units', () => {
  const typed = '𠀀的头发𫗠了，𠀀干了。';
  const { text, open } = converter.convert(typed);
  expect([...text]).toHaveLength([...typed].length);
  expect(text).toMatch(/^𠀀的頭髮.了，𠀀幹了。$/u);
  expect(open.map(({ context, index }) => [context, typed.charAt(index)])).toEqual([['𠀀［干］了', '干']]);
});

describe('the other way', () => {
  const { convert } = openConverter('tw', 'hans', { glossary: {}, script: 'zh-Hans' });
  test.each([
    ['乾隆年間，他把餅乾吃乾淨了。', '乾隆年间，他把饼干吃干净了。'],
    ['宮商角徵羽，徵求名著。', '宫商角徵羽，征求名著。'],
    ['她看著他的頭髮發呆，瞭解了幾分。', '她看着他的头发发呆，了解了几分。'],
    ['皇后與王后，前後三里，屋裡。', '皇后与王后，前后三里，屋里。'],
  ])('%s', (typed, right) => {
    expect(convert(typed).text).toBe(right);
  });
});

test('between places of Traditional only forms change', () => {
  const { convert } = openConverter('tw', 'hk', { glossary: {}, script: 'zh-Hant-HK' });
  expect(convert('屋裡的床，為了說話。')).toEqual({ text: '屋裏的牀，為了説話。', open: [] });
});
