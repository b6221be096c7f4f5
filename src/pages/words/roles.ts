/** How the words of a language say who did what, and when. */

export interface RoleWords {
  /** `translated by`, before the name; or 译, behind it. Either is empty where there is none. */
  readonly before: string;
  readonly after: string;
  /** On the copyright page: 译者. */
  readonly label: string;
}

export function after(word: string, label = word): RoleWords {
  return { before: '', after: word, label };
}

export function before(word: string, label: string): RoleWords {
  return { before: word, after: '', label };
}

/** 2026年11月23日, as much of it as is given; the month and the day are digits. */
export function dateInChinese(year: string, month?: string, day?: string): string {
  return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
}
