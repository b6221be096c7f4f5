/** Where a manuscript lies: a folder, or one Markdown file, whose folder gives pictures and book.yaml. */

import path from 'node:path';
import type { Host } from '../host/host.ts';
import { findFiles, isMarkdown } from './find-files.ts';
import { isOfRepository } from './side-files.ts';

export interface Whereabouts {
  /** As typed, without a slash at its end; of a file the one it lies in. */
  readonly folder: string;
  /** The name of the file that was typed: it alone is the manuscript. */
  readonly only?: string;
}

/** A folder may be called `x.md`; what is not there is taken for what its name says. */
export async function whereIs(manuscript: string, host: Host): Promise<Whereabouts> {
  const folder = manuscript.length > 1 ? manuscript.replace(/\/+$/, '') : manuscript;
  if (!isMarkdown(folder) || (await host.weigh(folder))?.kind === 'folder') return { folder };
  return { folder: path.dirname(folder), only: path.basename(folder) };
}

/**
 * What a manuscript is called where it does not say so itself: its file or its folder, by the name that it has on the
 * disk where `.` was typed.
 */
export function nameOf(manuscript: string, { only }: Pick<Whereabouts, 'only'> = {}): string {
  const name = only?.replace(/\.(?:md|markdown)$/i, '') ?? path.basename(path.resolve(manuscript));
  return (name === '' ? 'book' : name).normalize('NFC');
}

/** `slug` is the book's: one chapter of several must not take its place among the finished files. */
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
 * What is meant where no manuscript is named: `chapters`, and where there is none the folder itself, if chapters or a
 * book.yaml lie in it.
 */
export async function usualManuscript(host: Host): Promise<string> {
  if ((await host.list('chapters')) !== undefined) return 'chapters';
  const here = (await host.list('.')) ?? [];
  const isHere = here.some(
    ({ name, kind }) => kind === 'file' && (name === 'book.yaml' || (isMarkdown(name) && !isOfRepository(name))),
  );
  return isHere ? '.' : 'chapters';
}
