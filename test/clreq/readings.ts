/** CLREQ 3.3: readings, 注音, and what else stands beside the text. */

import { change, differs, move, outsideOf, unless, words, type Rule } from './rule.ts';
import {
  cellOf,
  inkOf,
  linesFrom,
  linesOf,
  middleAcross,
  middleAlong,
  signOf,
  signsOf,
  type Setting,
  type Sign,
  type Writing,
} from './setting.ts';

const zhuyin = '見{雲山|ㄩㄣˊ|ㄕㄢ}，{狀|ㄓㄨㄤˋ}如{我的|ㄨㄛˇ ㄉㄜ˙}也。';
const zhuyinAtEnds = [14, 15, 16, 17].map((count) => `${words(count, count)}{雲|ㄩㄣˊ}${words(20, 30)}。`).join('\n\n');
const pinyin = '食{饕|tāo}{餮|tiè}之{兽|shòu}，{装|zhuāng}{床|chuáng}也。';
const both = '書{漢字|ㄏㄢˋ ㄗˋ|hàn zì}也。';
const checked = '數{一百|ㄐㄧㆵ ㄅㄚㆷ}也。';
const roomy = '{天地|ㄊㄧㄢ ㄉㄧˋ}之{玄黃|ㄒㄩㄢˊ ㄏㄨㄤˊ}，{宇宙|ㄩˇ ㄓㄡˋ}也。';
const bilingual = '用{操作系统|OS}与{网|Internet}乎。';

const small = (page: Setting, chars: string) => signsOf(page, chars, 'small');
const middleOf = (signs: readonly Sign[]): number => {
  const inks = signs.map(inkOf);
  return (Math.min(...inks.map(({ start }) => start)) + Math.max(...inks.map(({ end }) => end))) / 2;
};
/** Along which the letters of a column of 注音 stand: down the page, whichever way the text runs. */
const down = ({ along, across }: Sign, writing: Writing): number => (writing === 'horizontal' ? across : along);

