/** Reports a file of the manuscript that was refused. */

import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { megabytes } from '../host/limits.ts';
import type { Refusal } from '../host/read-within.ts';

/** `name` is the path inside the manuscript, `path` the one that the author knows. */
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
