/** CLREQ 3.1: which marks there are, how large they are and where they stand in their cells. */

import { change, differs, move, moveBoxes, outsideOf, unless, type Rule } from './rule.ts';
import {
  cellOf,
  inkOf,
  lineOf,
  linesOf,
  middleAcross,
  middleAlong,
  signOf,
  signsOf,
  textOf,
  writings,
  type Setting,
  type Sign,
  type Writing,
} from './setting.ts';

const quoted = '他说：“山不在高，‘仙’则名。”众人皆笑。';
const speech = '“甲说一句话。\n\n“乙接一句话。”';
const marks = `天，地。玄、地：宇；宙！洪？荒。

天（日）月《盈》昃【辰】宿。

甲——乙……丙～丁―戊·己1–2庚。`;
const marked = '见{.着重.}与{_项羽_}{_刘邦_}、{《三国志》}，又{.{_涿郡_}.}焉。';

/** How far apart two signs begin. */
export function distance(page: Setting, from: string, to: string): number {
  return (signOf(page, to).along ?? 0) - (signOf(page, from).along ?? 0);
}

/** Where the middle of its ink stands in its cell, from the cell's start and from its head. */
function inkIn(sign: Sign): { along: number; across: number } {
  const [cell, ink] = [cellOf(sign), inkOf(sign)];
  return { along: middleAlong(ink) - cell.start, across: middleAcross(ink) - cell.head };
}

/** The cell of full width in which a mark stands, also where half of it was taken away. */
const stopsOf = (page: Setting, chars = '，。、') => [...chars].map((char) => signOf(page, char));

function strip(page: Setting, words: string) {
  const [first] = signsOf(page, words);
  const last = signsOf(page, words).at(-1);
  return page.boxes.filter(
    ({ page: number, start, head, foot }) =>
      first !== undefined &&
      last !== undefined &&
      number === first.page &&
      start > first.along - 0.2 &&
      start < last.along + 0.8 &&
      Math.abs((head + foot) / 2 - middleAcross(cellOf(first))) < 1 &&
      foot - head < 0.3,
  );
}

/** Of two marks in one cell of a column the first has its ink in the left half, the other in the right one. */
function besideEachOther(page: Setting, pair: string): readonly string[] {
  const column = cellOf(signOf(page, '甲'));
  const middle = middleAcross(column);
  const [first, second] = signsOf(page, pair).map(inkOf);
  return unless(
    first !== undefined &&
      second !== undefined &&
      first.head > middle &&
      first.foot < column.foot + 0.05 &&
      second.foot < middle + 0.03 &&
      second.head > column.head - 0.05,
    `${pair} are not side by side in their cell`,
  );
}

const below = (writing: Writing, ink: { head: number; foot: number }, sign: Sign): boolean =>
  writing === 'horizontal' ? ink.head > sign.across : ink.head > cellOf(sign).foot - 0.05;

