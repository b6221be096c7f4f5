/** CLREQ 3.4 and 3.5: indents, single lines, what is left alone, and how a line is made full. */

import { change, differs, move, outsideOf, unless, words, type Rule } from './rule.ts';
import {
  gapsOf,
  isHan,
  linesFrom,
  linesOf,
  linesOverleaf,
  pairsOf,
  signsOf,
  textOf,
  type Setting,
  type Sign,
} from './setting.ts';
import { distance } from './marks.ts';

const pitch = 18 / 10.5;
const three = `${words(30)}。\n\n乙段${words(25, 9)}。\n\n丙段${words(25, 18)}。`;
const inset = `前文一段。

> 引文在此${words(30, 12)}。

后文一段。

> 白日依山尽，  
> 黄河入海流。

又文一段。`;
const aligned = `## 居中之题

> 王公台鉴：
>
> ${words(20)}。

::: 书信
王公台鉴：

${words(20, 5)}。

某某顿首
:::

### 行首之题

正文。`;
const list = `- 其一${words(30)}。
- 其二${words(30, 9)}。`;
/** Paragraphs that would leave one character for their last line. */
const orphans = [35, 36, 37, 38, 39, 40].map((count) => `${words(count - 1, count)}也。`).join('\n\n');
/** Ten lines fit below a title, twelve in columns: the last line of a longer paragraph would stand alone at a head. */
const widows = (lines: number): string => `${words(20 * (lines - 1) + 6, 3)}。\n\n${words(60, 7)}。`;

const paragraphStarts = (page: Setting): Sign[] => ['乙段', '丙段'].flatMap((text) => signsOf(page, text)[0] ?? []);
const across = (page: Setting, text: string): number => signsOf(page, text)[0]?.across ?? 0;
const fullLines = (page: Setting) =>
  linesOf(page).filter((line, index, all) => {
    const next = all[index + 1]?.[0];
    return next !== undefined && next.along < 1.5 && next.page === line[0]?.page && line.length > 10;
  });

/** From a sign of a line to the next. */
function widthOf(line: readonly Sign[], char: string): number {
  const at = line.findIndex((sign) => sign.char === char);
  return (line[at + 1]?.along ?? 0) - (line[at]?.along ?? 0);
}

const play = `[孙权]{.spread}　水战乎，陆战乎。

[诸葛亮]{.spread}　火攻。

[司马仲达]{.spread}　退兵。

天地玄黄
{.spread}`;

/** Names of two, three and four characters, each gap of one alike. */
function spreadNames(page: Setting): readonly string[] {
  return ['孙权水', '诸葛亮火', '司马仲达退'].flatMap((text) => {
    const [first, ...rest] = signsOf(page, text);
    const steps = pairsOf(signsOf(page, text).slice(0, -1)).map(([a, b]) => b.along - a.along);
    return [
      ...differs(`the name in ${text}`, (rest.at(-2)?.along ?? 0) + 1 - (first?.along ?? 0), 4),
      ...steps.flatMap((step) => differs(`a step in ${text}`, step, 3 / steps.length)),
    ];
  });
}

