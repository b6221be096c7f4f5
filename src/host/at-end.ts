/**
 * What must not outlive the process: a browser, files that are being written beside their places. Done at once when the
 * process ends by itself, by an error or by a signal that it hears; after SIGKILL nothing is done, and the next run
 * tidies.
 */

const works = new Set<() => void>();

/**
 * `work` is done when the process ends, at once and whatever the others do; what was begun last comes first. Gives what
 * takes it back.
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
      // The process ends all the same, and the next run tidies.
    }
  }
}
