/** What git knows of a folder. The only user of git; never through a shell, and what is asked for can never be taken for an option. */

import { execFile, spawn } from 'node:child_process';
import type { Buffer } from 'node:buffer';
import { promisify } from 'node:util';
import type { OldFiles, OldFilesProblem, Commit } from './host.ts';

const run = promisify(execFile);

/** Text of a manuscript; pictures of an old one are not looked at. */
const isText = /\.(?:md|markdown|mdown|txt|ya?ml)$/i;
const largestFile = 20_000_000;
const largestWhole = 400_000_000;

/** Nothing is asked of a person or of the network, and the repository's own programs stay out of it. */
const options = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];
const environment = () => ({ ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' });

function git(folder: string, ...args: readonly string[]): Promise<{ stdout: string }> {
  return run('git', ['-C', folder, ...options, ...args], { env: environment(), maxBuffer: 64_000_000 });
}

/** When the last commit that touched the folder was made. */
export async function commitDate(folder: string): Promise<Date | undefined> {
  try {
    const { stdout } = await git(folder, 'log', '-1', '--format=%ct', '--', '.');
    return stdout.trim() === '' ? undefined : new Date(Number(stdout) * 1000);
  } catch {
    return undefined; // no git, or no repository
  }
}

/** The last commit that touched the folder, and whether the folder is as it left it. */
export async function lastCommit(folder: string): Promise<Commit | undefined> {
  try {
    const hash = (await git(folder, 'log', '-1', '--format=%H', '--', '.')).stdout.trim();
    if (hash === '') return undefined;
    const { stdout } = await git(folder, 'status', '--porcelain', '-z', '--', '.');
    return { hash, isEdited: stdout !== '' };
  } catch {
    return undefined; // no git, or no repository
  }
}

/** The text files of the folder as they were in a commit, by their path below it. */
export async function filesAt(folder: string, ref: string): Promise<OldFiles | OldFilesProblem> {
  try {
    await git(folder, 'rev-parse', '--is-inside-work-tree');
  } catch (error) {
    return { problem: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no git' : 'no repository' };
  }
  const commit = await git(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`).then(({ stdout }) => stdout.trim(), () => undefined);
  if (commit === undefined) return { problem: 'no such commit' };
  const blobs = readTree((await git(folder, 'ls-tree', '-r', '-l', '-z', commit, '--', '.')).stdout);
  if (blobs.length === 0) return { problem: 'no such folder' };
  const wanted = blobs.filter(({ path, bytes }) => isText.test(path) && bytes <= largestFile);
  if (wanted.reduce((sum, { bytes }) => sum + bytes, 0) > largestWhole) return { problem: 'too large' };
  const contents = await readBlobs(folder, wanted.map(({ hash }) => hash));
  return { commit, files: new Map(wanted.map(({ path }, index) => [path, contents[index] ?? new Uint8Array()])) };
}

interface Blob {
  readonly path: string;
  readonly hash: string;
  readonly bytes: number;
}

/** `100644 blob HASH SIZE\tPATH\0 …`; links and submodules are left out. `-r` gives paths relative to where git was started. */
function readTree(tree: string): Blob[] {
  return tree.split('\0').flatMap((line): Blob[] => {
    const [, hash = '', bytes = '0', path = ''] = /^100(?:644|755) blob ([0-9a-f]+) +(\d+)\t([^]+)$/.exec(line) ?? [];
    return path === '' ? [] : [{ path, hash, bytes: Number(bytes) }];
  });
}

/** In the order asked for: `HASH blob SIZE\n` and the bytes, a line end after each (git-cat-file, --batch). */
async function readBlobs(folder: string, hashes: readonly string[]): Promise<Uint8Array[]> {
  if (hashes.length === 0) return [];
  const output = await new Promise<Buffer>((resolve, reject) => {
    const child = spawn('git', ['-C', folder, ...options, 'cat-file', '--batch'], { env: environment(), stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', () => resolve(globalThis.Buffer.concat(chunks)));
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${hashes.join('\n')}\n`);
  });
  const blobs: Uint8Array[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0x0a, at);
    const [, size] = / blob (\d+)$/.exec(output.toString('latin1', at, end)) ?? [];
    if (end < 0 || size === undefined) break;
    blobs.push(output.subarray(end + 1, end + 1 + Number(size)));
    at = end + 2 + Number(size);
  }
  return blobs;
}
