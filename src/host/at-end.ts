/**
 * Work that must be done when the process ends, because what it undoes must not outlive the process: a browser, files
 * that are being written beside their places. It is done when the process ends by itself, by an error, or by a signal
 * that it can catch. After SIGKILL nothing is done, and the next run tidies up.
 */

const works = new Set<() => void>();

/**
 * Does `work` when the process ends; it must be synchronous. The last registered is done first, and one that throws
 * stops no other. Returns a function that takes the work back.
 */
export function atEnd(work: () => void): () => void {
  if (works.size === 0) process.on('exit', workOff);
  works.add(work);
  return () => {
    works.delete(work);
    if (works.size === 0) process.off('exit', workOff);
  };
}

function workOff(): void {
  for (const work of [...works].reverse()) {
    try {
      work();
    } catch {
      // Errors are ignored: the process is ending, and the next run tidies up.
    }
  }
}
