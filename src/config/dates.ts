/** Dates as book.yaml has them: `2026`, `2026-11`, `2026-11-23`. */

import { inTwo } from './in-two.ts';

/** A year, a month or a day that the calendar has. */
export function isDate(written: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** What is nearly right is written as it should be. */
export function wantedDate(input: unknown): string {
  const written = String(input).trim();
  const [, year = '', month, day] =
    /^(\d{4})\s*[-年/.]\s*(\d{1,2})(?:\s*[-月/.]\s*(\d{1,2}))?(?:\s*[月日号])?$/.exec(written) ??
    /^(\d{4})\s*年$/.exec(written) ??
    [];
  const meant = [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  return isDate(meant)
    ? inTwo(`日期：${meant}`, `a date: ${meant}`)
    : inTwo('日期，如 2026、2026-11、2026-11-23', 'a date such as 2026, 2026-11 or 2026-11-23');
}
