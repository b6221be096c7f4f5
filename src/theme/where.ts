/** Where the files of a theme lie: Keben's own in the package, an author's in the folder of the manuscript. */

import type { Host } from '../host/host.ts';
import type { Role } from './roles.ts';

const folder = 'styles/themes';

/** theme.json names every file of the theme, so that a misspelt name is noticed. */
export interface ThemeFile {
  /** Ids of faces. */
  readonly roles: Partial<Readonly<Record<Role, string>>>;
  readonly styles: readonly ('epub.css' | 'print.css')[];
  readonly templates: readonly string[];
  /** The page that the theme is made for, in the words of book.yaml (measures.ts). */
  readonly page?: string;
  readonly grid?: object;
  /** The lines around the type area (read-furniture.ts). */
  readonly furniture?: object;
}

/** The templates that a theme of an author may replace. */
export const templatesOfThemes = [
  'chapter',
  'part',
  'title',
  'half-title',
  'copyright',
  'contents',
  'contents-entry',
  'notes',
  'cover.svg',
  'cover-wrap.svg',
  'cover-label',
] as const;

/** Of a file of an author's theme, in bytes. */
export const largestFile = 256 * 1024;

/** The path of a file of one of Keben's themes in the package. */
export function fileOf(theme: string, file: string): string {
  return `${folder}/${theme}/${file}`;
}

/** What theme.json of one of Keben's themes says. */
export async function themeFile(theme: string, host: Host): Promise<ThemeFile> {
  return JSON.parse(Buffer.from(await host.resource(fileOf(theme, 'theme.json'))).toString('utf8')) as ThemeFile;
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
