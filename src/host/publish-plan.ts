/**
 * The plan of a publication as its staging folders have it: written before anything is replaced, and read by the run
 * that completes or undoes it. A manuscript may bring folders of such names, so what is read is looked over.
 */

import fs from 'node:fs';
import path from 'node:path';

/** One publication; its folders are absolute. */
export interface Plan {
  /** The name of all its staging folders. */
  readonly name: string;
  /** The folder of the last set; the journal in it decides for all sets. */
  readonly main: string;
  readonly sets: readonly PlannedSet[];
}

export interface PlannedSet {
  readonly folder: string;
  /**
   * Paths below the folder, with `/`. The new file of `paths[3]` is `3.new` in the staging folder, the old one `3.old`.
   */
  readonly paths: readonly string[];
}

/**
 * What a staging folder says about itself. Paths are relative to the folder it is in, so that all of it may be moved.
 */
export interface Written {
  readonly name: string;
  /** Set in the folders other than the main one. */
  readonly main?: string;
  /** Set in the main folder. */
  readonly sets?: readonly PlannedSet[];
}

export const committed = '.keben-publishing';
export const planName = 'plan.json';
export const journalName = 'journal.json';
export const undoName = 'undo.json';

/** `undefined` where none is, or none that can be trusted. */
export function readCommitted(main: string): Plan | undefined {
  const staging = path.join(main, committed);
  const written = [planName, journalName, undoName]
    .map((name) => readWritten(path.join(staging, name)))
    .find((found) => found !== undefined);
  if (written?.sets === undefined) return undefined;
  const plan: Plan = {
    name: written.name,
    main,
    sets: written.sets.map((set) => ({ ...set, folder: path.resolve(main, set.folder) })),
  };
  return plan.sets.every((set) => isTrusted(set, plan)) ? plan : undefined;
}

/**
 * A manuscript may bring a folder with this name. So no path may lead out of the folders it names, and into another
 * folder than its own only files go of which that folder itself has the other part.
 */
function isTrusted({ folder, paths }: PlannedSet, { name, main }: Plan): boolean {
  const part = folder === main ? undefined : readWritten(path.join(folder, name, planName));
  const isOwn =
    folder === main || (part?.name === name && part.main !== undefined && path.resolve(folder, part.main) === main);
  return isOwn && paths.every((below) => isBelow(folder, path.dirname(path.join(folder, below))));
}

function isBelow(folder: string, inner: string): boolean {
  try {
    const [real, realInner] = [fs.realpathSync(folder), fs.realpathSync(inner)];
    return realInner === real || realInner.startsWith(real + path.sep);
  } catch {
    return false;
  }
}

export function readWritten(file: string): Written | undefined {
  if (kindOf(file) !== 'file' || kindOf(path.dirname(file)) !== 'folder') return undefined;
  try {
    const value: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    return isWritten(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isWritten(value: unknown): value is Written {
  if (!isRecord(value) || typeof value['name'] !== 'string' || !/^\.keben-\d[\w-]*$/.test(value['name'])) return false;
  const { main, sets } = value;
  return (
    (main === undefined || typeof main === 'string') &&
    (sets === undefined || (Array.isArray(sets) && sets.every(isSet)))
  );
}

function isSet(value: unknown): value is PlannedSet {
  return (
    isRecord(value) &&
    typeof value['folder'] === 'string' &&
    Array.isArray(value['paths']) &&
    value['paths'].every((below) => typeof below === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * Of the name itself, so a link is `other`. `undefined` also when a folder above it is missing or closed; the next
 * write there gives the error.
 */
export function kindOf(file: string): 'file' | 'folder' | 'other' | undefined {
  try {
    const found = fs.lstatSync(file);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch {
    return undefined;
  }
}
