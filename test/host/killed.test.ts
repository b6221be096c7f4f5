/**
 * Publishing is stopped at each call that changes the disk, as a kill would: what is found then, and by the next run,
 * is old or new, whole.
 */

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Owner } from '../../src/host/owner.ts';
import { nodeDisk, openPublisher, type Disk } from '../../src/host/publish.ts';

const root = mkdtempSync(path.join(tmpdir(), 'keben-killed-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let place: string;
let count = 0;
beforeEach(() => fresh());

/** A folder with a book and the ledger of its review, both of the last build; `c.pdf` is new in the next one. */
function fresh(): void {
  place = path.join(root, String((count += 1)));
  mkdirSync(path.join(place, 'dist/样'), { recursive: true });
  mkdirSync(path.join(place, 'ledger'));
  for (const name of ['dist/a.epub', 'dist/样/b.pdf', 'ledger/1.json'])
    writeFileSync(path.join(place, name), `old ${name}`);
  writeFileSync(path.join(place, 'dist/letter.txt'), 'mine');
}

const names = ['a.epub', '样/b.pdf', 'c.pdf'];
const files = names.map((name) => ({ path: name, bytes: Buffer.from(`new dist/${name}`) }));
const ledger = () => ({
  folder: path.join(place, 'ledger'),
  files: [{ path: '1.json', bytes: Buffer.from('new ledger/1.json') }],
});

/** What an author sees: everything but hidden names. */
function seen(): Record<string, string> {
  const entries = readdirSync(place, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const paths = entries
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)))
    .filter((each) => !each.includes('.keben'));
  return Object.fromEntries(paths.sort().map((each) => [each, readFileSync(path.join(place, each), 'utf8')]));
}

const old = {
  'dist/a.epub': 'old dist/a.epub',
  'dist/letter.txt': 'mine',
  'dist/样/b.pdf': 'old dist/样/b.pdf',
  'ledger/1.json': 'old ledger/1.json',
};
const fully = {
  'dist/a.epub': 'new dist/a.epub',
  'dist/c.pdf': 'new dist/c.pdf',
  'dist/letter.txt': 'mine',
  'dist/样/b.pdf': 'new dist/样/b.pdf',
  'ledger/1.json': 'new ledger/1.json',
};

function leftovers(): string[] {
  return readdirSync(place, { recursive: true })
    .map(String)
    .filter((name) => name.includes('.keben'));
}

/** A process by name. Who is not `living` is dead. */
function ownerCalled(name: string, living: ReadonlySet<string>): Owner {
  let made = 0;
  return {
    name: () => `.keben-1-${name}-${(made += 1)}`,
    isAlive: (_, folder) => (/^\.keben-1-/.test(folder) ? living.has(folder.split('-')[2] ?? '') : undefined),
  };
}

/** A disk on which nothing happens any more from the `at`-th call on; `half` of that one may have been done. */
function killedAt(at: number, calls: { made: number }, disk: Disk = nodeDisk): Disk {
  const stop = (): void => {
    if ((calls.made += 1) > at) throw new Error('killed');
  };
  const watched =
    (name: keyof Disk) =>
    (...args: readonly never[]): unknown => {
      stop();
      return (disk[name] as (...args: readonly never[]) => unknown)(...args);
    };
  return Object.fromEntries(
    (Object.keys(nodeDisk) as (keyof Disk)[]).map((name) => [name, watched(name)]),
  ) as unknown as Disk;
}

async function publishUntil(at: number, disk?: Disk): Promise<number> {
  const calls = { made: 0 };
  await openPublisher(killedAt(at, calls, disk), ownerCalled('first', new Set(['first'])))
    .publish(path.join(place, 'dist'), files, ledger())
    .catch(() => undefined);
  return calls.made;
}

function settle(disk: Disk = nodeDisk): void {
  const next = openPublisher(disk, ownerCalled('next', new Set(['next'])));
  for (const folder of ['dist', 'ledger']) next.settle(path.join(place, folder));
}

const all = await (async () => {
  fresh();
  return publishUntil(Number.POSITIVE_INFINITY);
})();

test('a kill at any call leaves every file old or new, and the next run all of them', async () => {
  const outcomes = new Set<string>();
  for (let at = 0; at <= all; at += 1) {
    fresh();
    await publishUntil(at);
    for (const [name, text] of Object.entries(seen())) expect([`old ${name}`, `new ${name}`, 'mine']).toContain(text);
    expect(Object.keys(seen())).toEqual(expect.arrayContaining(Object.keys(old)));
    settle();
    const after = seen();
    outcomes.add(after['dist/a.epub'] ?? '');
    expect([old, fully], `killed at call ${at}`).toContainEqual(after);
    expect(leftovers()).toEqual([]);
  }
  expect([...outcomes]).toEqual(['old dist/a.epub', 'new dist/a.epub']);
});

