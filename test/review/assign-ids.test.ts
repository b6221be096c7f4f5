/** Ids that last: what happens to them when passages and chapters come, go, move and change. */

import { describe, expect, test } from 'vitest';
import { assignIds } from '../../src/review/assign-ids.ts';
import { emptyLedger, readLedger, textOfLedger, writeLedger, type Ledger } from '../../src/review/ledger.ts';
import { labelOf, type ReviewChapter } from '../../src/review/text.ts';

const one = '石头不会说话，灯却照得见它。';
const two = '半夜里雨停了，檐下还在滴水。';
const three = '师父把灯拨亮，翻开旧账。';
const four = '门外有人敲了三下，又敲三下。';
const five = '谁也没有去开。';

function chapter(passages: readonly string[], more: Partial<ReviewChapter> = {}): ReviewChapter {
  return { file: '01.md', title: '第一章　石', wanted: '01', passages, ...more };
}

/** Rounds one after another; gives the labels of the last, a chapter a line. */
function labels(...rounds: readonly (readonly ReviewChapter[])[]): string[] {
  return play(rounds).ids.map(({ prefix, numbers }) => numbers.map((number) => labelOf(prefix, number)).join(' '));
}

function play(rounds: readonly (readonly ReviewChapter[])[]) {
  let ledger: Ledger = emptyLedger;
  let ids: ReturnType<typeof assignIds>['ids'] = [];
  for (const round of rounds) ({ ids, ledger } = assignIds(round, ledger));
  return { ids, ledger };
}

describe('passages of a chapter', () => {
  const first = [chapter([one, two, three, four])];

  test.each([
    ['the first time they are counted', [], [one, two, three, four], '01.001 01.002 01.003 01.004'],
    ['nothing changed', [first], [one, two, three, four], '01.001 01.002 01.003 01.004'],
    ['one is put in', [first], [one, five, two, three, four], '01.001 01.005 01.002 01.003 01.004'],
    ['one is put in before all', [first], [five, one, two, three, four], '01.005 01.001 01.002 01.003 01.004'],
    ['one is taken out', [first], [one, three, four], '01.001 01.003 01.004'],
    ['one is edited', [first], [one, '半夜里雨终于停了，檐下滴着水。', three, four], '01.001 01.002 01.003 01.004'],
    [
      'one is written anew between unchanged neighbours',
      [first],
      [one, '天亮了。', three, four],
      '01.001 01.002 01.003 01.004',
    ],
    [
      'one is edited and another put in beside it',
      [first],
      [one, five, '半夜里雨终于停了，檐下还在滴水。', three, four],
      '01.001 01.005 01.002 01.003 01.004',
    ],
    ['one moves', [first], [two, three, four, one], '01.002 01.003 01.004 01.001'],
    [
      'one is cut in two: the larger part keeps the number',
      [first],
      ['石头不会说话，', '灯却照得见它。半夜里', two, three, four],
      '01.001 01.005 01.002 01.003 01.004',
    ],
    [
      'two are joined: the more alike keeps the number',
      [first],
      [`${one}${five}`, two, `${three}${four}`],
      '01.001 01.002 01.004',
    ],
    [
      'a number is not given twice',
      [first, [chapter([one, two, three])]],
      [one, two, three, five],
      '01.001 01.002 01.003 01.005',
    ],
    [
      'what comes back is known again',
      [first, [chapter([one, three, four])]],
      [one, two, three, four],
      '01.001 01.002 01.003 01.004',
    ],
    [
      'equal texts keep their order',
      [[chapter(['……', one, '……', two])]],
      ['……', one, five, '……', two],
      '01.001 01.002 01.005 01.003 01.004',
    ],
  ])('%s', (_, rounds, now, expected) => {
    expect(labels(...rounds, [chapter(now)])).toEqual([expected]);
  });

  test('a long chapter written anew throughout keeps its numbers by position', () => {
    const texts = (word: string) => Array.from({ length: 300 }, (_, index) => `${word}${index}`);
    expect(
      labels([chapter(texts('甲'))], [chapter(texts('乙'))])[0]
        ?.split(' ')
        .slice(-1),
    ).toEqual(['01.300']);
  });
});

describe('chapters', () => {
  const stone = chapter([one, two]);
  const lamp = chapter([three, four], { file: '02.md', title: '第二章　灯', wanted: '02' });

  test('a file that is called otherwise', () => {
    expect(labels([stone, lamp], [{ ...stone, file: '卷一/01.md' }, lamp])).toEqual(['01.001 01.002', '02.001 02.002']);
  });

  test('a title that is another', () => {
    expect(labels([stone, lamp], [{ ...stone, title: '第一章　顽石' }, lamp])).toEqual([
      '01.001 01.002',
      '02.001 02.002',
    ]);
  });

  test('file and title that are others: half of the text is enough', () => {
    expect(
      labels([stone, lamp], [{ ...stone, file: 'x.md', title: '楔子', wanted: 'c1', passages: [one, five] }, lamp]),
    ).toEqual(['01.001 01.002', '02.001 02.002']);
  });

  test('two chapters that change places keep what their ids begin with', () => {
    const swapped = [
      { ...lamp, title: '第一章　灯', wanted: '01' },
      { ...stone, title: '第二章　石', wanted: '02' },
    ];
    expect(labels([stone, lamp], swapped)).toEqual(['02.001 02.002', '01.001 01.002']);
  });

  test('a new chapter whose number is taken gets a letter', () => {
    const between = chapter([five], { file: '01b.md', title: '第一章　序', wanted: '01' });
    expect(labels([stone, lamp], [between, stone, lamp])).toEqual(['01b.001', '01.001 01.002', '02.001 02.002']);
  });

  test('the number of a chapter that is gone is not given again, and it is known when it comes back', () => {
    const fresh = chapter([five], { file: '03.md', title: '第一章　新', wanted: '01' });
    expect(labels([stone, lamp], [lamp], [fresh, lamp])).toEqual(['01b.001', '02.001 02.002']);
    expect(labels([stone, lamp], [lamp], [stone, lamp])).toEqual(['01.001 01.002', '02.001 02.002']);
  });
});

describe('the ledger as a file', () => {
  const { ledger } = play([
    [chapter([one, two])],
    [chapter([two, three])],
    [chapter([three], { file: 'x.md', title: '甲', wanted: '07' })],
  ]);

  test('reads back what was written, the same each time', () => {
    expect(readLedger(writeLedger(ledger, 2))).toEqual(ledger);
    expect(writeLedger(ledger, 2)).toBe(writeLedger(ledger, 2));
  });

  test('is the text of its round', () => {
    expect(textOfLedger(ledger)).toEqual([chapter([three], { file: 'x.md', title: '甲', wanted: '01' })]);
  });

  test.each([
    ['', 'nothing'],
    ['{"keben":"review ledger","version":1,"round":1,"chapters":[', 'half of one'],
    ['{"keben":"review ledger","version":2,"round":1,"chapters":[]}', 'of a later Keben'],
    ['[]', 'a list'],
    [writeLedger(ledger, 1).replace('"prefix":"01"', '"prefix":"../01"'), 'a prefix that is none'],
    [writeLedger(ledger, 1).replace('"next":4', '"next":1'), 'numbers that would be given again'],
    [writeLedger(ledger, 1).replace('[2,', '["2",'), 'a number that is none'],
  ])('%s is none: %s', (text) => {
    expect(readLedger(text)).toBeUndefined();
  });
});
