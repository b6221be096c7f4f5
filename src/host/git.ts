/**
 * Asks git about a folder. This is the only user of git. No shell is involved, and no argument can be taken for an
 * option.
 *
 * Git obeys the configuration of a repository: it runs programs for signatures, filters and hooks. A manuscript may
 * come from anyone, so git is never pointed at its repository. For each question it gets an empty repository of ours,
 * with our configuration and the objects of the other.
 */

import { execFile, spawn } from 'node:child_process';
import type { Buffer } from 'node:buffer';
import { copyFileSync, mkdirSync, realpathSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { OldFiles, OldFilesProblem, Commit } from './host.ts';
import { findRepository, headOf, kindOf, resolveName, type Repository } from './repository.ts';
import { temporaryFolder } from './temporary.ts';

const run = promisify(execFile);

/** The text files of a manuscript; pictures of an old commit are not read. */
const isText = /\.(?:md|markdown|mdown|txt|ya?ml)$/i;
const largestFile = 20_000_000;
const largestWhole = 400_000_000;
/** Bytes of an index; a larger one is not copied, so that none fills the disk. */
const largestIndex = 500_000_000;
/** Milliseconds that one question may take. */
const longest = 60_000;

/** Git, and our repository that stands for the other. */
interface GitReader {
  readonly repository: Repository;
  /** The manuscript's folder below the root, with `/`; empty for the root. */
  readonly below: string;
  readonly head: string;
  /** Our own git folder. */
  readonly folder: string;
  ask(...args: readonly string[]): Promise<string>;
}

/** The options of every call. */
const options = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  '-c',
  'core.quotePath=false',
  '-c',
  'core.commitGraph=false',
  '-c',
  'protocol.allow=never',
];

/**
 * The caller's configuration of git does not count, so that the same folder has the same date for everyone, and git
 * never prompts for anything.
 */
function environment(folder: string, { common }: Repository): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return {
    PATH,
    SystemRoot,
    LC_ALL: 'C',
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    GIT_DIR: folder,
    GIT_OBJECT_DIRECTORY: path.join(common, 'objects'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: path.join(folder, 'none'),
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
  };
}

/** Runs `work` with a reader of the folder's repository. Returns `otherwise` where there is none, or no commit yet. */
async function withReader<T, U>(folder: string, otherwise: U, work: (reader: GitReader) => Promise<T>): Promise<T | U> {
  const repository = findRepository(folder);
  const head = repository && headOf(repository);
  if (repository === undefined || head === undefined) return otherwise;
  const temporary = temporaryFolder();
  try {
    const ours = path.join(temporary.path, 'git');
    stand(ours, repository, head);
    const env = environment(ours, repository);
    // Windows looks for a program in the working folder first, so that is never the manuscript's.
    const ask = async (...args: readonly string[]): Promise<string> =>
      (await run('git', [...options, ...args], { cwd: ours, env, maxBuffer: 64_000_000, timeout: longest })).stdout;
    const below = path.relative(repository.root, realpathSync.native(folder)).replaceAll(path.sep, '/');
    return await work({ repository, below, head, folder: ours, ask });
  } finally {
    await temporary.remove();
  }
}

/**
 * Writes what makes a folder a repository to git (gitrepository-layout(5)), and where history ends in a shallow clone.
 */
function stand(ours: string, { common }: Repository, head: string): void {
  mkdirSync(path.join(ours, 'refs'), { recursive: true });
  mkdirSync(path.join(ours, 'objects'));
  writeFileSync(path.join(ours, 'HEAD'), `${head}\n`);
  const isSha256 = head.length === 64;
  writeFileSync(
    path.join(ours, 'config'),
    `[core]\n\trepositoryFormatVersion = ${isSha256 ? 1 : 0}\n\tbare = true\n${isSha256 ? '[extensions]\n\tobjectFormat = sha256\n' : ''}`,
  );
  copyPlain(path.join(common, 'shallow'), path.join(ours, 'shallow'));
}

/** Copies a plain file only, and none that would fill the disk. */
function copyPlain(from: string, to: string): void {
  if (kindOf(from) !== 'file') return;
  const { size, atime, mtime } = statSync(from);
  if (size > largestIndex) return;
  copyFileSync(from, to);
  utimesSync(to, atime, mtime);
}

/** The date of the last commit that touched the folder; `undefined` where git knows of none. */
export async function commitDate(folder: string): Promise<Date | undefined> {
  try {
    const seconds = await withReader(folder, '', ({ ask, head, below }) =>
      ask('log', '-1', '--format=%ct', head, '--', ...pathOf(below)),
    );
    return seconds.trim() === '' ? undefined : new Date(Number(seconds) * 1000);
  } catch {
    return undefined; // no git, or a repository that it cannot read
  }
}

