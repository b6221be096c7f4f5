/**
 * Files are put in place all or none, also when the process is killed at any moment.
 *
 * 1. Everything is written into a folder beside the places, `.keben-…`: a full disk or a missing permission shows
 *    itself here.
 * 2. That folder is renamed to `.keben-publishing`. There can be one only, so builds that publish at once do it one
 *    after another.
 * 3. A second name is given to each file that will be replaced, so that it can come back.
 * 4. `plan.json` in it is renamed to `journal.json`: from here on the new files count.
 * 5. Each new file is renamed over its place. If one cannot be, `journal.json` is renamed to `undo.json`, and the old
 *    ones come back.
 * 6. The folder gets its first name again, and is removed.
 *
 * Whoever finds a `.keben-publishing` whose process is dead does the rest of it: with `journal.json` step 5, with
 * `undo.json` the way back, with neither nothing. Steps 2 to 6 go without a pause, so that no signal that the process
 * hears comes between them.
 */

import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { atEnd } from './at-end.ts';
import type { OutputFile, OutputSet } from './host.ts';
import { processOwner, type Owner } from './owner.ts';
import {
  committed,
  journalName,
  kindOf,
  planName,
  readCommitted,
  readWritten,
  undoName,
  type Plan,
  type PlannedSet,
  type Written,
} from './publish-plan.ts';

/** The calls that change a disk, as `node:fs` has them; tests stop at any of them. */
export interface Disk {
  mkdirSync(folder: string, options: { recursive: true }): string | undefined;
  writeFile(file: string, bytes: Uint8Array | string): Promise<void>;
  writeFileSync(file: string, text: string): void;
  renameSync(from: string, to: string): void;
  linkSync(from: string, to: string): void;
  copyFileSync(from: string, to: string): void;
  unlinkSync(file: string): void;
  rmdirSync(folder: string): void;
  rmSync(folder: string, options: { recursive: true; force: true }): void;
}

export interface Publisher {
  /** Puts all files in place, or none; those of `first` come before the others. */
  publish(folder: string, files: readonly OutputFile[], first?: OutputSet): Promise<void>;
  /**
   * Completes or undoes what a killed process began in the folder, and removes what it left there. If that fails, the
   * next one who publishes there gets the error.
   */
  settle(folder: string): void;
}

export const nodeDisk: Disk = { ...fs, writeFile: fs.promises.writeFile };

export function openPublisher(disk: Disk = nodeDisk, owner: Owner = processOwner('.keben')): Publisher {
  return {
    publish: (folder, files, first) => publish([...(first ? [first] : []), { folder, files }], { disk, owner }),
    settle: (folder) => {
      try {
        settle(folder, { disk, owner });
      } catch {
        // Nobody is publishing.
      }
    },
  };
}

interface Tools {
  readonly disk: Disk;
  readonly owner: Owner;
}

/**
 * How often a taken folder is tried again. A build that publishes takes some milliseconds; one that hangs is not waited
 * for.
 */
const turns = 400;
const turnMilliseconds = 25;

async function publish(sets: readonly OutputSet[], tools: Tools): Promise<void> {
  const { disk, owner } = tools;
  const name = owner.name();
  const made: string[] = [];
  const clear = (): void => {
    // A publication that could not be undone is left to the next run, with everything that it needs.
    if (readCommitted(path.resolve(sets.at(-1)?.folder ?? ''))?.name === name) return;
    for (const { folder } of sets) removeLeft(path.join(folder, name), disk);
    for (const folder of made.reverse()) removeEmpty(folder, disk);
  };
  const forget = atEnd(clear);
  try {
    for (const { folder } of sets) settle(folder, tools);
    for (const { folder, files } of sets) await stage(path.join(folder, name), files, { disk, made });
    for (const set of sets) makeRoom(set, { disk, made });
    const planned = sets.map(({ folder, files }): PlannedSet => ({
      folder: path.resolve(folder),
      paths: files.map((file) => file.path),
    }));
    const main = planned.at(-1)?.folder ?? '';
    for (const { folder } of planned) {
      const written: Written =
        folder === main
          ? { name, sets: planned.map((set) => ({ ...set, folder: path.relative(main, set.folder) })) }
          : { name, main: path.relative(folder, main) };
      await disk.writeFile(path.join(folder, name, planName), JSON.stringify(written));
    }
    await commit({ name, main, sets: planned }, tools);
  } catch (error) {
    clear();
    throw error;
  } finally {
    forget();
  }
}

interface Making {
  readonly disk: Disk;
  /** Folders that this publication made, outer ones first. */
  readonly made: string[];
}

async function stage(staging: string, files: readonly OutputFile[], { disk, made }: Making): Promise<void> {
  makeFolder(path.dirname(staging), { disk, made });
  disk.mkdirSync(staging, { recursive: true });
  for (const [index, { bytes }] of files.entries()) await disk.writeFile(path.join(staging, `${index}.new`), bytes);
}

function makeRoom({ folder, files }: OutputSet, making: Making): void {
  for (const file of files) makeFolder(path.dirname(path.join(folder, file.path)), making);
  const taken = files.find((file) => kindOf(path.join(folder, file.path)) === 'folder');
  if (taken !== undefined) throw new Error(`${taken.path} is a folder`);
}

