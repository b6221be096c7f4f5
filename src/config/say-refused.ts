/** Reports a file of the manuscript that was refused. */

import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { megabytes } from '../host/limits.ts';
import type { Refusal } from '../host/read-within.ts';

const wrongName = {
  problem: { zh: '文件名不是 UTF-8 编码', en: 'its name is not UTF-8' },
  remedy: {
    zh: '给这个文件改名（整个文件夹可用 `convmv -f gbk -t utf8 -r --notest .`）',
    en: 'rename the file (`convmv -f gbk -t utf8 -r --notest .` does it for a whole folder)',
  },
};

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
  // A name that is no UTF-8 is read with � in it, and no file is called so.
  if (name.includes('\uFFFD')) return diagnose('file-is-readable', { file: name, ...wrongName }, place);
  return diagnose('contents-file-exists', { file: name, list: 'contents' }, place);
}
