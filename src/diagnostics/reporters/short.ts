/**
 * One line for each diagnostic: `file:line:column severity code: message`, for editors that jump to places, `grep` and
 * `wc`.
 */

import type { Bilingual, Diagnostic, Place } from '../diagnostic.ts';
import { placesNamed } from './places-named.ts';
import type { Reporter } from './reporter.ts';
import { printable } from './text-width.ts';

type Locale = keyof Bilingual;

export const shortReporter: Reporter = {
  print: ({ diagnostics }, { locale }) => short(diagnostics, locale),
  stream: 'stdout',
  summary: 'stderr',
};

export function short(diagnostics: readonly Diagnostic[], locale: Locale): string {
  return placesNamed(diagnostics)
    .map((diagnostic) => `${headline(diagnostic, locale)}\n`)
    .join('');
}

export function headline({ place, severity, code, message }: Diagnostic, locale: Locale): string {
  const where = place ? `${placeName(place)} ` : '';
  return printable(`${where}${severityName(severity, locale)} ${code}: ${message[locale]}`);
}

/** `chapters/03.md:41:1`, which editors and terminals turn into a link. */
export function placeName({ file, line, column }: Place): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}

const severityNames: Readonly<Record<Diagnostic['severity'], Bilingual>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};

export function severityName(severity: Diagnostic['severity'], locale: Locale): string {
  return severityNames[severity][locale];
}
