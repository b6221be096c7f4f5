/** `keben new`: a small manuscript that builds at once, to write over. */

import path from 'node:path';
import { diagnose, type Bilingual, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host, OutputFile } from '../host/host.ts';
import { nameOf } from '../manuscript/where.ts';

/**
 * Where each file of a new manuscript comes from. npm leaves a `.gitignore` out of a package, so it has no dot there.
 */
const sources = (locale: keyof Bilingual): Readonly<Record<string, string>> => ({
  'book.yaml': `book.${locale}.yaml`,
  '01.md': '01.md',
  '02.md': '02.md',
  '.gitignore': 'gitignore',
});

/** What may lie in the folder already: a repository was made first, or a file manager has looked in. */
const harmless = ['.git', '.DS_Store'];

export interface NewManuscript {
  /** Their paths as typed from here; empty when nothing was written. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** All files or none, and never over anything: a folder that holds something is `folder-is-empty`. */
export async function newManuscript(folder: string, locale: keyof Bilingual, host: Host): Promise<NewManuscript> {
  const found = await whatIsThere(folder, host);
  if (found !== undefined) return { files: [], diagnostics: [diagnose('folder-is-empty', { folder, found })] };
  const ignore = await ignoreBooks(folder, host);
  const files = await Promise.all(
    Object.entries(sources(locale)).map(([name, source]) => fresh(name, source, { folder, host })),
  );
  try {
    await host.publish(folder, files, ignore.length > 0 ? { folder: '.', files: ignore } : undefined);
  } catch (error) {
    return {
      files: [],
      diagnostics: [
        diagnose('output-is-writable', { folder, problem: error instanceof Error ? error.message : String(error) }),
      ],
    };
  }
  return {
    files: [...files.map(({ path }) => `${folder}/${path}`), ...ignore.map(({ path }) => path)],
    diagnostics: [],
  };
}

/**
 * Books are made into `dist/` of the folder that one types in, which is another than that of the manuscript; what
 * stands there of `.gitignore` stays.
 */
async function ignoreBooks(folder: string, host: Host): Promise<OutputFile[]> {
  const isHere = path.resolve(folder) === path.resolve('.');
  if (isHere || (await host.weigh('.gitignore')) !== undefined) return [];
  return [await fresh('.gitignore', 'gitignore', { folder, host })];
}

/** The first thing in the way, the folder's own name when it is a file. */
async function whatIsThere(folder: string, host: Host): Promise<string | undefined> {
  const entries = await host.list(folder);
  if (entries !== undefined) return entries.map(({ name }) => name).find((name) => !harmless.includes(name));
  return (await host.read(folder)) === undefined ? undefined : folder;
}

async function fresh(
  name: string,
  source: string,
  { folder, host }: { folder: string; host: Host },
): Promise<OutputFile> {
  const text = Buffer.from(await host.resource(`templates/new/${source}`)).toString('utf8');
  return { path: name, bytes: Buffer.from(text.replace('{title}', () => JSON.stringify(titleFor(folder)))) };
}

/** The folder's name; `chapters` says nothing of a book. */
function titleFor(folder: string): string {
  const name = nameOf(folder);
  return name === 'chapters' ? '未名' : name;
}