export const markRules: readonly Rule[] = [
  {
    clause: '3.1.1.2',
    asks: 'Mainland quotation marks are “ ” with ‘ ’ inside, in columns 『 』 with 「 」 inside',
    text: quoted,
    faults: (page, writing) =>
      unless(
        textOf(page.signs).includes(writing === 'horizontal' ? '“山不在高，‘仙’则名。”' : '『山不在高，「仙」则名。』'),
        textOf(page.signs),
      ),
    doctor: (page) => change(page, ({ char }) => /[“『]/.test(char), { char: '"' }),
  },
  {
    clause: '3.1.1.2',
    asks: 'Taiwan has 「 」 with 『 』 inside, in lines and in columns',
    edition: 'taiwan',
    text: quoted,
    faults: (page) => unless(textOf(page.signs).includes('「山不在高，『仙』則名。」'), textOf(page.signs)),
    doctor: (page) => change(page, ({ char }) => char === '「', { char: '“' }),
  },
  {
    clause: '3.1.1.2',
    asks: 'Of a speech over several paragraphs each begins with an opening mark, the last alone ends with a closing one',
    text: speech,
    faults: (page, writing) =>
      unless(
        textOf(page.signs).includes(
          writing === 'horizontal' ? '“甲说一句话。“乙接一句话。”' : '『甲说一句话。『乙接一句话。』',
        ),
        textOf(page.signs),
      ),
    doctor: (page) => change(page, ({ char }) => /[“『]/.test(char), { char: '」' }),
  },
  {
    clause: '3.1.1.2',
    asks: 'In columns the text has the usual marks and no presentation forms, so that it can be searched',
    writings: ['vertical'],
    text: quoted,
    faults: (page) => unless(!/[\uFE10-\uFE1F\uFE30-\uFE4F]/.test(textOf(page.signs)), 'presentation forms'),
    doctor: (page) => change(page, ({ char }) => char === '『', { char: '﹃' }),
  },
  {
    clause: '3.1.1.2',
    asks: '—— is one line of two cells in the middle of the line of text',
    text: marks,
    faults: (page) => {
      const [first, second] = signsOf(page, '——');
      if (first === undefined || second === undefined) return ['there is no ——'];
      return [
        ...differs('its width', distance(page, '甲', '乙'), 3),
        ...differs('its second half', second.along - first.along, 1),
        ...unless(inkOf(second).start - inkOf(first).end < 0.02, 'it has a gap'),
        ...differs('its middle', inkIn(first).across, 0.5, 0.08),
      ];
    },
    doctor: (page) => change(page, (sign) => sign === signsOf(page, '——')[1], { along: 0.2 }),
  },
  {
    clause: '3.1.1.2',
    asks: '…… is six dots in two cells, in the middle of the line of text',
    text: marks,
    faults: (page) => {
      const dots = signsOf(page, '……');
      return [
        ...differs('its width', distance(page, '乙', '丙'), 3),
        ...dots.flatMap((sign) => differs('its middle', inkIn(sign).across, 0.5, 0.08)),
      ];
    },
    doctor: move('……', { inkAcross: 0.3 }),
  },
  {
    clause: '3.1.1.2',
    asks: 'The connectors ～ and ― have a cell each and stand in its middle; – is shorter than 一 is wide',
    text: marks,
    faults: (page) => {
      const [tilde, dash] = [signOf(page, '～'), signsOf(page, '丁―戊')[1]];
      const short = inkOf(signOf(page, '–'));
      return [
        ...differs('the width of ～', distance(page, '丙', '丁'), 2),
        ...differs('the width of ―', distance(page, '丁', '戊'), 2),
        ...differs('the middle of ～', inkIn(tilde).across, 0.5, 0.1),
        ...(dash === undefined ? ['no dash'] : differs('the middle of ―', inkIn(dash).across, 0.5, 0.1)),
        ...unless(short.end - short.start < 0.7, '– is long'),
      ];
    },
    doctor: move('～', { inkAcross: 0.3 }),
  },
  {
    clause: '3.1.1.2',
    asks: '· has half a cell on the Mainland, and stands in its middle',
    text: marks,
    faults: (page) => {
      const dot = signOf(page, '·');
      return [
        ...differs('the width', distance(page, '戊', '己'), 1.5),
        ...differs('the middle along', middleAlong(inkOf(dot)) - signOf(page, '戊').along - 1, 0.25, 0.06),
        ...differs('the middle across', inkIn(dot).across, 0.5, 0.1),
      ];
    },
    doctor: move('己', { along: 0.3 }),
  },
  {
    clause: '3.1.1.2',
    asks: '· has a cell in Taiwan and Hong Kong, and stands in its middle',
    edition: 'taiwan',
    text: marks,
    faults: (page) => {
      const dot = signOf(page, '·');
      return [
        ...differs('the width', distance(page, '戊', '己'), 2),
        ...differs('the middle along', middleAlong(inkOf(dot)) - signOf(page, '戊').along - 1, 0.5, 0.06),
      ];
    },
    doctor: move('己', { along: -0.3 }),
  },
  {
    clause: '3.1.1.2',
    asks: 'Emphasis dots are round and filled, one for each character, none for marks',
    text: '他{.从来没有，从未.}说。',
    faults: (page) => {
      const dots = page.signs.filter(({ char }) => /[•●]/.test(char));
      return unless(dots.length === 6, `there are ${dots.length} dots`);
    },
    doctor: (page) => change(page, ({ char }) => /[•●]/.test(char), { char: '○' }),
  },
  {
    clause: '3.1.1.2',
    asks: '书名号 A is a wavy line along the title',
    text: marked,
    faults: (page) => {
      const waves = strip(page, '三国志');
      return [
        ...unless(waves.length > 0, 'there is no line'),
        ...unless(
          waves.some(({ foot, head }) => foot - head > 0.08),
          'the line is straight',
        ),
      ];
    },
    doctor: (page) => ({ ...page, boxes: page.boxes.map((box) => ({ ...box, foot: box.head + 0.05 })) }),
  },
  {
    clause: '3.1.1.2',
    asks: 'A solidus has half a cell on the Mainland',
    text: '床前明月光/疑是地上霜。',
    faults: (page) => differs('its width', distance(page, '光', '疑'), 1.5),
    doctor: move('疑', { along: 0.4 }),
  },
  {
    clause: '3.1.1.2',
    asks: '／ has a cell in Taiwan and Hong Kong',
    edition: 'taiwan',
    text: '床前明月光／疑是地上霜。',
    faults: (page) => differs('its width', distance(page, '光', '疑'), 2),
    doctor: move('疑', { along: -0.4 }),
  },
  {
    clause: '3.1.2',
    asks: 'On the Mainland ，。、 stand behind the character they follow: in the lower left corner of their cell, in columns in the upper right one',
    text: marks,
    faults: (page, writing) =>
      stopsOf(page).flatMap((sign) => {
        const { along, across } = inkIn(sign);
        return [
          ...outsideOf(`${sign.char} along`, along, [0, 0.45]),
          ...outsideOf(`${sign.char} across`, across, writing === 'horizontal' ? [0.55, 1.1] : [0, 0.45]),
        ];
      }),
    doctor: move('，', { inkAcross: -0.5, inkAlong: 0.4 }),
  },
  {
    clause: '3.1.2',
    asks: 'In Taiwan and Hong Kong ，。、：； stand in the middle of their cells',
    edition: 'taiwan',
    text: marks,
    faults: (page) =>
      stopsOf(page, '，。、：；').flatMap((sign) => {
        const { along, across } = inkIn(sign);
        return [
          ...differs(`${sign.char} along`, along, 0.5, 0.12),
          ...differs(`${sign.char} across`, across, 0.5, 0.15),
        ];
      }),
    doctor: (page) => change(page, ({ char }) => char === '。', { inkAlong: -0.3 }),
  },
  {
    clause: '3.1.2',
    asks: 'Brackets stand in pairs at both sides of what they enclose, close to it, in the direction of the text',
    text: marks,
    faults: (page) =>
      ['（日）', '《盈》', '【辰】'].flatMap((text) => {
        const [open, inside, close] = signsOf(page, text);
        if (open === undefined || inside === undefined || close === undefined) return ['none'];
        return [
          ...outsideOf(`before ${text}`, inside.along - inkOf(open).end, [0, 0.3]),
          ...outsideOf(`behind ${text}`, inkOf(close).start - inside.along - 1, [0, 0.3]),
          ...unless(inkOf(open).foot - inkOf(open).head > 0.5, `${text} does not span the line`),
        ];
      }),
    doctor: move('（', { along: -0.4 }),
  },
  {
    clause: '3.1.2',
    asks: '―, ～, —— and …… run with the line: in columns they are turned',
    text: marks,
    faults: (page) =>
      ['甲——', '……', '～', '丁―戊'].flatMap((text) => {
        const sign = signsOf(page, text).find(({ char }) => /[—…～―]/.test(char));
        const ink = sign && inkOf(sign);
        return unless(ink !== undefined && ink.end - ink.start > 2 * (ink.foot - ink.head), `${text} is not turned`);
      }),
    doctor: (page) => ({
      ...page,
      signs: page.signs.map((sign) =>
        sign.char === '～' && sign.ink !== undefined
          ? { ...sign, ink: { ...sign.ink, head: sign.ink.head - 0.5, foot: sign.ink.foot + 0.5 } }
          : sign,
      ),
    }),
  },
  {
    clause: '3.1.2',
    asks: 'Emphasis dots stand under their characters, in columns on their right',
    text: marked,
    faults: (page, writing) => {
      const base = signOf(page, '着');
      const dot = page.signs.find(({ char, along }) => /[•●]/.test(char) && Math.abs(along - base.along) < 0.9);
      if (dot === undefined) return ['there is no dot'];
      return unless(
        writing === 'horizontal' ? below(writing, inkOf(dot), base) : inkOf(dot).foot < cellOf(base).head + 0.05,
        'the dot is at the other side',
      );
    },
    doctor: (page, writing) =>
      change(page, ({ char }) => /[•●]/.test(char), { across: writing === 'horizontal' ? -1.3 : 1.3 }),
  },
  {
    clause: '3.1.2',
    asks: '专名号 and 书名号 A stand under their words, in columns on their left',
    text: marked,
    faults: (page, writing) =>
      ['项羽', '三国志'].flatMap((text) => {
        const lines = strip(page, text);
        const [sign] = signsOf(page, text);
        return [
          ...unless(lines.length > 0, `${text} has no line`),
          ...lines.flatMap((line) =>
            unless(sign !== undefined && below(writing, line, sign), `the line of ${text} is at the other side`),
          ),
        ];
      }),
    doctor: moveBoxes({ head: -1, foot: -1 }),
  },
  {
    clause: '3.1.3.1',
    asks: '．, the full stop of science, is set as a stop: a cell, its ink at the start',
    text: '水，火．土。',
    faults: (page) => [
      ...differs('its width', distance(page, '火', '土'), 2),
      ...outsideOf('its ink', inkIn(signOf(page, '．')).along, [0, 0.6]),
    ],
    doctor: move('土', { along: 0.3 }),
  },
  {
    clause: '3.1.3.4',
    asks: '示亡号 is a frame around a name, outside of its cells',
    text: '委员：[张某某]{.deceased}、李某某。',
    faults: (page) => {
      const signs = signsOf(page, '张某某');
      const [first, last] = [signs[0], signs.at(-1)];
      if (first === undefined || last === undefined) return ['there is no name'];
      const sides = page.boxes.filter(
        ({ page: number, start, end, head, foot }) =>
          number === first.page &&
          start > first.along - 0.6 &&
          end < last.along + 1.6 &&
          head > cellOf(first).head - 0.5 &&
          foot < cellOf(first).foot + 0.5,
      );
      const frame = {
        start: Math.min(...sides.map(({ start }) => start)),
        end: Math.max(...sides.map(({ end }) => end)),
        head: Math.min(...sides.map(({ head }) => head)),
        foot: Math.max(...sides.map(({ foot }) => foot)),
      };
      return unless(
        frame.start < first.along &&
          frame.end > last.along + 1 &&
          frame.head < inkOf(first).head &&
          frame.foot > inkOf(first).foot,
        'the frame is not around the name',
      );
    },
    doctor: moveBoxes({ start: 1 }),
  },
  ...([undefined, 'taiwan'] as const).map((edition): Rule => ({
    clause: '3.1.3.3',
    asks: '？！ ！！ and ？？ have a cell together, three such marks two',
    text: '甲？！乙！！丙？？丁！！！戊。',
    // In lines of Taiwan each mark fills a cell.
    writings: edition === 'taiwan' ? ['vertical'] : writings,
    ...(edition && { edition }),
    faults: (page, writing) => [
      ...differs('？！', distance(page, '甲', '乙'), 2),
      ...differs('！！', distance(page, '乙', '丙'), 2),
      ...differs('？？', distance(page, '丙', '丁'), 2),
      ...differs('！！！', distance(page, '丁', '戊'), 3),
      ...(writing === 'vertical' ? ['？！', '！！', '？？'].flatMap((pair) => besideEachOther(page, pair)) : []),
    ],
    doctor: (page, writing) =>
      writing === 'vertical' ? move('？！', { across: 0.2 })(page) : move('丙', { along: 0.4 })(page),
  })),
  {
    clause: '3.1.3.3',
    asks: 'In columns the marks of ？！ stand upright',
    writings: ['vertical'],
    text: '甲？！乙！！丙？？丁！！！戊。',
    faults: (page) =>
      unless(
        signsOf(page, '？！').every((sign) => {
          const ink = inkOf(sign);
          return sign.isUpright || ink.end - ink.start > ink.foot - ink.head;
        }),
        'they lie',
      ),
    doctor: (page) => ({
      ...page,
      signs: page.signs.map((sign) => ({
        ...sign,
        isUpright: false,
        ink: sign.ink && { start: sign.ink.head, end: sign.ink.foot, head: sign.ink.start, foot: sign.ink.end },
      })),
    }),
  },
];

