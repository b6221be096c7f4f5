/** Reads the lines of the manuscript that a report quotes. */

import type { Host } from '../host/host.ts';
import { decodeUtf8 } from '../manuscript/decode.ts';

/** Returns the lines of each file. */
export async function sourceLines(
  files: ReadonlySet<string>,
  host: Pick<Host, 'read'>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const lines = [...files].map(async (file): Promise<[string, readonly string[]]> => [file, await linesOf(file, host)]);
  return new Map(await Promise.all(lines));
}

async function linesOf(file: string, host: Pick<Host, 'read'>): Promise<readonly string[]> {
  const bytes = await host.read(file).catch(() => undefined);
  return bytes ? (decodeUtf8(bytes) ?? '').split(/\r\n?|\n/) : [];
}
