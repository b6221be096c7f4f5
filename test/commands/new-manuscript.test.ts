/** `keben new` on the memory host, and what it wrote built as it is. */

import path from 'node:path';
import { expect, it } from 'vitest';
import { newManuscript } from '../../src/commands/new-manuscript.ts';
import { spoken } from '../../src/terminal/spoken.ts';
import { cli, keben } from '../helpers/keben.ts';
import { memoryHost } from '../helpers/memory-host.ts';
import { tempFolder } from '../helpers/temp-book.ts';

const temp = tempFolder();
const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

it.each([
  ['zh', '# 书的说明'],
  ['en', '# What the book says'],
] as const)('speaks to the author in %s, and calls the book like its folder', async (locale, opening) => {
  const host = memoryHost({});
  const { files, diagnostics } = await newManuscript({ folder: '书/山中"夜话"', locale }, host);
  expect([files, diagnostics]).toEqual([
    [...['book.yaml', '01.md', '02.md', '.gitignore'].map((name) => `书/山中"夜话"/${name}`), '.gitignore'],
    [],
  ]);
  const yaml = textOf(host.published.get('书/山中"夜话"/book.yaml'));
  expect(yaml).toContain('\ntitle: "山中\\"夜话\\""\n');
  expect(yaml.startsWith(opening)).toBe(true);
});

it.each([
  ['a file', { 'book/01.md': '# 一' }, '01.md'],
  ['a hidden file', { 'book/.env': '' }, '.env'],
  ['a folder', { 'book/a/b': '' }, 'a'],
  ['being a file', { book: '' }, 'book'],
])('writes nothing over %s', async (_, files, found) => {
  const host = memoryHost(files);
  const { diagnostics } = await newManuscript({ folder: 'book', locale: 'en' }, host);
  expect(diagnostics.map(({ code, message }) => [code, message.en])).toEqual([
    ['folder-is-empty', `book is not empty: it holds ${found}; nothing was changed`],
  ]);
  expect(host.published.size).toBe(0);
});

it('names the theme, and the page that it is made for', async () => {
  const host = memoryHost({});
  await newManuscript({ folder: '书', theme: 'da', locale: 'zh' }, host);
  const yaml = textOf(host.published.get('书/book.yaml'));
  expect(yaml).toContain('\ntheme: da                # 版式');
  expect(yaml).toContain('\n    page: 170x240mm      # 开本');
  await newManuscript({ folder: '又', locale: 'zh' }, host);
  expect(textOf(host.published.get('又/book.yaml'))).toContain('\ntheme: song              # 版式');
  expect(await keben(['new', '书', '--theme', 'sung'], { cwd: await temp() })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Allowed choices are song, jian, da, shu.') as string,
  });
});

it('ignores dist/ where it will lie, beside the manuscript, and leaves a .gitignore that is there', async () => {
  const fresh = memoryHost({});
  await newManuscript({ folder: '书', locale: 'zh' }, fresh);
  expect(textOf(fresh.published.get('.gitignore'))).toContain('\ndist/\n');
  const kept = memoryHost({ '.gitignore': '*.log\n' });
  expect((await newManuscript({ folder: '书', locale: 'zh' }, kept)).files).not.toContain('.gitignore');
  expect(kept.published.has('.gitignore')).toBe(false);
});

it.each([
  ['/usr/local/bin/keben', {}, 'keben build'],
  ['C:\\npm\\node_modules\\keben\\build\\bundle\\keben.cjs', {}, 'keben build'],
  ['/我的/node_modules/.bin/keben', {}, 'npx keben build'],
  ['/cache/_npx/1/node_modules/.bin/keben', { npm_command: 'exec' }, 'npx keben build'],
  ['/keben/build/bundle/keben.cjs', { npm_command: 'run-script', npm_package_name: 'keben' }, 'npm run book --'],
  ['/我的/node_modules/.bin/keben', { npm_command: 'run-script', npm_package_name: 'novel' }, 'npx keben build'],
  ['/my tools/keben.cjs', {}, 'node "/my tools/keben.cjs" build'],
])('%s is called again as %j tells', (script, env: Readonly<Record<string, string>>, expected) => {
  expect(spoken('build', { script, cwd: '/我的', env: (name) => env[name] })).toBe(expected);
});

it('takes a repository without files for empty', async () => {
  const { diagnostics } = await newManuscript({ folder: 'book', locale: 'en' }, memoryHost({ 'book/.git/HEAD': '' }));
  expect(diagnostics).toEqual([]);
});

it('a disk that cannot be written to is the machine’s fault', async () => {
  const { files, diagnostics } = await newManuscript(
    { folder: 'book', locale: 'en' },
    { ...memoryHost({}), publish: () => Promise.reject(new Error('ENOSPC')) },
  );
  expect([files, diagnostics.map(({ code }) => code)]).toEqual([[], ['output-is-writable']]);
});

it('what is made builds without a word', async () => {
  const cwd = await temp();
  const made = await keben(['new', '我的书/'], { cwd });
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toBe(
    'a new manuscript:\n  我的书/book.yaml\n  我的书/01.md\n  我的书/02.md\n  我的书/.gitignore\n  .gitignore\nnext:\n' +
      `  node ${cli} preview 我的书   see the pages as you write\n  node ${cli} build 我的书     make the book\n`,
  );
  expect((await keben(['help', 'book.yaml'], { cwd })).stdout).toMatch(/^# book\.yaml/);
  expect(await keben(['help', 'nothing'], { cwd })).toMatchObject({ status: 2 });
  const { status, stdout } = await keben(['build', '我的书', '--json', '--out', path.join(cwd, 'out')], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    book: { title: '我的书', chapters: 2 },
    diagnostics: [],
    editions: [{ name: 'ebook' }, { name: 'print' }],
  });
  expect(status).toBe(0);
  const again = await keben(['new', '我的书'], { cwd, env: { KEBEN_LANG: 'zh' } });
  expect(again).toMatchObject({ status: 2, stdout: '' });
  expect(again.stderr).toContain('错误 folder-is-empty: 我的书 不是空的，里面有 .gitignore；什么都没有动');
});
