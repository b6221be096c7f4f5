/**
 * The only user of epub-gen-memory, and of zips. Its public `epub()` sanitises, drops, fetches and stamps the time (peers.md §4); of its
 * class only the course of events is left here: all four of its steps are ours, and none of them reaches for the network.
 */

import { buffer } from 'node:stream/consumers';
import { EPub } from 'epub-gen-memory';
import { unzipSync } from 'fflate';
import { ZipFile } from 'yazl';

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

/** The earliest date a zip can hold, on the clock of the zone that the machine is in. */
const epoch = (): Date => new Date(1980, 0, 1);

type Compression = 'STORE' | 'DEFLATE';

class FencedEpub extends EPub {
  private readonly files: PackageFiles;
  private readonly package = new ZipFile();

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

  /** The parent's zip stays empty: it would deflate one file after the other, on the thread that has other things to do. */
  bytes(): Promise<Uint8Array> {
    this.package.end();
    return buffer(this.package.outputStream);
  }

  private addAll(files: readonly PackageFile[], compression: Compression): void {
    const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const file of sorted) this.add(file, compression);
  }

  private add({ path, bytes }: PackageFile, compression: Compression): void {
    const content = typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.package.addBuffer(content, path, { mtime: epoch(), forceDosTimestamp: true, compress: compression === 'DEFLATE' });
  }
}