/** Lines that run beside words: names and titles, dots. */
export const besideRules: readonly Rule[] = [
  {
    clause: '3.1.8',
    asks: 'A line with such marks is as high as the others',
    text: `${'天地玄黄宇宙洪荒日月盈昃'.repeat(2)}{_项羽_}{.着重.}{《三国志》}${'辰宿列张寒来暑往秋收冬藏'.repeat(3)}。`,
    faults: (page) => {
      const places = linesOf(page)
        .filter((line) => line.length > 10)
        .map(([sign]) => sign?.across ?? 0);
      return [
        ...unless(places.length > 2, 'there are no lines'),
        ...places.slice(1).flatMap((place, index) => differs('a step', place - (places[index] ?? 0), 18 / 10.5)),
      ];
    },
    doctor: (page) => {
      const line = lineOf(page, signOf(page, '项'));
      return change(page, (sign) => line.includes(sign), { across: 0.2 });
    },
  },
  {
    clause: '3.1.8',
    asks: 'There is room for them: the line gap is half the size at least, five eighths where both sides have marks',
    text: marked,
    faults: (page) => {
      const inks = [
        ...page.boxes.filter(({ foot, head }) => foot - head < 0.3),
        ...page.signs.filter(({ char }) => /[•●]/.test(char)).map(inkOf),
      ];
      const line = signOf(page, '项');
      const cell = cellOf(line);
      const near = inks.filter((ink) => Math.abs(middleAcross(ink) - middleAcross(cell)) < 2);
      return [
        ...unless(near.length > 3, 'there are no marks'),
        ...near.flatMap(({ head, foot }) =>
          unless(head > cell.head - 0.6 && foot < cell.foot + 0.6, 'a mark reaches into the next line'),
        ),
        ...unless(18 / 10.5 - 1 >= 0.625, 'the gap is too small'),
      ];
    },
    doctor: (page) => moveBoxes({ head: 0.5, foot: 0.5 })(page),
  },
  {
    clause: '3.1.8',
    asks: 'Each dot stands in the middle of its character',
    text: marked,
    faults: (page) =>
      ['着', '重'].flatMap((char) => {
        const base = signOf(page, char);
        const dot = page.signs.find(
          (sign) => /[•●]/.test(sign.char) && Math.abs(middleAlong(inkOf(sign)) - base.along - 0.5) < 0.4,
        );
        return differs(`the dot of ${char}`, dot && middleAlong(inkOf(dot)) - base.along, 0.5, 0.05);
      }),
    doctor: (page) => change(page, ({ char }) => /[•●]/.test(char), { along: 0.15 }),
  },
  {
    clause: '3.1.8',
    asks: 'A line is one piece, as long as its words',
    text: marked,
    faults: (page) =>
      ['项羽', '刘邦'].flatMap((text) => {
        const [line, ...more] = strip(page, text).filter(
          ({ start }) => start > (signsOf(page, text)[0]?.along ?? 0) - 0.2,
        );
        return [
          ...unless(more.length === 0, `${text} has ${more.length + 1} lines`),
          ...differs(`the length under ${text}`, line && line.end - line.start, 2, 0.14),
        ];
      }),
    doctor: moveBoxes({ end: 0.4 }),
  },
  {
    clause: '3.1.8',
    asks: 'Two names that meet have two lines with a gap between, an eighth of an em at most',
    text: marked,
    faults: (page) => {
      const [first] = strip(page, '项羽');
      const second = strip(page, '刘邦').at(-1);
      return outsideOf('the gap', first && second && second.start - first.end, [0.05, 0.13], 0.02);
    },
    doctor: moveBoxes({ end: 0.1 }),
  },
  {
    clause: '3.1.8',
    asks: 'Lines and dots are near their words, and in keeping with the size of the type',
    text: marked,
    faults: (page) => {
      const [first] = signsOf(page, '项羽');
      const [line] = strip(page, '项羽');
      if (first === undefined || line === undefined) return ['there is no line'];
      return [
        ...outsideOf('from the ink to the line', line.head - inkOf(first).foot, [0, 0.25]),
        ...outsideOf('its thickness', line.foot - line.head, [0.04, 0.09], 0.005),
      ];
    },
    doctor: moveBoxes({ head: 0.4, foot: 0.4 }),
  },
  {
    clause: '3.1.8',
    asks: 'In a line that is spread a line under a name is as long as its words are then, without a break',
    text: `天地玄{_黄宇宙洪荒日月_}盈昃辰宿列张寒来，暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜。`,
    faults: (page) => {
      const signs = signsOf(page, '黄宇宙洪荒日月');
      const lines = strip(page, '黄宇宙洪荒日月');
      const span = (signs.at(-1)?.along ?? 0) + 1 - (signs[0]?.along ?? 0);
      return [
        ...unless(lines.length === 1, `there are ${lines.length} lines`),
        ...unless(span > 7.1, 'the line is not spread'),
        ...differs('its length', lines[0] && lines[0].end - lines[0].start, span, 0.14),
      ];
    },
    doctor: moveBoxes({ end: -0.4 }),
  },
  {
    clause: '3.1.8',
    asks: 'In a line that is spread each dot stays in the middle of its character',
    text: `天地玄{.黄宇宙洪荒日月.}盈昃辰宿列张寒来，暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜。`,
    faults: (page) => {
      const dots = page.signs.filter(({ char }) => /[•●]/.test(char));
      return [
        ...unless(dots.length === 7, `there are ${dots.length} dots`),
        ...[...'黄宇宙洪荒日月'].flatMap((char, index) => {
          const dot = dots[index];
          return differs(`the dot of ${char}`, dot && middleAlong(inkOf(dot)) - signOf(page, char).along, 0.5, 0.05);
        }),
      ];
    },
    doctor: (page) => change(page, ({ char }) => /[•●]/.test(char), { along: 0.1 }),
  },
  {
    clause: '3.1.8',
    asks: 'Under one word the line comes first and the dots below it',
    writings: ['horizontal'],
    text: marked,
    faults: (page) => {
      const base = signOf(page, '涿');
      const [line] = strip(page, '涿郡');
      const dot = page.signs.find(
        (sign) => /[•●]/.test(sign.char) && Math.abs(middleAlong(inkOf(sign)) - base.along - 0.5) < 0.2,
      );
      return unless(
        line !== undefined && dot !== undefined && inkOf(dot).head >= line.foot - 0.02,
        'the dots do not hang below the line',
      );
    },
    doctor: (page) => change(page, ({ char }) => /[•●]/.test(char), { across: -0.3 }),
  },
  {
    clause: '3.1.8',
    asks: 'In columns lines stand on the left and dots on the right of the same word',
    writings: ['vertical'],
    text: marked,
    faults: (page) => {
      const base = signOf(page, '涿');
      const [line] = strip(page, '涿郡');
      const dot = page.signs.find(
        (sign) => /[•●]/.test(sign.char) && Math.abs(middleAlong(inkOf(sign)) - base.along - 0.5) < 0.2,
      );
      return unless(
        line !== undefined &&
          dot !== undefined &&
          line.head > cellOf(base).foot - 0.1 &&
          inkOf(dot).foot < cellOf(base).head + 0.05,
        'both are on one side',
      );
    },
    doctor: (page) => change(page, ({ char }) => /[•●]/.test(char), { across: 1.5 }),
  },
];
