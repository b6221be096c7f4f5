/** Finds phrases that come twice in a row, which copying and pasting leaves behind. */

export interface Doubling {
  readonly index: number;
  /** Length of the phrase once, in UTF-16 units. */
  readonly length: number;
}

const han = /^\p{Script=Han}+$/u;

/**
 * Phrases of `shortest` to `longest` characters that are repeated at once. A phrase that itself consists of a shorter
 * one over and over (哈哈哈哈, 快走快走快走快走) is a sound, not a slip.
 */
export function doubledPhrases(
  text: string,
  lengths: { readonly shortest: number; readonly longest: number },
): Doubling[] {
  const found = suspectsIn(text, lengths).flatMap(({ from, to }) => {
    const start = Math.max(0, from - lengths.longest);
    const doubled = doubledIn(text.slice(start, to), lengths).map(({ index, length }) => ({
      index: start + index,
      length,
    }));
    // A doubling that ends before belongs to another stretch.
    return doubled.filter(({ index, length }) => index + length >= from);
  });
  return found.sort((a, b) => a.index - b.index || a.length - b.length);
}

/** Where each UTF-16 unit was last seen. Offsets count over all texts, so that nothing need be cleared between them. */
const last = new Float64Array(0x10000).fill(-Infinity);
let passed = 0;

/**
 * Stretches in which every character came shortly before, as in the second half of a doubled phrase. One pass over a
 * novel rules out nearly all of it.
 */
function suspectsIn(
  text: string,
  { shortest, longest }: { readonly shortest: number; readonly longest: number },
): { readonly from: number; readonly to: number }[] {
  const stretches: { readonly from: number; readonly to: number }[] = [];
  let known = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const at = passed + index;
    if (index < text.length && at - (last[unit] ?? 0) <= longest) known += 1;
    else {
      if (known >= shortest) stretches.push({ from: index - known, to: index });
      known = 0;
    }
    if (index < text.length) last[unit] = at;
  }
  passed += text.length + longest + 1;
  return stretches;
}

/** Compares the text with itself, shifted by each length in turn. */
function doubledIn(
  text: string,
  { shortest, longest }: { readonly shortest: number; readonly longest: number },
): Doubling[] {
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
  return found;
}

function isPeriodic(phrase: string): boolean {
  return (phrase + phrase).indexOf(phrase, 1) < phrase.length;
}
