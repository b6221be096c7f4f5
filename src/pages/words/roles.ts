/** How a language says who did what in a book, and when. */

export interface RoleWords {
  /** `translated by`, printed before the name; 译 is printed after it. Empty when the language has none. */
  readonly before: string;
  readonly after: string;
  /** For the copyright page: 译者. */
  readonly label: string;
}

export function after(word: string, label = word): RoleWords {
  return { before: '', after: word, label };
}

export function before(word: string, label: string): RoleWords {
  return { before: word, after: '', label };
}

/** 2026年11月23日; month and day may be missing, and are given as digits. */
export function dateInChinese(year: string, month?: string, day?: string): string {
  return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
}
