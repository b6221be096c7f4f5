/** Page numbers as a desk writes them: `第 3–7、12 页`, `pages 3–7, 12`. */

import type { Bilingual } from '../../diagnostics/diagnostic.ts';

/** So many runs are named; of more there is a count. */
const runsNamed = 8;

/** `of` is how many pages the file has; numbers count from 1 and come in any order. */
export function foldPages(numbers: readonly number[], of: number): Bilingual {
  const pages = [...new Set(numbers)].sort((one, other) => one - other);
  if (pages.length === of && of > 1) return { zh: `全部 ${of} 页`, en: `all ${of} pages` };
  const runs: [first: number, last: number][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === page - 1) run[1] = page;
    else runs.push([page, page]);
  }
  const named = runs.slice(0, runsNamed).map(([first, last]) => (first === last ? String(first) : `${first}–${last}`));
  const isCut = runs.length > runsNamed;
  return {
    zh: `第 ${named.join('、')} 页${isCut ? `等共 ${pages.length} 页` : ''}`,
    en: `${pages.length === 1 ? 'page' : 'pages'} ${named.join(', ')}${isCut ? ` and more, ${pages.length} in all` : ''}`,
  };
}
