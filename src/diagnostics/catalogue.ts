/** Every code, once. The tables in docs/diagnostics.md are generated from here. */

import type { CatalogueEntry } from './catalogue/entry.ts';
import { configCodes } from './catalogue/config.ts';
import { coverCodes } from './catalogue/cover.ts';
import { impositionCodes } from './catalogue/imposition.ts';
import { lintCodes } from './catalogue/lint.ts';
import { machineCodes } from './catalogue/machine.ts';
import { manuscriptCodes } from './catalogue/manuscript.ts';
import { mendingCodes } from './catalogue/mending.ts';
import { outputCodes } from './catalogue/output.ts';
import { preflightCodes } from './catalogue/preflight.ts';
import { printCodes } from './catalogue/print.ts';
import { reviewCodes } from './catalogue/review.ts';
import { scriptCodes } from './catalogue/script.ts';

export const catalogue = {
  ...machineCodes,
  ...configCodes,
  ...manuscriptCodes,
  ...lintCodes,
  ...mendingCodes,
  ...outputCodes,
  ...printCodes,
  ...coverCodes,
  ...impositionCodes,
  ...preflightCodes,
  ...reviewCodes,
  ...scriptCodes,
};

/** The codes by area, as docs/diagnostics.md lists them. */
export const areas = [
  { title: 'The machine and the command line', codes: machineCodes },
  { title: 'book.yaml and editions', codes: configCodes },
  { title: 'Manuscript', codes: manuscriptCodes },
  { title: 'Language and layout of the text', codes: lintCodes },
  { title: 'Mended in the book', codes: mendingCodes },
  { title: 'Finished files', codes: { ...outputCodes, ...printCodes, ...coverCodes, ...impositionCodes } },
  { title: 'Preflight of a PDF', codes: preflightCodes },
  { title: 'Review copies', codes: reviewCodes },
  { title: 'Editions in another script', codes: scriptCodes },
];

export type Code = keyof typeof catalogue;
export type ParamsOf<C extends Code> = (typeof catalogue)[C] extends CatalogueEntry<infer P> ? P : never;
