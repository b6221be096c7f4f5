/** The severities that book.yaml can give to diagnostics under `lint:`, and to which. */

import { catalogue, type Code } from '../diagnostics/catalogue.ts';

export const severities = ['off', 'info', 'warning', 'error'] as const;

/** An error by its nature means that there is no book, or a wrong one, so the author may not lower it. */
export function canChange(code: Code): boolean {
  return catalogue[code].severity !== 'error';
}
