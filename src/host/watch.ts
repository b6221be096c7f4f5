/**
 * Watches a manuscript folder and calls back when its files have not changed for a moment. The only user of `chokidar`.
 */

import path from 'node:path';
import { watch } from 'chokidar';

export interface Watching {
  /** Stops watching, after the call that is under way has returned. */
  close(): Promise<void>;
}

export interface WatchOptions {
  readonly folder: string;
  /** Our own output folder, whose changes do not count. */
  readonly ignore: string;
  /**
   * Gets the files that changed, sorted, as paths below the folder. Calls never overlap; what changes during one comes
   * with the next.
   */
  readonly onChange: (files: readonly string[]) => Promise<void>;
  /**
   * Milliseconds without a change before `onChange` is called; 150 by default. It must be more than 50: for so long
   * chokidar reports no second change of a file, and what was written meanwhile would be missed.
   */
  readonly rest?: number;
  /** Called when the system cannot watch the folder, or no longer. */
  readonly onProblem: (problem: string) => void;
}

/** Editors save in several steps, and a checkout writes many files, so changes are gathered for so long. */
const restMilliseconds = 150;

/** Resolves when the folder is watched. */
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

/** True for our own output, hidden files, packages, and what editors put beside the file they save. */
function isNoise(file: string, ours: string, root: string): boolean {
  const below = path.relative(root, file);
  if (below === '') return false;
  if (ours.startsWith(root + path.sep) && (file + path.sep).startsWith(ours + path.sep)) return true;
  return below.split(path.sep).some((name) => noise.test(name));
}

const noise = /^\.|^node_modules$|~$|\.(swp|swx|tmp|epub|pdf)$|^#.*#$|^4913$/;
