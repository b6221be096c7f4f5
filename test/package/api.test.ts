/**
 * The interface for programs: the example of docs/api.md is run as it stands, and its types are read where nothing of
 * Node's is known.
 */

import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const temp = tempFolder();
let home: string;

beforeAll(async () => {
  home = await temp();
  await mkdir(path.join(home, 'node_modules'));
  await symlink(root, path.join(home, 'node_modules/keben'), 'junction');
  await writeFiles(path.join(home, '我的小说'), { '第一章.md': '# 第一章　起\n\n正文。\n' });
});

const run = (...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: home, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

it('the example of docs/api.md builds a book, and nothing is printed but what it prints', async () => {
  const [, example = ''] = /```js\n([^]*?)```/.exec(await readFile(path.join(root, 'docs/api.md'), 'utf8')) ?? [];
  await writeFile(path.join(home, 'example.mjs'), example);
  expect(run('example.mjs')).toMatch(/^我的小说 没有给书名，用了「起」\ndist\/我的小说-ebook\.epub \d+ undefined\n$/);
  expect(await readdir(path.join(home, 'dist'))).toEqual(['我的小说-ebook.epub']);
});

it('what is not asked for has its default; what is wrong with the manuscript is no exception', async () => {
  await writeFile(
    path.join(home, 'least.mjs'),
    `import { build } from 'keben';
const { editions, diagnostics } = await build({ manuscript: 'nowhere' });
console.log(editions.length, diagnostics.map(({ code }) => code).join());
`,
  );
  expect(run('least.mjs')).toBe('0 manuscript-exists\n');
});

it('types need none of Node’s, nor of the browser’s', async () => {
  await writeFile(
    path.join(home, 'typed.mts'),
    `import { build, nodeHost, type BuildReport, type Host } from 'keben';
const host: Host = nodeHost();
export const report: BuildReport = await build({ manuscript: '我的小说', review: { recipients: ['某某'] } }, host, ({ stage }) => void stage);
// @ts-expect-error -- a report knows no such thing; if this is no error, the types were not found
void report.pages;
`,
  );
  await writeFile(
    path.join(home, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { noEmit: true, strict: true, module: 'nodenext', target: 'es2022', lib: ['es2022'], types: [] },
      files: ['typed.mts'],
    }),
  );
  expect(run(createRequire(import.meta.url).resolve('typescript/bin/tsc'))).toBe('');
});
