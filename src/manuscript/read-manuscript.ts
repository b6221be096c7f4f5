/** Reads the chapter files of a folder, decoded and in reading order. */

import type { PlaceOf } from '../config/load.ts';
import type { BookConfig } from '../config/schema.ts';
import { sayRefused } from '../config/say-refused.ts';
import { diagnose, hasErrors, type Bilingual, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { limits, megabytes } from '../host/limits.ts';
import { newNotebook, type Notebook } from '../host/notebook.ts';
import { readWithin } from '../host/read-within.ts';
import { arrange, sayRemarks } from './arrange-files.ts';
import { commonHead, isOfHeadings, sayingOfBook } from './book-head.ts';
import { bySummary, chooseFiles, findList, sayAside, type Choice, type ChosenFile } from './choose-files.ts';
import { identified } from '../host/digest.ts';
import { kept } from '../host/kept.ts';
import { lazily, withEntries } from '../host/lazily.ts';
import { commonTitle, readHead, type FileHead } from './file-head.ts';
import { decodeText, decodeUtf8, decodingMends, type Mends } from './decode.ts';
import { takeOutPictures, type TextWithPictures } from './embedded-pictures.ts';
import { findFiles, type FoundFile, type FoundFiles } from './find-files.ts';
import { readFolderNotes, type FolderNotes } from './folder-notes.ts';
import { indexRole, isIndexName } from './index-files.ts';
import { joinNames } from './names.ts';
import { navFile } from './mkdocs-nav.ts';
import { areNamed } from './names-below.ts';
import { readSettings, type SaidOfBook } from './said-of-book.ts';
import { siteRoot } from './site-root.ts';
import type { SourceRead } from './source.ts';

export interface Reading {
  /** Says which faults of encoding are mended; none by default. */
  readonly mends?: Mends;
  readonly notebook?: Notebook;
  /** The single file that is the manuscript; `contents` and lists are then ignored. */
  readonly only?: string;
  /** Returns the place of a value in book.yaml. */
  readonly placeOf?: PlaceOf;
}

/**
 * Reads the chapters of the manuscript `folder`, a path as the author typed it. `contents` of book.yaml chooses, orders
 * and groups them; without it SUMMARY.md or docsify's `_sidebar.md` does. Without a list every Markdown file is a
 * chapter, except drafts and the author's own papers; they are in natural order or in that of their front matter, and
 * each sub-folder is a part 卷. Errors: `manuscript-exists`, `manuscript-is-folder`, `manuscript-has-chapters`,
 * `contents-file-exists`,
 * `file-is-inside`, `file-is-readable`, `file-size-is-bounded`, `manuscript-size-is-bounded`, `text-is-utf8`.
 */
export async function readManuscript(
  folder: string,
  contents: BookConfig['contents'],
  host: Host,
  reading: Reading = {},
): Promise<Noted<readonly SourceRead[]>> {
  const { mends = () => false, notebook = newNotebook(), only } = reading;
  const root = folder.replace(/(?<=.)\/+$/, '');
  const found = only === undefined ? await findFiles(root, host) : await findOne(root, only, host);
  if (found === undefined) return sayMissing(only === undefined ? root : joinNames(root, only), host);
  const { value: plan, diagnostics: said } = await choose(root, found, host, { ...reading, contents });
  const diagnostics: Diagnostic[] = [...found.diagnostics, ...said];
  if (plan === undefined) return { value: [], diagnostics };

  const bound = { left: limits.manuscriptBytes };
  const read: ReadFiles = (files) => readFiles(root, files, { host, mends, notebook, bound });
  const { files: all, linked, papers, notLinked, ...opened } = await readChosen(plan.choice, read);
  for (const diagnostic of opened.diagnostics) diagnostics.push(diagnostic);
  if (opened.isTooMuch) return { value: [], diagnostics };
  const arranged = plan.choice.isByName
    ? arrange(all, headOf, { linked, papers, notes: plan.notes })
    : { value: all, diagnostics: [] };
  const first =
    only === undefined ? await firstPage(found.files, all, async (file) => (await read([file])).value[0]) : undefined;
  // A first page of nothing but front matter has said what it has to say.
  const hasSaid = first !== undefined && !headOf(first).hasText ? first.name : undefined;
  const aside = notLinked.filter((file) => file.found.normalize('NFC') !== hasSaid);
  const files = arranged.value.length > 1 ? arranged.value.filter(({ name }) => name !== hasSaid) : arranged.value;

  for (const diagnostic of [
    ...aside.map((file) => sayAside(root, file.found)),
    ...arranged.diagnostics,
    ...sayRemarks(files, headOf),
  ])
    diagnostics.push(diagnostic);
  if (files.length === 0 && !hasErrors(diagnostics))
    diagnostics.push(diagnose('manuscript-has-chapters', { folder: root }));
  const ofBook = { ...(only === undefined && (await readSettings(root, host))), ...(first && headOf(first).ofBook) };
  return { value: standing(files, ofBook), diagnostics };
}

async function sayMissing(path: string, host: Host): Promise<Noted<[]>> {
  const isFile = (await host.weigh(path))?.kind === 'file';
  const said = isFile
    ? diagnose('manuscript-is-folder', { file: path })
    : diagnose('manuscript-exists', { folder: path });
  return { value: [], diagnostics: [said] };
}

interface ChosenChapters {
  readonly choice: Choice;
  readonly notes: FolderNotes;
}

/** Which files are chapters. The value is `undefined` where the list of them cannot be read. */
async function choose(
  root: string,
  found: FoundFiles,
  host: Host,
  { contents, only, placeOf }: Reading & Pick<BookConfig, 'contents'>,
): Promise<Noted<ChosenChapters | undefined>> {
  const list =
    contents === undefined && only === undefined ? (findList(found.files) ?? (await findNav(root, host))) : undefined;
  let listed: Noted<Choice> | undefined;
  if (list !== undefined) {
    const path = joinNames(root, list);
    const summary = await readWithin(host, path, { folder: root, most: limits.listBytes });
    if ('refused' in summary) return { value: undefined, diagnostics: [sayRefused(summary, list, path)] };
    listed = bySummary(root, found.files, list, decodeUtf8(summary) ?? '');
  }
  const notes = await readFolderNotes(root, found.folderNotes, host);
  const { value: choice, diagnostics } =
    listed ??
    chooseFiles(root, found.files, only === undefined ? contents : undefined, { notes, ...(placeOf && { placeOf }) });
  return { value: { choice, notes }, diagnostics };
}

/** mkdocs.yml, where it is at the root. */
async function findNav(root: string, host: Host): Promise<string | undefined> {
  return (await host.list(root))?.some(({ name, kind }) => name === navFile && kind === 'file') ? navFile : undefined;
}

type ReadFiles = (
  files: readonly ChosenFile[],
) => Promise<Noted<readonly SourceRead[]> & { readonly isTooMuch: boolean }>;

/** The chosen files, and those of the others that they link to. */
async function readChosen({ chosen, unlessLinked }: Choice, read: ReadFiles) {
  const chapters = await read(chosen);
  const links = unlessLinked.length === 0 ? [] : chapters.value.flatMap((source) => headOf(source).links);
  const linked = new Set(links);
  const isLinked = ({ found: name }: ChosenFile): boolean => linked.has(name.normalize('NFC'));
  const more = await read(unlessLinked.filter(isLinked));
  return {
    files: [...chapters.value, ...more.value],
    linked,
    papers: new Set(more.value.map(({ name }) => name)),
    notLinked: unlessLinked.filter((file) => !isLinked(file)),
    diagnostics: [...chapters.diagnostics, ...more.diagnostics],
    isTooMuch: chapters.isTooMuch || more.isTooMuch,
  };
}

async function findOne(root: string, name: string, host: Host): ReturnType<typeof findFiles> {
  return (await host.weigh(joinNames(root, name))) === undefined
    ? undefined
    : { files: [{ name }], folderNotes: [], diagnostics: [] };
}

/** Reads the page at the root of a site, which is about the whole book, where it is no chapter itself. */
async function firstPage(
  files: readonly FoundFile[],
  chapters: readonly SourceRead[],
  read: (file: ChosenFile) => Promise<SourceRead | undefined>,
): Promise<SourceRead | undefined> {
  const names = files.map(({ name }) => name);
  const site = siteRoot(names);
  const pages = names.filter((name) => isIndexName(name) && indexRole(name, names, site) === 'root');
  for (const name of pages.toSorted((a, b) => b.length - a.length)) {
    const page = chapters.find((chapter) => chapter.name === name.normalize('NFC')) ?? (await read({ found: name }));
    if (page !== undefined && Object.keys(headOf(page).ofBook).length > 0) return page;
  }
  return undefined;
}

/**
 * Sets what the files are together: a single one is the whole manuscript, and several may begin with the same title;
 * and what is said about the book elsewhere, or above its first chapter.
 */
function standing(files: readonly SourceRead[], ofBook: SaidOfBook): SourceRead[] {
  const heads = files.map(headOf);
  const bookTitle = commonTitle(heads);
  const isAlone = files.length === 1;
  const head = bookTitle === undefined ? commonHead(heads.map((each) => each.bookHead)) : undefined;
  // What a single file has above its headings is read with them.
  const isApart = head !== undefined && !(isAlone && isOfHeadings(head));
  const whole = {
    ofBook: isApart ? { ...sayingOfBook(head), ...ofBook } : ofBook,
    ...(isAlone && { isAlone: true as const }),
    ...(bookTitle !== undefined && { bookTitle }),
    ...(areNamed(heads.flatMap(({ namesBelow }) => namesBelow)) && { hasNamesBelow: true as const }),
  };
  return files.map((file, index) => {
    const lines = isApart ? heads[index]?.bookHead?.lines : undefined;
    const own = { ...whole, ...(lines && { bookHead: lines }) };
    return identified(withEntries(file, own), [file, own]);
  });
}

function headOf(source: SourceRead): FileHead {
  return kept({ notebook: source.notebook, name: 'head', inputs: { source }, make: readHeadOf });
}

function readHeadOf({ source: { name, text } }: { readonly source: SourceRead }): FileHead {
  return readHead(name, text);
}

interface FileReading extends Required<Pick<Reading, 'mends' | 'notebook'>> {
  readonly host: Host;
  /** Bytes left of what the manuscript may have. */
  readonly bound: { left: number };
}

async function readFiles(
  root: string,
  chosen: readonly ChosenFile[],
  { bound, ...reading }: FileReading,
): Promise<Noted<readonly SourceRead[]> & { readonly isTooMuch: boolean }> {
  const value: SourceRead[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const read of inOrder(chosen, (file) => readFile(root, file, reading))) {
    for (const diagnostic of read.diagnostics) diagnostics.push(diagnostic);
    bound.left -= read.value?.length ?? 0;
    if (bound.left < 0) {
      const most = megabytes(limits.manuscriptBytes);
      return {
        value: [],
        diagnostics: [
          ...diagnostics,
          diagnose(
            'manuscript-size-is-bounded',
            { size: { zh: `${most} 以上`, en: `more than ${most}` }, most },
            { file: root },
          ),
        ],
        isTooMuch: true,
      };
    }
    if (read.value !== undefined) value.push(read.value.source);
  }
  return { value, diagnostics, isTooMuch: false };
}

/**
 * Begins a few items ahead, because the disk takes longer than decoding. No more are in memory before the total size is
 * known.
 */
async function* inOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): AsyncGenerator<R> {
  const ahead = 8;
  const begin = (item: T): Promise<R> => {
    const begun = work(item);
    begun.catch(() => undefined); // a rejection is handled when its turn comes and it is awaited
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
  /** UTF-16 units of the text. */
  readonly length: number;
}

async function readFile(
  root: string,
  { found, ...listed }: ChosenFile,
  { host, mends = () => false, notebook = newNotebook() }: Reading & { readonly host: Host },
): Promise<Noted<Opened | undefined>> {
  const path = joinNames(root, found);
  const bytes = await readWithin(host, path, { folder: root, most: limits.chapterBytes });
  if ('refused' in bytes) return { value: undefined, diagnostics: [sayRefused(bytes, found, path)] };
  const by = { bytes, path, mends: decodingMends.filter(mends) };
  const decoded = identified(
    lazily(() => textOf(decodeText(bytes, path, (code) => by.mends.includes(code)))),
    by,
  );
  const { length, tooMuch, diagnostics } = kept({ notebook, name: 'text', inputs: { decoded }, make: measure });
  if (length === undefined) return { value: undefined, diagnostics };
  if (tooMuch)
    return {
      value: undefined,
      diagnostics: [diagnose('file-size-is-bounded', { file: found, ...tooMuch }, { file: path })],
    };
  const source: SourceRead = {
    ...listed,
    path,
    name: found.normalize('NFC'),
    notebook,
    get text() {
      return decoded().value?.text ?? '';
    },
    get embedded() {
      return decoded().value?.pictures ?? new Map<string, string>();
    },
  };
  return { value: { source: identified(source, ['source', by, source.name, listed]), length }, diagnostics };
}

function textOf({ value, diagnostics }: Noted<string | undefined>): Noted<TextWithPictures | undefined> {
  return { value: value === undefined ? undefined : takeOutPictures(value), diagnostics };
}

interface Measured extends Pick<Noted<unknown>, 'diagnostics'> {
  /** UTF-16 units of the text; absent when the bytes are no text. */
  readonly length?: number;
  readonly tooMuch?: ReturnType<typeof tooMuchIn> | null;
}

function measure({ decoded }: { readonly decoded: () => Noted<TextWithPictures | undefined> }): Measured {
  const { value, diagnostics } = decoded();
  const text = value?.text;
  return { ...(text !== undefined && { length: text.length, tooMuch: tooMuchIn(text) ?? null }), diagnostics };
}

/** Even in a small file each line or sign becomes an object in memory. */
function tooMuchIn(text: string): { size: Bilingual; most: string } | undefined {
  const lines = text.split('\n').length;
  if (lines > limits.chapterLines)
    return { size: { zh: `${lines} 行`, en: `${lines} lines` }, most: String(limits.chapterLines) };
  const marks = text.length - text.replace(/[*_`~[\]<>&{}|$^\\]/g, '').length;
  return marks > limits.chapterMarks
    ? { size: { zh: `${marks} 个 Markdown 符号`, en: `${marks} signs of Markdown` }, most: String(limits.chapterMarks) }
    : undefined;
}
