/** What CLREQ asks of a page, as data: a tiny example, what is wrong with its page, and how to spoil it. */

import { signsOf, type Extent, type Size, type Setting, type Sign, type Writing } from './setting.ts';

/** The editions that an example may be printed in, each for lines and for columns. */
export type Edition = 'usual' | 'strict' | 'narrow' | 'taiwan';

export interface Rule {
  /** The number of its section in CLREQ. */
  readonly clause: string;
  /** As the row of the matrix says it (docs/clreq.md). */
  readonly asks: string;
  /** The manuscript of the example, a chapter of its own; rules with the same text share one. Without: the contents. */
  readonly text?: string;
  /** Its chapter is the first of a part, whose pages come before it. */
  readonly part?: string;
  /** Both by default. */
  readonly writings?: readonly Writing[];
  /** `usual` by default. */
  readonly edition?: Edition;
  /** What is wrong, in sentences; nothing when the page is right. */
  readonly faults: (page: Setting, writing: Writing) => readonly string[];
  /** The same page with a thing or two moved, so that the rule is broken. */
  readonly doctor: (page: Setting, writing: Writing) => Setting;
}

/** Smaller differences are the rounding of Chrome and of PDF. */
const tolerance = 0.04;

export function unless(holds: boolean, fault: string): readonly string[] {
  return holds ? [] : [fault];
}

export function differs(
  what: string,
  found: number | undefined,
  wanted: number,
  within = tolerance,
): readonly string[] {
  return unless(
    found !== undefined && Math.abs(found - wanted) <= within,
    `${what} is ${found?.toFixed(3) ?? 'missing'}, not ${wanted.toFixed(3)}`,
  );
}

export function outsideOf(
  what: string,
  found: number | undefined,
  [least, most]: readonly [number, number],
  within = tolerance,
): readonly string[] {
  return unless(
    found !== undefined && found >= least - within && found <= most + within,
    `${what} is ${found?.toFixed(3) ?? 'missing'}, not within ${least}–${most}`,
  );
}

export interface Change {
  readonly along?: number;
  readonly across?: number;
  readonly scale?: number;
  readonly page?: number;
  readonly char?: string;
  readonly face?: string;
  readonly isUpright?: boolean;
  /** Its ink, in its cell. */
  readonly inkAlong?: number;
  readonly inkAcross?: number;
}

export function changed(
  sign: Sign,
  { along = 0, across = 0, scale = 1, page = 0, inkAlong = 0, inkAcross = 0, ...rest }: Change,
): Sign {
  const ink = sign.ink && {
    start: sign.along + along + inkAlong + (sign.ink.start - sign.along) * scale,
    end: sign.along + along + inkAlong + (sign.ink.end - sign.along) * scale,
    head: sign.across + across + inkAcross + (sign.ink.head - sign.across) * scale,
    foot: sign.across + across + inkAcross + (sign.ink.foot - sign.across) * scale,
  };
  return {
    ...sign,
    along: sign.along + along,
    across: sign.across + across,
    size: sign.size * scale,
    advance: sign.advance * scale,
    page: sign.page + page,
    ink,
    ...rest,
  };
}

export function change(setting: Setting, which: (sign: Sign) => boolean, to: Change): Setting {
  return { ...setting, signs: setting.signs.map((sign) => (which(sign) ? changed(sign, to) : sign)) };
}

/** A doctor that changes the signs of some words. */
export function move(words: string, to: Change, size: Size = 'text'): (setting: Setting) => Setting {
  return (setting) => {
    const signs = signsOf(setting, words, size);
    return change(setting, (sign) => signs.includes(sign), to);
  };
}

/** A doctor that moves what is drawn. */
export function moveBoxes(by: Partial<Extent>): (setting: Setting) => Setting {
  return (setting) => ({
    ...setting,
    boxes: setting.boxes.map((box) => ({
      ...box,
      start: box.start + (by.start ?? 0),
      end: box.end + (by.end ?? 0),
      head: box.head + (by.head ?? 0),
      foot: box.foot + (by.foot ?? 0),
    })),
  });
}

export function without(setting: Setting, which: (sign: Sign) => boolean): Setting {
  return { ...setting, signs: setting.signs.filter((sign) => !which(sign)) };
}

const han =
  '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔';

/** So many Han, others for each beginning. */
export function words(count: number, from = 0): string {
  return Array.from({ length: count }, (_, index) => [...han][(from + index) % [...han].length]).join('');
}
