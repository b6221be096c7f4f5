/** CLREQ 3.1.4–3.1.7: how lines begin and end, what is never parted, how wide marks are. */

import { change, differs, move, outsideOf, unless, words, type Rule } from './rule.ts';
import { gapsOf, inkOf, linesFrom, linesOf, pairsOf, signsOf, textOf, type Setting, type Sign } from './setting.ts';

/** Paragraphs in which something stands where lines end, at each place that it may fall. */
const phases = (put: string, rest = 24): string =>
  [15, 16, 17, 18].map((count) => `${words(count, count)}${put}${words(rest, 40)}。`).join('\n\n');

const closing = ['，', '。', '、', '；', '：', '？', '！', '”', '’', '）', '》', '〉', '】', '〕', '·', '～', '—', '–'];
const opening = ['“', '‘', '（', '《', '〈', '【', '〔'];
const partner: Readonly<Record<string, string>> = {
  '”': '“',
  '’': '‘',
  '）': '（',
  '》': '《',
  '〉': '〈',
  '】': '【',
  '〕': '〔',
  '“': '”',
  '‘': '’',
  '（': '）',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '〔': '〕',
};
/** A closing mark behind the eighteenth character, where the second line would begin. */
const closed = closing
  .map(
    (mark, index) =>
      `${words(2, index)}${partner[mark] ?? ''}${words(16 - (partner[mark] === undefined ? 0 : 1), index + 2)}${mark}${words(22, 30)}。`,
  )
  .join('\n\n');
const opened = opening
  .map((mark, index) => `${words(17, index)}${mark}${words(12, 25)}${partner[mark] ?? ''}${words(9, 44)}。`)
  .join('\n\n');
const pairs = ['。”', '”。', '（“', '”（', '、《', '》，', '）（', '》《'];
const met = pairs.map((pair, index) => paired(pair, index)).join('\n\n');

/** Two marks that meet between the same characters, with their partners. */
function paired(pair: string, index: number): string {
  const [a = '', b = ''] = [...pair];
  const before = /[”》）]/.test(a) ? partner[a] : /[”》）]/.test(b) ? partner[b] : '';
  const opens = [a, b].filter((mark) => /[“《（]/.test(mark)).reverse();
  const after = opens.map((mark) => partner[mark]).join('');
  return `${before ?? ''}${words(2, index)}甲${pair}乙${words(2, index + 9)}${after}${words(4, 50)}。`;
}

const starts = (page: Setting): string[] => linesOf(page).flatMap((line) => line[0]?.char ?? []);
const ends = (page: Setting): string[] => linesOf(page).flatMap((line) => line.at(-1)?.char ?? []);
/** The same marks in columns. */
const inColumns = (text: string): string =>
  text.replace(/[“”‘’]/g, (mark) => ({ '“': '『', '”': '』', '‘': '「', '’': '」' })[mark] ?? mark);

const pushed = `${words(7)}说：“${words(3, 20)}。”“${words(4, 30)}，”${words(30, 9)}。`;

/** The first sign of some line becomes another. */
const beginsWith =
  (char: string) =>
  (page: Setting): Setting => {
    const line = linesOf(page).find(([sign]) => sign !== undefined && sign.along < 0.1);
    return change(page, (sign) => sign === line?.[0], { char });
  };
const endsWith =
  (char: string) =>
  (page: Setting): Setting => {
    const line = linesOf(page).find((each) => (each.at(-1)?.along ?? 0) > 18);
    return change(page, (sign) => sign === line?.at(-1), { char });
  };
/** The sign goes to the head of the next line. */
const overTheLine = (page: Setting, which: (sign: Sign) => boolean): Setting =>
  change(page, which, { across: 18 / 10.5 });

const together = (page: Setting, text: string): readonly string[] =>
  linesOf(page).some((line) => textOf(line).includes(text)) ? [] : [`${text} is on no line`];

