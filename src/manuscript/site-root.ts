/** Finds the folder with the text of a site; `docs/`, `src/`, `Manuscript/`, `正文/` … are no parts of the book. */

import { isIndexName } from './index-files.ts';

const wrappers =
  /^(?:docs?|src|content|source|_posts|posts?|book|manuscripts?|drafts?|正文|正稿|文稿|书稿|書稿|稿件|草稿|chapters|pages|zh(?:-(?:cn|tw|hk|hans|hant))?)$/i;

/** The folder, or empty when it is the manuscript itself. Files beside it may only be pages of the repository. */
export function siteRoot(names: readonly string[]): string {
  let root = '';
  for (;;) {
    const start = root === '' ? '' : `${root}/`;
    const inside = names.filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
    const folders = new Set(inside.flatMap((name) => (name.includes('/') ? [name.slice(0, name.indexOf('/'))] : [])));
    const [only, ...others] = folders;
    const isWrapped =
      only !== undefined &&
      others.length === 0 &&
      wrappers.test(only) &&
      inside.every((name) => name.includes('/') || isIndexName(name));
    if (!isWrapped) return root;
    root = start + only;
  }
}
