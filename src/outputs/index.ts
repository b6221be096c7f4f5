/** The table of outputs: which room makes a format. A new one is a file in `outputs/` and a line here. */

import type { Edition } from '../editions/edition.ts';
import type { Maker } from './output.ts';

/** Loaded when asked for: the engines of a format take longer to load than a short book to make. */
export const makers: Readonly<Record<Edition['format'], Maker>> = {
  epub: async (edition, workshop) => (await import('./epub-output.ts')).makeEpub(edition, workshop),
  pdf: async (edition, workshop) => (await import('./pdf-output.ts')).makePrinted(edition, workshop),
};
