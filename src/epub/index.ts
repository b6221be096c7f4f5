/** The interface of the room: pages are laid out first, and packed when the fonts are cut to them. */

export type { EpubPage } from './body-pages.ts';
export {
  cover,
  fileOf,
  hrefsOf,
  imageHref,
  layOutEpub,
  withColophon,
  renderOptions,
  type EpubLayout,
  type ReviewPages,
} from './lay-out-epub.ts';
export { ncxDepth } from './package-view.ts';
export { packEpub, shell, styleSheet, type EpubParts, type NamedFile } from './pack-epub.ts';
