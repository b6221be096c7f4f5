/** Phrases that the messages of several rules share. */

import type { Bilingual } from './entry.ts';

/** Words for one place, or for the number of places that are not reported one by one. */
export function onceOrMore(count: number, once: Bilingual): Bilingual {
  if (!(count > 1)) return once;
  return {
    zh: `这一章还有 ${count} 处这样的问题，下一处：${once.zh}`,
    en: `${count} more of this kind in the chapter; the next: ${once.en}`,
  };
}
