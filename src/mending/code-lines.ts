/**
 * Indexes of the lines that are in no fence, nor between tags of code; what is never closed does not count.
 */

import { codeTagOn } from './code-tags.ts';

export function outsideCode(lines: readonly string[]): number[] {
  const closes = new Map([...closesOf(lines), ...closesOfTags(lines)]);
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
 * For every line that may open a fence the line that would close it. Lines are read from the last to the first. Of
 * closing lines below only those are remembered that no nearer, longer one makes unreachable, so the list is sorted by
 * length and no line is read twice.
 */
function closesOf(lines: readonly string[]): ReadonlyMap<number, number> {
  const closes = new Map<number, number>();
  const below: Readonly<Record<string, Fence[]>> = { '`': [], '~': [] };
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? '';
    if (!/^\s*[`~]{3}/.test(line)) continue;
    const [, run = '', info = ''] = /^\s{0,3}(`{3,}|~{3,})([^]*)$/.exec(line) ?? [];
    const close =
      run === '' || (run.startsWith('`') && info.includes('`'))
        ? undefined
        : nearest(below[run.charAt(0)] ?? [], run.length);
    if (close !== undefined) closes.set(index, close);
    const bare = /^(?:`{3,}|~{3,})$/.exec(line.trim())?.[0] ?? '';
    const longer = below[bare.charAt(0)];
    while (longer !== undefined && (longer.at(-1)?.length ?? Infinity) <= bare.length) longer.pop();
    longer?.push({ index, length: bare.length });
  }
  return closes;
}

/** The same for tags, which may stand in a quotation. */
function closesOfTags(lines: readonly string[]): ReadonlyMap<number, number> {
  const closes = new Map<number, number>();
  const below = new Map<string, number>();
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? '';
    if (!line.includes('{')) continue;
    const tag = codeTagOn(line.replace(/^[ >\t]{1,40}/, ''));
    if (tag === undefined) continue;
    const end = tag.isOpening ? below.get(tag.kind) : undefined;
    if (end !== undefined) closes.set(index, end);
    if (!tag.isOpening) below.set(tag.kind, index);
  }
  return closes;
}

/** The first line below with at least so many marks; the list begins with the longest. */
function nearest(below: readonly Fence[], least: number): number | undefined {
  let [low, high] = [0, below.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((below[middle]?.length ?? 0) >= least) low = middle + 1;
    else high = middle;
  }
  return below[low - 1]?.index;
}
