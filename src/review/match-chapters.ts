/**
 * Finds which chapter of the old text is which of the new one: by file and title, then by title, by shared passages, by
 * file.
 */

interface Matchable {
  readonly file: string;
  readonly title: string;
  readonly passages: readonly string[];
}

/** For each new chapter the index of the old one; none is used twice. */
export function matchChapters(old: readonly Matchable[], fresh: readonly Matchable[]): (number | undefined)[] {
  const found: (number | undefined)[] = fresh.map(() => undefined);
  const taken = new Set<number>();
  const assign = (index: number, candidate: number | undefined): void => {
    if (candidate === undefined) return;
    found[index] = candidate;
    taken.add(candidate);
  };
  // Old chapters with equal keys are assigned in their order.
  const matchBy = (keyOf: (chapter: Matchable) => string): void => {
    const unmatched = new Map<string, number[]>();
    for (const [index, chapter] of old.entries())
      if (!taken.has(index)) unmatched.set(keyOf(chapter), [...(unmatched.get(keyOf(chapter)) ?? []), index]);
    for (const [index, chapter] of fresh.entries())
      if (found[index] === undefined) assign(index, unmatched.get(keyOf(chapter))?.shift());
  };
  matchBy(({ file, title }) => JSON.stringify([file, title]));
  matchBy(({ title }) => title);
  for (const [index, chapter] of fresh.entries())
    if (found[index] === undefined) assign(index, mostShared(chapter, old, taken));
  matchBy(({ file }) => file);
  return found;
}

/** The chapter that shares at least half of the passages of either. */
function mostShared(
  { passages }: Matchable,
  old: readonly Matchable[],
  taken: ReadonlySet<number>,
): number | undefined {
  const own = new Set(passages);
  let best: { readonly index: number; readonly shared: number } | undefined;
  for (const [index, candidate] of old.entries()) {
    if (taken.has(index)) continue;
    const shared = new Set(candidate.passages.filter((text) => own.has(text))).size;
    if (shared > 0 && 2 * shared >= Math.min(own.size, candidate.passages.length) && shared > (best?.shared ?? 0))
      best = { index, shared };
  }
  return best?.index;
}
