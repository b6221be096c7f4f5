/** Every code once, by area. The tables in docs/diagnostics.md are generated from here. */

import type { Entry } from './diagnostic.ts';
import { configCodes } from './catalogue/config.ts';
import { lintCodes } from './catalogue/lint.ts';
import { machineCodes } from './catalogue/machine.ts';
import { manuscriptCodes } from './catalogue/manuscript.ts';
import { outputCodes } from './catalogue/output.ts';

export const catalogue = {
  ...machineCodes,
  ...configCodes,
  ...manuscriptCodes,
  ...lintCodes,
  ...outputCodes,
};

export type Code = keyof typeof catalogue;
export type ParamsOf<C extends Code> = (typeof catalogue)[C] extends Entry<infer P> ? P : never;
