/**
 * The only user of epub-gen-memory, and of zips. Its public `epub()` sanitises, drops, fetches and stamps the time (peers.md §4); of its
 * class only the course of events is left here: all four of its steps are ours, and none of them reaches for the network.
 */

import { createRequire } from 'node:module';
import { EPub } from 'epub-gen-memory';
import { unzipSync } from 'fflate';
import { openThread } from '../host/thread.ts';

/** A file of the package; `path` is from the root of the zip. */
export interface PackageFile {
  readonly path: string;
  readonly bytes: Uint8Array | string;
}

export interface PackageFiles {
  /** Package document, pages, styles, NCX. */
  readonly texts: readonly PackageFile[];
  readonly fonts: readonly PackageFile[];
  readonly images: readonly PackageFile[];
  readonly cover: PackageFile;
}

/** Files → zip. The same files give the same bytes, whenever and wherever. */
export interface Packager {
  pack(files: PackageFiles): Promise<Uint8Array>;
}

export const packager: Packager = {
  pack: async (files) => (await new FencedEpub(files).render()).bytes(),
};

/** A finished package as its files' texts by path, to be proved. Pictures and fonts are left out. */
export function readTexts(epub: Uint8Array): ReadonlyMap<string, string> {
  const files = unzipSync(epub, { filter: ({ name }) => /\.(opf|xhtml|ncx|css|xml)$/.test(name) });
  return new Map(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

type Compression = 'STORE' | 'DEFLATE';

interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly compression: Compression;
}

/** Files are deflated by the same code on every machine. They have the earliest date a zip can hold, on the clock of the zone that the machine is in. */
const zipper = openThread<readonly ZipEntry[], Uint8Array>(`
const { zipSync } = require(require('node:worker_threads').workerData);
const mtime = () => new Date(1980, 0, 1);
const work = async (entries) => zipSync(Object.fromEntries(entries.map(({ path, bytes, compression }) => [path, [bytes, { level: compression === 'DEFLATE' ? 6 : 0, mtime: mtime() }]])));
`, createRequire(import.meta.url).resolve('fflate'));

class FencedEpub extends EPub {
  private readonly files: PackageFiles;
  private readonly entries: ZipEntry[] = [];

  /** No content is given to the parent, so its sanitiser has nothing to touch. */
  constructor(files: PackageFiles) {
    super({ title: 'fenced', verbose: false }, []);
    this.files = files;
  }

  /** Stays the first, and plain (OCF 4.3). */
  protected override async generateTemplateFiles(): Promise<void> {
    this.add({ path: 'mimetype', bytes: 'application/epub+zip' }, 'STORE');
    this.addAll(this.files.texts, 'DEFLATE');
  }

  protected override async downloadAllFonts(): Promise<void> {
    this.addAll(this.files.fonts, 'DEFLATE');
  }

  protected override async downloadAllImages(): Promise<void> {
    this.addAll(this.files.images, 'STORE');
  }

  protected override async makeCover(): Promise<void> {
    this.add(this.files.cover, 'STORE');
  }

  /** The parent's zip stays empty: it would take this thread, which has other things to do. */
  bytes(): Promise<Uint8Array> {
    return zipper.ask(this.entries);
  }

  private addAll(files: readonly PackageFile[], compression: Compression): void {
    const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const file of sorted) this.add(file, compression);
  }

  private add({ path, bytes }: PackageFile, compression: Compression): void {
    this.entries.push({ path, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes, compression });
  }
}