test('the next run may be killed too, at any call', async () => {
  for (let at = 0; at <= all; at += 1) {
    for (let again = 0; again < 12; again += 1) {
      fresh();
      await publishUntil(at);
      settle(killedAt(again, { made: 0 }));
      settle();
      expect([old, fully], `killed at calls ${at} and ${again}`).toContainEqual(seen());
      expect(leftovers()).toEqual([]);
    }
  }
});

describe('where one file cannot be replaced', () => {
  /** As `chattr +i` has it: no second name, no other file in its place. */
  const immutable = (name: string): Disk => {
    const refuse = (file: string): void => {
      if (file.endsWith(name)) throw Object.assign(new Error(`EPERM: ${name}`), { code: 'EPERM' });
    };
    return {
      ...nodeDisk,
      linkSync: (from, to) => (refuse(from), nodeDisk.linkSync(from, to)),
      renameSync: (from, to) => (refuse(to), nodeDisk.renameSync(from, to)),
    };
  };

  test.each(['dist/a.epub', 'dist/样/b.pdf', 'dist/c.pdf', 'ledger/1.json'])(
    '%s: everything is as it was',
    async (name) => {
      await expect(openPublisher(immutable(name)).publish(path.join(place, 'dist'), files, ledger())).rejects.toThrow(
        path.basename(name),
      );
      expect(seen()).toEqual(old);
      expect(leftovers()).toEqual([]);
    },
  );

  test('a kill while the others come back: the next run brings them back', async () => {
    for (let at = 0; at <= all + 12; at += 1) {
      fresh();
      await publishUntil(at, immutable('dist/c.pdf'));
      settle(immutable('dist/c.pdf'));
      expect(seen(), `killed at call ${at}`).toEqual(old);
      expect(leftovers()).toEqual([]);
    }
  });
});

test('between the kill and the next run all may be moved', async () => {
  for (let at = 0; at <= all; at += 1) {
    fresh();
    await publishUntil(at);
    renameSync(place, `${place}-moved`);
    place = `${place}-moved`;
    settle();
    expect([old, fully], `killed at call ${at}`).toContainEqual(seen());
  }
});

test('who still lives is not disturbed, and waited for', async () => {
  await publishUntil(14);
  const before = leftovers();
  expect(before.length).toBeGreaterThan(0);
  openPublisher(nodeDisk, ownerCalled('next', new Set(['first', 'next']))).settle(path.join(place, 'dist'));
  expect(leftovers()).toEqual(before);
});

test('two at once into one folder: the files of one of them, whole', async () => {
  const living = new Set(['one', 'two', 'three']);
  const out = path.join(place, 'together');
  await Promise.all(
    ['one', 'two', 'three'].map((who) =>
      openPublisher(nodeDisk, ownerCalled(who, living)).publish(
        out,
        names.map((name) => ({ path: name, bytes: Buffer.from(who) })),
      ),
    ),
  );
  expect(new Set(names.map((name) => readFileSync(path.join(out, name), 'utf8'))).size).toBe(1);
  expect(leftovers()).toEqual([]);
});

test('who fails in a new folder removes what it made, not the book that another has put there meanwhile', async () => {
  const living = new Set(['one', 'two']);
  const out = path.join(place, 'new');
  const full: Disk = {
    ...nodeDisk,
    writeFile: async () => {
      await openPublisher(nodeDisk, ownerCalled('two', living)).publish(out, files);
      throw new Error('ENOSPC: no space left on device');
    },
  };
  await expect(openPublisher(full, ownerCalled('one', living)).publish(out, files)).rejects.toThrow('ENOSPC');
  expect(readdirSync(out).sort()).toEqual(['a.epub', 'c.pdf', '样']);
  expect(leftovers()).toEqual([]);
});

describe('a folder of that name that Keben has not made', () => {
  const plant = (sets: unknown): void => {
    const staging = path.join(place, 'dist/.keben-publishing');
    mkdirSync(staging);
    writeFileSync(path.join(staging, '0.new'), 'planted');
    writeFileSync(path.join(staging, 'journal.json'), JSON.stringify({ name: '.keben-1-first-1', sets }));
  };
  beforeEach(() => {
    mkdirSync(path.join(place, 'home'));
    symlinkSync('../home', path.join(place, 'dist/way'));
  });

  test.each([
    ['names a folder elsewhere', [{ folder: '../home', paths: ['.profile'] }]],
    ['climbs out of its own', [{ folder: '', paths: ['../home/.profile'] }]],
    ['goes out by a link', [{ folder: '', paths: ['way/.profile'] }]],
    ['is no plan', 'everything'],
  ])('%s: nothing is written', (_, sets) => {
    plant(sets);
    settle();
    expect(readdirSync(path.join(place, 'home'))).toEqual([]);
    expect(leftovers()).toEqual([]);
    expect(seen()).toEqual(old);
  });
});
