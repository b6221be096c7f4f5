/** Which of the files found are chapters, in which order and in which part: by `contents:`, by SUMMARY.md, or by folder and name. */

import type { BookConfig } from '../config/schema.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { FoundFile } from './find-files.ts';
import { joinNames } from './names.ts';
import { compareNames } from './natural-order.ts';
import { partTitle } from './part-title.ts';
import { sideFiles } from './side-files.ts';
import { readSummary } from './summary.ts';

export interface ChosenFile {
  /** As the disk spells it. */
  readonly found: string;
  readonly part?: string;
  /** From SUMMARY.md: how deep it is indented, and its title there. */
  readonly depth?: number;
  readonly listedAs?: string;
}

/** At the root of the manuscript. */
export const summaryName = 'SUMMARY.md';

type Contents = BookConfig['contents'];

export function chooseFiles(root: string, files: readonly FoundFile[], contents: Contents): Noted<readonly ChosenFile[]> {
  return contents === undefined ? byFolder(root, files) : byContents(root, files, contents);
}

/** Natural order; files at the root stand before the parts. */
function byFolder(root: string, files: readonly FoundFile[]): Noted<readonly ChosenFile[]> {
  const aside = sideFiles(files.map(({ name }) => name));
  const [kept, leftOut] = [files.filter(({ name }) => !aside.has(name)), files.filter(({ name }) => aside.has(name))];
  return {
    value: [...kept].sort((a, b) => compareNames(a.name, b.name)).map(({ name }) => ({ found: name, ...partOf(name) })),
    diagnostics: leftOut.map(({ name }) => diagnose('file-is-chapter', { file: name }, { file: joinNames(root, name) })),
  };
}

/** The order of SUMMARY.md; `undefined` when it lists no file. */
export function bySummary(root: string, files: readonly FoundFile[], text: string): Noted<readonly ChosenFile[]> | undefined {
  const entries = readSummary(text);
  if (!entries.some(({ file }) => file !== undefined)) return undefined;
  const summary = joinNames(root, summaryName);
  const byName = new Map(files.map((file) => [file.name.normalize('NFC'), file.name]));
  const chosen = new Map<string, ChosenFile>();
  const diagnostics: Diagnostic[] = [];
  for (const { file, title, depth, line, part } of entries) {
    const place = { file: summary, line, column: 1 };
    const found = file === undefined ? undefined : byName.get(file);
    if (file === undefined) diagnostics.push(diagnose('summary-entry-has-file', { title }, place));
    else if (found === undefined) diagnostics.push(diagnose('contents-file-exists', { file, list: summaryName }, place));
    else if (chosen.has(found)) diagnostics.push(diagnose('contents-file-once', { file, list: summaryName }, place));
    else chosen.set(found, { found, depth, listedAs: title, ...(part !== undefined && { part }) });
  }
  return { value: [...chosen.values()], diagnostics: [...diagnostics, ...sayUnlisted(root, files, chosen, summaryName)] };
}

function byContents(root: string, files: readonly FoundFile[], contents: NonNullable<Contents>): Noted<readonly ChosenFile[]> {
  const book = { file: joinNames(root, 'book.yaml') };
  const byName = new Map(files.map((file) => [file.name.normalize('NFC'), file]));
  const chosen = new Map<string, ChosenFile>();
  const diagnostics: Diagnostic[] = [];
  for (const { listed, part } of listedFiles(contents)) {
    const file = [listed, `${listed}.md`, `${listed}.markdown`].map((name) => byName.get(name)).find((found) => found !== undefined);
    if (file === undefined) diagnostics.push(diagnose('contents-file-exists', { file: listed, list: 'contents' }, book));
    else if (chosen.has(file.name)) diagnostics.push(diagnose('contents-file-once', { file: listed, list: 'contents' }, book));
    else chosen.set(file.name, { found: file.name, ...(part === undefined ? partOf(file.name) : { part }) });
  }
  return { value: [...chosen.values()], diagnostics: [...diagnostics, ...sayUnlisted(root, files, chosen, 'contents')] };
}

function sayUnlisted(root: string, files: readonly FoundFile[], chosen: ReadonlyMap<string, ChosenFile>, list: string): Diagnostic[] {
  const leftOut = files.filter(({ name }) => !chosen.has(name) && name !== summaryName).sort((a, b) => compareNames(a.name, b.name));
  return leftOut.map(({ name }) => diagnose('file-is-listed', { file: name, list }, { file: joinNames(root, name) }));
}

function listedFiles(contents: NonNullable<Contents>): { listed: string; part?: string }[] {
  return contents.flatMap((entry) =>
    typeof entry === 'string'
      ? [{ listed: listedName(entry) }]
      : entry.chapters.map((name) => ({ listed: listedName(name), part: entry.part })),
  );
}

function listedName(written: string): string {
  return written.normalize('NFC').replace(/^\.\//, '');
}

/** A part is the first folder of the name, also where chapters lie deeper. */
function partOf(name: string): { part?: string } {
  const [folder, ...rest] = name.split('/');
  return rest.length === 0 || folder === undefined ? {} : { part: partTitle(folder) };
}
