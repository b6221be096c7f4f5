/** Prints signatures on several tabs at once and makes them ready for binding. */

import { setImmediate as aMoment } from 'node:timers/promises';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Chrome, Layout, PrintedBody, Served, Tab } from '../chrome/browser.ts';
import type { KeptSignature, KeptSignatures } from '../signatures/kept-signatures.ts';
import { changedJob, wholeJob, type PrintJob } from './print-job.ts';
import {
  makeReady,
  nameOf,
  together,
  type ReadyOptions,
  type ReadyParts,
  type ReadySignature,
} from '../signatures/ready-signature.ts';
import type { Signature } from '../sheets/signature.ts';

export interface Press {
  /** In the order given; a signature that is not what was sent, or an image that would not load, is an error. */
  print(signatures: readonly Signature[], watch?: Watch): Promise<Printed>;
  /** What a body is like when it is laid out for print (browser.ts). */
  layOut(body: string, styles: readonly string[]): Promise<Layout | Failed>;
  close(): Promise<void>;
}

export interface Watch {
  readonly onPrinted?: (done: number) => void;
  /** Called once, as soon as Chrome works on all tabs that there is something for. */
  readonly onBusy?: () => void;
}

/** Why Chrome did not do a thing, however often it was asked. */
export interface Failed {
  readonly problem: string;
}

/** Without the signatures that could not be printed. */
export interface Printed {
  readonly signatures: readonly ReadySignature[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface PressOptions extends ReadyOptions {
  /** The document around every signature: fonts, styles, an empty body. */
  readonly shell: string;
  readonly served: Served;
  /** How many signatures are printed at once. */
  readonly tabs: number;
  /** Those of earlier builds. */
  readonly kept?: KeptSignatures;
}

export function openPress(chrome: Chrome, { shell, served, tabs, kept, ...rules }: PressOptions): Press {
  const desks = Array.from({ length: tabs }, () => openDesk(() => chrome.openTab(shell, served), rules.tagged));
  // The others are opened when there is something for them: after an edit one is enough.
  desks[0]?.open();
  return {
    print: async (signatures, { onPrinted = () => undefined, onBusy = () => undefined } = {}) => {
      const ready: ReadySignature[] = [];
      const diagnostics: Diagnostic[] = [];
      let done = 0;
      /** Tabs that have not begun yet. */
      let idle = 0;
      const onShown = (): void => {
        if (idle > 0 && (idle -= 1) === 0) onBusy();
      };
      const put = (index: number, parts: ReadyParts): void => {
        ready[index] = together(parts);
        onPrinted((done += 1));
      };
      const printAll = async (jobs: Job[]): Promise<void> => {
        let begun = 0;
        const begin = (desk: Desk): Begun | undefined => {
          const job = jobs[begun];
          if (job !== undefined) begun += 1;
          return job && { ...job, made: desk.print(job.print.part, onShown) };
        };
        const work = async (desk: Desk): Promise<void> => {
          // The next one is being printed while this one is made ready.
          for (let now = begin(desk), next: Begun | undefined; now !== undefined; now = next) {
            const { index, signature, print } = now;
            const made = await now.made;
            if ('problem' in made) {
              diagnostics.push(diagnose('signature-prints', { chapter: nameOf(signature), problem: made.problem }));
              return;
            }
            next = begin(desk);
            const read = await makeReady(print.part, made.pdf, rules);
            const lacks = [...made.broken.map((image) => diagnose('image-prints', { image })), ...read.diagnostics];
            const joined = await print.join(read.value);
            if (joined === undefined) {
              jobs.push({ index, signature, print: wholeJob(signature) });
              next ??= begin(desk);
            } else {
              for (const lack of lacks) diagnostics.push(lack);
              if (lacks.length === 0) await kept?.put(signature, joined);
              put(index, joined);
            }
          }
        };
        await Promise.all(desks.map(work));
      };
      const known = await Promise.all(signatures.map(async (signature) => kept?.get(signature)));
      // What must be printed goes to Chrome first; what is kept is unpacked meanwhile.
      const isKept = (signature: KeptSignature | undefined): signature is KeptSignature =>
        signature?.isSame.every(Boolean) === true;
      const jobs = signatures.flatMap((signature, index): Job[] => {
        const before = known[index];
        return isKept(before)
          ? []
          : [{ index, signature, print: before === undefined ? wholeJob(signature) : changedJob(signature, before) }];
      });
      idle = Math.min(jobs.length, desks.length);
      if (idle === 0) onBusy();
      const printing = printAll(jobs);
      printing.catch(() => undefined); // whoever waits for it below hears of it
      for (const [index, before] of known.entries()) {
        if (!isKept(before)) continue;
        await aMoment(); // Chrome is answered in between
        put(index, await before.open());
      }
      await printing;
      return { signatures: ready.filter((signature) => signature !== undefined), diagnostics };
    },
    layOut: async (body, styles) => {
      const [desk] = desks;
      if (desk === undefined) throw new Error('a press has a tab at least');
      return desk.layOut(body, styles);
    },
    close: async () => {
      await Promise.all(desks.map((desk) => desk.close()));
    },
  };
}

interface Job {
  readonly index: number;
  readonly signature: Signature;
  readonly print: PrintJob;
}

interface Begun extends Job {
  readonly made: Promise<PrintedBody | Failed>;
}

/** A place where one signature after the other is printed. */
interface Desk {
  /** Opens its tab ahead of the first signature. */
  open(): void;
  print(signature: Signature, onShown: () => void): Promise<PrintedBody | Failed>;
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

function openDesk(openTab: () => Promise<Tab>, tagged: boolean): Desk {
  let tab: Promise<Tab> | undefined;
  let printed = 0;
  const ahead = (): Promise<Tab> => {
    tab ??= openTab();
    tab.catch(() => undefined); // whoever prints hears of it
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
