/** Prints signatures on several tabs at once and makes them ready for binding. */

import { setImmediate as aMoment } from 'node:timers/promises';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Chrome } from '../chrome/browser.ts';
import type { Layout, PrintedBody, Served } from '../chrome/tab.ts';
import type { KeptSignature, KeptSignatures } from '../signatures/kept-signatures.ts';
import { fitPages } from '../measuring/fit-pages.ts';
import { makeUp } from '../measuring/make-up.ts';
import { changedJob, wholeJob, withoutComposing, type PrintJob } from './print-job.ts';
import {
  makeReady,
  titleOf,
  joinParts,
  type ReadyOptions,
  type ReadyParts,
  type ReadySignature,
} from '../signatures/ready-signature.ts';
import type { Signature } from '../sheets/signature.ts';
import { openUnit, type Failed, type PressUnit } from './unit.ts';

export interface Press {
  /** In the order given; a signature that is not what was sent, or an image that would not load, is an error. */
  print(signatures: readonly Signature[], watch?: Watch): Promise<PressResult>;
  /** What a body is like when it is laid out for print (browser.ts). */
  layOut(body: string, styles: readonly string[]): Promise<Layout | Failed>;
  close(): Promise<void>;
}

export interface Watch {
  readonly onPrinted?: (done: number) => void;
  /** Called once, as soon as Chrome works on all tabs that there is something for. */
  readonly onBusy?: () => void;
}

/** A signature that could not be printed is not among them; `diagnostics` name it. */
export interface PressResult {
  readonly signatures: readonly ReadySignature[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface PressOptions extends ReadyOptions {
  /** The document around every signature: fonts, styles, an empty body. */
  readonly shell: string;
  readonly served: Served;
  /** How many signatures are printed at once. */
  readonly tabs: number;
  /** What earlier builds have printed. */
  readonly kept?: KeptSignatures;
}

export function openPress(chrome: Chrome, { shell, served, tabs, kept, ...rules }: PressOptions): Press {
  const units = Array.from({ length: tabs }, () => openUnit(() => chrome.openTab(shell, served), rules.tagged));
  // The others are opened when there is something for them: after an edit one is enough.
  units[0]?.open();
  return {
    print: async (signatures, watch = {}) => {
      const known = await Promise.all(signatures.map(async (signature) => kept?.get(signature)));
      const order = new PrintOrder(jobsFor(signatures, known), { units, rules, kept, watch });
      const printing = order.print();
      printing.catch(() => undefined); // awaited below, when what is kept has been unpacked
      await order.unpack(known);
      await printing;
      return order.done();
    },
    layOut: async (body, styles) => {
      const [unit] = units;
      if (unit === undefined) throw new Error('a press has a tab at least');
      return unit.layOut(body, styles);
    },
    close: async () => {
      await Promise.all(units.map((unit) => unit.close()));
    },
  };
}

/** What must be printed: an earlier build has not printed it as it is now. */
function jobsFor(signatures: readonly Signature[], known: readonly (KeptSignature | undefined)[]): PressJob[] {
  return signatures.flatMap((signature, index): PressJob[] => {
    const before = known[index];
    if (isWhole(before)) return [];
    return [{ index, signature, print: before === undefined ? wholeJob(signature) : changedJob(signature, before) }];
  });
}

function isWhole(signature: KeptSignature | undefined): signature is KeptSignature {
  return signature?.isSame.every(Boolean) === true;
}

interface PressTools {
  readonly units: readonly PressUnit[];
  readonly rules: ReadyOptions;
  readonly kept: KeptSignatures | undefined;
  readonly watch: Watch;
}

/** Signatures that are printed together: each unit takes the next job until none is left. */
class PrintOrder {
  private readonly jobs: PressJob[];
  private readonly shop: PressTools;
  private readonly ready: ReadySignature[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private begun = 0;
  private made = 0;
  /** Units with a job that Chrome has not begun to work on. */
  private idle: number;

  constructor(jobs: PressJob[], shop: PressTools) {
    this.jobs = jobs;
    this.shop = shop;
    this.idle = Math.min(jobs.length, shop.units.length);
  }

  async print(): Promise<void> {
    const { units, watch } = this.shop;
    if (this.idle === 0) watch.onBusy?.();
    await Promise.all(units.map((unit) => this.work(unit)));
  }

  /** What must be printed goes to Chrome first; what is kept is unpacked meanwhile. */
  async unpack(known: readonly (KeptSignature | undefined)[]): Promise<void> {
    for (const [index, before] of known.entries()) {
      if (!isWhole(before)) continue;
      await aMoment(); // Chrome is answered in between
      this.put(index, await before.open());
    }
  }

  done(): PressResult {
    const { ready, diagnostics } = this;
    return { signatures: ready.filter((signature) => signature !== undefined), diagnostics };
  }

  /** The next signature is being printed while the last one is made ready. */
  private async work(unit: PressUnit): Promise<void> {
    for (let now = this.begin(unit), next: Begun | undefined; now !== undefined; now = next) {
      const printed = await now.printed;
      if ('problem' in printed) {
        const { problem } = printed;
        this.diagnostics.push(diagnose('signature-prints', { chapter: titleOf(now.signature), problem }));
        return;
      }
      next = this.begin(unit);
      await this.finish(now, printed);
      next ??= this.begin(unit); // a job may have come back
    }
  }

  private begin(unit: PressUnit): Begun | undefined {
    const job = this.jobs[this.begun];
    if (job === undefined) return undefined;
    this.begun += 1;
    return { ...job, printed: this.make(unit, job.print.part) };
  }

  /** Its pages are made up on the tab that prints them. */
  private async make(unit: PressUnit, part: Signature): Promise<Made | Failed> {
    const fitted = await fitPages(part, unit.layOut);
    if ('problem' in fitted) return fitted;
    const madeUp = await makeUp(fitted, unit.layOut);
    if ('problem' in madeUp) return madeUp;
    const printed = await unit.print(madeUp, () => this.onShown());
    return 'problem' in printed ? printed : { ...printed, part: madeUp };
  }

  private onShown(): void {
    if (this.idle === 0) return;
    this.idle -= 1;
    if (this.idle === 0) this.shop.watch.onBusy?.();
  }

  private async finish({ index, signature, print }: PressJob, { part, pdf, broken }: Made): Promise<void> {
    const { rules, kept } = this.shop;
    const { value, diagnostics, amiss } = await makeReady(part, pdf, rules);
    if (amiss.length > 0) {
      const said = diagnostics.filter(({ code }) => code === 'lines-are-as-composed');
      this.jobs.push({ index, signature, print: withoutComposing(print, amiss, said) });
      return;
    }
    const joined = await print.join(value);
    if (joined === undefined) {
      this.jobs.push({ index, signature, print: wholeJob(signature) });
      return;
    }
    const lacks = [
      ...(print.said ?? []),
      ...broken.map((image) => diagnose('image-prints', { image })),
      ...diagnostics,
    ];
    for (const lack of lacks) this.diagnostics.push(lack);
    if (lacks.length === 0) await kept?.put(signature, joined);
    this.put(index, joined);
  }

  private put(index: number, parts: ReadyParts): void {
    this.ready[index] = joinParts(parts);
    this.made += 1;
    this.shop.watch.onPrinted?.(this.made);
  }
}

interface PressJob {
  readonly index: number;
  readonly signature: Signature;
  readonly print: PrintJob;
}

interface Begun extends PressJob {
  readonly printed: Promise<Made | Failed>;
}

/** What was printed, and the pages it was printed from. */
interface Made extends PrintedBody {
  readonly part: Signature;
}
