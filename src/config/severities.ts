/** What book.yaml may say of a diagnostic under `lint:`, and of which. */

import { catalogue, type Code } from '../diagnostics/catalogue.ts';

export const severities = ['off', 'info', 'warning', 'error'] as const;

/** What is an error from the start means that there is no book, or a wrong one; the author may not wave it through. */
export function canChange(code: Code): boolean {
  return catalogue[code].severity !== 'error';
}
