/** CLREQ 3.2: Western words and figures in Chinese text. */

import { change, differs, move, outsideOf, unless, words, type Rule } from './rule.ts';
import { gapsOf, isHan, linesOf, pairsOf, signOf, signsOf, textOf, type Setting, type Sign } from './setting.ts';

const mixed = '天甲Stone乙地，丙 Keben 丁。戊（Rust）己，Linux，庚。';
/** A phase of it for each place where a line may end. */
const wordsAtEnds = [10, 11, 12, 13, 14, 15, 16, 17, 18]
  .map((count) => `${words(count, count)}Bibliography${words(20, 30)}。`)
  .join('\n\n');
/** What comes last is longer than the room in the line, and stays together. */
const spread = `${words(6)}Stone${words(8, 20)}——……${words(30, 30)}。`;

/** Ems between the cell of a Han character and a letter, on either side of a word. */
function beside(page: Setting, text: string): number[] {
  return pairsOf(signsOf(page, text)).flatMap(([a, b]) =>
    isHan(a.char) === isHan(b.char) ? [] : [b.along - a.along - (isHan(a.char) ? a.size : a.advance)],
  );
}

const letters = (line: readonly Sign[]): (readonly [Sign, Sign])[] =>
  pairsOf(line).filter(([a, b]) => /[A-Za-z]/.test(a.char) && /[A-Za-z]/.test(b.char));

