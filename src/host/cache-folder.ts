import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Where the user's caches are, as each system has it; Keben's is a folder of its own there. Never one that depends on
 * where Keben is called, or that others may write to: code is run from there. `undefined` for who has no home.
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