export const readingRules: readonly Rule[] = [
  {
    clause: '3.3.2',
    asks: '注音 stand at the right of their characters, in lines and in columns',
    text: zhuyin,
    faults: (page, writing) => {
      const [base, letter] = [signOf(page, '雲'), small(page, 'ㄩ')[0]];
      if (letter === undefined) return ['there is no 注音'];
      return writing === 'horizontal'
        ? unless(letter.along >= base.along + 0.95 && letter.along < base.along + 1.5, 'they are not at the right')
        : unless(inkOf(letter).foot <= cellOf(base).head + 0.05, 'they are not at the right');
    },
    doctor: (page, writing) =>
      change(page, ({ size }) => size < 0.5, writing === 'horizontal' ? { along: -1.3 } : { across: 1.3 }),
  },
  {
    clause: '3.3.2',
    asks: 'Readings in letters stand above their characters, in columns on their right',
    text: pinyin,
    faults: (page) => {
      const [base, reading] = [signOf(page, '饕'), small(page, 'tāo')];
      return reading.flatMap((sign) =>
        unless(
          inkOf(sign).foot < cellOf(base).head + 0.12 && inkOf(sign).head > cellOf(base).head - 0.8,
          `${sign.char} stands elsewhere`,
        ),
      );
    },
    doctor: move('tāo', { across: 1.5 }, 'small'),
  },
  {
    clause: '3.3.2',
    asks: 'A character with both 注音 and letters has the letters on the other side',
    text: both,
    faults: (page, writing) => {
      const [base, next] = [signOf(page, '漢'), signOf(page, '也')];
      const letters = small(page, 'hàn');
      return [
        ...unless(letters.length === 3 && small(page, 'ㄏㄢ').length === 2, 'one of them is missing'),
        ...letters.flatMap((sign) => [
          ...unless(
            writing === 'horizontal'
              ? inkOf(sign).foot < cellOf(base).head + 0.12 && inkOf(sign).head > cellOf(base).head - 0.8
              : inkOf(sign).head > cellOf(base).foot - 0.12 && inkOf(sign).foot < cellOf(base).foot + 0.8,
            `${sign.char} stands elsewhere`,
          ),
        ]),
        ...differs('the middle of hàn', middleOf(letters) - base.along, 0.5, 0.15),
        ...differs('the line of the text', next.across - base.across, 0),
      ];
    },
    doctor: move('hàn', { across: 1 }, 'small'),
  },
  {
    clause: '3.3.3.2',
    asks: '注音 are three tenths of the size of their characters',
    text: zhuyin,
    faults: (page) => small(page, 'ㄩㄣ').flatMap(({ size }) => differs('the size', size, 0.3)),
    doctor: move('ㄩㄣ', { scale: 1.3 }, 'small'),
  },
  {
    clause: '3.3.3.2',
    asks: 'In lines they have half a cell behind the character, with a tone or without',
    writings: ['horizontal'],
    text: zhuyin,
    faults: (page) => [
      ...differs('雲', signOf(page, '山').along - signOf(page, '雲').along, 1.5),
      ...differs('山', signOf(page, '，').along - signOf(page, '山').along, 1.5),
    ],
    doctor: move('山', { along: 0.2 }),
  },
  {
    clause: '3.3.3.2',
    asks: 'Characters without 注音 in such a text have the same room, so that all align',
    writings: ['horizontal'],
    text: roomy,
    faults: (page) => {
      const signs = [...'天地之玄黃，宇宙也'].map((char) => signOf(page, char));
      return [
        ...signs
          .slice(1)
          .flatMap(({ char, along }, index) => differs(`the step to ${char}`, along - (signs[index]?.along ?? 0), 1.5)),
        ...differs('the indent', signs[0]?.along, 3),
      ];
    },
    doctor: move('之', { along: -0.25 }),
  },
  {
    clause: '3.3.3.2',
    asks: 'Lines with 注音 are as far from each other as those without',
    text: `${words(20)}{雲|ㄩㄣˊ}${words(30, 20)}。`,
    faults: (page) => {
      const places = linesOf(page).map(([sign]) => sign?.across ?? 0);
      return [
        ...unless(places.length >= 3, 'there are no lines'),
        ...places.slice(1).flatMap((place, index) => differs('a step', place - (places[index] ?? 0), 18 / 10.5)),
      ];
    },
    doctor: (page) => change(page, (sign) => linesOf(page)[1]?.includes(sign) ?? false, { across: 0.2 }),
  },
  {
    clause: '3.3.3.2',
    asks: 'The column of 注音 stands in the middle of its character, whether it has one sign, two or three',
    text: zhuyin,
    faults: (page, writing) =>
      [
        ['雲', 'ㄩㄣ'],
        ['狀', 'ㄓㄨㄤ'],
      ].flatMap(([char = '', text = '']) => {
        const [cell, signs] = [cellOf(signOf(page, char)), small(page, text)];
        const first = signs[0] && cellOf(signs[0]);
        const last = signs.at(-1) && cellOf(signs.at(-1) as Sign);
        if (first === undefined || last === undefined) return [`${char} has none`];
        const column = writing === 'horizontal' ? (first.head + last.foot) / 2 : (first.start + last.end) / 2;
        return differs(
          `the column of ${char}`,
          column - (writing === 'horizontal' ? middleAcross(cell) : middleAlong(cell)),
          0,
          0.08,
        );
      }),
    doctor: (page, writing) =>
      change(page, ({ size }) => size < 0.5, writing === 'horizontal' ? { across: 0.15 } : { along: 0.15 }),
  },
  {
    clause: '3.3.3.2',
    asks: 'In a heading 注音 are as much larger as its type',
    text: `## 登{雲|ㄩㄣˊ}記\n\n${words(8)}。`,
    faults: (page) => {
      const base = signOf(page, '雲');
      return [
        ...unless(base.size > 1.1, 'the heading is small'),
        ...small(page, 'ㄩㄣ').flatMap(({ size }) => differs('the size', size / base.size, 0.3)),
      ];
    },
    doctor: move('ㄩㄣ', { scale: 0.8 }, 'small'),
  },
  {
    clause: '3.3.3.3',
    asks: 'A tone stands outside of the upper right corner of the last letter, half above it',
    text: zhuyin,
    faults: (page, writing) => {
      const [last, tone] = small(page, 'ㄣˊ');
      if (last === undefined || tone === undefined) return ['there is no tone'];
      const [letter, ink] = [cellOf(last), inkOf(tone)];
      return writing === 'horizontal'
        ? [
            ...unless(ink.start >= letter.end - 0.08, 'it is not at the right'),
            ...unless(middleAcross(ink) < middleAcross(letter), 'it is not above the middle'),
          ]
        : [
            ...unless(ink.foot <= letter.head + 0.1, 'it is not at the right'),
            ...unless(middleAlong(ink) < middleAlong(letter), 'it is not above the middle'),
          ];
    },
    doctor: (page, writing) =>
      change(page, ({ char }) => char === 'ˊ', writing === 'horizontal' ? { across: 0.3 } : { along: 0.3 }),
  },
  {
    clause: '3.3.3.3',
    asks: 'The light tone stands before the first letter',
    text: zhuyin,
    faults: (page, writing) => {
      const [tone, letter] = [page.signs.find(({ char }) => char === '˙'), small(page, 'ㄉ')[0]];
      return unless(
        tone !== undefined &&
          letter !== undefined &&
          down({ ...tone, ...{ along: middleAlong(inkOf(tone)), across: middleAcross(inkOf(tone)) } }, writing) <
            down({ ...letter, along: middleAlong(inkOf(letter)), across: middleAcross(inkOf(letter)) }, writing),
        'it is not before it',
      );
    },
    doctor: (page, writing) =>
      change(page, ({ char }) => char === '˙', writing === 'horizontal' ? { across: 1 } : { along: 1 }),
  },
  {
    clause: '3.3.3.3',
    asks: 'Checked tones of dialects stand outside of the lower right corner',
    text: checked,
    faults: (page, writing) =>
      ['ㄧㆵ', 'ㄚㆷ'].flatMap((signs) => {
        const [last, tone] = small(page, signs);
        if (last === undefined || tone === undefined) return ['there is no tone'];
        const [letter, ink] = [cellOf(last), inkOf(tone)];
        return writing === 'horizontal'
          ? [
              ...unless(ink.start >= letter.end - 0.08, 'it is not at the right'),
              ...unless(middleAcross(ink) > middleAcross(letter) + 0.08, 'it is not below the middle'),
            ]
          : [
              ...unless(ink.foot <= letter.head + 0.08, 'it is not at the right'),
              ...unless(middleAlong(ink) > middleAlong(letter) + 0.08, 'it is not below the middle'),
            ];
      }),
    doctor: (page, writing) =>
      change(page, ({ char }) => char === 'ㆵ', writing === 'horizontal' ? { across: -0.3 } : { along: -0.3 }),
  },
  {
    clause: '3.3.3.5',
    asks: '注音 stay with their character, and begin no line',
    text: zhuyinAtEnds,
    faults: (page, writing) => {
      const bases = page.signs.filter(({ char }) => char === '雲');
      const letters = page.signs.filter(({ char }) => char === 'ㄩ');
      return [
        ...unless(bases.length === 4 && letters.length === 4, 'there are not four'),
        ...bases.flatMap((base, index) => {
          const letter = letters[index];
          return unless(
            letter !== undefined &&
              (writing === 'horizontal'
                ? letter.along - base.along >= 0.95 &&
                  letter.along - base.along < 1.5 &&
                  Math.abs(letter.across - base.across) < 1
                : Math.abs(letter.along - base.along) < 1),
            'they are parted',
          );
        }),
      ];
    },
    doctor: (page) => change(page, ({ char, page: number }) => char === 'ㄩ' && number > 0, { along: -16 }),
  },
  {
    clause: '3.3.4.1',
    asks: 'A reading is half as large as its text, and stands over its middle',
    text: pinyin,
    faults: (page) =>
      [
        ['饕', 'tāo'],
        ['餮', 'tiè'],
        ['兽', 'shòu'],
      ].flatMap(([char = '', text = '']) => {
        const signs = small(page, text);
        return [
          ...signs.flatMap(({ size }) => differs(`the size of ${text}`, size, 0.5)),
          ...differs(`the middle of ${text}`, middleOf(signs) - signOf(page, char).along, 0.5, 0.1),
        ];
      }),
    doctor: move('tāo', { along: 0.3 }, 'small'),
  },
  {
    clause: '3.3.4.1',
    asks: 'Its letters are set solid',
    text: pinyin,
    faults: (page) => {
      const signs = small(page, 'zhu');
      return signs
        .slice(1)
        .flatMap((sign, index) =>
          differs(sign.char, sign.along - (signs[index]?.along ?? 0), signs[index]?.advance ?? 0, 0.02),
        );
    },
    doctor: move('hu', { along: 0.1 }, 'small'),
  },
  {
    clause: '3.3.4.1',
    asks: 'Between two readings there is a quarter of an em of theirs at least',
    text: pinyin,
    faults: (page) => {
      const [last, first] = [small(page, 'zhuāng').at(-1), small(page, 'chuáng')[0]];
      return unless(
        last !== undefined && first !== undefined && first.along - last.along - last.advance >= 0.25 * 0.5 - 0.02,
        'they are nearer',
      );
    },
    doctor: move('chuáng', { along: -0.25 }, 'small'),
  },
  {
    clause: '3.3.4.1',
    asks: 'Letters of a reading are thin, without serifs',
    writings: ['horizontal'],
    text: pinyin,
    faults: (page) =>
      small(page, 'zhuāng').flatMap(({ char, face }) => unless(/Reading/.test(face), `${char} is in ${face}`)),
    doctor: move('zhu', { face: 'Serif-Regular' }, 'small'),
  },
  {
    clause: '3.3.4.2',
    asks: 'Each character has its reading over itself, marks have none',
    text: pinyin,
    faults: (page) => [
      ...unless(middleOf(small(page, 'tiè')) > middleOf(small(page, 'tāo')) + 0.8, 'two characters share a reading'),
      ...unless(!page.signs.some((sign) => sign.size < 0.6 && /[，。]/.test(sign.char)), 'a mark has a reading'),
    ],
    doctor: move('tiè', { along: -0.9 }, 'small'),
  },
  {
    clause: '3.3.4.2',
    asks: 'Where a reading is wider than its character, the characters stand further apart',
    text: pinyin,
    faults: (page) => outsideOf('from 装 to 床', signOf(page, '床').along - signOf(page, '装').along, [1.3, 2.4]),
    doctor: move('床', { along: -1 }),
  },
  {
    clause: '3.3.4.3',
    asks: 'A word with one reading is set solid, and the reading stands over the middle of the word',
    text: '说{普通话|pǔtōnghuà}也。',
    faults: (page) => {
      const signs = signsOf(page, '普通话');
      return [
        ...differs('the word', (signs[2]?.along ?? 0) - (signs[0]?.along ?? 0), 2),
        ...differs('the middle', middleOf(small(page, 'pǔtōnghuà')) - (signs[0]?.along ?? 0), 1.5, 0.1),
      ];
    },
    doctor: move('话', { along: 0.2 }),
  },
  {
    clause: '3.3.4.3',
    asks: 'Words with readings stand half an em apart',
    writings: ['horizontal'],
    text: '呼{人民|rénmín}{共和|gònghé} {万岁|wànsuì}也。',
    faults: (page) => {
      const signs = signsOf(page, '人民共和万岁');
      return [
        ...differs('before 共', (signs[2]?.along ?? 0) - (signs[1]?.along ?? 0) - 1, 0.5, 0.1),
        ...differs('before 万', (signs[4]?.along ?? 0) - (signs[3]?.along ?? 0) - 1, 0.5, 0.1),
      ];
    },
    doctor: move('万', { along: -0.4 }),
  },
  {
    clause: '3.3.6',
    asks: 'A translation stands where a reading does: above its words, in columns on their right',
    text: bilingual,
    faults: (page) => {
      const base = signOf(page, '操');
      return small(page, 'OS').flatMap((sign) =>
        unless(inkOf(sign).foot < cellOf(base).head + 0.12, `${sign.char} stands elsewhere`),
      );
    },
    doctor: move('OS', { across: 1.5 }, 'small'),
  },
  {
    clause: '3.3.6.1',
    asks: 'One that is shorter than its words, or longer, stands over their middle',
    text: bilingual,
    faults: (page) => {
      const signs = signsOf(page, '操作系统');
      const wide = signOf(page, '网');
      return [
        ...differs('the middle of OS', middleOf(small(page, 'OS')) - (signs[0]?.along ?? 0), 2, 0.1),
        ...differs('the middle of Internet', middleOf(small(page, 'Internet')) - wide.along, 0.5, 0.1),
      ];
    },
    doctor: move('OS', { along: 0.4 }, 'small'),
  },
  {
    clause: '3.3.6.1',
    asks: 'One in Han that is shorter than its words is spread to their length, and words to that of a longer one',
    text: '至{大不列颠|英国}与{京师|天子所居之处}也。',
    faults: (page) => {
      const [gloss, words] = [small(page, '英国'), signsOf(page, '大不列颠')];
      const [longer, spreadOut] = [small(page, '天子所居之处'), signsOf(page, '京师')];
      const lengths = [gloss, words, longer, spreadOut].map(
        (signs) => (signs.at(-1)?.along ?? 0) + (signs.at(-1)?.advance ?? 0) - (signs[0]?.along ?? 0),
      );
      return [
        ...unless(
          Math.abs((lengths[0] ?? 0) - (lengths[1] ?? 0)) < 0.3,
          `英国 is ${lengths[0]?.toFixed(2) ?? ''} long`,
        ),
        ...unless(
          Math.abs((lengths[2] ?? 0) - (lengths[3] ?? 0)) < 0.3,
          `京师 is ${lengths[3]?.toFixed(2) ?? ''} long`,
        ),
      ];
    },
    doctor: move('国', { along: -1 }, 'small'),
  },
  {
    clause: '3.3.7',
    asks: 'Comments stand in the gap between two lines, small, beside their words, and lines are as far apart as without',
    text: `${words(22)}，甲乙丙丁〔侧批：评在此处〕，${words(9, 40)}。`,
    faults: (page) => {
      const lines = linesFrom(page, words(5), 2);
      const clause = signsOf(page, '甲乙丙丁');
      const comment = signsOf(page, '评在此处', 'small');
      const [begin, end] = [clause[0]?.along ?? 0, (clause.at(-1)?.along ?? 0) + 1];
      const [above, own] = lines.map(([sign]) => sign && cellOf(sign));
      return [
        ...differs('a step of lines', (own?.head ?? 0) - (above?.head ?? 0), 18 / 10.5),
        ...comment.flatMap((sign) => {
          const ink = inkOf(sign);
          return [
            ...outsideOf('its size', sign.size, [0.5, 0.67]),
            ...outsideOf('its head', ink.head, [above?.foot ?? 0, own?.head ?? 0], 0),
            ...outsideOf('its foot', ink.foot, [above?.foot ?? 0, own?.head ?? 0], 0),
            ...outsideOf('where it begins', sign.along, [begin, end]),
          ];
        }),
      ];
    },
    doctor: move('评在此处', { across: 0.3 }, 'small'),
  },
];
