/** One Chrome a build: started once, by whoever is first, and ended whatever happens. */

import type { Host } from './host/host.ts';
import type { Chrome } from './pdf/browser.ts';

export interface BrowserKeeper {
  /** Starts Chrome at the first call; `problem` says why there is none. Never rejects. */
  start(): Promise<Chrome | { readonly problem: string }>;
  /** `Chrome 143.0.7499.0`, when one was started. */
  version(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** `signals` are those of the process: who ends it in a way of his own, closes Chrome himself. */
export function keepBrowser(host: Host, signals: 'end Chrome' | 'are ours' = 'end Chrome'): BrowserKeeper {
  let chrome: Promise<Chrome | { readonly problem: string }> | undefined;
  return {
    start: () => (chrome ??= startChrome(host, signals === 'end Chrome')),
    version: async () => {
      const running = await chrome;
      return running !== undefined && 'version' in running ? running.version : undefined;
    },
    close: async () => {
      const running = await chrome;
      if (running !== undefined && 'close' in running) await running.close();
    },
  };
}

async function startChrome(host: Host, endsBySignal: boolean): Promise<Chrome | { readonly problem: string }> {
  const { findChrome, launchChrome } = await import('./pdf/browser.ts');
  const found = await findChrome(host);
  if ('problem' in found) return found;
  try {
    return await launchChrome(found, host, { endsBySignal });
  } catch (error) {
    return { problem: `${found.path}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}` };
  }
}
