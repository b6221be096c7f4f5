/**
 * The set of characters of a text, as flags in a table: a novel has a million characters, but only a few thousand
 * different ones.
 */
export class CharacterMarks {
  private readonly table = new Uint8Array(0x10000);
  /** Characters beyond the BMP, which are few. */
  private readonly others = new Set<number>();

  add(text: string): this {
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      const character = unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(index) ?? 0) : unit;
      if (character <= 0xffff) this.table[character] = 1;
      else {
        this.others.add(character);
        index += 1;
      }
    }
    return this;
  }

  /** Their code points in ascending order. */
  characters(): number[] {
    const found: number[] = [];
    for (let character = this.table.indexOf(1); character >= 0; character = this.table.indexOf(1, character + 1))
      found.push(character);
    return [...found, ...[...this.others].sort((a, b) => a - b)];
  }
}
