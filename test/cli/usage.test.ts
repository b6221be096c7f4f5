/** The command line as a person meets it: the compiled program in a process of its own. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const cli = fileURLToPath(new URL('../../build/bundle/keben.cjs', import.meta.url));
let folder = '';
beforeAll(async () => {
  if (!existsSync(cli)) throw new Error('run `npm run prepare` first');
  folder = await mkdtemp(path.join(tmpdir(), 'keben-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

function keben(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, ...env } };
    execFile(process.execPath, [cli, ...args], options, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe('wrong usage ends with 2, one line and a hint', () => {
  it.each([
    [[], 'a command is needed: build, preview, check, review, new or doctor'],
    [['buid'], "unknown command 'buid' (Did you mean build?)"],
    [['build', '--ot', 'x'], "unknown option '--ot' (Did you mean --out?)"],
    [['build', '--out'], "option '--out <dir>' argument missing"],
    [
      ['build', 'a', 'b'],
      'too many arguments: there is one manuscript; with npm, options come after `--`: `npm run book -- manuscript --out folder`',
    ],
    [['check', '--watch'], "unknown option '--watch'"],
    [
      ['check', '--format', 'xml'],
      "option '--format <name>' argument 'xml' is invalid. Allowed choices are pretty, short, json, github.",
    ],
  ])('%j', async (args, problem) => {
    const { status, stdout, stderr } = await keben(args);
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: `error usage-is-right: wrong usage: ${problem}\n  hint: see \`keben --help\` for all options\n\n`,
    });
  });

  it('in Chinese', async () => {
    const { stderr } = await keben(['build', '--ot', 'x'], { LANG: 'zh_CN.UTF-8' });
    expect(stderr).toBe(
      '错误 usage-is-right: 命令行有误：没有选项 `--ot`（是不是 --out）\n  建议：用 `keben --help` 看全部选项\n\n',
    );
  });

  it('in the format that is asked for', async () => {
    const { status, stdout, stderr } = await keben(['check', '--format=github', '--ot']);
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: "::error title=usage-is-right::wrong usage: unknown option '--ot'%0Asee `keben --help` for all options\n",
      stderr: '',
    });
    expect((await keben(['build', '--format', 'xml'], { LANG: 'zh_CN.UTF-8' })).stderr).toContain(
      '选项 `--format <name>` 没有 `xml` 这个值，可用的是：pretty, short, json, github',
    );
  });

  it('as JSON alone on stdout', async () => {
    const { status, stdout, stderr } = await keben(['build', '--json', '--ot']);
    expect([status, stderr]).toEqual([2, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      editions: [],
      diagnostics: [{ code: 'usage-is-right', severity: 'error', file: null }],
    });
  });

  it('an edition nobody knows', async () => {
    await writeFile(path.join(folder, '01.md'), '# 第一章　起\n\n正文。\n');
    const { status, stdout } = await keben(['build', '.', '--edition', 'prnt', '--json']);
    expect(status).toBe(2);
    expect((JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code)).toContain(
      'usage-is-right',
    );
  });
});

it('--version and --help end with 0', async () => {
  expect(await keben(['--version'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    stderr: '',
  });
  const help = await keben(['build', '--help'], { KEBEN_LANG: 'zh' });
  expect(help).toMatchObject({ status: 0, stderr: '' });
  for (const option of ['--out', '--edition', '--format', '--json', '--no-proof', '--watch', '例子', '退出状态'])
    expect(help.stdout).toContain(option);
});

it('a folder that is not there ends with 1 and makes no output folder', async () => {
  const { status, stderr } = await keben(['build', 'nowhere']);
  expect(status).toBe(1);
  expect(stderr).toContain('manuscript-exists');
  expect(existsSync(path.join(folder, 'dist'))).toBe(false);
});
