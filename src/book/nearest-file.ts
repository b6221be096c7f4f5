/** Which file a path was meant for that leads to none: one that differs in nothing but `\\` for `/`, and in upper and lower case. */

import path from 'node:path';
import type { Host } from '../host/host.ts';

/** As it would have to be written in the same place; nothing where no file, or more than one, is meant. `source` is the path below the manuscript's folder. */
export async function nearestFile(written: string, source: string, { folder, host }: { readonly folder: string; readonly host: Host }): Promise<{ readonly nearest?: string }> {
  const wanted = path.posix.normalize(slashed(source)).split('/');
  if (wanted.includes('..')) return {};
  const found = await spelled(wanted, folder, host);
  if (found === undefined) return {};
  const steps = slashed(written).split('/');
  const names = steps.findIndex((step) => step !== '' && step !== '.' && step !== '..');
  return { nearest: [...steps.slice(0, names), ...found.slice(names - steps.length)].join('/') };
}

function slashed(name: string): string {
  return name.replaceAll('\\', '/');
}

/** The names as the disk has them. */
async function spelled([name, ...rest]: readonly string[], folder: string, host: Host): Promise<string[] | undefined> {
  if (name === undefined) return [];
  const names = ((await host.list(folder)) ?? []).map((entry) => entry.name);
  const alike = names.includes(name) ? [name] : names.filter((other) => folded(other) === folded(name));
  const [only] = alike;
  if (only === undefined || alike.length > 1) return undefined;
  const below = await spelled(rest, `${folder}/${only}`, host);
  return below && [only, ...below];
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
