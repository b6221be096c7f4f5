/** Gives diagnostics the severity the author chose under `lint:`. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { BookConfig } from './schema.ts';
import { canChange } from './severities.ts';

/** `off` removes a diagnostic. An error by its nature stays one; `load.ts` reports the attempt to change it. */
export function applySeverities(diagnostics: readonly Diagnostic[], chosen: BookConfig['lint']): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const severity = canChange(diagnostic.code) ? chosen?.[diagnostic.code] : undefined;
    if (severity === undefined) return [diagnostic];
    return severity === 'off' ? [] : [{ ...diagnostic, severity }];
  });
}
