/** The likeness of two texts: the share of pairs of neighbouring characters that they have in common (Dice, 1945). */

/** UTF-16 units that are compared; they suffice to tell a text from its neighbours. */
const longest = 2000;

export type Pairs = ReadonlyMap<string, number>;

export function pairsOf(text: string): Pairs {
  const characters = [...text].slice(0, longest);
  const pairs = new Map<string, number>();
  for (let index = 0; index + 1 < characters.length; index += 1) {
    const pair = `${characters[index]}${characters[index + 1]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** From 0 to 1; 0 for texts of one character, which have no pairs. */
export function likeness(a: Pairs, b: Pairs): number {
  let [shared, all] = [0, 0];
  for (const [pair, count] of a) {
    shared += Math.min(count, b.get(pair) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 0 : (2 * shared) / all;
}
