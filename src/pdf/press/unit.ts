/** A unit of the press lays out or prints one body after the other, on a tab that it renews. */

import type { Layout, PrintedBody, Tab } from '../chrome/tab.ts';
import type { Signature } from '../sheets/signature.ts';

/** Why Chrome did not do a thing, however often it was asked. */
export interface Failed {
  readonly problem: string;
}

export interface PressUnit {
  /** Opens its tab ahead of the first signature. */
  open(): void;
  print(signature: Signature, onShown: () => void): Promise<PrintedBody | Failed>;
  /** What a body is like when it is laid out for print (browser.ts). */
  layOut(body: string, styles: readonly string[]): Promise<Layout | Failed>;
  close(): Promise<void>;
}

/** What a tab that crashes or hangs was to do is done by another, so often in all. */
const attempts = 3;

/**
 * A tab grows with what it prints; after so many signatures another takes its place, which costs as much as two of
 * them.
 */
const signaturesOfTab = 10;

export function openUnit(openTab: () => Promise<Tab>, tagged: boolean): PressUnit {
  let tab: Promise<Tab> | undefined;
  let printed = 0;
  const ahead = (): Promise<Tab> => {
    tab ??= openTab();
    tab.catch(() => undefined); // `attempt` awaits it, and tries again
    return tab;
  };
  const attempt = async <T>(work: (tab: Tab) => Promise<T>): Promise<T | Failed> => {
    let problem = '';
    for (let count = 1; count <= attempts; count += 1) {
      const current = ahead();
      try {
        return await work(await current);
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error);
        // A tab that failed once is not to be trusted, nor waited for.
        void closeQuietly(current);
        tab = undefined;
      }
    }
    return { problem };
  };
  return {
    open: () => void ahead(),
    layOut: (body, styles) => attempt((current) => current.layOut(body, styles)),
    print: async ({ html }, onShown) => {
      const made = await attempt((current) => current.print(html, { tagged, onShown }));
      if ('problem' in made) return made;
      printed += 1;
      if (printed % signaturesOfTab === 0) {
        void closeQuietly(tab);
        tab = undefined;
      }
      return made;
    },
    close: () => closeQuietly(tab),
  };
}

async function closeQuietly(tab: Promise<Tab> | undefined): Promise<void> {
  await tab?.then((open) => open.close()).catch(() => undefined); // what crashed has nothing to close
}
