/**
 * The only user of epub-gen-memory. Its public `epub()` sanitises, drops, fetches and stamps the time (peers.md §4); of its
 * class only the course of events is left here: all four of its steps are ours, and none of them reaches for the network.
 */

import { EPub } from 'epub-gen-memory';
import JSZip from 'jszip';

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
export async function readTexts(epub: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await JSZip.loadAsync(epub);
  const texts = Object.values(zip.files).filter(({ name }) => /\.(opf|xhtml|ncx|css|xml)$/.test(name));
  return new Map(await Promise.all(texts.map(async (file) => [file.name, await file.async('string')] as const)));
}

/** The earliest date a zip can hold; JSZip writes it in UTC. */
const epoch = new Date(Date.UTC(1980, 0, 1));

class FencedEpub extends EPub {
  private readonly files: PackageFiles;

  /** No content is given to the parent, so its sanitiser has nothing to touch. */
  constructor(files: PackageFiles) {
    super({ title: 'fenced', verbose: false }, []);
    this.files = files;
  }

  /** The parent has added `mimetype` with the time of day: it is added anew, and stays the first (OCF 4.3). */
  protected override async generateTemplateFiles(): Promise<void> {
    this.zip.remove('mimetype');
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

  bytes(): Promise<Uint8Array> {
    return this.zip.generateAsync({ type: 'uint8array', compressionOptions: { level: 6 }, platform: 'DOS' });
  }

  private addAll(files: readonly PackageFile[], compression: 'STORE' | 'DEFLATE'): void {
    const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const file of sorted) this.add(file, compression);
  }

  private add({ path, bytes }: PackageFile, compression: 'STORE' | 'DEFLATE'): void {
    this.zip.file(path, bytes, { date: epoch, createFolders: false, compression });
  }
}
