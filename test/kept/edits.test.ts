/**
 * Whatever is edited, a build with what is kept gives what a build from nothing gives: the same files to the byte, the
 * same messages. Edits are made by chance that comes again; `KEBEN_TEST_EDITS=5000 npx vitest run test/kept/edits`
 * tries more of them, `KEBEN_TEST_SEED=4711` begins elsewhere.
 */

import { expect, test } from 'vitest';
import type { Cache } from '../../src/host/host.ts';
import { digestOf } from '../../src/host/digest.ts';
import { hashOf } from '../../src/host/hash.ts';
import { buildAgain } from '../../src/publishing/build-again.ts';
import { build, readingOnce, type BuildReport } from '../helpers/build.ts';
import { memoryHost } from '../helpers/memory-host.ts';
import { edited, filesOf, firstDraft, type Draft } from '../helpers/random-edits.ts';
import { seeded } from '../helpers/random.ts';

const count = Number(process.env['KEBEN_TEST_EDITS'] ?? 200);
const seed = Number(process.env['KEBEN_TEST_SEED'] ?? 1);
/** Every so-many-th edit is printed too, held against the rules, and what was known is made once more and compared. */
const [printedEvery, proofEvery, doubtedEvery] = [40, 8, 20];
/** A draft is worked on for so many edits; then another is begun, under the same name and with the same cache. */
const draftLasts = 25;

/**
 * To cut a font, to draw and to deflate takes longer than all the rest: what is cut to the same characters, drawn from
 * the same words or deflated from the same bytes is known to both builds. Where there is doubt faces and drawings are
 * made once more; test/epub/kept.test.ts deflates anew.
 */
const slow = new Map<string, Uint8Array>();
const isSlow = /^(?:lacks|has|face|face of pieces|signs|png|deflated) /;
function cacheOf(entries: Map<string, Uint8Array>, more: Partial<Cache> = {}): Cache {
  const shelfOf = (key: string): Map<string, Uint8Array> => (isSlow.test(key) ? slow : entries);
  return {
    get: async (key) => shelfOf(key).get(key),
    put: async (key, bytes) => void shelfOf(key).set(key, Buffer.from(bytes)),
    tidy: async () => undefined,
    ...more,
  };
}

const onlySlow: Cache = {
  get: async (key) => (isSlow.test(key) ? slow.get(key) : undefined),
  put: async (key, bytes) => void (isSlow.test(key) && slow.set(key, Buffer.from(bytes))),
  tidy: async () => undefined,
};

interface Made {
  /** Hashes by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly report: unknown;
}

async function make(draft: Draft, editions: readonly string[], proof: boolean, cache?: Cache): Promise<Made> {
  const { unpacked, isExecutable, packageFile, isRoot, resource, packageBytes } = readingOnce;
  const host = {
    ...memoryHost(filesOf(draft, 'book')),
    ...(cache && { cache }),
    unpacked,
    isExecutable,
    packageFile,
    isRoot,
    resource,
    packageBytes,
  };
  const { report, kept } = await buildAgain({ manuscript: 'book', out: 'dist', editions, proof, write: true }, host, {
    make: (asked, world) => build(asked, world),
    progress: () => undefined,
  });
  await kept;
  return {
    files: Object.fromEntries([...host.published].map(([name, bytes]) => [name, hashOf(bytes)])),
    report: withoutTimes(report),
  };
}

function withoutTimes(report: BuildReport): unknown {
  return JSON.parse(JSON.stringify({ ...report, seconds: {} }));
}

test(`${count} edits`, { timeout: 100_000 + count * 2000 }, async () => {
  const random = seeded(seed);
  const entries = new Map<string, Uint8Array>();
  let draft = firstDraft;
  let before: readonly Draft[] = [];
  /** What was made from nothing: an edit may change nothing, or be undone. */
  const madeAnew = new Map<string, Promise<Made>>();
  let [written, printed] = [0, 0];
  for (let number = 1; number <= count; number += 1) {
    const isUndone = before.length > 0 && random.below(8) === 0;
    const { name, draft: next } = isUndone
      ? { name: 'an edit is undone', draft: random.pick(before) }
      : edited(number % draftLasts === 0 ? firstDraft : draft, random);
    const editions = number % printedEvery === 0 ? ['ebook', 'print'] : ['ebook'];
    const proof = number % proofEvery === 0;
    const isDoubted = number % doubtedEvery === 5;
    const kept = await make(next, editions, proof, cacheOf(entries, { isDoubted }));
    const what = digestOf([next, editions, proof]);
    const anew = madeAnew.get(what) ?? make(next, editions, proof, onlySlow);
    madeAnew.set(what, anew);
    if (number % draftLasts === 0) madeAnew.clear();
    const { files, report } = await anew;
    expect({ number, name, ...kept.files }).toEqual({ number, name, ...files });
    expect({ number, name, report: kept.report }).toEqual({ number, name, report });
    if (Object.keys(kept.files).length === 0) continue; // a book with errors: the next edit is made to the one before
    written += 1;
    if ('dist/book-print.pdf' in kept.files) printed += 1;
    before = [...before, next].slice(-6);
    draft = next;
  }
  // Edits that make a book that cannot be built show little.
  expect([written > count / 2, printed >= Math.floor(count / printedEvery / 2)]).toEqual([true, true]);
});
