import { homedir } from 'node:os';
import path from 'node:path';

/**
 * The folder of Keben's caches, in the place that each system has for them. It depends neither on the working folder
 * nor on a place that others may write to, because code is run from it. `undefined` for a user who has no home.
 */
export function cacheFolder(): string | undefined {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME)) return path.join(XDG_CACHE_HOME, 'keben');
  if (process.platform === 'win32' && LOCALAPPDATA && path.isAbsolute(LOCALAPPDATA))
    return path.join(LOCALAPPDATA, 'keben');
  const home = homeFolder();
  return home && path.join(home, process.platform === 'darwin' ? 'Library/Caches/keben' : '.cache/keben');
}

function homeFolder(): string | undefined {
  try {
    return path.isAbsolute(homedir()) ? homedir() : undefined;
  } catch {
    return undefined; // a user whom the system does not know
  }
}
