/**
 * Western words: where a long one, a path or an address may go over the line, and at what price; figures that stay with
 * their unit (CLREQ 3.1.5), and signs that are one grade.
 */

import type { Hyphenate } from './hyphenate.ts';

/** Behind a slash, `=`, `&`, `::`; before a dot, hyphen, `?`, `#`, `_` and `%` (as addresses are divided in print). */
const joint =
  /(?<=[\w)\]]\/{1,9})(?=\w)|(?<=::)(?=\w)|(?<=[=&,;|])(?=\w)|(?<=\w)(?=[.?#_%@]\w)|(?<=[\p{L}\d]-)(?=[\p{L}\d])|(?<=:\/\/)(?=\w)|(?<=[—–])(?=\w)/gu;

/** Of a name in humps: `HashMap`. */
const hump = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu;

/** Price of a joint, so that a whole word is taken where that costs little. */
const jointPrice = 30;
const humpPrice = 300;
/** Nothing shorter goes alone. */
const least = 2;

/** By the index of the unit before which a line may begin. */
export function jointsOf(word: string): Map<number, number> {
  const joints = new Map<number, number>();
  if (word.length < 2 * least) return joints;
  const add = (found: RegExp, price: number): void => {
    for (const { index } of word.matchAll(found))
      if (index >= least && word.length - index >= least && !joints.has(index)) joints.set(index, price);
  };
  add(joint, jointPrice);
  // Figures stay whole: 3.14, 1,000, 2025-12, No.5.
  for (const index of [...joints.keys()]) {
    const before = word.slice(Math.max(0, index - 3), index);
    if (/(?:\d[.,%:-]?|(?<!\p{L})No)$/u.test(before) && /^[.,%:-]?\d/.test(word.slice(index))) joints.delete(index);
  }
  if (word.length > 8) add(hump, humpPrice);
  return joints;
}

/** Price of a hyphen: it is taken before the gaps of its line would grow by a thirtieth of an em. */
export const hyphenPrice = 300;

/** By the index of the unit before which a hyphen may stand, of a word that may have signs around it. */
export function hyphensOf(word: string, hyphenate: Hyphenate): number[] {
  return [...word.matchAll(/\p{L}{5,60}/gu)].flatMap(({ 0: letters, index }) =>
    hyphenate(letters).map((at) => index + at),
  );
}

const unit =
  /^(?:[kcm\u03bcn]?m|km\/h|[km\u03bc]?g|t|[m\u03bcn]?s|min|h|[kMGT]?Hz|[KkMGT]?i?[Bb](?:ps|\/s)?|[kM]?[VWA]|mA?h|pt|px|em|dpi|°C|[℃%‰])$/;

/** Whether a space between the two parts a figure from its unit: `3 km`. */
export function isUnit(before: string, after: string): boolean {
  return /\d$/.test(before) && unit.test(after.replace(/(?<![.,;:!?)])[.,;:!?)]+$/, ''));
}

/** Whether a space stands between a figure and what says that it is a number: `No. 5`, `p. 12`. */
export function isNumber(before: string, after: string): boolean {
  return /^\d/.test(after) && /(?<!\p{L})(?:№|Nos?\.|[Vv]ols?\.|Figs?\.|pp?\.)$/u.test(before);
}

const grades = /★+☆*|☆+★*|●+○+|■+□+|◆+◇+/gu;
const longestGrade = 10;

/** Of single characters in a row those behind which a line does not end, for they are one grade: ★★★☆☆. */
export function insideGrades(characters: readonly string[]): number[] {
  const row = characters.map((each) => (each.length === 1 ? each : ' ')).join('');
  return [...row.matchAll(grades)].flatMap(({ 0: { length }, index }) =>
    length > longestGrade ? [] : Array.from({ length: length - 1 }, (_, at) => index + at),
  );
}
