/** Watching with the real chokidar in a real folder. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { watchFolder } from '../../src/host/watch.ts';

it('says once what changed, never overlaps, and is deaf to its own output and to editors’ leftovers', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'keben-watch-'));
  const write = (name: string): Promise<void> => writeFile(path.join(folder, name), name);
  await mkdir(path.join(folder, 'dist'));
  await mkdir(path.join(folder, '卷一'));
  const calls: (readonly string[])[] = [];
  let running = 0;
  let most = 0;
  const onChange = async (files: readonly string[]): Promise<void> => {
    calls.push(files);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 300));
    running--;
  };
  const onProblem = vi.fn();
  const watching = await watchFolder({ folder, ignore: path.join(folder, 'dist'), onChange, onProblem });
  try {
    await Promise.all(['dist/book.epub', 'dist/notes.md', '.01.md.swp', '01.md~', '4913'].map(write));
    await Promise.all(['01.md', '卷一/02.md'].map(write));
    await vi.waitFor(() => expect(calls).toHaveLength(1), 5000);
    await write('03.md');
    await vi.waitFor(() => expect(calls).toHaveLength(2), 5000);
  } finally {
    await watching.close();
    await rm(folder, { recursive: true });
  }
  expect(calls).toEqual([['01.md', '卷一/02.md'], ['03.md']]);
  expect([most, running]).toEqual([1, 0]);
  expect(onProblem).not.toHaveBeenCalled();
});
