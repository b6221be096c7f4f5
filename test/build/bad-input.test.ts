/**
 * Bad input, as the person meets it: each case in a folder of its own, what is about the command line and the machine
 * in a process of its own, what is about the manuscript in this one. Status, code, place and remedy are as promised,
 * and where the status is not 0 nothing in the working folder has changed by a byte.
 */

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { build, readingOnce } from '../helpers/build.ts';
import { exitStatus } from '../../src/diagnostics/diagnostic.ts';
import { json } from '../../src/diagnostics/reporters/json.ts';
import { badInputs, type BadInput } from '../helpers/bad-input.ts';
import { policyRows, publishingPolicies, unheld } from '../helpers/policies.ts';
import { keben, type Outcome } from '../helpers/keben.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const temp = tempFolder();

interface Said {
  readonly code: string;
  readonly severity: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly hint?: string;
}

interface Printed {
  readonly editions: readonly unknown[];
  readonly diagnostics: readonly Said[];
}

/** A file of the author's, and what an earlier build left. */
const before = { 'dist/读我.txt': 'mine' };
const earlier = { 'dist/书稿-ebook.epub': 'an earlier book' };

/** Every name below a folder, with the bytes of files. */
async function snapshot(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const held = entries.map(async (entry) => {
    const at = path.join(entry.parentPath, entry.name);
    return [
      path.relative(folder, at),
      entry.isFile() ? (await readFile(at)).toString('base64') : entry.isDirectory() ? 'folder' : 'else',
    ] as const;
  });
  return Object.fromEntries((await Promise.all(held)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function meet({
  input,
  files,
  args = [],
  instead,
  env = {},
}: BadInput): Promise<Outcome & { readonly printed: Printed; readonly changed: boolean; readonly folder: string }> {
  const folder = path.join(await temp(), 'cases', input.replace(/\W+/g, '-'));
  const taken = Object.keys(files).some((name) => name.startsWith('dist/'));
  await writeFiles(folder, { ...before, ...(taken ? {} : earlier), ...files });
  const held = await snapshot(folder);
  const command = instead ?? [
    'build',
    '书稿',
    '--json',
    '--no-proof',
    ...(args.includes('--edition') ? [] : ['--edition', 'ebook']),
    ...args,
  ];
  const [option, edition = '', ...others] = args.length === 0 ? ['--edition', 'ebook'] : args;
  const needsProcess =
    instead !== undefined || option !== '--edition' || others.length > 0 || Object.keys(env).length > 0;
  const outcome = needsProcess ? await keben(command, { cwd: folder, env }) : await buildHere(folder, edition);
  const after = await snapshot(folder);
  return {
    ...outcome,
    folder,
    printed: JSON.parse(outcome.stdout) as Printed,
    changed: JSON.stringify(held) !== JSON.stringify(after),
  };
}

/** What `keben build 书稿 --json --no-proof --edition …` does, without the second that a process takes to start. */
async function buildHere(folder: string, edition: string): Promise<Outcome> {
  const from = process.cwd();
  process.chdir(folder);
  try {
    const report = await build({ manuscript: '书稿', out: 'dist', editions: [edition], proof: false, write: true });
    return { status: exitStatus(report.diagnostics), stdout: json(report, 'en'), stderr: '' };
  } finally {
    process.chdir(from);
  }
}

/** Of the table in docs/bad-input.md, in its order. */
const rows: string[] = [];

describe('bad input', () => {
  test.each(badInputs.map((bad, index) => [bad.input, bad, index] as const))('%s', async (_, bad, index) => {
    const { status, stderr, printed, changed } = await meet(bad);
    const said = printed.diagnostics.filter(({ code }) => code === bad.code);
    expect(
      printed.diagnostics.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
      'and nothing else is reported',
    ).toEqual(said.map(({ code }) => code));
    const [first] = said;
    expect(first?.severity).toBe(bad.status === 0 ? 'warning' : 'error');
    expect({ status, stderr }).toEqual({ status: bad.status, stderr: '' });
    expect(placeOf(first)).toMatch(new RegExp(`^${bad.at ?? '$'}`));
    expect(remedyOf(first)).toContain(bad.remedy);
    expect(remedyOf(first)).not.toBe('');
    expect(changed, 'the output folder was touched').toBe(bad.status === 0);
    expect(printed.editions).toHaveLength(bad.status === 0 ? 1 : 0);
    rows[index] = row(bad, first);
  });

  test('docs/bad-input.md says the same (npx vitest run test/build/bad-input.test.ts -u)', async () => {
    expect(rows.filter(() => true)).toHaveLength(badInputs.length);
    expect(await unheld(publishingPolicies)).toEqual([]);
    await expect(page(rows)).toMatchFileSnapshot('../../docs/bad-input.md');
  });
});

test('an error says where, what and what would be right to a person, too, and shows no stack', async () => {
  const folder = path.join(await temp(), 'person');
  await writeFiles(folder, { '书稿/第一章.md': '# 第一章　起\n\n![远山](图/山.png)\n' });
  const { status, stdout, stderr } = await keben(['build', '书稿'], { cwd: folder, env: { LANG: 'zh_CN.UTF-8' } });
  expect(status).toBe(1);
  expect(stderr).toContain('书稿/第一章.md:3:');
  expect(stderr).toContain('image-exists: 没有图片 图/山.png\n  3 │ ![远山](图/山.png)\n');
  expect(stderr).toContain('建议：');
  expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+:\d+|node:internal|Error:/m);
});

describe('without a browser', () => {
  const env = { PUPPETEER_EXECUTABLE_PATH: '/nonexistent' };
  const host = { ...readingOnce, env: (name: string) => (name in env ? '/nonexistent' : process.env[name]) };
  const book = { '书稿/第一章.md': '# 第一章　起\n\n正文。\n' };

  test('the EPUB is delivered where no edition was asked for by name, and the PDF’s absence is the error', async () => {
    const folder = path.join(await temp(), 'no-browser');
    await writeFiles(folder, book);
    const { status, stdout, stderr } = await keben(['build', '书稿'], { cwd: folder, env });
    expect(status).toBe(3);
    expect(await readdir(path.join(folder, 'dist'))).toEqual(['书稿-ebook.epub']);
    expect(stderr).toContain('error browser-exists: edition print');
    expect(stdout).toMatch(/dist\/书稿-ebook\.epub .*\n.*\n1 error, 1 note; only the files above were written\n$/);
    expect(await keben(['build', '书稿', '--edition', 'ebook', '--json'], { cwd: folder, env })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  test.each([
    ['editions that were named', 3, {}, ['ebook', 'print']],
    [
      'an EPUB with the page numbers of the printed book',
      3,
      { '书稿/book.yaml': 'title: 书\neditions:\n  ebook: { pageList: print }\n  print:\n' },
      [],
    ],
    [
      'an EPUB asked for by name, with the page numbers of a printed book that was not',
      3,
      { '书稿/book.yaml': 'title: 书\neditions:\n  ebook: { pageList: print }\n  print:\n' },
      ['ebook'],
    ],
    [
      'a book with another error',
      3,
      {
        '书稿/book.yaml': 'title: 书\nlint: { glyph-exists: error }\n',
        '书稿/第一章.md': '# 第一章　起\n\n他写了个𪚥字。\n',
      },
      [],
    ],
  ])('%s: nothing is written', async (name, status, files, editions) => {
    const folder = path.join(await temp(), name);
    await writeFiles(folder, { ...book, ...files });
    const [manuscript, out] = [path.join(folder, '书稿'), path.join(folder, 'dist')];
    const asked = { manuscript, out, editions, proof: true, write: true, browsers: [] };
    expect(exitStatus((await build(asked, host)).diagnostics)).toBe(status);
    expect(await readdir(folder)).toEqual(['书稿']);
  });
});

function placeOf(said: Said | undefined): string {
  return [said?.file, said?.line, said?.column].filter((part) => part !== null && part !== undefined).join(':');
}

/** The hint; where there is none, the message itself says what was expected. */
function remedyOf(said: Said | undefined): string {
  return said?.hint ?? /, expected (.*)/.exec(said?.message ?? '')?.[1] ?? '';
}

function row(bad: BadInput, said: Said | undefined): string {
  const place = placeOf(said);
  const message = `${place === '' ? '' : `\`${place}\` `}${said?.message ?? ''}`;
  // The name of the folder where files wait has the number of the process in it.
  const cells = [bad.input, `\`${bad.code}\``, String(bad.status), message, remedyOf(said)].map((cell) =>
    cell.replace(/\.keben-[\w-]+/g, '.keben-…').replaceAll('|', '\\|'),
  );
  return `| ${cells.join(' | ')} |`;
}

function page(table: readonly string[]): string {
  return `# Bad input

<!-- Made by \`npx vitest run test/build/bad-input.test.ts -u\`, which tries every line of it; do not edit by hand. -->

What Keben says when something is wrong, and how to mend it. The manuscript is the folder \`书稿\`. Status 1 is the manuscript, 2 the command
line, 3 the machine; on all of them the output folder holds exactly what it held before (but for [one case](cli.md#exit-status)). Status 0 means the book was made, with a warning.
[diagnostics.md](diagnostics.md) lists every code there is; [cli.md](cli.md) explains the rest. Messages are Chinese where your locale is.

| wrong | code | status | what the author sees | remedy |
| --- | --- | --- | --- | --- |
${table.join('\n')}

## What may happen to a build

| what happens | what is promised | tested in |
| --- | --- | --- |
${policyRows(publishingPolicies)}
`;
}
