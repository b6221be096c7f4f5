/** The meter as a command: what it prints, and what it says when it is asked for something it cannot do. */

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { setPdf } from '../helpers/set-pdf.ts';
import { pagesOf, put, set, soundBook, words } from '../helpers/typeset.ts';

const script = fileURLToPath(new URL('../../bench/meter.mjs', import.meta.url));
const meter = (...args: readonly string[]): { stdout: string; stderr: string; status: number | null } =>
  spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });

test('figures, with the places of faults', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'keben-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'book.pdf');
  const leaves = soundBook();
  put(leaves, 2, 3, set(`，${words(19, 1)}`));
  await writeFile(file, await setPdf(pagesOf(leaves)));
  const { stdout, status } = meter(file, '--pages', '2-5');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^pages +4\ntype area +20 × 10, 10\.00 pt on 16\.00 pt\n/);
  expect(stdout).toContain(`    p. 2  ，${words(19, 1)}\n`);
});

test('what it cannot read is said in a line', () => {
  expect(meter()).toMatchObject({ status: 2, stderr: 'node bench/meter.mjs FILE.pdf [--pages FIRST-LAST] [--json]\n' });
  expect(meter('a.pdf', '--pages', '3')).toMatchObject({
    status: 2,
    stderr: 'node bench/meter.mjs FILE.pdf [--pages FIRST-LAST] [--json]\n',
  });
  expect(meter(script).stderr).toBe(`${script}: Invalid PDF structure.\n`);
});
