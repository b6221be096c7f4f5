/** The formats of the report. To add one: a file here and its line below. */

import { githubReporter } from './github.ts';
import { jsonReporter } from './json.ts';
import { prettyReporter } from './pretty.ts';
import type { Reporter } from './reporter.ts';
import { shortReporter } from './short.ts';

export const reporters = {
  pretty: prettyReporter,
  short: shortReporter,
  json: jsonReporter,
  github: githubReporter,
} satisfies Record<string, Reporter>;

export type Format = keyof typeof reporters;

export const formats = Object.keys(reporters) as Format[];
