import { homedir } from 'node:os';
import path from 'node:path';

/** Where the user's caches are, as each system has it; Keben's is a folder of its own there. Never one that depends on where Keben is called: code is run from there. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME)) return path.join(XDG_CACHE_HOME, 'keben');
  if (process.platform === 'win32' && LOCALAPPDATA && path.isAbsolute(LOCALAPPDATA)) return path.join(LOCALAPPDATA, 'keben');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library/Caches/keben');
  return path.join(homedir(), '.cache/keben');
}
