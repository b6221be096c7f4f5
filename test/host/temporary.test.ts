import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { processOwner } from '../../src/host/owner.ts';
import { temporaryFolder } from '../../src/host/temporary.ts';
import { tempFolder } from '../helpers/temp-book.ts';

const temp = tempFolder();
let folder: string;
let count = 0;
beforeEach(async () => {
  folder = path.join(await temp(), String((count += 1)));
  mkdirSync(folder);
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => vi.unstubAllEnvs());

test('nobody else may look into it, and each is another', async () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  expect(first.path).not.toBe(second.path);
  expect(statSync(first.path).mode & 0o077).toBe(0);
  writeFileSync(path.join(first.path, 'a'), '');
  await Promise.all([first.remove(), second.remove()]);
  expect(readdirSync(folder)).toEqual([]);
});

test.skipIf(process.platform !== 'linux')(
  'what a process that is dead has left goes, what a living one has made stays',
  async () => {
    const living = spawn('sleep', ['60']);
    const start = Number(
      readFileSync(`/proc/${living.pid}/stat`, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ')[19],
    ).toString(36);
    const [, , , machine = ''] = processOwner('keben').name().split('-');
    const names = {
      alive: `keben-${living.pid}-${start}-${machine}-1`,
      // Its number belongs to another process by now.
      again: `keben-${living.pid}-zzz-${machine}-1`,
      dead: `keben-${execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }).trim()}-1-${machine}-1`,
      elsewhere: 'keben-1-1-00000000-1',
      others: 'keben-notes',
      link: `keben-999999-1-${machine}-2`,
    };
    mkdirSync(path.join(await temp(), 'mine'), { recursive: true });
    for (const name of [names.alive, names.again, names.dead, names.elsewhere, names.others])
      mkdirSync(path.join(folder, name));
    symlinkSync(path.join(await temp(), 'mine'), path.join(folder, names.link));
    const made = temporaryFolder();
    living.kill();
    expect(readdirSync(folder).sort()).toEqual(
      [names.alive, names.elsewhere, names.others, names.link, path.basename(made.path)].sort(),
    );
    expect(existsSync(path.join(await temp(), 'mine'))).toBe(true);
    await made.remove();
  },
);
