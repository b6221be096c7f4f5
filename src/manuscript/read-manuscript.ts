/** From a folder to its chapter files, decoded and in reading order. */

import type { BookConfig } from '../config/schema.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { bySummary, chooseFiles, summaryName, type ChosenFile } from './choose-files.ts';
import { decodeText, decodeUtf8, type Mends } from './decode.ts';
import { findFiles } from './find-files.ts';
import { joinNames } from './names.ts';
import type { SourceFile } from './source.ts';

/**
 * Reads the chapters of the manuscript `folder` (as the author typed it). `contents` of book.yaml chooses, orders and groups
 * them; without it SUMMARY.md does; without that all Markdown files but the author's own papers are chapters, in natural order, and each
 * sub-folder is a part 卷. `mends` says which slips of encoding are mended.
 * Errors: `manuscript-exists`, `manuscript-has-chapters`, `contents-file-exists`, `file-is-inside`, `text-is-utf8`.
 */
export async function readManuscript(folder: string, contents: BookConfig['contents'], host: Host, mends: Mends = () => false): Promise<Noted<readonly SourceFile[]>> {
  const root = folder.length > 1 ? folder.replace(/\/+$/, '') : folder;
  const found = await findFiles(root, host);
  if (found === undefined) return { value: [], diagnostics: [diagnose('manuscript-exists', { folder: root })] };
  const summary = contents === undefined && found.files.some(({ name }) => name === summaryName) ? await host.read(joinNames(root, summaryName)) : undefined;
  const listed = summary === undefined ? undefined : bySummary(root, found.files, decodeUtf8(summary) ?? '');
  const chosen = listed ?? chooseFiles(root, found.files, contents);
  const diagnostics: Diagnostic[] = [...found.diagnostics, ...chosen.diagnostics];
  if (chosen.value.length === 0) diagnostics.push(diagnose('manuscript-has-chapters', { folder: root }));
  const files: SourceFile[] = [];
  for (const file of chosen.value) {
    const read = await readFile(root, file, { host, mends });
    diagnostics.push(...read.diagnostics);
    if (read.value !== undefined) files.push(read.value);
  }
  return { value: files, diagnostics };
}

async function readFile(root: string, { found, ...listed }: ChosenFile, { host, mends }: { host: Host; mends: Mends }): Promise<Noted<SourceFile | undefined>> {
  const path = joinNames(root, found);
  const bytes = await host.read(path);
  if (bytes === undefined) return { value: undefined, diagnostics: [diagnose('contents-file-exists', { file: found, list: 'contents' }, { file: path })] };
  const { value: text, diagnostics } = decodeText(bytes, path, mends);
  if (text === undefined) return { value: undefined, diagnostics };
  return { value: { path, name: found.normalize('NFC'), text, ...listed }, diagnostics };
}
