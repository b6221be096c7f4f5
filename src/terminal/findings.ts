/** Prints what `keben doctor` found: one line for each finding, or JSON. */

import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { columnsOf, printable } from '../diagnostics/reporters/text-width.ts';

export interface Finding {
  /** A short and stable name for programs: `node`, `chrome`, `fonts` … */
  readonly what: string;
  /** `absent` is harmless; `missing` means that books cannot be made. */
  readonly state: 'ok' | 'absent' | 'missing';
  readonly name: Bilingual;
  readonly found: Bilingual;
  /** What to do about it; where possible a command to type. */
  readonly remedy?: Bilingual;
}

const marks = { ok: '✓', absent: '–', missing: '✗' };

/** Lines with the names in a column; a remedy stands below its finding. */
export function findingLines(findings: readonly Finding[], locale: keyof Bilingual): string {
  const width = Math.max(0, ...findings.map(({ name }) => columnsOf(name[locale])));
  const lines = findings.flatMap(({ state, name, found, remedy }) => {
    const gap = ' '.repeat(width - columnsOf(name[locale]) + 2);
    const first = `${marks[state]} ${name[locale]}${gap}${printable(found[locale])}`;
    return remedy === undefined ? [first] : [first, `${' '.repeat(width + 4)}→ ${printable(remedy[locale])}`];
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** `{ "findings": [{ what, state, found, remedy }] }` and a line end; texts in the language of the locale. */
export function findingsJson(findings: readonly Finding[], locale: keyof Bilingual): string {
  return `${JSON.stringify({ findings: findings.map(({ what, state, found, remedy }) => ({ what, state, found: found[locale], remedy: remedy?.[locale] })) })}\n`;
}
