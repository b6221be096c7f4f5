/** `keben check FILE`: checks a finished file against the rules of its format. */

import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { limits, megabytes } from '../host/limits.ts';

/**
 * How many faults of an archive are reported: if its checksums are wrong everywhere, the hundredth says nothing new.
 */
const mostReported = 20;

const checks: Readonly<Record<string, (bytes: Uint8Array, file: string) => Promise<Diagnostic[]>>> = {
  epub: async (bytes, file) => {
    const [{ checkEpub }, { problemsOfZip }] = await Promise.all([
      import('../proof/epubcheck.ts'),
      import('../proof/sound-zip.ts'),
    ]);
    const problems = problemsOfZip(bytes);
    const reported = problems
      .slice(0, mostReported)
      .map((problem, index) =>
        diagnose(
          'archive-is-sound',
          { problem, more: index === mostReported - 1 ? problems.length - mostReported : 0 },
          { file },
        ),
      );
    return reported.length > 0 ? reported : checkEpub(bytes, file);
  },
  pdf: async (bytes, file) => (await import('../pdf/preflight/index.ts')).preflight(bytes, file),
};

/** True for files that `checkFile` takes; any other path is a manuscript. */
export function isFinishedFile(path: string): boolean {
  return extensionOf(path) in checks;
}

export async function checkFile(path: string, host: Host): Promise<Diagnostic[]> {
  const found = await host.weigh(path);
  if (found !== undefined && found.kind !== 'file')
    return [diagnose('file-is-checkable', { file: path, problem: notPlain }, { file: path })];
  if (found !== undefined && found.bytes > limits.checkedBytes) {
    const problem = {
      zh: `它有 ${megabytes(found.bytes)}，最多 ${megabytes(limits.checkedBytes)}`,
      en: `it has ${megabytes(found.bytes)}, and ${megabytes(limits.checkedBytes)} is the most`,
    };
    return [diagnose('file-is-checkable', { file: path, problem }, { file: path })];
  }
  const bytes = found && (await host.read(path));
  if (bytes === undefined) return [diagnose('file-exists', { file: path }, { file: path })];
  return (await checks[extensionOf(path)]?.(bytes, path)) ?? [];
}

const notPlain = { zh: '它是文件夹、管道或设备', en: 'it is a folder, a pipe or a device' };

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}
