/**
 * Chooses the format of the report before options are parsed, because mistakes in the command line are reported in it
 * too.
 */

import { formats, type Format } from '../diagnostics/reporters/index.ts';

/** `--json` is short for `--format json`. Without either, or with an unknown format, it is `pretty`. */
export function chooseFormat(argv: readonly string[]): Format {
  if (argv.includes('--json')) return 'json';
  const at = argv.findLastIndex((word) => word === '--format' || word.startsWith('--format='));
  const named = argv[at]?.split('=')[1] ?? (at < 0 ? undefined : argv[at + 1]);
  return formats.find((format) => format === named) ?? 'pretty';
}
