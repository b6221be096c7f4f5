/** The table of outputs: which file makes a format. A new one is a file here and a line of the table. */

import type { Edition, EditionOf, Format } from '../editions/edition.ts';
import { TemplateFailed } from '../pages/own-templates.ts';
import type { Commission, Made, Maker } from './output.ts';

/** Loaded when asked for: the engines of a format take longer to load than a short book to make. */
const makers: { readonly [F in Format]: () => Promise<Maker<EditionOf<F>>> } = {
  epub: async () => (await import('./epub-output.ts')).makeEpub,
  pdf: async () => (await import('./pdf-output.ts')).makePrinted,
};

export async function makeEdition(commission: Commission): Promise<Made> {
  // The table gives each format the maker of its editions, which the compiler cannot follow.
  const make = (await makers[commission.edition.format]()) as Maker<Edition>;
  try {
    return await make(commission);
  } catch (error) {
    // A template of the author's that no page of the samples was like.
    if (error instanceof TemplateFailed) return { value: undefined, diagnostics: [error.diagnostic] };
    throw error;
  }
}
