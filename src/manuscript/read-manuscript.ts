/** From a folder to its chapter files, decoded and in reading order. */

import type { BookConfig } from '../config/schema.ts';
import { sayRefused } from '../config/say-refused.ts';
import { diagnose, hasErrors, type Bilingual, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { limits, megabytes } from '../host/limits.ts';
import { readWithin } from '../host/read-within.ts';
import { bySummary, chooseFiles, summaryName, type ChosenFile } from './choose-files.ts';
import { newMemory, type Memory } from '../host/facts.ts';
import { lazily } from '../host/lazily.ts';
import { decodeText, decodeUtf8, decodingMends, type Mends } from './decode.ts';
import { findFiles } from './find-files.ts';
import { joinNames } from './names.ts';
import type { SourceRead } from './source.ts';

export interface Reading {
  /** Which slips of encoding are mended; none unless told. */
  readonly mends?: Mends;
  readonly memory?: Memory;
}

/**
 * Reads the chapters of the manuscript `folder` (as the author typed it). `contents` of book.yaml chooses, orders and groups
 * them; without it SUMMARY.md does; without that all Markdown files but the author's own papers are chapters, in natural order, and each
 * sub-folder is a part 卷. * Errors: `manuscript-exists`, `manuscript-has-chapters`, `contents-file-exists`, `file-is-inside`, `file-is-readable`,
 * `file-size-is-bounded`, `manuscript-size-is-bounded`, `text-is-utf8`.
 */
export async function readManuscript(folder: string, contents: BookConfig['contents'], host: Host, { mends = () => false, memory = newMemory() }: Reading = {}): Promise<Noted<readonly SourceRead[]>> {
  const root = folder.length > 1 ? folder.replace(/\/+$/, '') : folder;
  const found = await findFiles(root, host);
  if (found === undefined) return { value: [], diagnostics: [diagnose('manuscript-exists', { folder: root })] };
  const hasSummary = contents === undefined && found.files.some(({ name }) => name === summaryName);
  const summary = hasSummary ? await readWithin(host, joinNames(root, summaryName), { folder: root, most: limits.listBytes }) : undefined;
  if (summary !== undefined && 'refused' in summary) return { value: [], diagnostics: [...found.diagnostics, sayRefused(summary, summaryName, joinNames(root, summaryName))] };
  const listed = summary === undefined ? undefined : bySummary(root, found.files, decodeUtf8(summary) ?? '');
  const chosen = listed ?? chooseFiles(root, found.files, contents);
  const diagnostics: Diagnostic[] = [...found.diagnostics, ...chosen.diagnostics];
  if (chosen.value.length === 0 && !hasErrors(diagnostics)) diagnostics.push(diagnose('manuscript-has-chapters', { folder: root }));
  const files: SourceRead[] = [];
  let left: number = limits.manuscriptBytes;
  for await (const read of inOrder(chosen.value, (file) => readFile(root, file, { host, mends, memory }))) {
    for (const diagnostic of read.diagnostics) diagnostics.push(diagnostic);
    left -= read.value?.length ?? 0;
    if (left < 0) {
      const most = megabytes(limits.manuscriptBytes);
      return { value: [], diagnostics: [...diagnostics, diagnose('manuscript-size-is-bounded', { size: { zh: `${most} 以上`, en: `more than ${most}` }, most }, { file: root })] };
    }
    if (read.value !== undefined) files.push(read.value.source);
  }
  return { value: files, diagnostics };
}

/** Some are begun ahead, for the disk takes longer than to decode what it gave; no more than that is in memory before it is known how much there is. */
async function* inOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): AsyncGenerator<R> {
  const ahead = 8;
  const begin = (item: T): Promise<R> => {
    const begun = work(item);
    begun.catch(() => undefined); // whoever waits for it hears of it
    return begun;
  };
  const begun = items.slice(0, ahead).map(begin);
  for (let next = ahead; begun.length > 0; next += 1) {
    const result = begun.shift();
    const item = items[next];
    if (item !== undefined) begun.push(begin(item));
    if (result !== undefined) yield await result;
  }
}

interface Opened {
  readonly source: SourceRead;
  /** Of the text, UTF-16. */
  readonly length: number;
}

async function readFile(root: string, { found, ...listed }: ChosenFile, { host, mends = () => false, memory = newMemory() }: Reading & { readonly host: Host }): Promise<Noted<Opened | undefined>> {
  const path = joinNames(root, found);
  const bytes = await readWithin(host, path, { folder: root, most: limits.chapterBytes });
  if ('refused' in bytes) return { value: undefined, diagnostics: [sayRefused(bytes, found, path)] };
  const decoded = lazily(() => decodeText(bytes, path, mends));
  const facts = memory.factsOf(bytes).after(JSON.stringify([path, decodingMends.filter(mends)]));
  const { length, tooMuch, diagnostics } = facts.recall('text', () => {
    const { value: text, diagnostics: noticed } = decoded();
    return { ...(text !== undefined && { length: text.length, tooMuch: tooMuchIn(text) ?? null }), diagnostics: noticed };
  });
  if (length === undefined) return { value: undefined, diagnostics };
  if (tooMuch) return { value: undefined, diagnostics: [diagnose('file-size-is-bounded', { file: found, ...tooMuch }, { file: path })] };
  const source: SourceRead = {
    ...listed,
    path,
    name: found.normalize('NFC'),
    facts,
    get text() {
      return decoded().value ?? '';
    },
  };
  return { value: { source, length }, diagnostics };
}

/** Of a small file each line or sign may still become an object in memory. */
function tooMuchIn(text: string): { size: Bilingual; most: string } | undefined {
  const lines = text.split('\n').length;
  if (lines > limits.chapterLines) return { size: { zh: `${lines} 行`, en: `${lines} lines` }, most: String(limits.chapterLines) };
  const marks = text.length - text.replace(/[*_`~[\]<>&{}|$^\\]/g, '').length;
  return marks > limits.chapterMarks ? { size: { zh: `${marks} 个 Markdown 符号`, en: `${marks} signs of Markdown` }, most: String(limits.chapterMarks) } : undefined;
}
