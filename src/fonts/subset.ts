/** The only user of subset-font: a font cut down to the characters a book needs. */

import subsetFont from 'subset-font';

/**
 * Gives TrueType bytes with all layout features kept, `halt chws vert` among them (A5).
 * Subsetting comes before printing: from a whole font Chrome writes Kangxi radicals into the text layer.
 */
export async function subset(font: Uint8Array, characters: Iterable<number>, dropTables: readonly string[] = []): Promise<Uint8Array> {
  const text = String.fromCodePoint(...[...characters].sort((a, b) => a - b));
  return subsetFont(Buffer.from(font.buffer, font.byteOffset, font.byteLength), text, {
    targetFormat: 'truetype',
    noHinting: true,
    dropTables: [...dropTables],
  });
}
