/** 干支, the cycle of sixty that counts years (and months, days and hours): 甲子 is 1984 and 2044. */

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';

/** A stem and a branch; only half of the 120 combinations are pairs of the cycle. */
export const pairPattern = `[${stems}][${branches}]`;

/** 0 for 甲子 to 59 for 癸亥; `undefined` for combinations such as 甲丑, which the cycle lacks. */
export function numberOf(pair: string): number | undefined {
  const stem = stems.indexOf(pair.charAt(0));
  const branch = branches.indexOf(pair.charAt(1));
  if (stem < 0 || branch < 0 || stem % 2 !== branch % 2) return undefined;
  // The only number below sixty that leaves `stem` when divided by ten and `branch` when divided by twelve.
  return (6 * stem - 5 * branch + 60) % 60;
}

/** The pair of a year. Years before Christ count as astronomers do: 1 BC is 0. AD 4 is 甲子. */
export function pairOf(year: number): string {
  const number = modulo(year - 4, 60);
  return stems.charAt(number % 10) + branches.charAt(number % 12);
}

/** The years nearest to `near` that have the pair, the earlier one first; a single year when it is `near` itself. */
export function yearsOf(pair: string, near: number): number[] {
  const number = numberOf(pair);
  if (number === undefined) return [];
  const before = near - modulo(near - 4 - number, 60);
  return before === near ? [near] : [before, before + 60];
}

/** The pairs that differ from this one in one character. */
export function neighboursOf(pair: string): string[] {
  const [stem = '', branch = ''] = pair;
  return [...[...stems].map((other) => other + branch), ...[...branches].map((other) => stem + other)].filter(
    (other) => other !== pair && numberOf(other) !== undefined,
  );
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