const hanging: Pick<Rule, 'text' | 'faults' | 'doctor'> = {
  text: ['、', '，', '。'].map((mark, index) => `${words(18, index)}${mark}${words(21, 30)}。`).join('\n\n'),
  faults: (page) => {
    const found = linesOf(page).filter((line) => (line.at(-1)?.along ?? 0) > 19.9);
    return [
      ...unless(found.length === 3, `${found.length} lines hang`),
      ...found.flatMap((line) => [
        ...differs('the mark', line.at(-1)?.along, 20),
        ...unless(/[、，。]$/.test(textOf(line)), `${textOf(line)} hangs`),
      ]),
    ];
  },
  doctor: (page) => {
    const last = linesOf(page)
      .find((line) => (line.at(-1)?.along ?? 0) > 19.9)
      ?.at(-1);
    return change(page, (sign) => sign === last, { along: -1 });
  },
};

export const lineRules: readonly Rule[] = [
  {
    clause: '3.1.4',
    asks: 'No line begins with a stop, a closing mark, a connector or an interpunct',
    text: closed,
    faults: (page) => {
      const found = starts(page);
      return [
        ...unless(found.length > 29, 'there are no lines'),
        ...found.flatMap((char) =>
          unless(!/[，。、；：？！”’』」）》〉】〕·～—–]/.test(char), `a line begins with ${char}`),
        ),
      ];
    },
    doctor: beginsWith('、'),
  },
  {
    clause: '3.1.4',
    asks: 'No line ends with an opening mark',
    text: opened,
    faults: (page) => {
      const found = ends(page);
      return [
        ...unless(found.length > 12, 'there are no lines'),
        ...found.flatMap((char) => unless(!/[“‘『「（《〈【〔]/.test(char), `a line ends with ${char}`)),
      ];
    },
    doctor: endsWith('《'),
  },
  {
    clause: '3.1.4',
    asks: 'Where the edition says gb or strict, no line ends with a solidus',
    edition: 'strict',
    text: phases('／'),
    faults: (page) => ends(page).flatMap((char) => unless(char !== '／', 'a line ends with a solidus')),
    doctor: endsWith('／'),
  },
  {
    clause: '3.1.4',
    asks: 'Where it says strict, no line begins with —— or ……',
    edition: 'strict',
    text: `${phases('——')}\n\n${phases('……')}`,
    faults: (page) => starts(page).flatMap((char) => unless(!/[—…]/.test(char), `a line begins with ${char}`)),
    doctor: beginsWith('—'),
  },
  {
    clause: '3.1.4',
    asks: 'Marks are given their width before lines are broken: what neighbours give up makes room for a character',
    text: pushed,
    faults: (page) => {
      const [line = []] = linesFrom(page, words(7), 1);
      return [
        ...unless(line.length >= 19, `the line has ${line.length} characters`),
        ...gapsOf(line).flatMap((gap) => differs('a gap', gap, 0, 0.07)),
      ];
    },
    doctor: (page) => {
      const [line = []] = linesFrom(page, words(7), 1);
      return change(page, (sign) => line.slice(-2).includes(sign), { across: 18 / 10.5 });
    },
  },
  {
    clause: '3.1.5.1',
    asks: '—— and …… are two cells wide and never parted',
    text: `${phases('——')}\n\n${phases('……')}`,
    faults: (page) => [
      ...linesOf(page).flatMap((line) =>
        unless(!/(?<!—)—(?!—)|(?<!…)…(?!…)/.test(textOf(line)), `parted: ${textOf(line)}`),
      ),
      ...linesOf(page)
        .flatMap((line) => pairsOf(line))
        .filter(([a, b]) => /[—…]/.test(a.char) && a.char === b.char)
        .flatMap(([a, b]) => differs('half of it', b.along - a.along, 1)),
    ],
    doctor: (page) => {
      const [, second] = signsOf(page, '——');
      return overTheLine(page, (sign) => sign === second);
    },
  },
  {
    clause: '3.1.5.1',
    asks: 'They are not spread where their line is',
    text: `${words(6)}——${words(10, 20)}，${words(30, 9)}。`,
    faults: (page) => {
      const [a, b] = signsOf(page, '——');
      const [line = []] = linesFrom(page, words(6), 1);
      return [
        ...unless(Math.max(...gapsOf(line)) > 0.02, 'the line is not spread'),
        ...differs('half of it', (b?.along ?? 0) - (a?.along ?? 0), 1, 0.015),
      ];
    },
    doctor: (page) => change(page, (sign) => sign === signsOf(page, '——')[1], { along: 0.05 }),
  },
  {
    clause: '3.1.5.2',
    asks: 'A number is never parted, nor from the sign of its unit, its currency or its per cent',
    text: phases('3000℃') + '\n\n' + phases('$1,250') + '\n\n' + phases('98.5%') + '\n\n' + phases('30 km'),
    faults: (page) => [
      ...together(page, '3000℃'),
      ...['3000℃', '$1,250', '98.5%', '30km'].flatMap((text) =>
        unless(linesOf(page).filter((line) => textOf(line).includes(text)).length === 4, `${text} is parted somewhere`),
      ),
    ],
    doctor: (page) => overTheLine(page, (sign) => sign === signsOf(page, '3000℃').at(-1)),
  },
  {
    clause: '3.1.5.3',
    asks: 'The mark of a note stays with its word',
    text: `${phases('[^1]')}\n\n[^1]: 注。`,
    faults: (page) => {
      const notes = page.signs.filter(
        ({ char, along, size, across }) => /[①-⑳\d]/.test(char) && size < 1 && along >= -1 && across < 28,
      );
      const raised = notes.filter((mark) =>
        linesOf(page).some(
          (line) => line[0]?.page === mark.page && Math.abs((line[0]?.across ?? 0) - mark.across) < 0.7,
        ),
      );
      return [
        ...unless(raised.length >= 3, 'there are no marks of notes'),
        ...raised.flatMap(({ along }) => unless(along > 0.5, 'a line begins with the mark of a note')),
      ];
    },
    doctor: (page) => change(page, ({ char, size }) => /[①-⑳\d]/.test(char) && size < 1, { along: -18 }),
  },
  {
    clause: '3.1.6',
    asks: 'In full-width style a mark between characters has a cell',
    text: '天，地。玄、地：宇；宙！洪？荒。\n\n天（日）月《盈》昃【辰】宿。\n\n甲——乙……丙～丁―戊·己1–2庚。',
    faults: (page) =>
      ['天，地', '地。玄', '玄、地', '地：宇', '宇；宙', '宙！洪', '洪？荒', '天（日', '月《盈'].flatMap((text) => {
        const [a, , b] = signsOf(page, text);
        return differs(text, (b?.along ?? 0) - (a?.along ?? 0), 2);
      }),
    doctor: (page) => change(page, (sign) => sign === signsOf(page, '天，地')[2], { along: -0.5 }),
  },
  {
    clause: '3.1.6',
    asks: 'In half-width style a mark has half a cell, where it is not one that fills it',
    edition: 'narrow',
    text: '天，地。玄、黄（日）月《盈》昃。',
    faults: (page) =>
      ['天，地', '地。玄', '玄、黄', '黄（日', '月《盈'].flatMap((text) => {
        const [a, , b] = signsOf(page, text);
        return differs(text, (b?.along ?? 0) - (a?.along ?? 0), 1.5);
      }),
    doctor: (page) => change(page, (sign) => sign === signsOf(page, '天，地')[2], { along: 0.5 }),
  },
  {
    clause: '3.1.6.1',
    asks: 'In columns ：；？！ keep their cell, also at the end of a line',
    writings: ['vertical'],
    text: ['：', '；', '？', '！'].map((mark, index) => `${words(17, index)}${mark}${words(22, 30)}。`).join('\n\n'),
    faults: (page) => {
      const last = linesOf(page).flatMap((line) => (/[：；？！]$/.test(textOf(line)) ? [line.at(-1)] : []));
      return [
        ...unless(last.length === 4, `${last.length} lines end in such a mark`),
        ...last.flatMap((sign) => differs(`${sign?.char ?? ''} begins`, sign?.along, 19)),
      ];
    },
    doctor: (page) => change(page, ({ char }) => /[：；？！]/.test(char), { along: 0.5 }),
  },
  {
    clause: '3.1.6.1',
    asks: 'In Taiwan ？！ keep their cell at the end of a line',
    edition: 'taiwan',
    text: ['？', '！'].map((mark, index) => `${words(17, index)}${mark}${words(22, 30)}。`).join('\n\n'),
    faults: (page) => {
      const last = linesOf(page).flatMap((line) => (/[？！]$/.test(textOf(line)) ? [line.at(-1)] : []));
      return [
        ...unless(last.length === 2, `${last.length} lines end in such a mark`),
        ...last.flatMap((sign) => differs(`${sign?.char ?? ''} begins`, sign?.along, 19)),
      ];
    },
    doctor: (page) => change(page, ({ char }) => /[？！]/.test(char), { along: 0.5 }),
  },
  {
    clause: '3.1.6.1',
    asks: 'The blank that a mark gives up is where it has one: before an opening bracket, behind a closing one and a stop',
    text: met,
    faults: (page, writing) =>
      pairs.flatMap((pair) => {
        const text = writing === 'vertical' ? inColumns(pair) : pair;
        const signs = signsOf(page, `甲${text}乙`);
        const inks = signs.map(inkOf);
        return pairsOf(inks).flatMap(([a, b], index) =>
          unless(b.start - a.end > 0.02, `${text}: the ink of ${signs[index + 1]?.char ?? ''} is too near`),
        );
      }),
    doctor: (page) => {
      const signs = page.signs.filter(({ char }) => char === '乙');
      return change(page, (sign) => signs.includes(sign), { along: -0.9 });
    },
  },
  {
    clause: '3.1.6.2',
    asks: 'Two marks that meet, one of them a bracket, are 1½ cells wide',
    text: met,
    faults: (page, writing) =>
      pairs.flatMap((pair) => {
        const text = writing === 'vertical' ? inColumns(pair) : pair;
        const signs = signsOf(page, `甲${text}乙`);
        return differs(text, (signs[3]?.along ?? 0) - (signs[0]?.along ?? 0), 2.5);
      }),
    doctor: (page) => change(page, ({ char }) => char === '乙', { along: 0.5 }),
  },
  {
    clause: '3.1.6.2',
    asks: 'Brackets that meet stay close to what they enclose',
    text: met,
    faults: (page) =>
      ['甲）（乙', '甲》《乙'].flatMap((text) => {
        const [a, close, open, b] = signsOf(page, text);
        if (a === undefined || close === undefined || open === undefined || b === undefined) return ['none'];
        return [
          ...outsideOf(`behind 甲 in ${text}`, inkOf(close).start - a.along - 1, [0, 0.3]),
          ...outsideOf(`before 乙 in ${text}`, b.along - inkOf(open).end, [0, 0.3]),
        ];
      }),
    doctor: (page) => change(page, (sign) => sign === signsOf(page, '甲）（乙')[1], { along: 0.5 }),
  },
  {
    clause: '3.1.6.2',
    asks: 'In half-width style two marks that meet are one cell wide',
    edition: 'narrow',
    text: '天说甲。”乙地“玄”。黄（日）、月。'.replace('天说', '“天说'),
    faults: (page, writing) => {
      const signs = signsOf(page, writing === 'vertical' ? '甲。』乙' : '甲。”乙');
      return differs('the marks', (signs[3]?.along ?? 0) - (signs[0]?.along ?? 0), 2);
    },
    doctor: move('乙', { along: 0.5 }),
  },
  {
    clause: '3.1.6.3',
    asks: 'An opening mark at the start of a line has half a cell',
    text: `${words(18)}《${words(8, 20)}》${words(20, 40)}。`,
    faults: (page) => {
      const line = linesOf(page).find((each) => textOf(each).startsWith('《')) ?? [];
      return [
        ...differs('the character behind it', line[1]?.along, 0.5),
        ...outsideOf('its ink', line[0] && inkOf(line[0]).start, [0, 0.4]),
      ];
    },
    doctor: (page) => {
      const line = linesOf(page).find((each) => textOf(each).startsWith('《')) ?? [];
      return change(page, (sign) => line.includes(sign), { along: 0.5 });
    },
  },
  {
    clause: '3.1.6.3',
    asks: 'So has one behind the indent of a paragraph',
    text: `《${words(8, 20)}》${words(20, 40)}。`,
    faults: (page) => {
      const line = linesOf(page).find((each) => textOf(each).startsWith('《')) ?? [];
      return [
        ...differs('the character behind it', line[1]?.along, 2.5),
        ...outsideOf('its ink', line[0] && inkOf(line[0]).start, [2, 2.4]),
      ];
    },
    doctor: (page) => {
      const line = linesOf(page).find((each) => textOf(each).startsWith('《')) ?? [];
      return change(page, (sign) => line.includes(sign), { along: 0.5 });
    },
  },
  {
    clause: '3.1.6.3',
    asks: 'A full-width mark at the end of a line has half a cell',
    text: `${words(17)}，${words(19, 20)}。${words(19, 40)}、${words(9, 40)}。`,
    faults: (page) => {
      const marked = linesOf(page)
        .slice(0, -1)
        .filter((line) => /[，。、]$/.test(textOf(line)));
      return [
        ...unless(marked.length > 1, 'no line ends in a mark'),
        ...marked.flatMap((line) => differs('it begins', line.at(-1)?.along, 19.5)),
      ];
    },
    doctor: (page) => {
      const last = linesOf(page)
        .find((line) => /[，。、]$/.test(textOf(line)))
        ?.at(-1);
      return change(page, (sign) => sign === last, { along: -0.5 });
    },
  },
  {
    clause: '3.1.7',
    asks: 'No mark hangs unless the edition asks for it',
    text: closed,
    faults: (page) =>
      linesOf(page).flatMap((line) => unless((line.at(-1)?.along ?? 0) < 19.6, `${textOf(line)} hangs`)),
    doctor: (page) => {
      const last = linesOf(page)
        .find((line) => (line.at(-1)?.along ?? 0) > 18)
        ?.at(-1);
      return change(page, (sign) => sign === last, { along: 1 });
    },
  },
  {
    clause: '3.1.7',
    asks: 'Where it does, one of 、，。 stands outside of the measure instead of beginning a line',
    edition: 'strict',
    ...hanging,
  },
  {
    clause: '3.1.7',
    asks: 'In columns of Taiwan and Hong Kong a mark may hang',
    edition: 'taiwan',
    writings: ['vertical'],
    ...hanging,
  },
  {
    clause: '3.1.7',
    asks: 'Where marks follow each other none hangs',
    edition: 'strict',
    text: `“${words(17)}。”${words(22, 30)}。\n\n（${words(17, 5)}），${words(22, 30)}。`,
    faults: (page) =>
      linesOf(page).flatMap((line) =>
        unless(
          (line.at(-1)?.along ?? 0) < 19.9 || !/[，。”』）][，。”』）]$/.test(textOf(line)),
          `${textOf(line)} hangs`,
        ),
      ),
    doctor: (page) => {
      const line = linesOf(page).find((each) => /[，。”』）][，。”』）]/.test(textOf(each))) ?? [];
      const at = textOf(line).search(/[，。”』）][，。”』）]/);
      const kept = { ...page, signs: page.signs.filter((sign) => !line.slice(at + 2).includes(sign)) };
      return change(kept, (sign) => sign === line[at + 1], { along: 20 - (line[at + 1]?.along ?? 0) });
    },
  },
  {
    clause: '3.1.7',
    asks: 'In Taiwan and Hong Kong marks in the middle of their cells do not hang in lines',
    edition: 'taiwan',
    writings: ['horizontal'],
    text: ['、', '，', '。'].map((mark, index) => `${words(18, index)}${mark}${words(21, 30)}。`).join('\n\n'),
    faults: (page) =>
      linesOf(page).flatMap((line) => unless((line.at(-1)?.along ?? 0) < 19.6, `${textOf(line)} hangs`)),
    doctor: (page) => {
      const last = linesOf(page)
        .find((line) => (line.at(-1)?.along ?? 0) > 18)
        ?.at(-1);
      return change(page, (sign) => sign === last, { along: 1 });
    },
  },
];
