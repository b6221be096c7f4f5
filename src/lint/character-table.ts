/**
 * A set of characters as flags in a table. A novel has a million characters, and a RegExp takes ten times as long to
 * find the few among them.
 */

export interface CharacterTable {
  /** A flag for each UTF-16 unit that is one of the characters, or may begin one. */
  readonly units: Uint8Array;
  readonly characters: ReadonlySet<number>;
}

/** A table of characters, or of the first characters of words. */
export function firstsOf(words: Iterable<string>): CharacterTable {
  const set = new Set([...words].flatMap((word) => word.codePointAt(0) ?? []));
  const units = new Uint8Array(0x10000);
  for (const character of set) units[String.fromCodePoint(character).charCodeAt(0)] = 1;
  return { units, characters: set };
}

/** Their offsets in a text, in UTF-16 units. */
export function placesIn(text: string, { units, characters }: CharacterTable): number[] {
  const places: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (units[text.charCodeAt(index)] === 1 && characters.has(text.codePointAt(index) ?? 0)) places.push(index);
  }
  return places;
}

/** 1 for UTF-16 units that are Han characters, 2 for others, 0 for those not looked up yet. */
const hanUnits = new Uint8Array(0x10000);

/**
 * Whether a UTF-16 unit is a Han character or the first half of one: the high surrogates of planes 2 and 3 begin
 * nothing else.
 */
export function isHanAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit >= 0xdc00 && unit < 0xe000) return isHighHan(text.charCodeAt(index - 1));
  const known = hanUnits[unit] ?? 0;
  if (known !== 0) return known === 1;
  const found = isHighHan(unit) || /\p{Script=Han}/u.test(String.fromCharCode(unit));
  hanUnits[unit] = found ? 1 : 2;
  return found;
}

function isHighHan(unit: number): boolean {
  return unit >= 0xd840 && unit < 0xd8c0;
}
