/** Chromes that die, and Chromes of other machines. */

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build, type BuildReport, type Progress } from '../../src/publishing/build.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { launchChrome, type Chrome } from '../../src/pdf/chrome/browser.ts';
import { findChrome } from '../../src/pdf/chrome/find-chrome.ts';
import { openPool } from '../../src/pdf/chrome/pool.ts';
import { openPress } from '../../src/pdf/press/press.ts';
import { foldSignatures } from '../../src/pdf/sheets/signature.ts';
import { killOwnChromes, killOwnRenderers, serveChrome, type ServingChrome } from '../helpers/chrome-processes.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const temp = tempFolder();
const numerals = ['一', '二', '三', '四', '五', '六'];
let folder: string;
let servers: ServingChrome[] = [];
let quiet: BuildReport;

/** Six chapters, each a signature of its own. */
beforeAll(async () => {
  folder = await temp();
  const paragraph = '山里的雨下了三天，溪水涨到石阶上，读书人把书搬到楼上去，又把灯添满了油。';
  const chapters = numerals.map((numeral, index) => [
    `book/${index + 1}.md`,
    `# 第${numeral}章　雨\n\n${`${paragraph.repeat(8)}\n\n`.repeat(20)}`,
  ]);
  await writeFiles(folder, { 'book/book.yaml': 'title: 山雨\n', ...Object.fromEntries(chapters) });
  quiet = await print('quiet', () => undefined);
});

afterAll(() => {
  for (const server of servers) server.process.kill('SIGKILL');
});

function print(out: string, progress: Progress, browsers: readonly string[] = []): Promise<BuildReport> {
  return build(
    {
      manuscript: path.join(folder, 'book'),
      out: path.join(folder, out),
      editions: ['print'],
      proof: true,
      write: true,
      browsers,
    },
    nodeHost(),
    progress,
  );
}

function bytesOf(out: string): Promise<Buffer> {
  return readFile(path.join(folder, out, 'book-print.pdf'));
}

const codes = ({ diagnostics }: BuildReport): string[] =>
  diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);

test('a Chrome that is killed in the middle is started anew, and the book is the same', async () => {
  let killed = 0;
  const report = await print('killed', ({ stage, done }) => {
    if (stage === 'print' && done === 1 && killed === 0) killed = killOwnChromes();
  });
  expect(killed).toBeGreaterThan(0);
  expect(codes(report)).toEqual([]);
  expect((await bytesOf('killed')).equals(await bytesOf('quiet'))).toBe(true);
});

test('a tab that dies while it is being opened keeps nobody waiting', async () => {
  const found = await findChrome(nodeHost());
  if ('problem' in found) throw new Error(found.problem);
  const chrome = await launchChrome(found, nodeHost());
  while (killOwnRenderers() === 0) await new Promise((resolve) => setTimeout(resolve, 5)); // it comes a little later
  const open = () => chrome.openTab('<!DOCTYPE html><html><body></body></html>', new Map());
  const tab = await open().catch(open);
  expect((await tab.print('<p>雨</p>', { tagged: false })).pdf.length).toBeGreaterThan(500);
  await chrome.close();
}, 60_000);

test('when it dies again and again, the build stops with the chapter’s name', async () => {
  let tabs = 0;
  const dying: Chrome = {
    version: 'Chrome 0',
    machines: 1,
    close: async () => undefined,
    openTab: async () => {
      tabs += 1;
      const fail = () => Promise.reject(new Error('Target closed'));
      return { print: fail, layOut: fail, close: async () => undefined };
    },
  };
  const press = openPress(dying, { shell: '', served: new Map(), tagged: false, tabs: 1, ownFonts: new Map() });
  const { diagnostics } = await press.print(
    foldSignatures([{ id: 'ch01', kind: 'chapter', title: '第一章　雨', body: '<p>雨</p>' }], new Set()),
  );
  expect([tabs, diagnostics.map(({ code }) => code)]).toEqual([3, ['signature-prints']]);
  expect(diagnostics[0]?.message.zh).toContain('从「第一章　雨」起的书帖：Target closed');
});

test('a Chrome that is closed is not started anew by whoever still prints', async () => {
  let starts = 0;
  const start = async (): Promise<Chrome> => {
    starts += 1;
    return {
      version: 'Chrome 0',
      machines: 1,
      close: async () => undefined,
      openTab: () => Promise.reject(new Error('Target closed')),
    };
  };
  const pool = await openPool([start]);
  await pool.close();
  await expect(pool.openTab('', new Map())).rejects.toThrow('Target closed');
  expect(starts).toBe(1);
});

test('Chromes that run already share the signatures, and the book is the same', async () => {
  servers = await Promise.all(['a', 'b'].map((name) => serveChrome(path.join(folder, name))));
  const [first, second] = servers.map(({ url }) => url);
  const report = await print('remote', () => undefined, [
    first ?? '',
    (second ?? '').replace(/^ws(:\/\/[^/]+).*/, 'http$1'),
  ]);
  expect([codes(report), report.browser]).toEqual([[], quiet.browser]);
  expect((await bytesOf('remote')).equals(await bytesOf('quiet'))).toBe(true);
  // They are left running, without tabs of ours.
  const listed = await fetch((first ?? '').replace(/^ws(:\/\/[^/]+).*/, 'http$1/json/list'));
  const tabs = (await listed.json()) as { url: string }[];
  expect(tabs.filter(({ url }) => url.includes('book.invalid'))).toEqual([]);
});

test('one that does not answer is said', async () => {
  const report = await print('nobody', () => undefined, ['ws://127.0.0.1:9/devtools/browser/none']);
  expect(codes(report)).toEqual(['browser-answers']);
  expect(report.diagnostics.find(({ code }) => code === 'browser-answers')?.message.en).toContain('ws://127.0.0.1:9/');
  expect(await readdir(folder)).not.toContain('nobody');
});
