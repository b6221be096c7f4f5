/** `README.md`, `index.md` and `_index.md`, which are the pages of their folders. */

import { baseOf, folderOf } from './names.ts';

export function isIndexName(name: string): boolean {
  return /^(?:readme|_?index)\.(?:md|markdown|mdx)$/i.test(baseOf(name));
}

/** A README belongs to a repository and not to a site, unless its front matter shows otherwise. */
export function isReadme(name: string): boolean {
  return /^readme\./i.test(baseOf(name));
}

/** The role of such a file: the page of a part, a chapter in a folder of its own, or the page at the root. */
export function indexRole(name: string, names: readonly string[], root: string): 'part' | 'chapter' | 'root' {
  const folder = folderOf(name);
  if (folder === root || folder === '') return 'root';
  return names.some((other) => other !== name && other.startsWith(`${folder}/`)) ? 'part' : 'chapter';
}
