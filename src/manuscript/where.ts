/** Finds where a manuscript lies: a folder, or one Markdown file, in whose folder pictures and book.yaml are. */

import path from 'node:path';
import type { Host } from '../host/host.ts';
import { findFiles, isMarkdown } from './find-files.ts';
import { markdownEnding } from './names.ts';
import { isOfRepository } from './side-files.ts';

export interface Whereabouts {
  /** The folder as typed, without a trailing slash; for a file the folder that contains it. */
  readonly folder: string;
  /** The name of the file that was typed, which is then the whole manuscript. */
  readonly only?: string;
}

/** Looks on the disk, because a folder may be called `x.md`. A path that does not exist is judged by its name. */
export async function whereIs(manuscript: string, host: Host): Promise<Whereabouts> {
  const folder = manuscript.length > 1 ? manuscript.replace(/\/+$/, '') : manuscript;
  if (!isMarkdown(folder) || (await host.weigh(folder))?.kind === 'folder') return { folder };
  return { folder: path.dirname(folder), only: path.basename(folder) };
}

/**
 * The title of a manuscript that does not state one: its file or its folder. Where `.` was typed, the folder's name on
 * the disk counts.
 */
export function nameOf(manuscript: string, { only }: Pick<Whereabouts, 'only'> = {}): string {
  const name = only?.replace(markdownEnding, '') ?? path.basename(path.resolve(manuscript));
  return (name === '' ? 'book' : name).normalize('NFC');
}

/** `slug` is that of the book; one chapter of several gets another, so that its files do not replace the book's. */
export async function slugOf(
  slug: string | undefined,
  { folder, only }: Whereabouts,
  host: Host,
): Promise<string | undefined> {
  if (slug === undefined || only === undefined) return slug;
  const { files = [] } = (await findFiles(folder, host)) ?? {};
  const hasOthers = files.some(({ name }) => name !== only && !isOfRepository(name));
  return hasOthers ? `${slug}-${nameOf(folder, { only })}` : slug;
}

/**
 * The manuscript when none is named: `chapters`, or the working folder itself if it has no such folder but contains
 * chapters or a book.yaml.
 */
export async function usualManuscript(host: Host): Promise<string> {
  if ((await host.list('chapters')) !== undefined) return 'chapters';
  const here = (await host.list('.')) ?? [];
  const isHere = here.some(
    ({ name, kind }) => kind === 'file' && (name === 'book.yaml' || (isMarkdown(name) && !isOfRepository(name))),
  );
  return isHere ? '.' : 'chapters';
}
