/** 注音 Readings in bopomofo: what is one, and its parts. */

/** ㄅ–ㄯ, and the letters of Minnan and Hakka. */
export const zhuyinLetters = '\u3105-\u312F\u31A0-\u31BF';
/** Second, third and fourth, those of Minnan and Hakka; and the light one, a dot. */
export const zhuyinTones = 'ˊˇˋ˪˫';
export const lightTone = '˙';

const syllable = new RegExp(`^${lightTone}?[${zhuyinLetters}]{1,4}[${zhuyinTones}${lightTone}]?[ㆴ-ㆷ]?$`, 'u');

/** A syllable, its light tone before the letters where it is set; `undefined` for a reading of another kind. */
export function zhuyinOf(reading: string): string | undefined {
  if (!syllable.test(reading)) return undefined;
  return reading.endsWith(lightTone) ? `${lightTone}${reading.slice(0, -1).replace(lightTone, '')}` : reading;
}

export interface ZhuyinParts {
  readonly light: string;
  readonly letters: string;
  readonly tone: string;
}

/** Of a syllable as `zhuyinOf` gives it. */
export function partsOfZhuyin(written: string): ZhuyinParts {
  const light = written.startsWith(lightTone) ? lightTone : '';
  const letters = written.slice(light.length).replace(new RegExp(`[${zhuyinTones}]`, 'gu'), '');
  return { light, letters, tone: written.slice(light.length).replace(new RegExp(`[${zhuyinLetters}]`, 'gu'), '') };
}
