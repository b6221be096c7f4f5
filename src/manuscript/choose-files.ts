/** Which of the files found are chapters, in which order and in which part: by `contents:` or by folder and name. */

import type { BookConfig } from '../config/schema.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { FoundFile } from './find-files.ts';
import { joinNames } from './names.ts';
import { compareNames } from './natural-order.ts';
import { partTitle } from './part-title.ts';

export interface ChosenFile {
  /** As the disk spells it. */
  readonly found: string;
  readonly part?: string;
}

type Contents = BookConfig['contents'];

export function chooseFiles(root: string, files: readonly FoundFile[], contents: Contents): Noted<readonly ChosenFile[]> {
  return contents === undefined ? byFolder(root, files) : byContents(root, files, contents);
}

/** Natural order; files at the root stand before the parts. A README beside chapters is about the repository, not of the book. */
function byFolder(root: string, files: readonly FoundFile[]): Noted<readonly ChosenFile[]> {
  const chapters = files.filter(({ name }) => !/^readme\.(?:md|markdown)$/i.test(name));
  const isReadmeLeftOut = chapters.length > 0 && chapters.length < files.length;
  const kept = isReadmeLeftOut ? chapters : files;
  const leftOut = isReadmeLeftOut ? files.filter((file) => !chapters.includes(file)) : [];
  return {
    value: [...kept].sort((a, b) => compareNames(a.name, b.name)).map(({ name }) => ({ found: name, ...partOf(name) })),
    diagnostics: leftOut.map(({ name }) => diagnose('file-is-chapter', { file: name }, { file: joinNames(root, name) })),
  };
}

function byContents(root: string, files: readonly FoundFile[], contents: NonNullable<Contents>): Noted<readonly ChosenFile[]> {
  const book = { file: joinNames(root, 'book.yaml') };
  const byName = new Map(files.map((file) => [file.name.normalize('NFC'), file]));
  const chosen = new Map<string, ChosenFile>();
  const diagnostics: Diagnostic[] = [];
  for (const { listed, part } of listedFiles(contents)) {
    const file = [listed, `${listed}.md`, `${listed}.markdown`].map((name) => byName.get(name)).find((found) => found !== undefined);
    if (file === undefined) diagnostics.push(diagnose('contents-file-exists', { file: listed }, book));
    else if (chosen.has(file.name)) diagnostics.push(diagnose('contents-file-once', { file: listed }, book));
    else chosen.set(file.name, { found: file.name, ...(part === undefined ? partOf(file.name) : { part }) });
  }
  const leftOut = files.filter(({ name }) => !chosen.has(name)).sort((a, b) => compareNames(a.name, b.name));
  diagnostics.push(...leftOut.map(({ name }) => diagnose('file-is-listed', { file: name }, { file: joinNames(root, name) })));
  return { value: [...chosen.values()], diagnostics };
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
