/**
 * Chapters with their number alone on a line and their name on the next. It is a habit only where every chapter has it:
 * below a single number a short line may be a place or a date.
 *
 *     第一章          # 第一章
 *
 *     山门            山门
 */

import { isBareLabel, isProse, mayBeName } from './title-line.ts';

/** Chapters; fewer show no habit. */
const fewest = 2;

/** For each number alone on its line the name below it, or an empty text where none is. */
export function namesBelow(lines: readonly string[]): string[] {
  const found: string[] = [];
  let [label, name]: [boolean, string | undefined] = [false, undefined];
  for (const line of lines) {
    const text = line.trim();
    if (text === '' || /^=+$/.test(text)) continue;
    if (name !== undefined) found.push(isProse(text) ? name : '');
    else if (label && !mayBeName(text)) found.push('');
    name = label && mayBeName(text) ? text : undefined;
    label = text.length < 40 && isBareLabel(text);
  }
  return label || name !== undefined ? [...found, ''] : found;
}

/** Whether all have a name, and none the same. */
export function areNamed(names: readonly string[]): boolean {
  return names.length >= fewest && !names.includes('') && new Set(names).size === names.length;
}
