/** Quotation marks from profile to profile: paragraphs in, paragraphs out. */

import { describe, expect, test } from 'vitest';
import { openQuotes, profiles } from '../../src/script/quotes.ts';

function set(profile: keyof typeof profiles, ...paragraphs: string[]): string[] {
  const quotes = openQuotes(profiles[profile]);
  return paragraphs.map((paragraph) => quotes.set(paragraph));
}

describe('to 「 」', () => {
  test.each([
    ['他说：“走吧。”', '他说：「走吧。」'],
    ['他说：“她问：‘去哪儿？’我没答。”', '他说：「她问：『去哪儿？』我没答。」'],
    ['“一‘二“三”二’一”', '「一『二「三」二』一」'],
    ['所谓‘道’也。', '所谓「道」也。'],
    ['他说“所谓「道」也”。', '他说「所谓『道』也」。'],
    ['「本来就是。」', '「本来就是。」'],
    // Of one paragraph the end, and of another the beginning.
    ['所谓‘道’，就是这样。”他说。', '所谓『道』，就是这样。」他说。'],
    ['他说：‘走。’”众人散去。', '他说：『走。』」众人散去。'],
    ['好了。’”他说。', '好了。』」他说。'],
    // A mark that was never closed does not turn those after it.
    ['他说：“走吧。他又说：“好。”', '他说：「走吧。他又说：「好。」'],
    ['走吧。”他又说：“好。”又说：“行。”', '走吧。」他又说：「好。」又说：「行。」'],
    ['他说：“好。”走吧。”', '他说：「好。」走吧。」'],
    ['“一“二”三”', '「一『二』三」'],
    // Latin.
    ['他说don’t，又说“it’s me”。', '他说don’t，又说「it’s me」。'],
    ['他写下 He said “hi” to me 这一句。', '他写下 He said “hi” to me 这一句。'],
    ['他会说“Hello”。', '他会说「Hello」。'],
    ['“No,” he said.', '“No,” he said.'],
    // A speech without a word is a speech.
    ['“……”', '「……」'],
    ['“？！”', '「？！」'],
    ['“OK！”', '「OK！」'],
    ['“Yes.”', '「Yes.」'],
    ['“No, no, no！”', '「No, no, no！」'],
    ['在《〈红楼梦〉考》里。', '在《〈红楼梦〉考》里。'],
  ])('%s', (typed, expected) => {
    expect(set('traditional', typed)).toEqual([expected]);
  });

  test('on the Mainland, vertically: 『 』, and 「 」 inside of them', () => {
    expect(set('mainlandVertical', '他说：“她问：‘去哪儿？’我没答。”', '“一。', '“二。”')).toEqual([
      '他说：『她问：「去哪儿？」我没答。』',
      '『一。',
      '『二。』',
    ]);
    expect(set('mainlandVertical', '他說：「她問：『去哪兒？』」', '他说don’t，在《〈红楼梦〉考》里。')).toEqual([
      '他說：『她問：「去哪兒？」』',
      '他说don’t，在《〈红楼梦〉考》里。',
    ]);
  });

  test('a speech of several paragraphs opens in each and closes in the last', () => {
    expect(set('traditional', '他说：“一。', '“二，所谓‘甲’。', '“三。”', '“四。”')).toEqual([
      '他说：「一。',
      '「二，所谓『甲』。',
      '「三。」',
      '「四。」',
    ]);
  });

  test('so does a quotation inside of it, with both marks or its own alone', () => {
    expect(set('traditional', '他说：“信上写：‘一。', '“‘二。', '“‘三。’就这些。”')).toEqual([
      '他说：「信上写：『一。',
      '「『二。',
      '「『三。』就这些。」',
    ]);
    expect(set('traditional', '他说：“信上写：‘一。', '‘二。', '‘三。’就这些。”')).toEqual([
      '他说：「信上写：『一。',
      '『二。',
      '『三。』就这些。」',
    ]);
  });
});

describe('to “ ”', () => {
  test.each([
    ['他說：「她問：『去哪兒？』我沒答。」', '他說：“她問：‘去哪兒？’我沒答。”'],
    ['『一「二」一』', '“一‘二’一”'],
    // GB/T 15834 has one mark for books and articles, and the other inside of it.
    ['讀〈背影〉與《〈紅樓夢〉考》。', '讀《背影》與《〈紅樓夢〉考》。'],
    ['《論《史記》》', '《論〈史記〉》'],
  ])('%s', (typed, expected) => {
    expect(set('simplified', typed)).toEqual([expected]);
  });
});

test('is read once, whatever is open', () => {
  const many = 30_000;
  for (const text of [
    `字${'“'.repeat(many)}${'’'.repeat(many)}`,
    `字${'’字'.repeat(many)}`,
    `字${'“a'.repeat(many)}${'”a'.repeat(many)}`,
  ])
    expect(set('traditional', text)[0]).toHaveLength(text.length);
});
