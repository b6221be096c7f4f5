/** Which lines of a Markdown file stand in no fence; a fence that is never closed is none. */

export function outsideCode(lines: readonly string[]): number[] {
  const closes = closesOf(lines);
  const outside: number[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const close = closes.get(index);
    if (close === undefined) outside.push(index);
    else index = close;
  }
  return outside;
}

interface Fence {
  readonly index: number;
  readonly length: number;
}

/**
 * Of every line that may open a fence, the line that would close it. From the last line to the first: of the closing
 * lines below those are kept that a shorter fence above cannot hide, so each becomes longer than the one nearer to it,
 * and no line is looked at again.
 */
function closesOf(lines: readonly string[]): ReadonlyMap<number, number> {
  const closes = new Map<number, number>();
  const below: Readonly<Record<string, Fence[]>> = { '`': [], '~': [] };
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const [, run = '', info = ''] = /^\s{0,3}(`{3,}|~{3,})([^]*)$/.exec(lines[index] ?? '') ?? [];
    const close =
      run === '' || (run.startsWith('`') && info.includes('`'))
        ? undefined
        : nearest(below[run.charAt(0)] ?? [], run.length);
    if (close !== undefined) closes.set(index, close);
    const bare = /^(?:`{3,}|~{3,})$/.exec((lines[index] ?? '').trim())?.[0] ?? '';
    const longer = below[bare.charAt(0)];
    while (longer !== undefined && (longer.at(-1)?.length ?? Infinity) <= bare.length) longer.pop();
    longer?.push({ index, length: bare.length });
  }
  return closes;
}

/** The first line below of so many marks at least; the list begins with the longest. */
function nearest(below: readonly Fence[], least: number): number | undefined {
  let [low, high] = [0, below.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((below[middle]?.length ?? 0) >= least) low = middle + 1;
    else high = middle;
  }
  return below[low - 1]?.index;
}
