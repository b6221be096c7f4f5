/** Lines of a poem between `::: 诗词` and `:::`, whose blanks are its own. */

/** What such a container is called. */
export const verseNames: readonly string[] = ['诗词', '詩詞', '诗', '詩', 'verse', 'poem', 'poetry'];

const fence = /^[\s>]*:{3,}[ \t]*(\S*)/u;

export function verseLines(lines: readonly string[]): Set<number> {
  const found = new Set<number>();
  const open: string[] = [];
  for (const [index, line] of lines.entries()) {
    const name = fence.exec(line)?.[1];
    if (name === '') open.pop();
    else if (name !== undefined) open.push(name.replace(/[{.}]/g, ''));
    else if (verseNames.includes(open.at(-1) ?? '')) found.add(index);
  }
  return found;
}
