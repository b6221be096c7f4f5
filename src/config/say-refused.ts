/** A file of the manuscript that was not read, as a diagnostic. */

import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { megabytes } from '../host/limits.ts';
import type { Refusal } from '../host/read-within.ts';

/** `name` inside the manuscript, `path` as the author knows it. */
export function sayRefused(refusal: Refusal, name: string, path: string): Diagnostic {
  const place = { file: path };
  if (refusal.refused === 'unreadable')
    return diagnose('file-is-readable', { file: name, problem: refusal.problem }, place);
  if (refusal.refused === 'outside') return diagnose('file-is-inside', { file: name }, place);
  if (refusal.refused === 'large')
    return diagnose(
      'file-size-is-bounded',
      { file: name, size: megabytes(refusal.bytes), most: megabytes(refusal.most) },
      place,
    );
  return diagnose('contents-file-exists', { file: name, list: 'contents' }, place);
}
