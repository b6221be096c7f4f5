/** The single JSON object that `--format json` prints (docs/cli.md). */

import type { Bilingual, Diagnostic } from '../diagnostic.ts';
import type { Reported, Reporter } from './reporter.ts';
import { placesNamed } from './places-named.ts';

export const jsonReporter: Reporter = {
  print: (made, { locale }) => json(made, locale),
  stream: 'stdout',
  summary: 'none',
};

/** One line with a line end; messages are in the language of the locale. */
export function json({ editions, diagnostics, seconds, book, browser }: Reported, locale: keyof Bilingual): string {
  return `${JSON.stringify({
    ...(book && { book }),
    editions: editions.map(({ name, files, composed }) => ({
      name,
      files: files.map(({ path, bytes, pages }) => ({ path, bytes, pages })),
      composed,
    })),
    diagnostics: placesNamed(diagnostics).map((diagnostic) => plain(diagnostic, locale)),
    seconds: Object.fromEntries(
      Object.entries(seconds).map(([stage, time]) => [stage, Math.round(time * 1000) / 1000]),
    ),
    browser,
  })}\n`;
}

/**
 * `file`, `line` and `column` are null where a diagnostic has no place; `hint` and `related` are absent where there are
 * none.
 */
function plain({ code, severity, place, message, hint, related }: Diagnostic, locale: keyof Bilingual): object {
  return {
    code,
    severity,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    message: message[locale],
    hint: hint?.[locale],
    related: related?.map(({ file, line, column }) => ({ file, line: line ?? null, column: column ?? null })),
  };
}
