/** `keben preview` on the command line: it serves until Ctrl-C, which is no fault, and says what it cannot do. */

import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { cli, keben } from '../helpers/keben.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const temp = tempFolder();
let cwd: string;

beforeAll(async () => {
  cwd = await temp();
  await writeFiles(path.join(cwd, 'book'), { '01.md': '# 第一章　起\n' });
});

it('serves on 127.0.0.1 until Ctrl-C, and ends with 0', async () => {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [cli, 'preview', 'book/'], {
    cwd,
    env: { PATH, HOME },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(said)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  const state = (await (await fetch(`${url}state`)).json()) as { title: string; items: { name: string }[] };
  expect([state.title, state.items.map(({ name }) => name)]).toEqual(['起', ['起']]);
  // A reader who stays connected does not hold it up.
  const events = await fetch(`${url}events`);
  const ended = new Promise((resolve) => child.once('exit', (status, signal) => resolve([status, signal])));
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  await events.body?.cancel().catch(() => undefined);
  expect(said).toBe(`read the manuscript\n\nthe proofs are at\n\n  ${url}\n\nCtrl-C ends\n`);
});

it.each([
  [['preview', 'nowhere'], 1, 'error manuscript-exists: no manuscript nowhere'],
  [['preview', 'book', '--port', '99999'], 2, 'error usage-is-right: wrong usage: port 99999 is none: 0 to 65535'],
])('%j ends with %i', async (args, expected, words) => {
  const { status, stderr } = await keben(args, { cwd });
  expect([status, stderr.split('\n', 1)[0]]).toEqual([expected, words]);
});

it('a port that is taken is the machine’s', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { status, stderr } = await keben(['preview', 'book', '--port', String(port)], { cwd });
  other.close();
  expect(status).toBe(3);
  expect(stderr).toContain(`error port-is-free: port ${port} cannot be used`);
});
