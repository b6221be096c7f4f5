/** Gives diagnostics the severity the author chose under `lint:`. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { BookConfig } from './schema.ts';
import { canChange } from './severities.ts';

/** `off` takes a diagnostic away. What is an error from the start stays one (`load.ts` has said so). */
export function applySeverities(diagnostics: readonly Diagnostic[], chosen: BookConfig['lint']): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const severity = canChange(diagnostic.code) ? chosen?.[diagnostic.code] : undefined;
    if (severity === undefined) return [diagnostic];
    return severity === 'off' ? [] : [{ ...diagnostic, severity }];
  });
}
