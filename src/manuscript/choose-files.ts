/**
 * Chooses which of the files found are chapters, in which order and in which parts: by `contents:`, by SUMMARY.md, or
 * by folders and names.
 */

import type { PlaceOf } from '../config/load.ts';
import type { BookConfig } from '../config/schema.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import { placeAt } from '../diagnostics/place-at.ts';
import { printable, sayUnprintable } from '../diagnostics/printable.ts';
import type { FoundFile } from './find-files.ts';
import type { FolderNotes } from './folder-notes.ts';
import { indexRole, isIndexName } from './index-files.ts';
import { navFile, readNav } from './mkdocs-nav.ts';
import { baseOf, folderOf, joinNames, resolveName } from './names.ts';
import { compareNames, stem } from './natural-order.ts';
import { inReadingOrder } from './order-files.ts';
import { partTitle } from './part-title.ts';
import { sideFiles } from './side-files.ts';
import { siteRoot } from './site-root.ts';
import { readSummary } from './summary.ts';
import { findTranslations } from './translations.ts';
import { volumeInName } from './volume-in-name.ts';

export interface ChosenFile {
  /** The name as the disk spells it. */
  readonly found: string;
  /** Outermost first. */
  readonly parts?: readonly string[];
  /** Set for the page of the innermost part. */
  readonly opensPart?: true;
  /** From SUMMARY.md: its indentation in levels, and its title. */
  readonly depth?: number;
  readonly listedAs?: string;
}

export interface Choice {
  readonly chosen: readonly ChosenFile[];
  /** Left out, unless a chapter links to them. */
  readonly unlessLinked: readonly ChosenFile[];
  /** True when no list names the files, so that what they say of themselves decides. */
  readonly isByName: boolean;
}

/** Where a list of files may be: at the root, or where mdBook and sites keep their text. */
const listNames = ['SUMMARY.md', 'src/SUMMARY.md', 'docs/SUMMARY.md', '_sidebar.md', 'docs/_sidebar.md'];

export function findList(files: readonly FoundFile[]): string | undefined {
  return listNames.find((list) => files.some(({ name }) => name === list));
}

type Contents = BookConfig['contents'];

/** What is known of the files besides their names. */
interface Known {
  readonly notes?: FolderNotes;
  readonly placeOf?: PlaceOf;
}

export function chooseFiles(
  root: string,
  files: readonly FoundFile[],
  contents: Contents,
  { notes = new Map(), placeOf = () => undefined }: Known = {},
): Noted<Choice> {
  return contents === undefined ? byFolder(root, files, notes) : byContents(root, files, contents, { notes, placeOf });
}

/** Files at the root come before the parts, but words such as 序 and 附录 decide first. */
function byFolder(root: string, files: readonly FoundFile[], notes: FolderNotes): Noted<Choice> {
  const all = files.map(({ name }) => name);
  const translations = findTranslations(all);
  const names = all.filter((name) => !translations.has(name));
  const site = siteRoot(names);
  const isFolderPage = (name: string): boolean => isIndexName(name) && indexRole(name, names, site) !== 'root';
  const { aside, unlessLinked } = sideFiles(names, isFolderPage);
  const kept = names.filter((name) => !aside.has(name));
  const known = { names: kept, site: siteRoot(kept), notes, counts: countFiles(kept) };
  const standing = (name: string): ChosenFile => ({ found: name, ...standingIn(name, known) });
  return {
    value: {
      chosen: inReadingOrder(kept.map((name) => ({ name }))).files.map(({ name }) => standing(name)),
      unlessLinked: [...unlessLinked].map(standing),
      isByName: true,
    },
    diagnostics: [
      ...names.filter((name) => aside.has(name) && !unlessLinked.has(name)).map((name) => sayAside(root, name)),
      ...[...translations].map(([name, { of, language }]) =>
        diagnose('file-is-in-language', { file: name, of, language }, { file: joinNames(root, name) }),
      ),
    ],
  };
}

export function sayAside(root: string, name: string): Diagnostic {
  return diagnose('file-is-chapter', { file: name }, { file: joinNames(root, name) });
}

/** Files of a folder whose names have a volume; fewer show no habit. */
const fewestInVolumes = 3;

interface Standing {
  readonly names: readonly string[];
  readonly site: string;
  readonly notes: FolderNotes;
  /** How many files each folder holds, in folders below too, and how many with a volume in their name. */
  readonly counts: ReadonlyMap<string, { readonly all: number; readonly inVolumes: number }>;
}

function countFiles(names: readonly string[]): Standing['counts'] {
  const counts = new Map<string, { all: number; inVolumes: number }>();
  const countOf = (folder: string) => {
    const count = counts.get(folder) ?? { all: 0, inVolumes: 0 };
    counts.set(folder, count);
    return count;
  };
  for (const name of names) {
    if (volumeInName(stem(baseOf(name))) !== undefined) countOf(folderOf(name)).inVolumes += 1;
    for (let folder = folderOf(name); folder !== ''; folder = folderOf(folder)) countOf(folder).all += 1;
  }
  return counts;
}

/**
 * The parts of a file are its folders, and the volume in its name. A folder with a single chapter and its pictures is
 * no part, also where the chapter is called like it (`前言/前言.md`).
 */
