/** Writes the `@font-face` rules of a book's faces, for print and for reading systems. */

import type { BookFont } from './book-font.ts';

/**
 * “Keben Marks” is the text face with marks and Latin only. It comes first in the lists for Kai, because Chrome takes
 * line metrics and the squeezing of marks from the first font of a list, and squeezes twice where that font has no
 * `halt` [A5].
 */
const marks = [
  [0x20, 0x24f],
  [0x2000, 0x206f],
  [0x3000, 0x3004],
  [0x3008, 0x3020],
  [0xff00, 0xffef],
] as const;

const marksRange = marks.map((range) => `U+${range.map(hex).join('-')}`).join(', ');

function hex(character: number): string {
  return character.toString(16).toUpperCase().padStart(4, '0');
}

export function isInMarks(character: number): boolean {
  return marks.some(([first, last]) => character >= first && character <= last);
}

/**
 * In print “Keben Lent” comes before all: the characters that the text face lacks, from the faces that lend them. It
 * comes first because Chrome decomposes a letter that a font lacks (ź becomes z and an accent beside it), and asks the
 * next font only where that fails.
 */
function lentRange({ lent = [] }: BookFont): string {
  return lent.map((character) => `U+${character.toString(16).toUpperCase()}`).join(', ');
}

/** `urlOf` gives the address of a font file. */
export function fontFaceRules(fonts: readonly BookFont[], urlOf: (file: string) => string): string {
  const rule = ({ weight, style, file }: BookFont, family: string, range = '') => `@font-face {
  font-family: "${family}";
  font-weight: ${weight};
  font-style: ${style ?? 'normal'};
  src: url("${urlOf(file)}");${range}
}
`;
  const text = fonts.find(({ isTextFace }) => isTextFace);
  const lending = fonts
    .filter(({ lent = [] }) => lent.length > 0)
    .map((font) => rule(font, 'Keben Lent', `\n  unicode-range: ${lentRange(font)};`));
  return [
    ...lending,
    ...fonts.map((font) => rule(font, font.family)),
    ...(text ? [rule(text, 'Keben Marks', `\n  unicode-range: ${marksRange};`)] : []),
  ].join('');
}
