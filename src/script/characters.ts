/** Offsets in UTF-16 units and in characters. */

/** The number of the character that stands at an offset in UTF-16 units. */
export function characterIndex(text: string): (offset: number) => number {
  if (!/[\uD800-\uDBFF]/.test(text)) return (offset) => offset;
  const numbers = [...text].flatMap((character, number) => Array.from({ length: character.length }, () => number));
  return (offset) => numbers[offset] ?? numbers.length;
}
