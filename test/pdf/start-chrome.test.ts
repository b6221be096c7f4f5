/** How Chrome is started: nobody else can reach it, and when it does not start its own words are told. */

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { keepBrowser } from '../../src/pdf/chrome/keeper.ts';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { launchChrome } from '../../src/pdf/chrome/browser.ts';
import { findChrome } from '../../src/pdf/chrome/find-chrome.ts';
import { ownChromes } from '../helpers/chrome-processes.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const temp = tempFolder();
afterEach(() => vi.unstubAllEnvs());

/** A program that says something on its standard error, and ends. */
async function says(name: string, words: string): Promise<string> {
  const file = path.join(await temp(), name);
  await writeFiles(await temp(), { [name]: `#!/bin/sh\ncat >&2 <<'END'\n${words}\nEND\nexit 1\n` });
  await chmod(file, 0o755);
  return file;
}

const noSandbox = `[1129/190000.123456:ERROR:dbus/bus.cc:405] Failed to connect to the bus
[1129/190000.123456:FATAL:content/browser/zygote_host/zygote_host_impl_linux.cc:127] No usable sandbox! If you want to live dangerously, use --no-sandbox.
#0 0x55d5c5e5a8a9 base::debug::CollectStackTrace()
[end of stack trace]`;

const start = (file: string) => launchChrome({ path: file, env: {} }, nodeHost());

test.each([
  ['fatal', noSandbox, 'No usable sandbox! If you want to live dangerously, use --no-sandbox.'],
  [
    'library',
    '/opt/chrome: error while loading shared libraries: libnss3.so: cannot open shared object file\n',
    '/opt/chrome: error while loading shared libraries: libnss3.so: cannot open shared object file',
  ],
  ['plain', 'I would rather not', 'I would rather not'],
])('%s: what Chrome says when it does not start', async (name, words, told) => {
  await expect(start(await says(name, words))).rejects.toThrow(told);
});

test('one that says nothing is told by how it ended, one that is not there by the system', async () => {
  const silent = path.join(await temp(), 'silent');
  await writeFiles(await temp(), { silent: '#!/bin/sh\nkill -ABRT $$\n' });
  await chmod(silent, 0o755);
  await expect(start(silent)).rejects.toThrow('SIGABRT');
  await expect(start(path.join(await temp(), 'none'))).rejects.toThrow('ENOENT');
});

test('where the packaged Chrome does not start an installed one is tried, and all that was said is told', async () => {
  const real = nodeHost();
  const found = await findChrome(real);
  if ('problem' in found) throw new Error(found.problem);
  const [broken, folder] = [await says('chromium', noSandbox), await temp()];
  const asked: string[] = [];
  const host: Host = {
    ...real,
    env: (name) => (name === 'PUPPETEER_EXECUTABLE_PATH' ? undefined : real.env(name)),
    unpacked: () => Promise.resolve(path.dirname(broken)),
    isExecutable: (file) => Promise.resolve(asked.push(file) > 0 && file === '/usr/bin/chromium'),
  };
  const keeper = keepBrowser(host);
  const started = await keeper.start();
  await keeper.close();
  expect(asked).toContain('/usr/bin/chromium');
  expect('problem' in started && started.problem).toMatch(
    new RegExp(`^${folder}/chromium: No usable sandbox!.*; /usr/bin/chromium: `),
  );
});

test('one that fails to start once is started the next moment', async () => {
  const real = nodeHost();
  const found = await findChrome(real);
  if ('problem' in found) throw new Error(found.problem);
  const [folder, tried] = [await temp(), path.join(await temp(), 'tried')];
  const late = path.join(folder, 'late');
  await writeFiles(folder, {
    late: `#!/bin/sh\n[ -e '${tried}' ] || { : > '${tried}'; exit 1; }\nexec '${found.path}' "$@"\n`,
  });
  await chmod(late, 0o755);
  for (const [name, value] of Object.entries(found.env)) vi.stubEnv(name, value);
  const host: Host = { ...real, env: (name) => (name === 'PUPPETEER_EXECUTABLE_PATH' ? late : real.env(name)) };
  const keeper = keepBrowser(host);
  expect(await keeper.start()).toMatchObject({ path: late });
  await keeper.close();
});

test.skipIf(process.platform !== 'linux')('a Chrome that runs listens on no port', async () => {
  const found = await findChrome(nodeHost());
  if ('problem' in found) throw new Error(found.problem);
  const chrome = await launchChrome(found, nodeHost());
  const sockets = ownChromes().flatMap(socketsOf);
  expect(sockets.length).toBeGreaterThan(0);
  expect(listening().filter((inode) => sockets.includes(inode))).toEqual([]);
  await chrome.close();
});

/** Inodes of what waits for connections of others (proc(5), /proc/net/tcp: state 0A). */
function listening(): string[] {
  return ['tcp', 'tcp6']
    .flatMap((kind) => readFileSync(`/proc/net/${kind}`, 'latin1').split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A')
    .map((fields) => fields[9] ?? '');
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap(
      (fd) => /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [],
    );
  } catch {
    return []; // it has ended, or closed one meanwhile
  }
}
