/** `README.md`, `index.md`, `_index.md`: the page of the folder that they lie in. */

import { baseOf, folderOf } from './names.ts';

export function isIndexName(name: string): boolean {
  return /^(?:readme|_?index)\.(?:md|markdown)$/i.test(baseOf(name));
}

/** Of a repository, not of a site, unless its front matter shows that it is. */
export function isReadme(name: string): boolean {
  return /^readme\./i.test(baseOf(name));
}

/**
 * What such a file is among the others of the manuscript: the page of a part, a chapter in a folder of its own, or, at
 * the root, neither.
 */
export function indexRole(name: string, names: readonly string[], root: string): 'part' | 'chapter' | 'root' {
  const folder = folderOf(name);
  if (folder === root || folder === '') return 'root';
  return names.some((other) => other !== name && other.startsWith(`${folder}/`)) ? 'part' : 'chapter';
}
