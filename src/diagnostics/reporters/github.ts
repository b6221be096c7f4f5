/**
 * Annotations of GitHub Actions, which are shown beside the line of the file.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 *
 *     ::warning file=chapters/03.md,line=41,col=5,title=ellipsis-is-two::省略号写成了 `...`
 */

import type { Bilingual, Diagnostic } from '../diagnostic.ts';
import { placesNamed } from './places-named.ts';
import type { Reporter } from './reporter.ts';
import { printable } from './text-width.ts';

const commands: Readonly<Record<Diagnostic['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

export const githubReporter: Reporter = {
  print: ({ diagnostics }, { locale }) => github(diagnostics, locale),
  stream: 'stdout',
  summary: 'stderr',
};

/** One line for each diagnostic; its hint is the second line of the annotation. */
export function github(diagnostics: readonly Diagnostic[], locale: keyof Bilingual): string {
  return placesNamed(diagnostics)
    .map((diagnostic) => `${annotation(diagnostic, locale)}\n`)
    .join('');
}

function annotation({ severity, code, message, hint, place }: Diagnostic, locale: keyof Bilingual): string {
  const properties = {
    file: place?.file,
    line: place?.line,
    col: place?.line === undefined ? undefined : place.column,
    title: code,
  };
  const written = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  const text = [message, hint].flatMap((words) => (words ? [printable(words[locale])] : [])).join('\n');
  return `::${commands[severity]} ${written.join(',')}::${escapeText(text)}`;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
