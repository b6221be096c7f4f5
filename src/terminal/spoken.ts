/** Writes commands for people in the form in which Keben was called, so that they can be typed in the same place. */

import path from 'node:path';

interface Call {
  /** `process.argv[1]` */
  readonly script: string;
  /** The working folder. */
  readonly cwd: string;
  readonly env: (name: string) => string | undefined;
}

/** Names of the package's npm scripts, by command; only that of `build` differs. */
const scripts: Readonly<Record<string, string>> = { build: 'book' };

/** `keben preview`, `npx keben preview`, `npm run preview --` or `node …/keben.cjs preview`. */
export function spoken(command: string, { script, cwd, env }: Call): string {
  if (env('npm_command') === 'run-script' && env('npm_package_name') === 'keben')
    return `npm run ${scripts[command] ?? command} --`;
  // On Windows the script itself is run. Elsewhere it is a link: `.bin/keben` when Keben is installed beside the book,
  // else one on the PATH.
  const isPackage = /[\\/]node_modules[\\/]/.test(script);
  if (env('npm_command') === 'exec' || (isPackage && script.startsWith(cwd))) return `npx keben ${command}`;
  return isPackage || path.extname(script) === '' ? `keben ${command}` : `node ${quoted(script)} ${command}`;
}

/** Quotes a name for the shells of all systems. */
export function quoted(name: string): string {
  return /^[\p{L}\p{N}\p{M}_./\\:@+-]+$/u.test(name) ? name : `"${name}"`;
}
