/** Which lines of a Markdown file stand in no fence; a fence that is never closed is none. */

export function outsideCode(lines: readonly string[]): number[] {
  const outside: number[] = [];
  let index = 0;
  while (index < lines.length) {
    const fence = /^\s{0,3}(`{3,}(?!.*`)|~{3,})/.exec(lines[index] ?? '')?.[1];
    const close = fence === undefined ? -1 : closeOf(lines, index, fence);
    if (close < 0) outside.push(index);
    index = close < 0 ? index + 1 : close + 1;
  }
  return outside;
}

function closeOf(lines: readonly string[], open: number, fence: string): number {
  const mark = fence.charAt(0);
  return lines.findIndex((line, at) => at > open && line.trim().startsWith(fence) && [...line.trim()].every((character) => character === mark));
}
