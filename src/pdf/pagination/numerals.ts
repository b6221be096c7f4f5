/** How the numbers of pages are written. */

import type { Numerals } from '../../theme/furniture.ts';

export const numeralOf: Readonly<Record<Numerals, (value: number) => string>> = { arabic: String, roman, chinese };

/** All characters that numbers are written with. */
export const charactersOfNumerals: Readonly<Record<Numerals, string>> = {
  arabic: '0123456789',
  roman: 'ivxlcdm',
  chinese: '〇一二三四五六七八九',
};

/** 二六, 一〇八: figure by figure, as on the pages of vertical books. */
export function chinese(value: number): string {
  return String(value).replace(/\d/g, (figure) => charactersOfNumerals.chinese[Number(figure)] ?? figure);
}

/** Lower-case roman numerals, for front matter. */
export function roman(value: number): string {
  const steps: [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = value;
  let text = '';
  for (const [step, letters] of steps) {
    while (rest >= step) {
      text += letters;
      rest -= step;
    }
  }
  return text;
}
