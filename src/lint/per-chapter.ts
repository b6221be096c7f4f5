/** What several rules need of a chapter is worked out once: chapters never change, so the answer may be kept as long as they live. */

import type { Chapter } from '../book/model.ts';

export function perChapter<T extends object>(make: (chapter: Chapter) => T): (chapter: Chapter) => T {
  const known = new WeakMap<Chapter, T>();
  return (chapter) => {
    const made = known.get(chapter) ?? make(chapter);
    known.set(chapter, made);
    return made;
  };
}
