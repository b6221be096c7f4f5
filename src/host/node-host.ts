/** The Host on a real machine. */

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import fs from 'fs-extra';
import { atEnd } from './at-end.ts';
import { cacheFolder } from './cache-folder.ts';
import { diskCache } from './cache.ts';
import { commitDate, filesAt, lastCommit } from './git.ts';
import type { Host, HostEntry, Weighed } from './host.ts';
import { processOwner } from './owner.ts';
import { openPublisher } from './publish.ts';
import { temporaryFolder } from './temporary.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(import.meta.url);

export interface NodeHostOptions {
  /** Whether costly results are kept in the user's cache from one build to the next. */
  readonly remembers?: boolean;
}

export function nodeHost({ remembers = false }: NodeHostOptions = {}): Host {
  const folder = cacheFolder();
  return {
    ...(remembers &&
      folder !== undefined && { cache: diskCache({ folder: path.join(folder, 'kept'), stamp: programStamp }) }),
    read: (file) => atOnce(() => readFileSync(file)),
    list,
    isInside,
    weigh,
    ...openPublisher(),
    resource: (name) => fs.readFile(path.join(root, name)),
    packageFile,
    packageBytes,
    unpacked,
    isExecutable: (file) =>
      fs.access(file, fs.constants.X_OK).then(
        () => true,
        () => false,
      ),
    env: (name) => process.env[name],
    platform: process.platform,
    arch: process.arch,
    isRoot: process.getuid?.() === 0,
    cores: Math.min(availableParallelism(), 4),
    seconds: () => performance.now() / 1000,
    bookDate,
    lastCommit,
    filesAt,
  };
}

/**
 * Answers a short question to the disk synchronously, `undefined` where there is no such file. Through Node's threads
 * each question takes three times as long, and a manuscript has hundreds of files.
 */
function atOnce<T>(ask: () => T): Promise<T | undefined> {
  return new Promise<T>((resolve) => {
    resolve(ask());
  }).catch(ifMissing);
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (nowhere.has(error.code)) return undefined;
  throw error;
}

/**
 * The errors that mean that nothing is there: no such name; links that lead in a circle; a name that is too long or has
 * a character that no disk takes.
 */
const nowhere: ReadonlySet<string | undefined> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'ERR_INVALID_ARG_VALUE',
]);

async function weigh(file: string): Promise<Weighed | undefined> {
  const found = await atOnce(() => statSync(file));
  return found && { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', bytes: found.size };
}

async function list(folder: string): Promise<readonly HostEntry[] | undefined> {
  const entries = await fs.readdir(folder, { withFileTypes: true }).catch(ifMissing);
  return entries
    ?.map((entry): HostEntry => ({
      name: entry.name,
      kind: entry.isSymbolicLink() ? 'link' : entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other',
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function isInside(file: string, folder: string): Promise<boolean | undefined> {
  const [real, realFolder] = await Promise.all([file, folder].map((each) => atOnce(() => realpathSync.native(each))));
  if (real === undefined || realFolder === undefined) return undefined;
  const relative = path.relative(realFolder, real);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** Looks for packages folder by folder, as Node does, because many packages do not export their files. */
function packageFile(specifier: string): string | undefined {
  for (const folder of require.resolve.paths(specifier) ?? []) {
    const file = path.join(folder, specifier);
    if (fs.existsSync(file)) return file;
  }
  return undefined;
}

async function packageBytes(specifier: string): Promise<Uint8Array | undefined> {
  const file = packageFile(specifier);
  return file === undefined ? undefined : fs.readFile(file);
}

/** Folders that were unpacked for this process alone, by key. */
const unkept = new Map<string, Promise<string>>();

/** Without a cache that can be written to, unpacks into a temporary folder, which is removed with the process. */
async function unpacked(
  key: string,
  archives: readonly string[],
  texts: Readonly<Record<string, string>>,
): Promise<string> {
  const cache = cacheFolder();
  const target = cache && path.join(cache, key);
  if (target !== undefined && (await fs.pathExists(target))) return target;
  const staging = target && (await stagingBeside(target));
  if (target !== undefined && staging !== undefined) return unpackTo(target, staging, { archives, texts });
  const known = unkept.get(key) ?? fill(temporaryFolder().path, { archives, texts });
  unkept.set(key, known);
  return known;
}

const owner = processOwner('.keben');

/**
 * Makes a folder to be filled beside the target, after removing what killed processes have left there; `undefined`
 * where none can be made.
 */
async function stagingBeside(target: string): Promise<string | undefined> {
  const folder = path.dirname(target);
  try {
    await fs.ensureDir(folder);
    for (const name of await fs.readdir(folder))
      if (owner.isAlive(folder, name) === false) await fs.remove(path.join(folder, name));
    const staging = path.join(folder, owner.name());
    await fs.mkdir(staging);
    return staging;
  } catch (error) {
    if (unwritable.has((error as NodeJS.ErrnoException).code)) return undefined;
    throw error;
  }
}

/** The errors that mean that a folder cannot be written to: no permission, a read-only disk, no home. */
const unwritable: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR']);

interface Contents {
  readonly archives: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * Fills a folder of its own and renames it when it is complete, so that neither a crash nor a second build leaves half
 * of it.
 */
async function unpackTo(target: string, staging: string, contents: Contents): Promise<string> {
  const forget = atEnd(() => fs.removeSync(staging));
  try {
    await fill(staging, contents, target);
    await fs.rename(staging, target).catch(async (error: NodeJS.ErrnoException) => {
      if (!(await fs.pathExists(target))) throw error;
    });
    return target;
  } finally {
    await fs.remove(staging);
    forget();
  }
}

/**
 * Writes the contents into the folder. `{folder}` in the texts becomes `place`, the path at which the folder will be
 * found.
 */
async function fill(folder: string, { archives, texts }: Contents, place = folder): Promise<string> {
  await Promise.all([
    ...archives.map((archive) => inflate(archive, folder)),
    ...Object.entries(texts).map(([name, text]) =>
      fs.outputFile(path.join(folder, name), text.replaceAll('{folder}', place)),
    ),
  ]);
  return place;
}

async function inflate(archive: string, folder: string): Promise<void> {
  const source = createReadStream(archive);
  const name = path.basename(archive, '.br');
  const { extract } = await import('tar-fs');
  const sink = name.endsWith('.tar')
    ? extract(path.join(folder, path.basename(name, '.tar')))
    : createWriteStream(path.join(folder, name), { mode: 0o755 });
  await pipeline(source, createBrotliDecompress(), sink);
}

/**
 * The last commit is the date even when the folder was edited since, because the same text must not get a new date by
 * the hour.
 */
async function bookDate(folder: string): Promise<Date | undefined> {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  if (epoch !== undefined && /^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000);
  return commitDate(folder);
}

/**
 * Hashes the content of code, themes and templates, and npm's list of installed packages, which has a hash for each.
 */
async function programStamp(): Promise<string> {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const code = path.basename(here) === 'bundle' ? here : path.resolve(here, '..');
  const files = [code, path.join(root, 'styles'), path.join(root, 'templates')].flatMap(filesBelow);
  const packages = packageFile('.package-lock.json');
  const hash = createHash('sha256').update(`${process.version} ${process.arch}`);
  for (const file of [...files, ...(packages === undefined ? [] : [packages])]) {
    const bytes = readFileSync(file);
    hash.update(`\n${path.relative(root, file)} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('base64');
}

/** Paths below the folder, sorted. */
function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesBelow(path.join(folder, entry.name)) : [path.join(folder, entry.name)],
  );
}
