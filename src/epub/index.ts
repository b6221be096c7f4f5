/** The EPUB: first its pages, then, when the fonts are cut to them, the package. */

export type { EpubPage } from './body-pages.ts';
export {
  cover,
  fileOf,
  hrefsOf,
  imageHref,
  layOutEpub,
  renderOptions,
  type EpubLayout,
  type ReviewPages,
} from './lay-out-epub.ts';
export { ncxDepth } from './package-view.ts';
export { packEpub, shell, styleSheet, type EpubParts, type NamedFile } from './pack-epub.ts';