/** Without a path git takes the whole repository. */
function pathOf(below: string): readonly string[] {
  return below === '' ? [] : [below];
}

/** The last commit that touched the folder, and whether the folder was edited since. */
export async function lastCommit(folder: string): Promise<Commit | undefined> {
  try {
    return await withReader(folder, undefined, async (reader) => {
      const hash = (await reader.ask('log', '-1', '--format=%H', reader.head, '--', ...pathOf(reader.below))).trim();
      return hash === '' ? undefined : { hash, isEdited: await isEdited(reader) };
    });
  } catch {
    return undefined; // no git, or a repository that it cannot read
  }
}

/**
 * Works on a copy of the index, which knows when each file was last looked at. Submodules are not entered, because they
 * have configurations of their own. Hidden files are no part of a manuscript.
 */
async function isEdited({ repository, below, folder, ask }: GitReader): Promise<boolean> {
  copyPlain(path.join(repository.own, 'index'), path.join(folder, 'index'));
  const changes = await ask(
    '-c',
    'core.bare=false',
    `--work-tree=${repository.root}`,
    'status',
    '--porcelain',
    '-z',
    '--no-renames',
    '--ignore-submodules=all',
    '--',
    ...pathOf(below),
  );
  return changes
    .split('\0')
    .some((line) => line !== '' && !(line.startsWith('??') && /(?:^|\/)\./.test(line.slice(3))));
}

/** The text files of the folder as they were in a commit, by their path below it. */
export async function filesAt(folder: string, ref: string): Promise<OldFiles | OldFilesProblem> {
  const hasGit = await run('git', ['--version'], { cwd: path.dirname(process.execPath) }).then(
    () => true,
    () => false,
  );
  if (!hasGit) return { problem: 'no git' };
  if (findRepository(folder) === undefined) return { problem: 'no repository' };
  return withReader(folder, { problem: 'no such commit' }, async (reader): Promise<OldFiles | OldFilesProblem> => {
    const name = resolveName(ref, reader.repository);
    const commit =
      name &&
      (await reader.ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`).then(
        (said) => said.trim(),
        () => undefined,
      ));
    if (!commit) return { problem: 'no such commit' };
    const tree = await reader.ask('ls-tree', '-r', '-l', '-z', `${commit}:${reader.below}`).catch(() => '');
    const blobs = readTree(tree);
    if (blobs.length === 0) return { problem: 'no such folder' };
    const wanted = blobs.filter((blob) => isText.test(blob.path) && blob.bytes <= largestFile);
    if (wanted.reduce((sum, { bytes }) => sum + bytes, 0) > largestWhole) return { problem: 'too large' };
    const contents = await readBlobs(
      reader,
      wanted.map(({ hash }) => hash),
    );
    return { commit, files: new Map(wanted.map((blob, index) => [blob.path, contents[index] ?? new Uint8Array()])) };
  });
}

interface Blob {
  readonly path: string;
  readonly hash: string;
  readonly bytes: number;
}

/** Reads `100644 blob HASH SIZE\tPATH\0 …`; links and submodules are left out. */
function readTree(tree: string): Blob[] {
  return tree.split('\0').flatMap((line): Blob[] => {
    const [, hash = '', bytes = '0', path = ''] = /^100(?:644|755) blob ([0-9a-f]+) +(\d+)\t([^]+)$/.exec(line) ?? [];
    return path === '' ? [] : [{ path, hash, bytes: Number(bytes) }];
  });
}

/**
 * Reads the blobs in the order asked for: `HASH blob SIZE\n`, then the bytes and a line end (git-cat-file, --batch).
 */
async function readBlobs({ folder, repository }: GitReader, hashes: readonly string[]): Promise<Uint8Array[]> {
  if (hashes.length === 0) return [];
  const output = await new Promise<Buffer>((resolve, reject) => {
    const child = spawn('git', [...options, 'cat-file', '--batch'], {
      cwd: folder,
      env: environment(folder, repository),
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: longest,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', () => resolve(globalThis.Buffer.concat(chunks)));
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${hashes.join('\n')}\n`);
  });
  const blobs: Uint8Array[] = [];
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0x0a, at);
    const [, size] = / blob (\d+)$/.exec(output.toString('latin1', at, end)) ?? [];
    if (end < 0 || size === undefined) break;
    blobs.push(output.subarray(end + 1, end + 1 + Number(size)));
    at = end + 2 + Number(size);
  }
  return blobs;
}
