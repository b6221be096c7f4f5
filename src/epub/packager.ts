/**
 * The only user of epub-gen-memory. Its public `epub()` rewrites and drops markup, fetches from the network, and writes
 * the current time. We use its class only for the sequence of steps: all four are overridden, and none of ours uses the
 * network.
 */

import { crc32 } from 'node:zlib';
import { EPub } from 'epub-gen-memory';
import type { Shelf } from '../host/kept.ts';
import { contentOf, deflate, type Content } from './deflate.ts';
import { writeZip } from './zip.ts';

/** A file of the package; `path` is from the root of the zip. */
export interface PackageFile {
  readonly path: string;
  readonly content: Content;
}

export interface PackageFiles {
  /** Package document, pages, styles, NCX. */
  readonly texts: readonly PackageFile[];
  readonly fonts: readonly PackageFile[];
  readonly images: readonly PackageFile[];
  readonly cover: PackageFile;
}

/** Packs files into a zip. The same files give the same bytes, at any time and on any machine. */
export async function pack(files: PackageFiles, shelf: Shelf): Promise<Uint8Array> {
  const fenced = new FencedEpub(files);
  await fenced.render();
  const deflated = await deflate(
    fenced.entries.flatMap(({ content, isDeflated }) => (isDeflated ? [content] : [])),
    shelf,
  );
  return writeZip(
    fenced.entries.map(({ path, content, isDeflated }) => ({
      path,
      isDeflated,
      ...(isDeflated ? deflated(content) : stored(content)),
    })),
  );
}

interface PackageMember extends PackageFile {
  readonly isDeflated: boolean;
}

class FencedEpub extends EPub {
  readonly entries: PackageMember[] = [];
  private readonly files: PackageFiles;

  /** The parent gets no content, so that its sanitiser has nothing to rewrite; its zip stays empty. */
  constructor(files: PackageFiles) {
    super({ title: 'fenced', verbose: false }, []);
    this.files = files;
  }

  /** `mimetype` must be the first member, and stored (OCF 4.3). */
  protected override async generateTemplateFiles(): Promise<void> {
    this.add([{ path: 'mimetype', content: contentOf('application/epub+zip') }], { isDeflated: false });
    this.add(this.files.texts, { isDeflated: true });
  }

  protected override async downloadAllFonts(): Promise<void> {
    this.add(this.files.fonts, { isDeflated: true });
  }

  protected override async downloadAllImages(): Promise<void> {
    this.add(this.files.images, { isDeflated: false });
  }

  protected override async makeCover(): Promise<void> {
    this.add([this.files.cover], { isDeflated: false });
  }

  private add(files: readonly PackageFile[], { isDeflated }: Pick<PackageMember, 'isDeflated'>): void {
    const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const file of sorted) this.entries.push({ ...file, isDeflated });
  }
}

function stored({ bytes }: Content): { readonly crc: number; readonly size: number; readonly data: Uint8Array } {
  const data = bytes();
  return { crc: crc32(data), size: data.length, data };
}
