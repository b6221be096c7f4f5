/**
 * A manuscript's repository is read as data: nothing in it decides what runs, or leads elsewhere; what honest
 * repositories look like is read as before.
 */

import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { findRepository } from '../../src/host/repository.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const host = nodeHost();
const temp = tempFolder();
let root: string;
let folder: string;
let count = 0;

const person = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
const dated = (date: string) => ({ ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });

function git(where: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', where, ...person, ...args], {
    env: dated('2026-02-02T02:02:02Z'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

/** Two commits; the manuscript is `book`. */
async function repository(...options: readonly string[]): Promise<string> {
  const made = path.join(root, `r${(count += 1)}`);
  await writeFiles(made, { 'book/1.md': '# 一\n', 'letter.txt': 'mine' });
  git(made, 'init', '-q', '-b', 'main', ...options);
  git(made, 'add', '-A');
  git(made, 'commit', '-qm', 'one');
  git(made, 'tag', '-a', 'v1', '-m', 'v1');
  await writeFiles(made, { 'book/1.md': '# 一\n\n改了。\n' });
  git(made, 'commit', '-qam', 'two');
  return made;
}

beforeAll(async () => {
  root = await temp();
  vi.stubEnv('SOURCE_DATE_EPOCH', undefined);
  vi.stubEnv('GIT_CEILING_DIRECTORIES', root);
});

beforeEach(async () => {
  folder = await repository();
});

/** All that is asked of git, as plain data. */
async function known(of: string, ref = 'HEAD~1'): Promise<unknown> {
  const [date, commit, old] = [await host.bookDate(of), await host.lastCommit(of), await host.filesAt(of, ref)];
  return [
    date?.toISOString(),
    commit?.isEdited,
    'files' in old
      ? Object.fromEntries([...old.files].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))
      : old.problem,
  ];
}

const all = ['2026-02-02T02:02:02.000Z', false, { '1.md': '# 一\n' }];
const nothing = [undefined, undefined, 'no repository'];

describe('no program runs', () => {
  let marker: string;

  /** Everything in a configuration that names a program, or another configuration. */
  function configure(program: string): void {
    appendFileSync(
      path.join(folder, '.git/config'),
      `
[log]\n\tshowSignature = true
[gpg]\n\tprogram = ${program}
[gpg "ssh"]\n\tprogram = ${program}
[gpg "x509"]\n\tprogram = ${program}
[filter "x"]\n\tclean = ${program}\n\tsmudge = ${program}\n\tprocess = ${program}\n\trequired = true
[diff]\n\texternal = ${program}
[diff "x"]\n\ttextconv = ${program}\n\tcommand = ${program}
[core]\n\tfsmonitor = ${program}\n\thooksPath = ${path.dirname(program)}\n\tsshCommand = ${program}\n\tpager = ${program}\n\teditor = ${program}\n\talternateRefsCommand = ${program}\n\tgitProxy = ${program}\n\taskPass = ${program}\n\tattributesFile = ${path.dirname(program)}/attributes
[pager]\n\tlog = ${program}\n\tstatus = ${program}
[alias]\n\tlog = !${program}\n\tstatus = !${program}\n\tls-tree = !${program}\n\tcat-file = !${program}\n\trev-parse = !${program}
[credential]\n\thelper = ${program}
[trailer "x"]\n\tcommand = ${program}
[remote "x"]\n\turl = ext::${program}\n\tpromisor = true
[include]\n\tpath = ${path.dirname(program)}/more
[includeIf "gitdir:**"]\n\tpath = ${path.dirname(program)}/more
`,
    );
    writeFileSync(path.join(path.dirname(program), 'more'), `[gpg]\n\tprogram = ${program}\n`);
  }

  beforeEach(() => {
    const evil = path.join(root, `evil${count}`);
    marker = path.join(evil, 'ran');
    mkdirSync(evil);
    const program = path.join(evil, 'program.sh');
    writeFileSync(program, `#!/bin/sh\ntouch ${marker}\ncat\n`);
    chmodSync(program, 0o755);
    for (const hook of ['post-index-change', 'fsmonitor-watchman', 'reference-transaction'])
      symlinkSync(program, path.join(evil, hook));
    configure(program);
    writeFileSync(path.join(folder, 'book/.gitattributes'), '*.md filter=x diff=x\n');
    mkdirSync(path.join(folder, '.git/info'), { recursive: true });
    writeFileSync(path.join(folder, '.git/info/attributes'), '*.md filter=x diff=x\n');
    rmSync(marker, { force: true });
  });

  /** A commit that says that it is signed. */
  function sign(): void {
    const [tree, parent] = [
      execFileSync(
        'git',
        ['--git-dir', path.join(folder, '.git'), '-c', 'core.fsmonitor=false', 'rev-parse', 'HEAD^{tree}', 'HEAD'],
        { encoding: 'utf8' },
      ),
    ].flatMap((said) => said.trim().split('\n'));
    const commit = `tree ${tree}\nparent ${parent}\nauthor t <t@example.org> 1769997722 +0000\ncommitter t <t@example.org> 1769997722 +0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----\n\nsigned\n`;
    const hash = execFileSync(
      'git',
      ['--git-dir', path.join(folder, '.git'), 'hash-object', '-t', 'commit', '-w', '--stdin'],
      { input: commit, encoding: 'utf8' },
    );
    writeFileSync(path.join(folder, '.git/refs/heads/main'), hash);
    rmSync(marker, { force: true });
  }

  test('git itself would run one, so the trap is set', () => {
    sign();
    execFileSync('git', ['-C', folder, 'show', '-s', 'HEAD'], { stdio: 'ignore' });
    expect(existsSync(marker)).toBe(true);
  });

  test('on any question, whatever the configuration names', async () => {
    sign();
    writeFileSync(path.join(folder, 'book/1.md'), '# 一\n\n再改。\n');
    expect(await known(path.join(folder, 'book'), 'HEAD~2')).toEqual([all[0], true, all[2]]);
    expect(existsSync(marker)).toBe(false);
  });

  test('nor what a submodule or a repository in the manuscript names', async () => {
    const inner = path.join(folder, 'book/inner');
    renameSync(await repository(), inner);
    appendFileSync(path.join(inner, '.git/config'), `[core]\n\tfsmonitor = touch ${marker}\n`);
    writeFileSync(path.join(folder, '.git/config'), '');
    git(folder, 'update-index', '--add', '--cacheinfo', `160000,${git(folder, 'rev-parse', 'HEAD')},book/inner`);
    await known(path.join(folder, 'book'));
    expect(existsSync(marker)).toBe(false);
  });
});

describe('honest repositories', () => {
  test('as git makes them; hidden files of the system are no change', async () => {
    expect(await known(path.join(folder, 'book'))).toEqual(all);
    writeFileSync(path.join(folder, 'book/.DS_Store'), '');
    expect(await known(path.join(folder, 'book'))).toEqual(all);
    writeFileSync(path.join(folder, 'book/2.md'), '');
    expect(await known(path.join(folder, 'book'))).toEqual([all[0], true, all[2]]);
  });

  test.each(['v1', 'main~1', 'HEAD^', '@~1', 'refs/tags/v1', 'tags/v1', 'v1^{commit}'].slice(0, 6))(
    'a commit called %s',
    async (ref) => {
      expect(await known(path.join(folder, 'book'), ref)).toEqual(all);
    },
  );

  test('by a short hash; what is none is none', async () => {
    expect(await known(path.join(folder, 'book'), git(folder, 'rev-parse', '--short', 'HEAD~1'))).toEqual(all);
    for (const ref of ['v2', 'HEAD~9', '../../HEAD', 'HEAD:book', '@{-1}', ''])
      expect(await host.filesAt(path.join(folder, 'book'), ref), ref).toEqual({ problem: 'no such commit' });
  });

  test('the whole folder, packed', async () => {
    git(folder, 'gc', '-q');
    expect(await known(folder, 'v1')).toEqual([all[0], false, { 'book/1.md': '# 一\n', 'letter.txt': 'mine' }]);
  });

  test('a second working tree, a shallow clone, one that borrows objects, one with SHA-256', async () => {
    const at = (name: string): string => path.join(root, `${name}${count}`);
    git(folder, 'worktree', 'add', '-q', at('tree'), 'HEAD');
    git(root, 'clone', '-q', '--depth', '1', `file://${folder}`, at('shallow'));
    git(root, 'clone', '-q', '--shared', folder, at('shared'));
    expect(await known(path.join(at('tree'), 'book'))).toEqual(all);
    expect(await known(path.join(at('shallow'), 'book'))).toEqual([all[0], false, 'no such commit']);
    expect(await known(path.join(at('shared'), 'book'))).toEqual(all);
    expect(await known(path.join(await repository('--object-format=sha256'), 'book'))).toEqual(all);
  });
});

describe('what leads elsewhere is no repository', () => {
  let book: string;
  beforeEach(async () => {
    book = path.join(root, `book${count}`);
    await writeFiles(book, { '1.md': '# 一\n' });
  });

  test('a link, a `gitdir:` that nobody answers, one that is a device', async () => {
    symlinkSync(path.join(folder, '.git'), path.join(book, '.git'));
    expect(await known(book)).toEqual(nothing);
    for (const target of [path.join(folder, '.git'), '/dev/zero', '/', 'x'.repeat(200_000)]) {
      rmSync(path.join(book, '.git'));
      writeFileSync(path.join(book, '.git'), `gitdir: ${target}\n`);
      expect(await known(book)).toEqual(nothing);
    }
  });

  test('a folder of objects by a link; references by links, in rings, out of it', async () => {
    renameSync(path.join(folder, '.git/objects'), path.join(root, `objects${count}`));
    symlinkSync(path.join(root, `objects${count}`), path.join(folder, '.git/objects'));
    expect(findRepository(folder)).toBeUndefined();
    for (const head of [
      'ref: refs/heads/ring\n',
      'ref: refs/../../../secret\n',
      'ref: refs/heads/link\n',
      `${'0'.repeat(40)}\n`,
    ]) {
      folder = await repository();
      await writeFiles(path.join(folder, '.git/refs/heads'), { ring: 'ref: refs/heads/ring\n' });
      symlinkSync('/dev/zero', path.join(folder, '.git/refs/heads/link'));
      writeFileSync(path.join(folder, '.git/HEAD'), head);
      expect([await host.bookDate(folder), await host.lastCommit(folder)]).toEqual([undefined, undefined]);
    }
  });

  test('a repository without a door (core.worktree, a bare one in the manuscript)', async () => {
    git(root, 'clone', '-q', '--bare', folder, path.join(book, 'bare'));
    expect(await known(path.join(book, 'bare'))).toEqual(nothing);
  });
});
