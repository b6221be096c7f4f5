/** The package as it is published: packed, unpacked beside the packages it asks for and no other, used there by a stranger. */

import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { readTexts } from '../helpers/epub-texts.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const temp = tempFolder();
let packed: string[];
let home: string;
let program: string;

/** Under `npm test` npm hands its own settings on; a stranger has none of them. */
function run(command: string, args: readonly string[], cwd: string): string {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD|NODE_ENV|VITEST)/.test(name)),
  );
  return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

beforeAll(async () => {
  const folder = await temp();
  // build/ is there already: `npm test` has compiled it.
  const [{ filename, files }] = JSON.parse(
    run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root),
  ) as [{ filename: string; files: { path: string }[] }];
  packed = files.map(({ path: name }) => name);
  home = path.join(folder, 'home');
  const keben = path.join(home, 'node_modules/keben');
  await mkdir(keben, { recursive: true });
  run('tar', ['-xzf', path.join(folder, filename), '-C', keben, '--strip-components=1'], home);
  await linkDependencies();
  const { bin } = JSON.parse(await readFile(path.join(keben, 'package.json'), 'utf8')) as { bin: { keben: string } };
  program = path.join(keben, bin.keben);
});

/** What `npm install` would bring with it, without the half minute that it takes to copy. */
async function linkDependencies(): Promise<void> {
  const listed = run('npm', ['ls', '--all', '--omit=dev', '--parseable'], root).trim().split('\n');
  const below = path.join(root, 'node_modules/');
  for (const folder of listed.filter((name) => name.startsWith(below))) {
    const name = folder.slice(below.length);
    if (name.includes('/node_modules/')) continue; // it lies in the folder of the package that asks for it
    const link = path.join(home, 'node_modules', name);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(folder, link);
  }
}

describe('what is packed', () => {
  test('the program, its templates, styles, schema and documents', () => {
    const needed = [
      'build/bundle/keben.cjs',
      'build/bundle/third-party.txt',
      'build/index.js',
      'build/index.d.ts',
      'templates/chapter.hbs',
      'styles/print.css',
      'styles/epub.css',
      'styles/themes/song/theme.json',
      'schema/book.schema.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'docs/cli.md',
      'docs/bad-input.md',
    ];
    expect(packed).toEqual(expect.arrayContaining(needed));
  });

  test('and nothing else: no source, test, sample, dependency or finished book', () => {
    expect(
      packed.filter(
        (name) =>
          !/^(build|templates|styles|schema|docs)\/|^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(name),
      ),
    ).toEqual([]);
    expect(packed.filter((name) => /\.test\.|node_modules|\.epub$|\.pdf$/.test(name))).toEqual([]);
  });

  test('every module of build/ comes from a module of src/ that is still there', async () => {
    const sources = (await readdir(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.d.ts'),
    );
    const modules = packed
      .filter((name) => /^build\/(?!bundle\/).*\.js$/.test(name))
      .map((name) => name.slice('build/'.length, -'.js'.length));
    expect(modules.sort()).toEqual(sources.map((name) => name.slice(0, -'.ts'.length)).sort());
  });
});

test('installing brings no browser but the one in the box, and downloads none', async () => {
  const installed = await readdir(path.join(home, 'node_modules'));
  expect(installed).toEqual(expect.arrayContaining(['keben', 'puppeteer', '@sparticuz']));
  expect(installed.filter((name) => /^(@puppeteer-cache|typescript|vitest|eslint)$/.test(name))).toEqual([]);
});

test('the program makes an EPUB and a print PDF of one file', async () => {
  await writeFiles(path.join(home, '我的书'), { '第一章.md': '# 第一章　起\n\n“正文。”\n' });
  const { editions, diagnostics } = JSON.parse(run(process.execPath, [program, 'build', '我的书', '--json'], home)) as {
    editions: { name: string; files: { pages?: number }[] }[];
    diagnostics: { code: string }[];
  };
  expect(diagnostics.map(({ code }) => code)).toEqual(['title-is-given']);
  expect(editions.map(({ name, files }) => [name, files[0]?.pages])).toEqual([
    ['ebook', undefined],
    ['print', 8],
  ]);
  expect((await readdir(path.join(home, 'dist'))).sort()).toEqual(['我的书-ebook.epub', '我的书-print.pdf']);
});

test('a template that is edited is used, also where the book was built before', async () => {
  const template = path.join(home, 'node_modules/keben/templates/chapter.hbs');
  const source = await readFile(template, 'utf8');
  await writeFile(template, source.replace(/<\/section>\s*$/, '<p class="of-theme">The End</p></section>'));
  run(process.execPath, [program, 'build', '我的书', '--edition', 'ebook', '--json'], home);
  const epub = readTexts(await readFile(path.join(home, 'dist/我的书-ebook.epub')));
  await writeFile(template, source);
  expect([...epub.values()].filter((text) => text.includes('The End</p>'))).toHaveLength(1);
});

test('its types are found', async () => {
  const source = `import { build, nodeHost, type BuildReport, type Diagnostic } from 'keben';

const report: BuildReport = await build({ manuscript: '我的书', out: 'dist', editions: ['ebook'], proof: true, write: false }, nodeHost(), ({ stage }) => stage satisfies string);
export const codes: string[] = report.diagnostics.map((found: Diagnostic) => found.code);
// @ts-expect-error -- a report knows no such thing; if this is no error, the types were not found
void report.pages;
`;
  await writeFile(path.join(home, 'program.mts'), source);
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--skipLibCheck'];
  expect(run(process.execPath, [tsc, ...options, 'program.mts'], home)).toBe('');
});
