/**
 * What the sheet of an author's theme does to pages is told at the sheet: text or pictures that are not on them as they
 * were sent, once for the book, with the declarations that may have done it; and what is seen through.
 */

import type { Code } from '../diagnostics/catalogue.ts';
import { diagnose, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import type { Theme } from '../theme/theme.ts';

const lost: ReadonlySet<Code> = new Set(['pages-are-complete', 'pictures-are-printed']);

export async function lostByTheme(diagnostics: readonly Diagnostic[], { own }: Theme): Promise<readonly Diagnostic[]> {
  const css = own?.sheets['print.css'];
  if (own === undefined || css === undefined) return diagnostics;
  if (!diagnostics.some(({ code }) => lost.has(code) || code === 'print-is-opaque')) return diagnostics;
  const file = `${own.folder}/print.css`;
  const { styleSeenThrough, styleThatLoses } = await import('../theme/unsuited-styles.ts');
  const [pale] = styleSeenThrough(css, file);
  const said = diagnostics.filter(({ code }) => lost.has(code));
  const others = diagnostics
    .filter(({ code }) => !lost.has(code))
    .map((one) => (one.code === 'print-is-opaque' && pale !== undefined ? { ...one, place: pale.place } : one));
  const [first] = said;
  if (first === undefined) return others;
  const likely = styleThatLoses(css, file);
  const of = (found: readonly { readonly place?: Place }[]): Place[] => found.flatMap(({ place }) => place ?? []);
  const place = likely[0]?.place ?? { file, line: 1, column: 1 };
  const related = [...of(likely.slice(1)), ...of(said)];
  const declared = likely.map(({ words }) => words);
  return [diagnose('theme-keeps-text', { said: first.message, declared }, place, related), ...others];
}