export const paragraphRules: readonly Rule[] = [
  {
    clause: '3.4.1',
    asks: 'Each paragraph begins two characters in, the first one too',
    text: three,
    faults: (page) =>
      [signsOf(page, words(8))[0], ...paragraphStarts(page)].flatMap((sign) => differs('the indent', sign?.along, 2)),
    doctor: move('乙段', { along: -1 }),
  },
  {
    clause: '3.4.1',
    asks: 'A paragraph that goes on behind what was put into it has no indent, where its author says so',
    text: `${words(25)}：\n\n> 引文在此。\n\n续文${words(30, 9)}。\n{.continued}`,
    faults: (page) => differs('the indent', signsOf(page, '续文')[0]?.along, 0),
    doctor: move('续文', { along: 2 }),
  },
  {
    clause: '3.4.1',
    asks: 'Between paragraphs there is no other space than between lines',
    text: three,
    faults: (page) => {
      const places = linesOf(page).map(([sign]) => sign?.across ?? 0);
      return pairsOf(places).flatMap(([a, b]) => differs('a step', b - a, pitch));
    },
    doctor: (page) => change(page, ({ across: place }) => place > across(page, '丙段') - 0.1, { across: 0.4 }),
  },
  {
    clause: '3.4.1',
    asks: 'Space in whole lines says that a part of the text is over',
    text: `上段之末。\n\n---\n\n下段之首。`,
    faults: (page) => {
      const lines = (across(page, '下段之首') - across(page, '上段之末')) / pitch;
      return [...differs('lines', lines - Math.round(lines), 0), ...unless(lines > 1.9, 'there is no space')];
    },
    doctor: move('下段之首', { across: 0.5 }),
  },
  {
    clause: '3.4.1',
    asks: 'Items hang: their first line begins further out than the others, and inside of the type area',
    text: list,
    faults: (page) => {
      const lines = linesOf(page);
      const starts = lines.map((line) => line.find(({ char }) => isHan(char))?.along ?? 0);
      const mark = lines[0]?.[0];
      return [
        ...unless(lines.length === 4, 'there are not four lines'),
        ...starts.flatMap((start) => differs('the text', start, 3, 0.06)),
        ...outsideOf('the mark', page.signs.find(({ char }) => char === '▪')?.along ?? mark?.along, [0, 2.9]),
      ];
    },
    doctor: move('其二', { along: -1 }),
  },
  {
    clause: '3.4.2',
    asks: 'A quotation is set in by the same whole characters in each line',
    text: inset,
    faults: (page) => {
      const lines = linesFrom(page, '引文在此', 2);
      return [
        ...unless(lines.length === 2, 'there are no two lines'),
        ...lines.flatMap((line) => differs('the indent', line[0]?.along, 2)),
      ];
    },
    doctor: move('引文在此', { along: 0.5 }),
  },
  {
    clause: '3.4.2',
    asks: 'The space around it is whole lines, so that the text behind stands on its own lines',
    text: inset,
    faults: (page) => {
      const base = across(page, '前文一段');
      return ['引文在此', '后文一段', '黄河入海流', '又文一段'].flatMap((text) => {
        const lines = (across(page, text) - base) / pitch;
        return differs(text, lines - Math.round(lines), 0);
      });
    },
    doctor: move('后文一段', { across: 0.4 }),
  },
  {
    clause: '3.4.2',
    asks: 'Verse is set in as a block: its lines begin at one edge',
    text: inset,
    faults: (page) => {
      const [first, second] = [signsOf(page, '白日依山尽')[0], signsOf(page, '黄河入海流')[0]];
      return [
        ...differs('the edge', (second?.along ?? 0) - (first?.along ?? 0), 0),
        ...unless((first?.along ?? 0) > 1.9, 'it is not set in'),
      ];
    },
    doctor: move('黄河入海流', { along: 1 }),
  },
  {
    clause: '3.4.3',
    asks: 'A title in the middle has as much on both sides',
    writings: ['horizontal'],
    text: aligned,
    faults: (page) => {
      const signs = signsOf(page, '居中之题');
      const last = signs.at(-1);
      return differs(
        'left and right',
        (signs[0]?.along ?? 0) - (20 - (last?.along ?? 0) - (last?.advance ?? 0)),
        0,
        0.15,
      );
    },
    doctor: move('居中之题', { along: 0.5 }),
  },
  {
    clause: '3.4.3',
    asks: 'A line at the start is set solid and begins where its edge is',
    text: aligned,
    faults: (page) => {
      const signs = signsOf(page, '行首之题');
      return [
        ...gapsOf(signs).flatMap((gap) => differs('a gap', gap, 0)),
        ...differs('the edge', (signs[0]?.along ?? 0) - Math.round(signs[0]?.along ?? 0), 0),
      ];
    },
    doctor: (page) => change(page, (sign) => sign === signsOf(page, '行首之题')[1], { along: 0.1 }),
  },
  {
    clause: '3.4.3',
    asks: 'A line at the end is set solid and ends where its edge is',
    text: aligned,
    faults: (page) => {
      const signs = signsOf(page, '某某顿首');
      const end = (signs.at(-1)?.along ?? 0) + 1;
      return [...gapsOf(signs).flatMap((gap) => differs('a gap', gap, 0)), ...differs('the end', end, 16)];
    },
    doctor: move('某某顿首', { along: 1 }),
  },
  {
    clause: '3.4.4',
    asks: 'A last line has two characters at least',
    text: orphans,
    faults: (page) =>
      linesOf(page).flatMap((line) =>
        unless(!/^[^，。]。?$/.test(textOf(line)), `a last line has one character: ${textOf(line)}`),
      ),
    doctor: (page) => {
      const line = linesOf(page).find((each) => each.length < 5 && textOf(each).endsWith('。'));
      return { ...page, signs: page.signs.filter((sign) => !line?.slice(0, -2).includes(sign)) };
    },
  },
  ...(
    [
      ['horizontal', 11],
      ['vertical', 13],
    ] as const
  ).map(([writing, lines]): Rule => ({
    clause: '3.4.4',
    asks: 'No last line of a paragraph stands alone at the head of a page',
    writings: [writing],
    text: widows(lines),
    faults: (page) => {
      const second = linesOverleaf(page);
      return [
        ...unless(second.length > 0, 'there is no second page'),
        ...unless(!(second[0]?.at(-1)?.char === '。' && (second[1]?.[0]?.along ?? 0) > 1.5), 'a line is alone'),
      ];
    },
    doctor: (page) => {
      const second = linesOverleaf(page);
      const last = second.findIndex((line) => line.at(-1)?.char === '。');
      return { ...page, signs: page.signs.filter((sign) => !second.slice(0, last).flat().includes(sign)) };
    },
  })),
  {
    clause: '3.5.1',
    asks: 'All lines of a paragraph but the last begin and end at the edges of the type area',
    text: `${words(30)}，${words(13, 4)}：“${words(25, 30)}Keben${words(40, 9)}。”${words(30, 50)}。`,
    faults: (page) =>
      fullLines(page).flatMap((line) => {
        const last = line.at(-1);
        const end = (last?.along ?? 0) + (/[，。：”』]/.test(last?.char ?? '') ? 0.5 : (last?.advance ?? 0));
        return [
          ...differs(`the end of ${textOf(line.slice(0, 4))}`, end, 20, 0.06),
          ...unless(
            [0, 2].some((edge) => Math.abs((line[0]?.along ?? 9) - edge) < 0.6),
            'it begins elsewhere',
          ),
        ];
      }),
    doctor: (page) => {
      const last = fullLines(page)[1]?.at(-1);
      return change(page, (sign) => sign === last, { along: -0.2 });
    },
  },
  {
    clause: '3.5.1',
    asks: 'The last line is not spread',
    text: `${words(18)}，${words(33, 18)}。`,
    faults: (page) => gapsOf(linesOf(page).at(-1) ?? []).flatMap((gap) => differs('a gap', gap, 0)),
    doctor: (page) => {
      const line = linesOf(page).at(-1) ?? [];
      return change(page, (sign) => line.indexOf(sign) > 3, { along: 0.2 });
    },
  },
  {
    clause: '3.5.2',
    asks: 'Space is taken away before any is added: where blank halves of marks make room, the next characters come into the line',
    text: `${words(6)}（${words(4, 20)}）${words(3, 30)}、${words(3, 40)}${words(40, 50)}。`,
    faults: (page) => {
      const [line = []] = linesFrom(page, words(6), 1);
      return gapsOf(line).flatMap((gap) => outsideOf('a gap', gap, [0, 0.06]));
    },
    doctor: (page) => {
      const [line = []] = linesFrom(page, words(6), 1);
      return change(page, (sign) => line.indexOf(sign) > 3, { along: 0.15 });
    },
  },
  {
    clause: '3.5.3',
    asks: 'First a mark at the end of the line is set on half a cell',
    text: `${words(17)}，${words(19, 20)}。${words(19, 40)}、${words(9, 40)}。`,
    faults: (page) => {
      const [line = []] = linesFrom(page, words(10), 1);
      return [
        ...unless(line.length === 18, `the line has ${line.length} characters`),
        ...differs('the mark', line.at(-1)?.along, 19.5),
      ];
    },
    doctor: (page) => {
      const [line = []] = linesFrom(page, words(10), 1);
      return change(page, (sign) => sign === line.at(-1), { along: -0.5 });
    },
  },
  {
    clause: '3.5.3',
    asks: 'A space between Western words keeps a quarter of an em',
    text: `${words(8)}in the sun of May${words(4, 20)}，${words(30, 30)}。`,
    faults: (page) => {
      const signs = signsOf(page, 'inthesunofMay');
      const spaces = [1, 4, 7, 9].map((index) => {
        const [a, b] = [signs[index], signs[index + 1]];
        return (b?.along ?? 0) - (a?.along ?? 0) - (a?.advance ?? 0);
      });
      return spaces.filter((space) => space > -5).flatMap((space) => outsideOf('a space', space, [0.22, 0.5]));
    },
    doctor: move('the', { along: 0.4 }),
  },
  {
    clause: '3.5.3',
    asks: 'An interpunct is never narrower than half a cell',
    text: `${words(4)}约翰·史密斯${words(6, 9)}阿·甲${words(20, 30)}，${words(30, 40)}。`,
    faults: (page) => outsideOf('from 翰 to 史', distance(page, '翰', '史'), [1.5, 1.7]),
    doctor: (page) => {
      const [sign] = signsOf(page, '史');
      return change(page, (each) => each === sign, { along: -0.3 });
    },
  },
  {
    clause: '3.5.3',
    asks: 'Brackets give up their blank halves before commas do',
    text: `${words(5)}（${words(3, 20)}）${words(2, 30)}，${words(2, 40)}——……${words(41, 50)}。`,
    faults: (page) => {
      const line = linesFrom(page, words(5), 1)[0] ?? [];
      return [
        ...unless(line.length === 19, `the line has ${line.length} characters`),
        ...differs('，', widthOf(line, '，'), 1),
        ...differs('（ with what is before it', widthOf(line, '（') + widthOf(line, '宇'), 1.5),
        ...differs('）', widthOf(line, '）'), 0.5),
      ];
    },
    doctor: (page) => {
      const line = linesFrom(page, words(5), 1)[0] ?? [];
      const [open, comma] = [line.findIndex(({ char }) => char === '）'), line.findIndex(({ char }) => char === '，')];
      return change(page, (sign) => line.indexOf(sign) > open && line.indexOf(sign) <= comma, { along: 0.5 });
    },
  },
  {
    clause: '3.5.3',
    asks: '，、；： do before 。？！ do',
    text: `${words(5)}，${words(2, 20)}、${words(2, 30)}。${words(3, 40)}——……${words(41, 50)}。`,
    faults: (page) => {
      const line = linesFrom(page, words(5), 1)[0] ?? [];
      return [
        ...unless(line.length === 19, `the line has ${line.length} characters`),
        ...differs('。', widthOf(line, '。'), 1),
        ...differs('，', widthOf(line, '，'), 0.5),
      ];
    },
    doctor: (page) => {
      const line = linesFrom(page, words(5), 1)[0] ?? [];
      const [comma, stop] = [line.findIndex(({ char }) => char === '，'), line.findIndex(({ char }) => char === '。')];
      return change(page, (sign) => line.indexOf(sign) > comma && line.indexOf(sign) <= stop, { along: 0.5 });
    },
  },
  {
    clause: '3.5.3',
    asks: 'A gap between Han and Western text keeps an eighth of an em',
    text: [10, 11, 12]
      .map((count) => `${words(count, count)}Stone${words(22 - count, 20)}，${words(30, 30)}。`)
      .join('\n\n'),
    faults: (page) =>
      linesOf(page)
        .flatMap((line) => pairsOf(line))
        .filter(([a, b]) => (isHan(a.char) && b.char === 'S') || (a.char === 'e' && isHan(b.char)))
        .flatMap(([a, b]) => outsideOf('a gap', b.along - a.along - (isHan(a.char) ? 1 : a.advance), [0.125, 0.5])),
    doctor: (page) => change(page, ({ char }) => char === 'S', { along: -0.12 }),
  },
  {
    clause: '3.5.4',
    asks: 'Spaces between Western words grow first, to half an em at most',
    text: `${words(6)}in the sun of May${words(4, 20)}Bibliographies${words(30, 30)}。`,
    faults: (page) => {
      const line = linesOf(page).find((each) => textOf(each).includes('inthe')) ?? [];
      const spaces = pairsOf(line)
        .filter(([a, b]) => /[a-z]/.test(a.char) && /[A-Za-z]/.test(b.char))
        .map(([a, b]) => b.along - a.along - a.advance)
        .filter((space) => space > 0.15);
      return [
        ...unless(spaces.length > 2, 'there are no spaces'),
        ...spaces.flatMap((space) => outsideOf('a space', space, [0.22, 0.5])),
        ...unless(
          Math.max(0, ...gapsOf(line)) < 0.02 || Math.min(...spaces) > 0.45,
          'gaps between Han grow while spaces might',
        ),
      ];
    },
    doctor: (page) => {
      const line = linesOf(page).find((each) => textOf(each).includes('inthe')) ?? [];
      const at = line.findIndex(({ char }) => char === 't');
      return change(page, (sign) => line.indexOf(sign) >= at, { along: 0.5 });
    },
  },
  {
    clause: '3.5.4',
    asks: 'What is left is spread over all gaps beside Han alike',
    text: `${words(18)}，${words(33, 18)}。`,
    faults: (page) => {
      const gaps = gapsOf(linesFrom(page, words(10), 1)[0] ?? []);
      return unless(Math.max(...gaps) - Math.min(...gaps) < 0.02 && Math.max(...gaps) > 0.02, 'gaps are unlike');
    },
    doctor: move('荒', { along: 0.05 }),
  },
  {
    clause: '3.5.4',
    asks: 'Nothing is added inside of ——, …… and numbers',
    text: `${words(4)}——${words(3, 20)}3000${words(6, 40)}，${words(30, 9)}。`,
    faults: (page) => {
      const [a, b] = signsOf(page, '——');
      const digits = signsOf(page, '3000');
      const [line = []] = linesFrom(page, words(4), 1);
      return [
        ...unless(line.length > 10, 'there is no line'),
        ...differs('——', (b?.along ?? 0) - (a?.along ?? 0), 1, 0.015),
        ...pairsOf(digits).flatMap(([x, y]) => differs('figures', y.along - x.along, x.advance, 0.015)),
      ];
    },
    doctor: (page) => change(page, (sign) => sign === signsOf(page, '3000')[2], { along: 0.04 }),
  },
  {
    clause: '3.5.4',
    asks: 'Nothing is added beside connectors and solidi',
    text: `${words(3)}～${words(4, 20)}／${words(3, 40)}/${words(3, 50)}/${words(2, 60)}，${words(30, 9)}。`,
    faults: (page) => {
      const [line = []] = linesFrom(page, words(3), 1);
      const around = (mark: string, count: number, from: number, size: number): readonly string[] => {
        const [before, , after] = signsOf(page, `${words(1, count)}${mark}${words(1, from)}`);
        return differs(`the cell of ${mark}`, (after?.along ?? 0) - (before?.along ?? 0) - 1, size, 0.015);
      };
      return [
        ...unless(Math.min(...gapsOf(line)) > 0.05, 'the line is not spread'),
        ...around('～', 2, 20, 1),
        ...around('／', 23, 40, 1),
        ...around('/', 42, 50, 0.5),
        ...differs('the end of the line', (line.at(-1)?.along ?? 0) + 1, 20),
      ];
    },
    doctor: move(words(1, 20), { along: 0.05 }),
  },
  {
    clause: '2.1.3.2',
    asks: 'Names in a head or a list of names are spaced to one length',
    text: play,
    faults: spreadNames,
    doctor: move('葛', { along: 0.2 }),
  },
  {
    clause: '3.4.1',
    asks: 'Names of speakers are spaced to four characters',
    text: play,
    faults: spreadNames,
    doctor: move('权', { along: -1 }),
  },
  {
    clause: '3.4.3',
    asks: 'Names in a list, and a single line, may be spread evenly',
    text: play,
    faults: (page) => {
      const line = signsOf(page, '天地玄黄');
      return [
        ...spreadNames(page),
        ...differs('the start of the line', line[0]?.along, 0),
        ...differs('its end', (line.at(-1)?.along ?? 0) + 1, 20),
        ...gapsOf(line).flatMap((gap) => differs('a gap', gap, 16 / 3)),
      ];
    },
    doctor: move('玄', { along: 0.5 }),
  },
];
