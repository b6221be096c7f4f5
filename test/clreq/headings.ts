/** CLREQ 4: headings, and the pages that they begin. */

import { change, differs, move, outsideOf, unless, words, type Rule } from './rule.ts';
import { linesOf, signsOf, textOf, type Setting } from './setting.ts';

const pitch = 18 / 10.5;
const levels = `## 二级之题

文一。

### 三级之题

文二。

#### 四级之题

文三。`;
const runIn = `**小题**　正文在其后，${words(30)}。`;
const opener = `开篇一段，${words(30)}。`;
/** A title that would stand in the last line of the page. */
const atFoot = (lines: number): string => `${words(20 * lines - 10)}。\n\n## 末行之题\n\n题下文字，${words(50)}。`;

/** The title of the chapter, at the head of its first page. */
const title = (page: Setting) => page.signs.filter(({ size }) => size > 1.3);
const place = (page: Setting, text: string) => signsOf(page, text)[0];

export const headingRules: readonly Rule[] = [
  {
    clause: '4.1.1',
    asks: 'A heading has lines of its own, and the text begins on the next',
    text: levels,
    faults: (page) =>
      ['二级之题', '三级之题', '四级之题'].flatMap((text, index) => {
        const [head, next] = [place(page, text), place(page, ['文一', '文二', '文三'][index] ?? '')];
        const lines = ((next?.across ?? 0) - (head?.across ?? 0)) / pitch;
        return [
          ...unless(lines > 0.9, `${text} has no line of its own`),
          ...unless(!linesOf(page).some((line) => textOf(line).includes(`${text}文`)), 'the text goes on behind it'),
        ];
      }),
    doctor: (page) => change(page, ({ char }) => char === '文', { across: -3 }),
  },
  {
    clause: '4.1.1',
    asks: 'Levels of headings come in the order of their size, the title of the chapter the largest',
    text: levels,
    faults: (page) => {
      const sizes = [
        title(page)[0]?.size ?? 0,
        ...['二级', '三级', '四级'].map((text) => place(page, text)?.size ?? 0),
      ];
      return [
        ...unless(
          sizes.every((size, index) => index === 0 || size <= (sizes[index - 1] ?? 0)),
          `sizes are ${sizes.join(', ')}`,
        ),
        ...unless(
          sizes.every((size) => size > 0.99),
          'a heading is smaller than the text',
        ),
      ];
    },
    doctor: move('四级之题', { scale: 1.3 }),
  },
  {
    clause: '4.1.1',
    asks: 'A part has a page for its title, and the back of it is blank',
    edition: 'strict',
    part: '卷中卷',
    text: `卷首一段，${words(30)}。`,
    faults: (page) => {
      const [front, back, body] = page.pages.map((number) => page.signs.filter((sign) => sign.page === number));
      return [
        ...unless(textOf(front ?? []) === '卷中卷', `the page of the part says ${textOf(front ?? [])}`),
        ...unless(back?.length === 0, 'its back is not blank'),
        ...unless(textOf(body ?? []).includes('卷首一段'), 'the chapter begins elsewhere'),
      ];
    },
    doctor: (page) => change(page, ({ char }) => char === '首', { page: -1 }),
  },
  {
    clause: '4.1.2',
    asks: 'The title of a section is a tenth to a fifth larger than the text',
    text: levels,
    faults: (page) => outsideOf('its size', place(page, '二级')?.size, [1.1, 1.2], 0.005),
    doctor: move('二级之题', { scale: 1.2 }),
  },
  {
    clause: '4.1.2',
    asks: 'Headings are in bold Song',
    text: levels,
    faults: (page) =>
      ['二级之题', '三级之题'].flatMap((text) =>
        unless(/Serif.*Bold/.test(place(page, text)?.face ?? ''), `${text} is not bold`),
      ),
    doctor: move('三级之题', { face: 'Serif-Regular' }),
  },
  {
    clause: '4.1.2',
    asks: 'In lines large headings stand in the middle; in columns each begins with its column, set in',
    text: levels,
    faults: (page, writing) => {
      const signs = signsOf(page, '二级之题');
      const last = signs.at(-1);
      return writing === 'horizontal'
        ? differs('left and right', (signs[0]?.along ?? 0) - (20 - (last?.along ?? 0) - (last?.advance ?? 0)), 0, 0.15)
        : unless((signs[0]?.along ?? 0) > 1.9 && (signs[0]?.along ?? 0) < 5, 'it does not begin its column');
    },
    doctor: move('二级之题', { along: 6 }),
  },
  {
    clause: '4.1.2',
    asks: 'In columns a deeper heading is set in by two characters more',
    writings: ['vertical'],
    text: levels,
    faults: (page) => {
      const [chapter, second, third, fourth] = [
        title(page)[0],
        ...['二级', '三级', '四级'].map((text) => place(page, text)),
      ];
      return [
        ...differs('the chapter', chapter?.along, 2, 0.1),
        ...differs('level two', second?.along, 4),
        ...differs('level three', third?.along, 6),
        ...differs('level four', fourth?.along, 8),
      ];
    },
    doctor: move('三级之题', { along: -2 }),
  },
  {
    clause: '4.1.3',
    asks: 'Chapters begin on right pages, in a vertical book on left ones: on odd numbers',
    edition: 'strict',
    text: opener,
    faults: (page) => unless((page.pages[0] ?? 0) % 2 === 1, `it begins on page ${page.pages[0] ?? 'none'}`),
    doctor: (page) => ({ ...page, pages: page.pages.map((number) => number + 1) }),
  },
  {
    clause: '4.1.3',
    asks: 'Where the edition says so, on whatever page comes next',
    text: levels,
    faults: (page) => {
      const first = page.pages[0];
      return [
        ...unless(
          title(page).every((sign) => sign.page === first),
          'the title is on another page',
        ),
        ...unless(
          page.pages.every((number) => page.signs.some((sign) => sign.page === number)),
          'a page is blank',
        ),
      ];
    },
    doctor: (page) => ({ ...page, pages: [...page.pages, 999] }),
  },
  ...[8, 9].map((lines): Rule => ({
    clause: '4.1.3',
    asks: 'A heading never stands in the last line of a page: it goes to the next with its text',
    writings: [lines === 8 ? 'horizontal' : 'vertical'],
    text: atFoot(lines),
    faults: (page) => {
      const [head, text] = [place(page, '末行之题'), place(page, '题下文字')];
      return unless(head !== undefined && head.page === text?.page, 'the heading is parted from its text');
    },
    doctor: move('末行之题', { page: -1 }),
  })),
  {
    clause: '4.1.4',
    asks: 'What a chapter leaves of its last page stays as it is, and a blank page before the next has neither head nor folio',
    edition: 'strict',
    text: opener,
    faults: (page) => [
      ...differs('the pages of the chapter', page.pages.length, 2, 0),
      ...unless(!page.signs.some((sign) => sign.page === page.pages[1]), 'the blank page is not blank'),
    ],
    doctor: (page) => change(page, ({ char }) => char === '开', { page: 1 }),
  },
  {
    clause: '4.1.5',
    asks: 'A heading in the line of its text is bold, in the size of the text, and a cell stands behind it',
    text: runIn,
    faults: (page) => {
      const [head, text] = [signsOf(page, '小题'), place(page, '正文在其后')];
      return [
        ...head.flatMap((sign) => [
          ...unless(/Bold|WenKai/.test(sign.face), 'it looks like the text'),
          ...differs('its size', sign.size, 1),
        ]),
        ...differs('the cell', (text?.along ?? 0) - (head[1]?.along ?? 0), 2, 0.07),
      ];
    },
    doctor: move('小题', { along: -0.5 }),
  },
];
