/** Lines of the manuscript that a report shows beside what it says of them. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { decodeUtf8 } from '../manuscript/decode.ts';

/** The lines of every file that a diagnostic points into. */
export async function sourceLines(diagnostics: readonly Diagnostic[], host: Pick<Host, 'read'>): Promise<ReadonlyMap<string, readonly string[]>> {
  const files = [...new Set(diagnostics.flatMap(({ place }) => (place?.line === undefined ? [] : [place.file])))];
  const lines = files.map(async (file): Promise<[string, readonly string[]]> => [file, await linesOf(file, host)]);
  return new Map(await Promise.all(lines));
}

async function linesOf(file: string, host: Pick<Host, 'read'>): Promise<readonly string[]> {
  const bytes = await host.read(file).catch(() => undefined);
  return bytes ? (decodeUtf8(bytes) ?? '').split(/\r\n?|\n/) : [];
}
