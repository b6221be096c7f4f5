/**
 * A Host without a disk, on which a manuscript is a record of paths and texts. Keben's own files and npm packages are
 * the real ones.
 */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Host, HostEntry, OutputFile, Weighed } from '../../src/host/host.ts';

/** The text or bytes of a file, or a symbolic link to another path. */
export type MemoryFile = string | Uint8Array | { readonly link: string };

export interface MemoryHost extends Host {
  /** Published files by path, including their folder: `dist/book-ebook.epub`. */
  readonly published: Map<string, Uint8Array>;
}

export interface MemoryOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The book's date; 2026-01-02 by default. */
  readonly date?: string;
}

const repository = new URL('../../', import.meta.url);
const require = createRequire(import.meta.url);

/** `memoryHost({ 'book/01.md': '# 第一章', 'book/img/a.png': bytes, 'book/out.md': { link: 'elsewhere/a.md' } })` */
export function memoryHost(files: Readonly<Record<string, MemoryFile>>, options: MemoryOptions = {}): MemoryHost {
  const disk = new Map(Object.entries(files).map(([path, file]) => [normal(path), file]));
  const published = new Map<string, Uint8Array>();
  return {
    published,
    read: (path) => Promise.resolve(bytesAt(disk, path)),
    list: (folder) => Promise.resolve(entriesOf(disk, folder)),
    isInside: (path, folder) =>
      Promise.resolve(weigh(disk, path) && within(realPath(disk, path), realPath(disk, folder))),
    weigh: (path) => Promise.resolve(weigh(disk, path)),
    publish: (folder, outputs, first) => {
      if (first !== undefined) publish(published, first.folder, first.files);
      publish(published, folder, outputs);
      return Promise.resolve();
    },
    settle: () => undefined,
    resource: async (path) => new Uint8Array(await readFile(new URL(path, repository))),
    packageFile,
    packageBytes: async (specifier) => {
      const file = packageFile(specifier);
      return file === undefined ? undefined : new Uint8Array(await readFile(file));
    },
    unpacked: () => Promise.reject(new Error('the memory host has no cache folder')),
    isExecutable: () => Promise.resolve(false),
    env: (name) => options.env?.[name],
    platform: 'linux',
    arch: 'x64',
    isRoot: false,
    cores: 2,
    seconds: () => 0,
    bookDate: () => Promise.resolve(new Date(options.date ?? '2026-01-02T00:00:00Z')),
    lastCommit: () => Promise.resolve(undefined),
    filesAt: () => Promise.resolve({ problem: 'no repository' }),
  };
}

type Disk = ReadonlyMap<string, MemoryFile>;

function publish(published: Map<string, Uint8Array>, folder: string, outputs: readonly OutputFile[]): void {
  for (const { path, bytes } of outputs) published.set(normal(`${folder}/${path}`), bytes);
}

function bytesAt(disk: Disk, path: string): Uint8Array | undefined {
  const file = disk.get(realPath(disk, path));
  if (file === undefined || isLink(file)) return undefined;
  return typeof file === 'string' ? new TextEncoder().encode(file) : file;
}

function weigh(disk: Disk, path: string): Weighed | undefined {
  const bytes = bytesAt(disk, path);
  if (bytes !== undefined) return { kind: 'file', bytes: bytes.length };
  return entriesOf(disk, path) && { kind: 'folder', bytes: 0 };
}

function entriesOf(disk: Disk, folder: string): readonly HostEntry[] | undefined {
  const real = realPath(disk, folder);
  const prefix = real === '' ? '' : `${real}/`;
  const entries = new Map<string, HostEntry>();
  for (const [path, file] of disk) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...rest] = path.slice(prefix.length).split('/');
    entries.set(name, { name, kind: rest.length > 0 ? 'folder' : isLink(file) ? 'link' : 'file' });
  }
  if (entries.size === 0) return undefined;
  return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Follows links, also in the middle of a path; a loop of links ends after a few turns. */
function realPath(disk: Disk, path: string, turns = 8): string {
  const parts = normal(path).split('/');
  for (let end = 1; end <= parts.length; end += 1) {
    const file = disk.get(parts.slice(0, end).join('/'));
    if (file === undefined || !isLink(file) || turns === 0) continue;
    return realPath(disk, [file.link, ...parts.slice(end)].join('/'), turns - 1);
  }
  return parts.join('/');
}

function within(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function isLink(file: MemoryFile): file is { readonly link: string } {
  return typeof file === 'object' && 'link' in file;
}

/** `./a//b/../c/` → `a/c` */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function packageFile(specifier: string): string | undefined {
  try {
    return require.resolve(specifier);
  } catch {
    return undefined;
  }
}
