/** Where the files of a theme lie: Keben's own in the package, an author's in the folder of the manuscript. */

import type { Host } from '../host/host.ts';

const folder = 'styles/themes';

/** Of a file of an author's theme, in bytes. */
export const largestFile = 256 * 1024;

/** The path of a file of one of Keben's themes in the package. */
export function fileOf(theme: string, file: string): string {
  return `${folder}/${theme}/${file}`;
}

/** The names of Keben's themes, the usual one first. */
export async function builtInNames(host: Host): Promise<readonly [string, ...string[]]> {
  const text = Buffer.from(await host.resource(`${folder}/themes.json`)).toString('utf8');
  return JSON.parse(text) as readonly [string, ...string[]];
}

/** A theme with a path is a folder of the manuscript. */
export function isOwn(name: string): boolean {
  return /^\.\.?\//.test(name);
}

export function ownFolder(name: string, manuscript: string): string {
  return `${manuscript}/${name.replace(/^\.\//, '').replace(/\/+$/, '')}`;
}
