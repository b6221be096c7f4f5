/** A unit of the press prints one signature after the other, on a tab that it renews. */

import type { PrintedBody, Tab } from '../chrome/browser.ts';
import type { Signature } from '../sheets/signature.ts';

export interface PressUnit {
  /** Opens its tab ahead of the first signature. */
  open(): void;
  print(signature: Signature, onShown: () => void): Promise<PrintedBody | { readonly problem: string }>;
  close(): Promise<void>;
}

/** A signature whose tab crashes or hangs is printed again, so often in all. */
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
    tab.catch(() => undefined); // `print` awaits it, and tries again
    return tab;
  };
  return {
    open: () => void ahead(),
    print: async ({ html }, onShown) => {
      let problem = '';
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const current = ahead();
        try {
          const made = await (await current).print(html, { tagged, onShown });
          printed += 1;
          if (printed % signaturesOfTab === 0) {
            void closeQuietly(current);
            tab = undefined;
          }
          return made;
        } catch (error) {
          problem = error instanceof Error ? error.message : String(error);
          // A tab that failed once is not to be trusted, nor waited for.
          void closeQuietly(current);
          tab = undefined;
        }
      }
      return { problem };
    },
    close: () => closeQuietly(tab),
  };
}

async function closeQuietly(tab: Promise<Tab> | undefined): Promise<void> {
  await tab?.then((open) => open.close()).catch(() => undefined); // what crashed has nothing to close
}
