/** ToUnicode CMaps: read from Chrome's fonts, written for the book's (ISO 32000-1, 9.10.3). */

/** Glyph id → text. */
export function readToUnicode(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', text = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      map.set(parseInt(glyph, 16), fromUtf16(text));
  }
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', text = ''] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    )) {
      const start = parseInt(first, 16);
      const character = fromUtf16(text).codePointAt(0) ?? 0;
      for (let glyph = start; glyph <= parseInt(last, 16); glyph += 1)
        map.set(glyph, String.fromCodePoint(character + glyph - start));
    }
  }
  return map;
}

export function writeToUnicode(map: ReadonlyMap<number, string>): string {
  const lines = [...map].sort(([a], [b]) => a - b).map(([glyph, text]) => `<${hex4(glyph)}> <${toUtf16(text)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase());

/** Of two bytes. */
export function hex4(value: number): string {
  return `${bytes[value >> 8]}${bytes[value & 0xff]}`;
}

function fromUtf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
}

function toUtf16(text: string): string {
  return text.length === 1
    ? hex4(text.charCodeAt(0))
    : text
        .split('')
        .map((unit) => hex4(unit.charCodeAt(0)))
        .join('');
}
