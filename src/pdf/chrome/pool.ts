/** Several Chromes as one: tabs open on them in turn, and one that died is started anew, or connected to again. */

import type { Chrome } from './browser.ts';

/** Gives a Chrome of its own each time; rejects when there is none. */
export type StartChrome = () => Promise<Chrome>;

/** Starts all of them. Rejects when one cannot be started, or when they differ: pages would differ by chance. */
export async function openPool(starts: readonly StartChrome[]): Promise<Chrome> {
  const open = await Promise.all(starts.map((start) => start()));
  const versions = [...new Set(open.map(({ version }) => version))];
  const [version = ''] = versions;
  if (versions.length > 1) {
    await Promise.all(open.map(closeQuietly));
    throw new Error(`not the same version: ${versions.join(', ')}`);
  }
  const slots = starts.map((start, index) => ({ start, chrome: Promise.resolve(open[index]) as Promise<Chrome> }));
  let turn = 0;
  let isClosed = false;
  const openTab: Chrome['openTab'] = async (shell, served) => {
    const slot = slots[(turn += 1) % slots.length];
    if (slot === undefined) throw new Error('a pool without a Chrome');
    const chrome = slot.chrome;
    return chrome
      .then((running) => running.openTab(shell, served))
      .catch(async (error: unknown) => {
        // A signature that was being printed when the pool was closed must not start it again.
        if (isClosed) throw error;
        // The first tab that finds it dead starts it anew; the others wait for that start.
        if (slot.chrome === chrome) slot.chrome = chrome.then(closeQuietly, () => undefined).then(slot.start);
        return (await slot.chrome).openTab(shell, served);
      });
  };
  const [{ path, isSandboxed } = {}] = open;
  return {
    version,
    ...(path !== undefined && { path }),
    ...(isSandboxed !== undefined && { isSandboxed }),
    machines: slots.length,
    openTab,
    close: async () => {
      isClosed = true;
      await Promise.all(slots.map(({ chrome }) => chrome.then(closeQuietly, () => undefined)));
    },
  };
}

async function closeQuietly(chrome: Chrome): Promise<void> {
  await chrome.close().catch(() => undefined); // it may be dead already
}
