/** `keben new`: writes a small manuscript that builds at once, to be overwritten by the author. */

import path from 'node:path';
import { diagnose, type Bilingual, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host, OutputFile } from '../host/host.ts';
import { nameOf } from '../manuscript/where.ts';
import { builtInNames, themeFile } from '../theme/where.ts';

/**
 * Where each file of a new manuscript comes from. npm leaves `.gitignore` out of packages, so the source has no dot.
 */
const templates = (locale: keyof Bilingual): Readonly<Record<string, string>> => ({
  'book.yaml': `book.${locale}.yaml`,
  '01.md': '01.md',
  '02.md': '02.md',
  '.gitignore': 'gitignore',
});

/** Names that a folder may contain already, because a repository was made first, or a file manager looked in. */
const harmless = ['.git', '.DS_Store'];

export interface NewManuscript {
  /** Their paths from the working folder; empty when nothing was written. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface NewRequest {
  readonly folder: string;
  /** One of Keben's; the first of them when absent. */
  readonly theme?: string | undefined;
  readonly locale: keyof Bilingual;
}

/** Writes all files or none, and overwrites nothing. A folder that is not empty is reported as `folder-is-empty`. */
export async function newManuscript({ folder, theme, locale }: NewRequest, host: Host): Promise<NewManuscript> {
  const found = await firstInTheWay(folder, host);
  if (found !== undefined) return { files: [], diagnostics: [diagnose('folder-is-empty', { folder, found })] };
  const chosen = theme ?? (await builtInNames(host))[0];
  const { page = 'A5' } = await themeFile(chosen, host);
  const words = { title: titleFor(folder), theme: chosen, page };
  const ignore = await ignoreBooks(folder, host);
  const files = await Promise.all(
    Object.entries(templates(locale)).map(([name, source]) => fromTemplate(name, source, host, words)),
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
 * Books are written into `dist/` of the working folder, which is not that of the manuscript, so the `.gitignore` there
 * gets a line; what it has stays.
 */
async function ignoreBooks(folder: string, host: Host): Promise<OutputFile[]> {
  const isHere = path.resolve(folder) === path.resolve('.');
  if (isHere || (await host.weigh('.gitignore')) !== undefined) return [];
  return [await fromTemplate('.gitignore', 'gitignore', host)];
}

/** The first name that is in the way, or the folder's own name when it is a file. */
async function firstInTheWay(folder: string, host: Host): Promise<string | undefined> {
  const entries = await host.list(folder);
  if (entries !== undefined) return entries.map(({ name }) => name).find((name) => !harmless.includes(name));
  return (await host.read(folder)) === undefined ? undefined : folder;
}

/** The words that stand in a template in braces; comments behind them stay in one column. */
interface Words {
  readonly title: string;
  readonly theme: string;
  readonly page: string;
}

async function fromTemplate(name: string, source: string, host: Host, words?: Words): Promise<OutputFile> {
  const template = Buffer.from(await host.resource(`templates/new/${source}`)).toString('utf8');
  const text =
    words === undefined
      ? template
      : template
          .replace('{title}', () => JSON.stringify(words.title))
          .replace(/\{(theme|page)\} */g, (field, word: 'theme' | 'page') => `${words[word]} `.padEnd(field.length));
  return { path: name, bytes: Buffer.from(text) };
}

/** The title is the folder's name, unless it is `chapters`, which says nothing about a book. */
function titleFor(folder: string): string {
  const name = nameOf(folder);
  return name === 'chapters' ? '未名' : name;
}
