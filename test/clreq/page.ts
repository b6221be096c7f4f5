/** CLREQ 2: characters, faces, the page, and the two ways of writing. */

import { change, changed, differs, move, outsideOf, unless, without, words, type Rule } from './rule.ts';
import {
  cellOf,
  gapsOf,
  inkOf,
  isHan,
  linesFrom,
  linesOf,
  linesOverleaf,
  middleAcross,
  middleAlong,
  pairsOf,
  signOf,
  signsOf,
  textOf,
  type Setting,
} from './setting.ts';
import { frameOf } from './editions.ts';

const prose = '天地玄黄宇宙洪荒日月盈昃辰宿。';
/** Four paragraphs of eight lines: a page, and what is before and behind it. */
const long = Array.from({ length: 4 }, (_, index) => `${words(145, 7 * index)}。`).join('\n\n');
const heads = `## 节之题

节下文一，${words(30, 3)}。[^1]

### 目之题

目下文一，${words(8, 9)}。

> 引文在此，${words(40, 20)}。

引后文一，${words(8, 5)}。

[^1]: 注文在此，${words(30, 40)}。`;
const captioned = `![甲](图.svg "图一　题在此")

| 列一 | 列二 |
|---|---|
| 子一 | 丑一 |
| 子二 | 丑二 |`;

