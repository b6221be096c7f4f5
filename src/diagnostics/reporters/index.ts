/** The formats of the report. A new one is a file here and a line below. */

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
