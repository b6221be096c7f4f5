/** Reads and writes numbers in Chinese numerals: 第一千三百三十九章, 廿六, 二〇二五. */

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  两: 2,
  兩: 2,
  壹: 1,
  贰: 2,
  貳: 2,
  叁: 3,
  參: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  陸: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
/** 廿, 卅 and 卌 are whole tens: 廿六 is 26. */
const tens: Readonly<Record<string, number>> = { 廿: 20, 卅: 30, 卌: 40 };
const units: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const groups: Readonly<Record<string, number>> = { 万: 10_000, 萬: 10_000, 亿: 100_000_000, 億: 100_000_000 };

/** Every character that can stand in such a number, for use inside a character class. */
export const chineseNumerals = [digits, tens, units, groups].flatMap((table) => Object.keys(table)).join('');

const positional = new RegExp(`^[${Object.keys(digits).join('')}]{2,}$`, 'u');

/**
 * The value of a Chinese number; `undefined` when the characters form none (二三十 is “twenty or thirty”). 一百一 is 101,
 * because the classics number their chapters so (第一百一回); it means 110 only in speech.
 */
export function readChineseNumber(text: string): number | undefined {
  if (positional.test(text)) return Number([...text].map((c) => digits[c]).join(''));
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const character of text) {
    const value = digits[character];
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = value;
      continue;
    }
    const ten = tens[character];
    const unit = units[character];
    const group = groups[character];
    if (ten !== undefined) section += ten;
    else if (unit !== undefined) section += (digit || 1) * unit;
    else if (group !== undefined) {
      total = (total + section + (digit ?? 0) || 1) * group;
      section = 0;
    } else return undefined;
    digit = undefined;
  }
  return text === '' ? undefined : total + section + (digit ?? 0);
}

/** No larger number occurs in a book, and a larger one would not be exact. */
const largest = 999_999_999;

/** A number in Arabic digits, half or full width, or in Chinese numerals. */
export function readNumber(text: string): number | undefined {
  const value = valueOf(text);
  return value !== undefined && value <= largest ? value : undefined;
}

function valueOf(text: string): number | undefined {
  const narrow = text.replace(/[０-９]/gu, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0));
  return /^\d+$/.test(narrow) ? Number(narrow) : readChineseNumber(text);
}

/** Writes 1 to 9999 in Chinese numerals as chapters have them: 10 十, 21 二十一, 101 一百零一. Other numbers stay in digits. */
export function writeChineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 9999) return String(value);
  const names = [...'零一二三四五六七八九'];
  const steps: readonly [number, string][] = [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ];
  let text = '';
  let gap = false;
  for (const [step, unit] of steps) {
    const digit = Math.floor(value / step) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    const bareTen = step === 10 && digit === 1 && text === '';
    text += (gap ? '零' : '') + (bareTen ? '' : (names[digit] ?? '')) + unit;
    gap = false;
  }
  return text;
}