const pitch = 18 / 10.5;
const rowOf = (across: number, base: number): number => (across - base) / pitch;
const bodyLines = (page: Setting) => linesOf(page).filter((line) => line.some(({ char }) => isHan(char)));
/** Lines of prose of a chapter of prose alone. */
const fullLines = (page: Setting) => linesOf(page).filter((line) => line.length > 14);
export const pageRules: readonly Rule[] = [
  {
    clause: '2.1.2',
    asks: 'A Han character has a square cell as wide and high as the type is large, and its ink stands inside',
    text: prose,
    faults: (page) =>
      signsOf(page, '天地玄黄').flatMap((sign) => {
        const [cell, ink] = [cellOf(sign), inkOf(sign)];
        return [
          ...differs(`size of ${sign.char}`, sign.size, 1),
          ...differs(`width of ${sign.char}`, sign.advance, 1),
          ...unless(
            ink.start > cell.start && ink.end < cell.end && ink.head > cell.head && ink.foot < cell.foot,
            `${sign.char} juts out of its cell`,
          ),
        ];
      }),
    doctor: move('玄', { scale: 1.1 }),
  },
  {
    clause: '2.1.3',
    asks: 'Characters are set solid: no space between their cells',
    text: prose,
    faults: (page) => gapsOf(signsOf(page, '天地玄黄宇宙洪荒日月盈昃辰宿')).flatMap((gap) => differs('a gap', gap, 0)),
    doctor: move('玄', { along: 0.06 }),
  },
  {
    clause: '2.1.3.1',
    asks: 'Where characters stand apart, in a light heading, they do so alike',
    text: '## 开篇诗词\n\n> 白日依山尽，  \n> 黄河入海流。\n\n正文。',
    faults: (page) => {
      const gaps = gapsOf(signsOf(page, '开篇诗词'));
      return [
        ...unless(gaps.length === 3, 'the heading is on no line'),
        ...gaps.flatMap((gap) => differs('a gap of the heading', gap, 0.25)),
      ];
    },
    doctor: move('篇', { along: 0.1 }),
  },
  {
    clause: '2.1.3.2',
    asks: 'A line that kinsoku leaves a character short is spread to the whole measure, each gap alike',
    text: `${words(18)}，${words(33, 18)}。`,
    faults: (page) => {
      const [line = []] = linesFrom(page, words(10), 1);
      const gaps = gapsOf(line);
      return [
        ...differs('the end of the line', (line.at(-1)?.along ?? 0) + 1, 20),
        ...unless(gaps.length > 10 && Math.max(...gaps) - Math.min(...gaps) < 0.02, 'gaps are unlike'),
        ...unless(
          gaps.every((gap) => gap > 0.02),
          'the line is not spread',
        ),
      ];
    },
    doctor: move('黄', { along: 0.05 }),
  },
  {
    clause: '2.1.3.3',
    asks: 'Characters of the text never overlap',
    text: long,
    faults: (page) =>
      bodyLines(page)
        .flatMap(gapsOf)
        .flatMap((gap) => unless(gap > -0.02, `a gap is ${gap.toFixed(2)}`)),
    doctor: move('荒', { along: -0.08 }),
  },
  {
    clause: '2.2.2',
    asks: 'Text and notes are in Song, headings in bold Song',
    text: heads,
    faults: (page) => {
      const face = (sign: string, size?: 'small') => signOf(page, sign, size).face;
      return [
        ...unless(/Serif.*Regular/.test(face('节下文一'.charAt(1))), 'the text is not in Song'),
        ...unless(/Serif.*Regular/.test(signsOf(page, '注文在此', 'small')[0]?.face ?? ''), 'the note is not in Song'),
        ...unless(/Serif.*Bold/.test(signsOf(page, '节之题')[0]?.face ?? ''), 'the heading is not bold'),
      ];
    },
    doctor: move('节之题', { face: 'Serif-Regular' }),
  },
  {
    clause: '2.2.3',
    asks: 'Quotations are in Kai',
    text: heads,
    faults: (page) => unless(/WenKai/.test(signsOf(page, '引文在此')[0]?.face ?? ''), 'the quotation is not in Kai'),
    doctor: move('引文在此', { face: 'Serif-Regular' }),
  },
  {
    clause: '2.3.1',
    asks: 'A horizontal book is bound on the left, a vertical one on the right: there is the inner margin of the first page',
    text: long,
    faults: (page, writing) => {
      const full = fullLines(page);
      const pages = [...new Set(full.map(([sign]) => sign?.page ?? 0))];
      return [
        ...unless(page.isReadFromRight === (writing === 'vertical'), 'the book is turned the other way'),
        ...unless(pages.length > 1, 'there are not two pages'),
        ...pages.flatMap((number) => {
          const own = full.filter(([sign]) => sign?.page === number);
          const start = Math.min(...own.flatMap(([sign]) => sign?.along ?? 0));
          const end = Math.max(...own.flatMap((line) => line.flatMap((sign) => cellOf(sign).foot)));
          return [
            ...differs(`the first edge of page ${number}`, start, 0),
            ...unless(end < 17 * pitch + 1.1, `page ${number} reaches over its last line`),
          ];
        }),
      ];
    },
    doctor: (page, writing) =>
      change(
        page,
        ({ page: number }) => number === page.pages[1],
        writing === 'vertical' ? { across: 1 } : { along: 1 },
      ),
  },
  {
    clause: '2.3.1',
    asks: 'Folio and running head stand outside of the type area, apart from it',
    text: long,
    faults: (page) =>
      page.pages.slice(1).flatMap((number) => {
        const outside = page.signs.filter(
          (sign) =>
            sign.page === number &&
            (sign.along + sign.size < -0.5 ||
              sign.along > 20.5 ||
              cellOf(sign).foot < -0.5 ||
              cellOf(sign).head > 17 * pitch + 1.5),
        );
        return [
          ...unless(/[\d〇一二三四五六七八九十]/.test(textOf(outside)), `page ${number} has no folio`),
          ...unless(/例/.test(textOf(outside)), `page ${number} has no running head`),
        ];
      }),
    doctor: (page) => without(page, ({ char }) => /[\d例]/.test(char)),
  },
  {
    clause: '2.3.2',
    asks: 'The type area has the characters in a line, the lines on a page, the size and the line gap that the edition asks for',
    text: long,
    faults: (page) => {
      const lines = linesOverleaf(page);
      return [
        ...differs('lines of the page', lines.length, 18, 0),
        ...lines.flatMap(([sign], index) => differs(`line ${index + 1}`, sign?.across, 0.88 + index * pitch)),
        ...lines.flatMap((line) => unless((line.at(-1)?.along ?? 0) < 19.1, 'a line is longer than 20 characters')),
      ];
    },
    doctor: (page) => change(page, ({ page: number, across }) => number === page.pages[1] && across > 29, { page: 1 }),
  },
  {
    clause: '2.3.3',
    asks: 'A heading with the space around it takes whole lines of the text',
    text: heads,
    faults: (page) => {
      const base = signsOf(page, '节下文一')[0]?.across ?? 0;
      return ['目下文一', '引后文一'].flatMap((text) => {
        const row = rowOf(signsOf(page, text)[0]?.across ?? 0, base);
        return differs(`${text} in lines of the text`, row - Math.round(row), 0);
      });
    },
    doctor: move('目下文一', { across: 0.2 }),
  },
  {
    clause: '2.3.3',
    asks: 'What is indented is indented by whole characters of the text',
    text: heads,
    faults: (page, writing) =>
      ['目之题', '引文在此', ...(writing === 'vertical' ? ['节之题'] : [])].flatMap((text) => {
        const along = signsOf(page, text)[0]?.along ?? 0;
        return [
          ...differs(`the indent of ${text}`, along - Math.round(along), 0),
          ...unless(along > 1.9, `${text} is not indented`),
        ];
      }),
    doctor: move('目之题', { along: 0.3 }),
  },
  {
    clause: '2.3.3',
    asks: 'The table of contents keeps to the type area of the text',
    faults: (page) => {
      const body = page.signs.filter(({ size, across }) => size < 1 && across > 0 && across < 17.6 * pitch);
      const lines = body.filter(({ char }) => char === '例');
      return [
        ...unless(lines.length > 5, 'there are no contents'),
        ...lines.flatMap(({ along }) => differs('the start of a line', along, 0)),
        ...body.flatMap(({ along, advance }) => unless(along + advance < 20.05, 'a line is longer than the measure')),
        ...pairsOf(lines).flatMap(([a, b]) => {
          const step = (b.across - a.across) / pitch;
          return a.page === b.page ? differs('a step in lines', step - Math.round(step), 0) : [];
        }),
      ];
    },
    doctor: (page) => change(page, ({ char }) => char === '例', { along: 0.5 }),
  },
  {
    clause: '2.3.4',
    asks: 'The type area stands where the edition puts it: its distance from the spine and from the head of the page',
    text: long,
    faults: (page) => {
      const lines = linesOverleaf(page);
      return [
        ...differs('the first line', lines[0]?.[0]?.across, 0.88),
        ...differs('the edge', Math.min(...lines.flatMap(([sign]) => sign?.along ?? 0)), 0),
      ];
    },
    doctor: (page) => change(page, () => true, { across: 0.4 }),
  },
  {
    clause: '2.3.5',
    asks: 'No text or note is smaller than 六号, 7.875 points',
    text: heads,
    faults: (page, writing) =>
      [signsOf(page, '节下文一'), signsOf(page, '注文在此', 'small')].flatMap((signs) =>
        signs.flatMap(({ char, size }) =>
          unless(size * frameOf(writing).size >= 7.875, `${char} is of ${(size * 10.5).toFixed(1)} points`),
        ),
      ),
    doctor: move('注文在此', { scale: 0.85 }, 'small'),
  },
  {
    clause: '2.3.5',
    asks: 'A line is a whole number of characters long, and all but the last of a paragraph are equally long',
    text: long,
    faults: (page) =>
      fullLines(page)
        .filter((line) => !/。$/.test(textOf(line)))
        .flatMap((line) => [
          ...unless(
            [0, 2].some((start) => Math.abs((line[0]?.along ?? 0) - start) < 0.03),
            'a line begins elsewhere',
          ),
          ...differs(`the end of ${textOf(line.slice(0, 4))}`, (line.at(-1)?.along ?? 0) + 1, 20),
        ]),
    doctor: move(words(1, 17), { along: 0.1 }),
  },
  {
    clause: '2.3.5',
    asks: 'Line gaps are the same throughout, also where readings, dots, lines under names or marks of notes stand between',
    text: `${words(30)}{饕餮|tāo tiè}${words(12)}{.着重.}${words(9)}{_项羽_}${words(30)}。[^1]${words(30)}x^2^${words(16)}。\n\n[^1]: 注。`,
    faults: (page) => {
      const places = bodyLines(page)
        .filter((line) => line.length > 10)
        .map(([sign]) => sign?.across ?? 0);
      return [
        ...unless(places.length > 6, 'there are no lines'),
        ...pairsOf(places).flatMap(([a, b]) => differs('a step of lines', b - a, pitch)),
      ];
    },
    doctor: (page) => {
      const [, , third] = linesOf(page).filter((line) => line.length > 10);
      return change(page, (sign) => third?.includes(sign) ?? false, { across: 0.1 });
    },
  },
  {
    clause: '2.3.5',
    asks: 'The line gap is between half and the whole of the size',
    text: long,
    faults: (page) => {
      const [a, b] = fullLines(page);
      return outsideOf('the line gap', (b?.[0]?.across ?? 0) - (a?.[0]?.across ?? 0) - 1, [0.5, 1]);
    },
    doctor: (page) => ({ ...page, signs: page.signs.map((sign) => changed(sign, { across: sign.across * 0.3 })) }),
  },
  {
    clause: '2.4.1',
    asks: 'Heads and folios of a vertical page are horizontal, where the theme has them so',
    writings: ['vertical'],
    edition: 'narrow',
    text: long,
    faults: (page) =>
      page.pages.slice(1).flatMap((number) => {
        const row = page.signs.filter((sign) => sign.page === number && sign.along > 20.5);
        const middles = row.map((sign) => middleAlong(inkOf(sign)));
        return [
          ...unless(/^\d+第?例|例.*\d+$/.test(textOf(row)), `page ${number} has no head and folio: ${textOf(row)}`),
          ...pairsOf(row).flatMap(([a, b]) =>
            unless(inkOf(b).foot < inkOf(a).head, `${b.char} is not behind ${a.char}`),
          ),
          ...unless(Math.max(...middles) - Math.min(...middles) < 0.3, 'they are on no line'),
        ];
      }),
    doctor: (page) => change(page, ({ along, char }) => along > 20.5 && char === '例', { along: 1 }),
  },
  {
    clause: '2.4.2',
    asks: 'Characters run to the right and lines down the page, or characters down and lines to the left',
    text: long,
    faults: (page) => {
      const [line = [], next = []] = fullLines(page);
      const [a, b, c] = [line[0], line[1], next[0]];
      return [
        ...differs('from character to character', (b?.along ?? 0) - (a?.along ?? 0), 1, 0.1),
        ...differs('off the line', (b?.across ?? 0) - (a?.across ?? 0), 0),
        ...differs('from line to line', (c?.across ?? 0) - (a?.across ?? 0), pitch),
        ...unless(
          line.every(({ isUpright }) => !isUpright),
          'characters lie',
        ),
      ];
    },
    doctor: (page) => ({
      ...page,
      signs: page.signs.map((sign) => ({ ...sign, along: sign.across, across: sign.along })),
    }),
  },
  {
    clause: '2.4.2',
    asks: 'A horizontal book begins on a right page and goes on to the right, a vertical one on a left page and to the left',
    text: long,
    faults: (page, writing) =>
      unless(page.isReadFromRight === (writing === 'vertical'), 'pages follow each other the other way'),
    doctor: (page) => ({ ...page, isReadFromRight: !page.isReadFromRight }),
  },
  {
    clause: '2.4.2',
    asks: 'In columns a single letter stands upright',
    writings: ['vertical'],
    text: '天甲A乙地，丙26丁3.0戊A+己，庚Stone辛1956壬。癸GDP子。',
    faults: (page) => {
      const [before, letter, after] = signsOf(page, '甲A乙');
      return [
        ...unless(letter?.isUpright ?? false, 'A lies'),
        ...differs('its cell', (after?.along ?? 0) - (before?.along ?? 0), 2),
      ];
    },
    doctor: move('A', { isUpright: false }),
  },
  {
    clause: '2.4.2',
    asks: 'In columns words lie, turned to the right',
    writings: ['vertical'],
    text: '天甲A乙地，丙26丁3.0戊A+己，庚Stone辛1956壬。癸GDP子。',
    faults: (page) => signsOf(page, 'Stone').flatMap(({ char, isUpright }) => unless(!isUpright, `${char} stands`)),
    doctor: move('Stone', { isUpright: true }),
  },
  {
    clause: '2.4.2',
    asks: 'In columns figures of two or three digits, 3.0 and A+ stand side by side in one cell',
    writings: ['vertical'],
    text: '天甲A乙地，丙26丁3.0戊A+己，庚Stone辛1956壬。癸GDP子。',
    faults: (page) =>
      ['丙26丁', '丁3.0戊', '戊A+己'].flatMap((text) => {
        const [before, ...rest] = signsOf(page, text, 'any');
        const inside = rest.slice(0, -1);
        const after = rest.at(-1);
        const cell = before && { ...cellOf(before), start: before.along + 1, end: before.along + 2 };
        return [
          ...unless(
            inside.every(({ isUpright }) => isUpright),
            `${text} lies`,
          ),
          ...differs(`the cell of ${text}`, (after?.along ?? 0) - (before?.along ?? 0), 2),
          ...inside.flatMap((sign) => {
            const ink = inkOf(sign);
            return unless(
              cell !== undefined &&
                ink.start > cell.start - 0.1 &&
                ink.end < cell.end + 0.1 &&
                ink.head > cell.head - 0.1 &&
                ink.foot < cell.foot + 0.1,
              `${sign.char} of ${text} is outside of the cell`,
            );
          }),
        ];
      }),
    doctor: move('26', { across: 0.4 }),
  },
  {
    clause: '2.4.2',
    asks: 'In columns abbreviations (GDP) stand letter below letter',
    writings: ['vertical'],
    text: '天甲A乙地，丙26丁3.0戊A+己，庚Stone辛1956壬。癸GDP子。',
    faults: (page) => {
      const [before, ...rest] = signsOf(page, '癸GDP子');
      return [
        ...rest.slice(0, -1).flatMap((sign, index) => {
          const ink = inkOf(sign);
          return [
            ...unless(sign.isUpright, `${sign.char} lies`),
            ...differs(`the cell of ${sign.char}`, Math.floor(ink.start - (before?.along ?? 0)), index + 1),
            ...differs(`the middle of ${sign.char}`, middleAcross(ink) - middleAcross(cellOf(before ?? sign)), 0, 0.1),
          ];
        }),
        ...differs('all of it', (rest.at(-1)?.along ?? 0) - (before?.along ?? 0), 4),
      ];
    },
    doctor: move('DP', { isUpright: false }),
  },
  {
    clause: '2.4.2',
    asks: 'In lines letters and figures stand as they are',
    writings: ['horizontal'],
    text: '天甲A乙地，丙26丁3.0戊A+己，庚Stone辛1956壬。癸GDP子。',
    faults: (page) => {
      const signs = signsOf(page, 'Stone');
      return pairsOf(signs).flatMap(([a, b]) => [
        ...unless(b.along > a.along && Math.abs(b.across - a.across) < 0.01, `${a.char} is turned`),
      ]);
    },
    doctor: move('to', { across: 0.3 }),
  },
  {
    clause: '2.4.2',
    asks: 'The caption of a picture stands under it, in columns at its left',
    text: captioned,
    faults: (page) => {
      const picture = page.boxes.find(({ head, foot, start, end }) => foot - head > 1 && end - start > 1);
      const caption = signsOf(page, '题在此', 'small')[0];
      return unless(
        picture !== undefined &&
          caption !== undefined &&
          cellOf(caption).head > picture.foot &&
          cellOf(caption).head < picture.foot + pitch,
        'the caption is not behind the picture',
      );
    },
    doctor: move('题在此', { across: -6 }, 'small'),
  },
  {
    clause: '2.4.2',
    asks: 'The head of a table is its first line and its first column begins the lines: above and left, in columns right and above',
    text: captioned,
    faults: (page) => {
      const cell = (text: string) => signsOf(page, text, 'small')[0];
      const [head, headTwo, first, second, next] = ['列一', '列二', '子一', '丑一', '子二'].map(cell);
      return [
        ...differs('the first row under the head', (first?.across ?? 0) - (head?.across ?? 0), pitch, 0.2),
        ...differs('the second row', (next?.across ?? 0) - (first?.across ?? 0), pitch, 0.1),
        ...unless((headTwo?.along ?? 0) > (head?.along ?? 0), 'the second column is not behind the first'),
        ...differs('the second column', (second?.along ?? 0) - (headTwo?.along ?? 0), 0, 0.1),
      ];
    },
    doctor: move('列一列二', { across: 4 }, 'small'),
  },
];
