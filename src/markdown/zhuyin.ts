/** 注音 Readings in bopomofo: what is one, and its parts. */

/** ㄅ–ㄯ, and the letters of Minnan and Hakka. */
export const zhuyinLetters = '\u3105-\u312F\u31A0-\u31BF';
/** Second, third and fourth, those of Minnan and Hakka; and the light one, a dot. */
export const zhuyinTones = 'ˊˇˋ˪˫';
export const lightTone = '˙';
/** With which a syllable of Minnan or Hakka stops: its checked tone 入聲. */
export const checkedTones = 'ㆴㆵㆶㆷㆻ';

const syllable = new RegExp(
  `^${lightTone}?[${zhuyinLetters}]{1,4}[${zhuyinTones}${lightTone}]?[${checkedTones}]?$`,
  'u',
);

/** A syllable, its light tone before the letters where it is set; `undefined` for a reading of another kind. */
export function zhuyinOf(reading: string): string | undefined {
  if (!syllable.test(reading)) return undefined;
  return reading.endsWith(lightTone) ? `${lightTone}${reading.slice(0, -1).replace(lightTone, '')}` : reading;
}

export interface ZhuyinParts {
  readonly light: string;
  readonly letters: string;
  readonly tone: string;
  readonly checked: string;
}

/** Of a syllable as `zhuyinOf` gives it. */
export function partsOfZhuyin(written: string): ZhuyinParts {
  const { light = '', letters = '', tone = '', checked = '' } = parts.exec(written)?.groups ?? {};
  return { light, letters, tone, checked };
}

const parts = new RegExp(
  `^(?<light>${lightTone}?)(?<letters>[${zhuyinLetters}]+?)(?<tone>[${zhuyinTones}]?)(?<checked>[${checkedTones}]?)$`,
  'u',
);