export const westernRules: readonly Rule[] = [
  {
    clause: '3.2.1',
    asks: 'Between Han the marks are Chinese ones, whatever was typed',
    text: '他昨夜来了,她今早走了.众人问:还去吗?去!',
    faults: (page) =>
      unless(textOf(page.signs).includes('他昨夜来了，她今早走了。众人问：还去吗？去！'), textOf(page.signs)),
    doctor: (page) => change(page, ({ char }) => char === '，', { char: ',' }),
  },
  {
    clause: '3.2.1',
    asks: 'An English sentence keeps its own marks',
    text: '他说 Hello, world. 便走了。',
    faults: (page) => unless(textOf(page.signs).includes('Hello,world.'), textOf(page.signs)),
    doctor: (page) => change(page, ({ char }) => char === ',', { char: '，' }),
  },
  {
    clause: '3.2.2',
    asks: 'Letters have the widths of their face',
    text: '天illim地。',
    faults: (page) => {
      const [i, , , , m, after] = signsOf(page, 'illim地');
      return [
        ...unless((i?.advance ?? 1) < 0.4 && (m?.advance ?? 0) > 0.7, 'letters are alike wide'),
        ...outsideOf('the word', (after?.along ?? 0) - (i?.along ?? 0), [1.9, 2.6]),
      ];
    },
    doctor: (page) => change(page, ({ char }) => /[ilm]/.test(char), { scale: 2 }),
  },
  {
    clause: '3.2.2',
    asks: 'Between Han and Western text an eighth to a quarter of an em, in a line that need not be filled a quarter',
    text: mixed,
    faults: (page) => [
      ...unless(beside(page, '甲Stone乙').length === 2, 'there is no word'),
      ...beside(page, '甲Stone乙').flatMap((gap) => outsideOf('the gap', gap, [0.125, 0.25])),
    ],
    doctor: move('乙', { along: 0.2 }),
  },
  {
    clause: '3.2.2',
    asks: 'A blank typed there makes no other gap',
    text: mixed,
    faults: (page) => {
      const [plain] = beside(page, '甲Stone乙');
      return beside(page, '丙Keben丁').flatMap((gap) => differs('the gap at a blank', gap, plain ?? 0));
    },
    doctor: move('丁', { along: 0.2 }),
  },
  {
    clause: '3.2.2',
    asks: 'A gap stands beside a formula, with a typed blank or without',
    text: '天甲$786$乙，丙 $786$ 丁。',
    faults: (page) => {
      const gaps = [...beside(page, '甲786乙'), ...beside(page, '丙786丁')];
      return [
        ...unless(gaps.length === 4, textOf(page.signs)),
        ...gaps.flatMap((gap) => outsideOf('the gap', gap, [0.125, 0.25])),
      ];
    },
    doctor: move('丁', { along: 0.2 }),
  },
  {
    clause: '3.2.2',
    asks: 'No gap stands at the start or the end of a line',
    text: wordsAtEnds,
    faults: (page) => {
      const lines = linesOf(page);
      const begins = lines.filter((line) => /^[A-Za-z]/.test(textOf(line)));
      const ends = lines.filter((line) => /[a-z]$/.test(textOf(line)));
      return [
        ...unless(begins.length + ends.length > 0, 'no line begins or ends with a word'),
        ...begins.flatMap((line) => differs('the start', line[0]?.along, 0, 0.06)),
        ...ends.flatMap((line) =>
          differs('the end', (line.at(-1)?.along ?? 0) + (line.at(-1)?.advance ?? 0), 20, 0.06),
        ),
      ];
    },
    doctor: (page) => change(page, ({ char }) => /[A-Za-z]/.test(char), { along: 0.125 }),
  },
  {
    clause: '3.2.3',
    asks: 'A gap stands beside words that lie, and none beside what stands in one cell',
    writings: ['vertical'],
    text: '天甲Stone乙26丙A丁。',
    faults: (page) => [
      ...beside(page, '甲Stone乙').flatMap((gap) => outsideOf('the gap', gap, [0.125, 0.25])),
      ...differs('the cell of 26', (signOf(page, '丙').along ?? 0) - signOf(page, '乙').along, 2),
      ...differs('the cell of A', (signOf(page, '丁').along ?? 0) - signOf(page, '丙').along, 2),
    ],
    doctor: move('丙', { along: 0.25 }),
  },
  {
    clause: '3.2.3',
    asks: 'Figures become Chinese where the edition says so',
    writings: ['vertical'],
    edition: 'strict',
    text: '他生于1956年3月5日，享年26岁。',
    faults: (page) => unless(textOf(page.signs).includes('一九五六年三月五日，享年二十六岁'), textOf(page.signs)),
    doctor: (page) => change(page, ({ char }) => char === '九', { char: '9' }),
  },
  {
    clause: '3.2.3',
    asks: 'Quotation marks in an English sentence stay, and lie with it',
    writings: ['vertical'],
    text: 'The man said “Hello, my dear friend” and left.',
    faults: (page) => {
      const mark = page.signs.find(({ char }) => char === '“');
      return unless(mark !== undefined && !mark.isUpright, textOf(page.signs));
    },
    doctor: (page) => change(page, ({ char }) => char === '“', { char: '『' }),
  },
  {
    clause: '3.2.4',
    asks: 'A word is not parted but where it may be hyphenated',
    text: `${wordsAtEnds}\n\n${words(12)}[Donaudampfschifffahrtsgesellschaft]{lang=de}${words(20)}。`,
    faults: (page) => [
      ...unless(linesOf(page).filter((line) => textOf(line).includes('Bibliography')).length === 9, 'a word is parted'),
      ...unless(
        linesOf(page).some((line) => /Donau[a-zﬀ]*[-‐]$/.test(textOf(line))),
        'the long word has no hyphen',
      ),
    ],
    doctor: (page) => {
      const word = signsOf(page, 'Bibliography');
      return change(page, (sign) => word.slice(6).includes(sign), { across: 18 / 10.5 });
    },
  },
  {
    clause: '3.2.4',
    asks: 'A line is spread between Han, and between Han and words, never inside a word',
    text: spread,
    faults: (page) => {
      const lines = linesOf(page).filter((line) => letters(line).length === 4 && Math.max(...gapsOf(line)) > 0.015);
      return [
        ...unless(lines.length > 0, 'no line with a word is spread'),
        ...lines.flatMap((line) =>
          letters(line).flatMap(([a, b]) => differs(`${a.char}${b.char}`, b.along - a.along, a.advance, 0.01)),
        ),
      ];
    },
    doctor: (page) => change(page, ({ char }) => /[no]/.test(char), { along: 0.05 }),
  },
  {
    clause: '3.2.4',
    asks: 'No gap stands between Western text and the marks beside it: , and 。 behind it, brackets around it',
    text: mixed,
    faults: (page) => {
      const [open, first] = signsOf(page, '（R');
      const [last, close] = signsOf(page, 't）');
      const [x, stop] = signsOf(page, 'x，');
      return [
        ...differs('behind （', (first?.along ?? 0) - (open?.along ?? 0), 1),
        ...differs('before ）', (close?.along ?? 0) - (last?.along ?? 0), last?.advance ?? 0),
        ...differs('before ，', (stop?.along ?? 0) - (x?.along ?? 0), x?.advance ?? 0),
      ];
    },
    doctor: (page) => change(page, ({ char }) => char === '）', { along: 0.2 }),
  },
];
