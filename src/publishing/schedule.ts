/**
 * What is done meanwhile. Engines start while the manuscript is read. Editions of one format come one after another,
 * for they share an engine; different formats go side by side. While engines have enough to do, the text is read as an
 * editor would. Chrome ends as soon as nothing is left to print.
 */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isOf, type Edition, type Format } from '../editions/edition.ts';
import type { Host } from '../host/host.ts';
import type { Notebook } from '../host/notebook.ts';
import type { Commission, Engines, Made, Output } from '../outputs/output.ts';
import { keepBrowser } from '../pdf/chrome/keeper.ts';

export interface Schedule {
  readonly engines: Engines;
  /** Told as soon as it is known what will be made. */
  readonly expect: (editions: readonly Edition[]) => void;
  readonly run: (work: Work) => Promise<Done>;
  /** `Chrome 143.0.7499.0`, when one was started. */
  readonly browser: () => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

export interface Work {
  /** To be published. */
  readonly wanted: readonly Edition[];
  /** Those, and what they are made from. */
  readonly all: readonly Edition[];
  readonly make: (edition: Edition, made: Commission['made']) => Promise<Made>;
  readonly lookOver: (edition: Edition, output: Output) => Promise<readonly Diagnostic[]>;
  /** What an editor would mark. */
  readonly mark: () => Promise<readonly Diagnostic[]>;
}

export interface Done {
  /** Those that were wanted, in their order. */
  readonly finished: readonly Finished[];
  /** Why others could not be made that they should have been made from. */
  readonly ofSources: readonly Diagnostic[];
  readonly marks: readonly Diagnostic[];
}

/** An edition that was made and looked over. */
export interface Finished {
  readonly edition: Edition;
  /** `undefined` where it could not be made. */
  readonly output: Output | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ScheduleOptions {
  readonly notebook: Notebook;
  /** Addresses of Chromes that run already; none for one of our own. */
  readonly browsers: readonly string[];
  /** Whether finished files are looked over. */
  readonly proof: boolean;
}

export function openSchedule(host: Host, { notebook, browsers, proof }: ScheduleOptions): Schedule {
  // Of a book that was built before little must be printed, and each tab takes its time from the others.
  const browser = keepBrowser(host, { tabs: notebook.isKnown ? 1 : host.cores, endpoints: browsers });
  const [lull, areBusy] = signal();
  const toPrint = new Set<string>();
  const loadChecker = (editions: readonly Edition[]): void => {
    if (proof && editions.some(isOf('epub')))
      void import('../proof/epubcheck.ts').then(
        ({ prepareToCheck }) => prepareToCheck(),
        () => undefined, // what fails here fails again when a file is checked, and is said then
      );
  };
  return {
    engines: {
      chrome: () => browser.start(),
      leaveChrome: ({ name }) => {
        toPrint.delete(name);
        // It takes a while to end, and binding does not need it.
        if (toPrint.size === 0) void browser.close();
      },
      areBusy,
    },
    expect: (editions) => {
      if (editions.some(isOf('pdf'))) void browser.start();
      if (notebook.isKnown) loadChecker(editions);
    },
    run: async ({ wanted, all, mark, ...work }) => {
      for (const { name } of all.filter(isOf('pdf'))) toPrint.add(name);
      loadChecker(wanted);
      const finish = inChains(all, { ...work, isLookedOver: (edition) => proof && wanted.includes(edition) });
      const making = Promise.all(wanted.map(finish));
      const marking = Promise.race([lull, making]).then(mark);
      const [finished, marks] = await Promise.all([making, marking]);
      const sources = await Promise.all(all.filter((edition) => !wanted.includes(edition)).map(finish));
      const unmade = sources.filter(({ output }) => output === undefined);
      return { finished, ofSources: unmade.flatMap(({ diagnostics }) => diagnostics), marks };
    },
    browser: () => browser.version(),
    close: () => browser.close(),
  };
}

interface Chains extends Pick<Work, 'make' | 'lookOver'> {
  readonly isLookedOver: (edition: Edition) => boolean;
}

/** Each edition is made once, by whoever asks for it first: the build, or another edition. */
function inChains(
  all: readonly Edition[],
  { make, lookOver, isLookedOver }: Chains,
): (edition: Edition) => Promise<Finished> {
  const begun = new Map<string, { readonly made: Promise<Made>; readonly finished: Promise<Finished> }>();
  const tails = new Map<Format, Promise<unknown>>();
  const made: Commission['made'] = async (name) => {
    const edition = all.find((each) => each.name === name);
    return edition && (await begin(edition).made).value;
  };
  const finish = async (edition: Edition, { value: output, diagnostics }: Made): Promise<Finished> => {
    const found = output && isLookedOver(edition) ? await lookOver(edition, output) : [];
    return { edition, output, diagnostics: [...diagnostics, ...found] };
  };
  const begin = (edition: Edition) => {
    const known = begun.get(edition.name);
    if (known !== undefined) return known;
    const making = (tails.get(edition.format) ?? Promise.resolve()).then(() => make(edition, made));
    const fresh = { made: making, finished: making.then((each) => finish(edition, each)) };
    tails.set(
      edition.format,
      fresh.finished.catch(() => undefined),
    );
    begun.set(edition.name, fresh);
    return fresh;
  };
  return (edition) => begin(edition).finished;
}

/** A promise, and the function that fulfils it. */
function signal(): readonly [promise: Promise<void>, keep: () => void] {
  let keep: () => void = () => undefined;
  return [new Promise<void>((resolve) => (keep = resolve)), () => keep()];
}
