/**
 * Prints chapters as they are asked for, one after another, on one tab that stays open. A job is made when its turn
 * comes, so that of many saves only the latest is printed. A Chrome that dies is started anew, once a job.
 */

import { digestOf } from '../host/digest.ts';
import type { BrowserKeeper } from '../pdf/chrome/keeper.ts';
import type { Bilingual, Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Page } from '../pages/views.ts';
import { printGalley, type Galley } from '../pdf/galley-proof.ts';
import { openPress, type Press } from '../pdf/press/press.ts';
import { servedOf, shellOf, type Setting } from '../pdf/sheets/setting.ts';
import type { CutFaces } from './faces.ts';

export interface GalleyJob {
  readonly page: Page;
  readonly setting: Setting;
  readonly faces: CutFaces;
}

export interface PrintedGalley extends Galley {
  /** Two galleys with the same pages have the same key. */
  readonly key: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Chrome had stopped and was started anew for these pages. */
  readonly isAfterRestart?: boolean;
}

/** Why a chapter could not be printed, and what to do where that is known. */
export interface NotPrinted {
  readonly problem: string;
  readonly remedy?: Bilingual;
}

export interface Galleys {
  /**
   * `make` gives `undefined` when the chapter is gone. Those who ask for the same `id` before its turn share one
   * printing.
   */
  print(id: string, make: () => Promise<GalleyJob | undefined>): Promise<PrintedGalley | NotPrinted | undefined>;
  /** The galley of this key, if it is one of the last that were printed. */
  find(key: string): PrintedGalley | undefined;
  /** Starts Chrome before it is needed. */
  warm(): void;
  close(): Promise<void>;
}

/** So many are kept: enough to turn back a few chapters. */
const kept = 12;

type Result = PrintedGalley | NotPrinted;

export function openGalleys(keep: () => BrowserKeeper): Galleys {
  const machine = openMachine(keep);
  const known = new Map<string, PrintedGalley>();
  const waiting = new Map<string, Promise<Result | undefined>>();
  let turn: Promise<unknown> = Promise.resolve();

  const work = async (make: () => Promise<GalleyJob | undefined>): Promise<Result | undefined> => {
    const job = await make();
    if (job === undefined) return undefined;
    const key = keyOf(job);
    const made = known.get(key) ?? (await machine.print(job, key));
    if ('problem' in made) return made;
    known.delete(key);
    known.set(key, made);
    for (const old of [...known.keys()].slice(0, -kept)) known.delete(old);
    return made;
  };
  return {
    print: (id, make) => {
      const shared = waiting.get(id);
      if (shared !== undefined) return shared;
      const done = turn.then(() => {
        waiting.delete(id);
        return work(make);
      });
      waiting.set(id, done);
      turn = done.catch(() => undefined);
      return done;
    },
    find: (key) => known.get(key),
    warm: machine.warm,
    close: async () => {
      await turn;
      await machine.close();
    },
  };
}

interface GalleyPress {
  print(job: GalleyJob, key: string): Promise<Result>;
  warm(): void;
  close(): Promise<void>;
}

/** One Chrome, and in it a press for the style and the fonts of the last job. */
function openMachine(keep: () => BrowserKeeper): GalleyPress {
  let browser = keep();
  let press: { readonly dress: string; readonly open: Press } | undefined;

  const closePress = async (): Promise<void> => {
    const old = press;
    press = undefined;
    await old?.open.close().catch(() => undefined); // a tab of a dead Chrome has nothing to close
  };
  const attempt = async ({ page, setting, faces }: GalleyJob, key: string): Promise<Result> => {
    const chrome = await browser.start();
    if ('problem' in chrome) return chrome;
    const dress = dressOf({ setting, faces });
    if (press?.dress !== dress) {
      await closePress();
      press = {
        dress,
        open: openPress(chrome, {
          shell: shellOf(setting, faces.fonts),
          served: servedOf(setting.book, faces.fonts),
          tagged: false,
          tabs: 1,
          ownFonts: new Map(),
        }),
      };
    }
    const { value, diagnostics } = await printGalley(press.open, page, {
      ...setting,
      fonts: faces.fonts,
      browser: chrome.version,
    });
    if (value !== undefined) return { ...value, key, diagnostics };
    return { problem: diagnostics.map(({ message }) => message.en).join('; ') };
  };
  return {
    print: async (job, key) => {
      const first = await attempt(job, key).catch(sayProblem);
      const isStarted = (await browser.version()) !== undefined;
      if (!('problem' in first) || !isStarted) return first;
      await closePress();
      await browser.close().catch(() => undefined); // it may be dead already
      browser = keep();
      const second = await attempt(job, key).catch(sayProblem);
      return 'problem' in second ? second : { ...second, isAfterRestart: true };
    },
    warm: () => void browser.start(),
    close: async () => {
      await closePress();
      await browser.close().catch(() => undefined);
    },
  };
}

function sayProblem(error: unknown): { problem: string } {
  return { problem: error instanceof Error ? error.message : String(error) };
}

/** A digest of all that a tab is opened with: a job with another one needs another tab. */
function dressOf({ setting: { book, edition, theme }, faces }: Omit<GalleyJob, 'page'>): string {
  const images = [...book.assets.values()].map(({ name, bytes }) => [name, bytes]);
  return digestOf([theme, edition.purpose, edition.sheet, book.meta.language, faces.version, images]);
}

function keyOf(job: GalleyJob): string {
  const { page, setting } = job;
  return inAddress(digestOf([dressOf(job), page.title, page.body, setting.book.meta.title]));
}

/** A digest as a part of an address. */
export function inAddress(digest: string): string {
  return digest.replace(/[^A-Za-z0-9]/g, '').slice(0, 32);
}
