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
