/** The EPUB: first its pages, then, when the fonts are cut to them, the package. */

export { layOutEpub, type EpubLayout } from './lay-out-epub.ts';
export { packEpub, type EpubParts, type NamedFile } from './pack-epub.ts';
