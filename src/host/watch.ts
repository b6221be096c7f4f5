/** Watches a manuscript folder and calls back when its files have come to rest. The only user of `chokidar`. */

import path from 'node:path';
import { watch } from 'chokidar';

export interface Watching {
  /** Ends it, after the call that is under way. */
  close(): Promise<void>;
}

export interface WatchOptions {
  readonly folder: string;
  /** A folder whose changes are our own. */
  readonly ignore: string;
  /**
   * Gets the files that changed, sorted, each as a path below the folder. Calls never overlap; what changes meanwhile
   * comes next.
   */
  readonly onChange: (files: readonly string[]) => Promise<void>;
  /**
   * Nothing must happen for so many milliseconds before `onChange` is called; 150 unless told. More than 50: for so
   * long chokidar is silent about a file after a change of it, and what is written meanwhile would be missed.
   */
  readonly rest?: number;
  /** The system cannot watch, or no longer. */
  readonly onProblem: (problem: string) => void;
}

/** Editors save in several steps, and a checkout writes many files: wait until nothing happened for so long. */
const restMilliseconds = 150;

/** Resolves when the folder is being watched. */
export async function watchFolder({
  folder,
  ignore,
  onChange,
  onProblem,
  rest = restMilliseconds,
}: WatchOptions): Promise<Watching> {
  const root = path.resolve(folder);
  const ours = path.resolve(ignore);
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const flush = (): void => {
    running = running.then(async () => {
      const files = [...changed].sort();
      changed.clear();
      if (files.length > 0) await onChange(files);
    });
  };
  const watcher = watch(folder, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (file) => isNoise(path.resolve(file), ours, root),
  });
  watcher.on('all', (_, file) => {
    changed.add(path.relative(folder, file).replaceAll(path.sep, '/'));
    clearTimeout(timer);
    timer = setTimeout(flush, rest);
  });
  watcher.on('error', (error) => onProblem(error instanceof Error ? error.message : String(error)));
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return {
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}

/** Our own output, hidden files, packages, and what editors put beside the file they save. */
function isNoise(file: string, ours: string, root: string): boolean {
  const below = path.relative(root, file);
  if (below === '') return false;
  if (ours.startsWith(root + path.sep) && (file + path.sep).startsWith(ours + path.sep)) return true;
  return below.split(path.sep).some((name) => noise.test(name));
}

const noise = /^\.|^node_modules$|~$|\.(swp|swx|tmp|epub|pdf)$|^#.*#$|^4913$/;