function makeFolder(folder: string, { disk, made }: Making): void {
  const first = disk.mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let at = path.resolve(folder), above: string[] = []; ; at = path.dirname(at)) {
    above = [at, ...above];
    if (at === path.resolve(first)) return void made.push(...above);
  }
}

/** A folder in which another build has put something stays. */
function removeEmpty(folder: string, disk: Disk): void {
  try {
    disk.rmdirSync(folder);
  } catch {
    // The folder is not empty, or gone.
  }
}

async function commit({ name, main, sets }: Plan, tools: Tools): Promise<void> {
  const { disk } = tools;
  const staging = path.join(main, committed);
  for (let turn = 0; !take(path.join(main, name), staging, disk); turn += 1) {
    if (turn === turns) throw new Error(`another build is writing to ${main}`);
    settle(main, tools);
    await wait(turnMilliseconds);
  }
  const plan: Plan = { name, main, sets };
  try {
    for (const move of movesOf(plan)) keep(move, disk);
    disk.renameSync(path.join(staging, planName), path.join(staging, journalName));
    complete(plan, disk);
  } catch (error) {
    undo(plan, disk);
    finish(plan, disk);
    throw error;
  }
  finish(plan, disk);
}

/** False when the place is taken: a folder is never renamed over one that is not empty. */
function take(from: string, to: string, disk: Disk): boolean {
  try {
    disk.renameSync(from, to);
    return true;
  } catch (error) {
    if (kindOf(to) === undefined) throw error;
    return false;
  }
}

/**
 * Keeps the old file under a second name, which costs nothing; on disks without hard links it is copied. Where there
 * was no file, that is noted too.
 */
function keep({ place, old, none }: Move, disk: Disk): void {
  if (kindOf(place) === undefined) return disk.writeFileSync(none, '');
  try {
    disk.linkSync(place, old);
  } catch {
    disk.copyFileSync(place, old);
  }
}

interface Move {
  readonly place: string;
  readonly fresh: string;
  readonly old: string;
  /** This file says that there was no old one. */
  readonly none: string;
}

function movesOf({ name, main, sets }: Plan): Move[] {
  return sets.flatMap(({ folder, paths }) => {
    const staging = path.join(folder, folder === main ? committed : name);
    return paths.map((below, index): Move => {
      const [fresh = '', old = '', none = ''] = ['new', 'old', 'none'].map((state) =>
        path.join(staging, `${index}.${state}`),
      );
      return { place: path.join(folder, below), fresh, old, none };
    });
  });
}

/** Files that are in place already are left alone. */
function complete(plan: Plan, disk: Disk): void {
  for (const { place, fresh } of movesOf(plan)) {
    if (kindOf(fresh) !== 'file') continue;
    try {
      disk.renameSync(fresh, place);
    } catch (error) {
      throw new Error(`${path.basename(place)} cannot be replaced (${codeOf(error)})`, { cause: error });
    }
  }
}

/** Puts back what was replaced; part of it may be back already. */
function undo(plan: Plan, disk: Disk): void {
  const [journal = '', undoing = ''] = [journalName, undoName].map((name) => path.join(plan.main, committed, name));
  if (kindOf(journal) !== undefined) disk.renameSync(journal, undoing);
  if (kindOf(undoing) === undefined) return; // nothing was replaced yet
  for (const { place, fresh, old, none } of movesOf(plan)) {
    if (kindOf(fresh) !== undefined) continue;
    if (kindOf(old) !== undefined) disk.renameSync(old, place);
    else if (kindOf(none) !== undefined && kindOf(place) !== undefined) disk.unlinkSync(place);
  }
}

/** The code of an error, such as `EPERM`. */
function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

/** Under its first name the folder decides nothing any more, so it may be removed step by step. */
function finish({ name, main, sets }: Plan, disk: Disk): void {
  disk.renameSync(path.join(main, committed), path.join(main, name));
  for (const { folder } of sets) removeLeft(path.join(folder, name), disk);
}

/** What cannot be removed now is removed by a later run. */
function removeLeft(folder: string, disk: Disk): void {
  try {
    disk.rmSync(folder, { recursive: true, force: true });
  } catch {
    return;
  }
}

function settle(folder: string, tools: Tools): void {
  const { disk, owner } = tools;
  for (const name of namesIn(folder)) {
    const left = path.join(folder, name);
    if (name === committed) settleCommitted(path.resolve(folder), tools);
    else if (owner.isAlive(folder, name) === false) {
      // Its part of a set that another folder decides on is removed with it.
      const main = readWritten(path.join(left, planName))?.main;
      if (main !== undefined && readCommitted(path.resolve(folder, main))?.name === name)
        settleCommitted(path.resolve(folder, main), tools);
      removeLeft(left, disk);
    }
  }
}

function settleCommitted(main: string, { disk, owner }: Tools): void {
  const plan = readCommitted(main);
  if (plan === undefined) {
    // Keben did not make this folder.
    disk.rmSync(path.join(main, committed), { recursive: true, force: true });
    return;
  }
  if (owner.isAlive(main, plan.name) === true) return;
  if (kindOf(path.join(main, committed, journalName)) === undefined) undo(plan, disk);
  else {
    try {
      complete(plan, disk);
    } catch {
      undo(plan, disk);
    }
  }
  finish(plan, disk);
}

function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return []; // it is missing or cannot be read; the next write there gives the error
  }
}
