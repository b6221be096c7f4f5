/**
 * One Chrome for a build, or several of other machines that count as one. The first call of `start` starts it, and it
 * is ended whatever happens.
 */

import type { Bilingual } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/host.ts';
import type { Chrome, LaunchOptions } from './browser.ts';
import { chromeRemedy } from './remedy.ts';

/** Why there is no Chrome. */
export interface NoChrome {
  readonly problem: string;
  /** What to do. */
  readonly remedy?: Bilingual;
  /** The Chrome that was asked for is one that runs already, at an address. */
  readonly isRemote?: boolean;
}

export interface BrowserKeeper {
  /** Starts Chrome at the first call. Never rejects. */
  start(): Promise<Chrome | NoChrome>;
  /** `Chrome 143.0.7499.0`, when one was started. */
  version(): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface KeeperOptions {
  /** How many are opened as soon as Chrome is there; one unless told. */
  readonly tabs?: number;
  /** Addresses of Chromes that run already (`ws://…`, `http://…`); none for one of our own. */
  readonly endpoints?: readonly string[];
}

export function keepBrowser(host: Host, { tabs = 1, endpoints = [] }: KeeperOptions = {}): BrowserKeeper {
  let chrome: Promise<Chrome | NoChrome> | undefined;
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const running = await chrome;
    if (running !== undefined && 'close' in running) await running.close();
  };
  return {
    start: () => (chrome ??= endpoints.length > 0 ? connect(endpoints) : startOwn(host, { tabs })),
    version: async () => {
      const running = await chrome;
      return running !== undefined && 'version' in running ? running.version : undefined;
    },
    close: () => (closed ??= close()),
  };
}

/** The first that starts; a busy machine may fail to start one that starts the next moment, so each is tried twice. */
async function startOwn(host: Host, options: LaunchOptions): Promise<Chrome | NoChrome> {
  const { findChromes } = await import('./find-chrome.ts');
  const { launchChrome } = await import('./browser.ts');
  const { openPool } = await import('./pool.ts');
  const problems: string[] = [];
  try {
    for await (const found of findChromes(host)) {
      if ('problem' in found) return { ...found, remedy: chromeRemedy(found.problem, host) };
      const launch = (): Promise<Chrome> => launchChrome(found, host, options);
      const chrome = await openPool([() => launch().catch(launch)]).catch(
        (error: unknown) => void problems.push(`${found.path}: ${firstLine(error)}`),
      );
      if (chrome !== undefined) return chrome;
    }
  } catch (error) {
    problems.push(firstLine(error)); // the packaged Chrome could not be unpacked
  }
  return { problem: problems.join('; '), remedy: chromeRemedy(problems.join('; '), host) };
}

async function connect(endpoints: readonly string[]): Promise<Chrome | NoChrome> {
  const { connectChrome } = await import('./browser.ts');
  const { openPool } = await import('./pool.ts');
  const starts = endpoints.map(
    (url) => () =>
      connectChrome(url).catch((error: unknown) => Promise.reject(new Error(`${url}: ${firstLine(error)}`))),
  );
  return openPool(starts).catch((error: unknown) => ({ problem: firstLine(error), isRemote: true }));
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
