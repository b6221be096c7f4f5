/**
 * Whether two checkouts give the same books, to the byte: `node bench/same-bytes.mjs --against <checkout> <manuscript>
 * …`. Both must be compiled (`npm run prepare`). Every built-in edition of each manuscript is made by either, from
 * nothing, and each file compared.
 */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const [flag, other, ...manuscripts] = process.argv.slice(2);
if (flag !== '--against' || other === undefined || manuscripts.length === 0)
  throw new Error('node bench/same-bytes.mjs --against <checkout> <manuscript> …');
const here = fileURLToPath(new URL('../', import.meta.url));
const editions = ['ebook', 'print', 'screen', 'review', 'review-ebook'].flatMap((name) => ['--edition', name]);

/** Name of each file → SHA-256. A copy of the manuscript is built, for the ledger of a review is put beside it. */
async function filesOf(checkout, manuscript) {
  const folder = await mkdtemp(path.join(tmpdir(), 'keben-same-'));
  const [copy, out] = [path.join(folder, path.basename(path.resolve(manuscript))), path.join(folder, 'dist')];
  try {
    await cp(manuscript, copy, { recursive: true, dereference: true });
    const args = ['build', copy, '--no-cache', '--no-proof', ...editions, '--out', out];
    await promisify(execFile)(process.execPath, [path.join(checkout, 'build/bundle/keben.cjs'), ...args], {
      maxBuffer: 2 ** 28,
    });
    const names = (await readdir(out)).sort();
    return new Map(
      await Promise.all(
        names.map(async (name) => [
          name,
          createHash('sha256')
            .update(await readFile(path.join(out, name)))
            .digest('hex'),
        ]),
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let different = 0;
for (const manuscript of manuscripts) {
  const [now, before] = [await filesOf(here, manuscript), await filesOf(path.resolve(other), manuscript)];
  const unlike = [...new Set([...now.keys(), ...before.keys()])].filter((name) => now.get(name) !== before.get(name));
  different += unlike.length;
  console.log(
    `${path.basename(manuscript)}: ${now.size} files, ${unlike.length === 0 ? 'the same' : `different: ${unlike.join(', ')}`}`,
  );
}
process.exitCode = different === 0 ? 0 : 1;
