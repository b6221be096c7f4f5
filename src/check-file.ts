/** `keben check FILE`: a finished file held against the rules of its format. */

import { diagnose, type Diagnostic } from './diagnostics/diagnostic.ts';
import type { Host } from './host/host.ts';

const checks: Readonly<Record<string, (bytes: Uint8Array, file: string) => Promise<Diagnostic[]>>> = {
  epub: async (bytes, file) => (await import('./proof/epubcheck.ts')).checkEpub(bytes, file),
  pdf: async (bytes, file) => (await import('./pdf/preflight/index.ts')).preflight(bytes, file),
};

/** True for what `checkFile` takes; anything else is a manuscript. */
export function isFinishedFile(path: string): boolean {
  return extensionOf(path) in checks;
}

export async function checkFile(path: string, host: Host): Promise<Diagnostic[]> {
  const bytes = await host.read(path);
  if (bytes === undefined) return [diagnose('file-exists', { file: path }, { file: path })];
  return (await checks[extensionOf(path)]?.(bytes, path)) ?? [];
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}
