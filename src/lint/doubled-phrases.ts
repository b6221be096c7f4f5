/** Finds a phrase that stands twice in a row, as a slip of copy and paste leaves it. */

export interface Doubling {
  readonly index: number;
  /** The phrase once, in UTF-16 units. */
  readonly length: number;
}

const han = /^\p{Script=Han}+$/u;

/**
 * Phrases of `shortest` to `longest` characters that follow themselves at once. For each length the text is compared with itself moved by it, so
 * the time is linear. A phrase made of a shorter one over and over (哈哈哈哈, 快走快走快走快走) is a sound, not a slip.
 */
export function doubledPhrases(text: string, { shortest, longest }: { readonly shortest: number; readonly longest: number }): Doubling[] {
  const found: Doubling[] = [];
  for (let length = shortest; length <= longest; length += 1) {
    let same = 0;
    for (let index = length; index < text.length; index += 1) {
      same = text.charCodeAt(index) === text.charCodeAt(index - length) ? same + 1 : 0;
      if (same !== length) continue;
      const start = index + 1 - 2 * length;
      const phrase = text.slice(start, start + length);
      if (han.test(phrase) && !isPeriodic(phrase)) found.push({ index: start, length });
      same = 0;
    }
  }
  return found.sort((a, b) => a.index - b.index || a.length - b.length);
}

function isPeriodic(phrase: string): boolean {
  return (phrase + phrase).indexOf(phrase, 1) < phrase.length;
}