function standingIn(name: string, { names, site, notes, counts }: Standing): Pick<ChosenFile, 'parts' | 'opensPart'> {
  const role = isIndexName(name) ? indexRole(name, names, site) : undefined;
  const folders = folderOf(name)
    .slice(site === '' ? 0 : site.length + 1)
    .split('/')
    .filter((folder) => folder !== '');
  // `_posts` is where Jekyll and Hexo keep all pages.
  const titles = folders.flatMap((folder, depth) =>
    folder === '_posts'
      ? []
      : [notes.get(joinNames(site, folders.slice(0, depth + 1).join('/')))?.label ?? partTitle(folder)],
  );
  const folder = folderOf(name);
  const own = stem(baseOf(name));
  const isAlone = counts.get(folder)?.all === 1 && partTitle(own) === partTitle(baseOf(folder));
  const parts = role === 'chapter' || isAlone ? titles.slice(0, -1) : titles;
  const volume = (counts.get(folder)?.inVolumes ?? 0) < fewestInVolumes ? undefined : volumeInName(own)?.volume;
  if (volume !== undefined) return { parts: [...parts, volume] };
  return { ...(parts.length > 0 && { parts }), ...(role === 'part' && { opensPart: true }) };
}

/** The order of SUMMARY.md, of docsify's `_sidebar.md`, or of mkdocs.yml; `undefined` when it lists no file. */
export function bySummary(
  root: string,
  files: readonly FoundFile[],
  list: string,
  text: string,
): Noted<Choice> | undefined {
  const entries = list === navFile ? readNav(text) : readSummary(text);
  if (!entries.some(({ file }) => file !== undefined)) return undefined;
  const summary = joinNames(root, list);
  const byName = new Map(files.map((file) => [file.name.normalize('NFC'), file.name]));
  const chosen = new Map<string, ChosenFile>();
  const diagnostics: Diagnostic[] = [];
  for (const { file, title, depth, line, parts, isInside } of entries) {
    const place = { file: summary, line, column: 1 };
    const found =
      file === undefined
        ? undefined
        : namesMeant(list, file)
            .map((name) => byName.get(name))
            .find((name) => name !== undefined);
    if (file === undefined) diagnostics.push(diagnose('summary-entry-has-file', { title }, place));
    else if (found === undefined) diagnostics.push(diagnose('contents-file-exists', { file, list }, place));
    else if (chosen.has(found)) {
      // A link into a listed chapter is an entry of that chapter's outline, not a second mention.
      if (isInside === undefined) diagnostics.push(diagnose('contents-file-once', { file, list }, place));
    } else
      chosen.set(found, {
        found,
        depth,
        ...(title !== '' && { listedAs: printable(title) }),
        ...(parts.length > 0 && { parts: parts.map(printable) }),
      });
  }
  return {
    value: { chosen: [...chosen.values()], unlessLinked: [], isByName: false },
    diagnostics: [
      ...sayUnprintable(text, (index) => placeAt(index, text, summary)),
      ...diagnostics,
      ...sayUnlisted(root, files, chosen, list),
    ],
  };
}

/** A page of a site may be named from its root, without its extension, or by its folder. */
function namesMeant(list: string, written: string): string[] {
  const name = written.startsWith('/') ? joinNames(folderOf(list), written.slice(1)) : resolveName(list, written);
  if (name === undefined) return [];
  const page = name.replace(/\/$/, '');
  return [page, `${page}.md`, `${page}.mdx`, ...['README.md', 'index.md'].map((index) => joinNames(page, index))];
}

function byContents(
  root: string,
  files: readonly FoundFile[],
  contents: NonNullable<Contents>,
  { notes, placeOf }: Required<Known>,
): Noted<Choice> {
  const names = files.map(({ name }) => name);
  const site = siteRoot(names);
  const known = { names, site, notes, counts: countFiles(names) };
  const byName = new Map(files.map((file) => [file.name.normalize('NFC'), file]));
  const chosen = new Map<string, ChosenFile>();
  const diagnostics: Diagnostic[] = [];
  for (const { listed, part, path } of listedFiles(contents)) {
    const book = placeOf(path) ?? { file: joinNames(root, 'book.yaml') };
    const file = [listed, listed.replaceAll('\\', '/')]
      .flatMap((name) => [name, `${name}.md`, `${name}.markdown`, `${name}.mdx`])
      .map((name) => byName.get(name))
      .find((found) => found !== undefined);
    if (file === undefined)
      diagnostics.push(diagnose('contents-file-exists', { file: listed, list: 'contents' }, book));
    else if (chosen.has(file.name))
      diagnostics.push(diagnose('contents-file-once', { file: listed, list: 'contents' }, book));
    else
      chosen.set(file.name, {
        found: file.name,
        ...(part === undefined ? standingIn(file.name, known) : { parts: [part] }),
      });
  }
  return {
    value: { chosen: [...chosen.values()], unlessLinked: [], isByName: false },
    diagnostics: [...diagnostics, ...sayUnlisted(root, files, chosen, 'contents')],
  };
}

function sayUnlisted(
  root: string,
  files: readonly FoundFile[],
  chosen: ReadonlyMap<string, ChosenFile>,
  list: string,
): Diagnostic[] {
  const isList = (name: string): boolean => name === list || /^(?:SUMMARY|_sidebar|_navbar)\.md$/.test(baseOf(name));
  const leftOut = files
    .filter(({ name }) => !chosen.has(name) && !isList(name))
    .sort((a, b) => compareNames(a.name, b.name));
  return leftOut.map(({ name }) => diagnose('file-is-listed', { file: name, list }, { file: joinNames(root, name) }));
}

function listedFiles(contents: NonNullable<Contents>): { listed: string; part?: string; path: (string | number)[] }[] {
  return contents.flatMap((entry, index) =>
    typeof entry === 'string'
      ? [{ listed: listedName(entry), path: ['contents', index] }]
      : entry.chapters.map((name, at) => ({
          listed: listedName(name),
          part: entry.part,
          path: ['contents', index, 'chapters', at],
        })),
  );
}

function listedName(written: string): string {
  return written.normalize('NFC').replace(/^\.[\\/]/, '');
}
