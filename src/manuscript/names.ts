/**
 * Names inside the manuscript: relative to its root, with `/` between folders, in NFC. This is pure text, without the
 * disk.
 */

/** The folder part of a name, empty at the root. */
export function folderOf(name: string): string {
  const slash = name.lastIndexOf('/');
  return slash < 0 ? '' : name.slice(0, slash);
}

/** The last part of a name. */
export function baseOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

export function joinNames(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/**
 * The name that a reference such as `../images/a.png` in the file `from` means; a leading `/` is the root of the
 * manuscript. `undefined` when it leads out of the manuscript.
 */
export function resolveName(from: string, reference: string): string | undefined {
  const start = reference.startsWith('/') ? [] : folderOf(from).split('/');
  const parts: string[] = start.filter((part) => part !== '');
  for (const part of reference.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/').normalize('NFC');
}

/** How the names of Markdown files end; `.mdx` is Markdown with components. */
export const markdownEnding = /\.(?:md|markdown|mdx)$/i;
