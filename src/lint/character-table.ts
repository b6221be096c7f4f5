/** Some characters as marks in a table: a novel has a million, and a RegExp takes ten times as long to find the few among them. */

export interface CharacterTable {
  /** A mark for each unit of UTF-16 that is one of the characters, or may begin one. */
  readonly units: Uint8Array;
  readonly characters: ReadonlySet<number>;
}

export function tableOf(characters: Iterable<string>): CharacterTable {
  const set = new Set([...characters].map((character) => character.codePointAt(0) ?? 0));
  const units = new Uint8Array(0x10000);
  for (const character of set) units[String.fromCodePoint(character).charCodeAt(0)] = 1;
  return { units, characters: set };
}

/** Where they stand in a text, in UTF-16. */
export function placesIn(text: string, { units, characters }: CharacterTable): number[] {
  const places: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (units[text.charCodeAt(index)] === 1 && characters.has(text.codePointAt(index) ?? 0)) places.push(index);
  }
  return places;
}

/** 1 for the units of UTF-16 that are Han characters, 2 for others, 0 for those not asked for yet. */
const hanUnits = new Uint8Array(0x10000);

/** Whether a unit of UTF-16 is a Han character, or one half of one. */
export function isHan(unit: number): boolean {
  const known = hanUnits[unit] ?? 0;
  if (known !== 0) return known === 1;
  // The high halves of planes 2 and 3, which have nothing else; a low half goes with what is before it.
  const found = (unit >= 0xd840 && unit < 0xd8c0) || (unit >= 0xdc00 && unit < 0xe000) || /\p{Script=Han}/u.test(String.fromCharCode(unit));
  hanUnits[unit] = found ? 1 : 2;
  return found;
}
