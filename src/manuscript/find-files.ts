/** Finds the Markdown files of a manuscript, folder by folder. */

import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host, HostEntry } from '../host/host.ts';
import { limits } from '../host/limits.ts';
import { isFolderNote } from './folder-notes.ts';
import { joinNames, markdownEnding } from './names.ts';

export interface FoundFile {
  /** The name as the disk spells it. */
  readonly name: string;
}

export interface FoundFiles {
  readonly files: FoundFile[];
  /** Files that give folders their titles. */
  readonly folderNotes: string[];
  readonly diagnostics: Diagnostic[];
}

/** Levels of folders. No real manuscript is deeper, but a loop of mounts would be. */
const deepest = 16;

interface Search {
  readonly root: string;
  readonly host: Host;
  readonly files: FoundFile[];
  readonly folderNotes: string[];
  readonly diagnostics: Diagnostic[];
  /** Files that look like chapters put aside: backups, folders of drafts, texts that are not Markdown. */
  readonly aside: string[];
}

/**
 * All `.md`, `.markdown` and `.mdx` files below `root`. Hidden names, `node_modules`, and folders that begin with `_`
 * except Jekyll's `_posts` are skipped. `undefined` when there is no such folder.
 */
export async function findFiles(root: string, host: Host): Promise<FoundFiles | undefined> {
  const entries = await host.list(root);
  if (entries === undefined) return undefined;
  const search: Search = { root, host, files: [], folderNotes: [], diagnostics: [], aside: [] };
  await searchFolder(search, '', entries);
  if (search.files.length <= limits.files)
    return {
      files: search.files,
      folderNotes: search.folderNotes,
      diagnostics: [...search.diagnostics, ...sayAside(search)],
    };
  const tooMany = {
    size: { zh: `${limits.files} 个以上的文件`, en: `more than ${limits.files} files` },
    most: String(limits.files),
  };
  return { files: [], folderNotes: [], diagnostics: [diagnose('manuscript-size-is-bounded', tooMany, { file: root })] };
}

async function searchFolder(search: Search, folder: string, entries: readonly HostEntry[]): Promise<void> {
  // A theme of the author's has texts that are no chapters: licences of its fonts, say.
  if (folder !== '' && entries.some(({ name }) => name === 'theme.json')) return;
  for (const entry of entries) {
    if (search.files.length > limits.files) return;
    const name = joinNames(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.kind === 'link') await followLink(search, name);
    else if (entry.kind === 'file' && isFolderNote(entry.name)) search.folderNotes.push(name);
    else if (entry.kind !== 'folder' && isMarkdown(entry.name)) {
      if (!isOurs(entry.name, entries)) search.files.push({ name });
    } else if (entry.kind === 'folder' && isChapterFolder(entry.name) && name.split('/').length <= deepest) {
      await searchFolder(search, name, (await search.host.list(joinNames(search.root, name))) ?? []);
    } else if (isAside(entry)) search.aside.push(entry.kind === 'folder' ? `${name}/` : name);
  }
}

/** `书-mended.md` beside its book: files that an earlier build wrote into a folder of the manuscript. */
function isOurs(name: string, beside: readonly HostEntry[]): boolean {
  const slug = /^(.+)-mended\.md$/.exec(name)?.[1];
  return (
    slug !== undefined &&
    beside.some((other) => other.name.startsWith(`${slug}-`) && /\.(?:epub|pdf)$/.test(other.name))
  );
}

/** How many of them a message names. */
const asideNamed = 8;

function sayAside({ root, aside }: Search): Diagnostic[] {
  if (aside.length === 0) return [];
  return [
    diagnose(
      'file-is-markdown',
      { files: aside.slice(0, asideNamed), count: aside.length },
      { file: joinNames(root, aside[0] ?? '') },
    ),
  ];
}

/** Pictures, book.yaml and the like belong beside chapters; these files may have been meant for the book. */
function isAside({ kind, name }: HostEntry): boolean {
  return kind === 'folder'
    ? (name.startsWith('_') && name !== '_posts') || trash.test(name)
    : /\.(?:txt|docx?|rtf|odt|wps)$|\.(?:md|markdown|mdx)(?:\.\w+)$|~\d*$|^#.*#$|\.(?:bak|old|orig)$/i.test(name);
}

/**
 * A link to a file of this manuscript counts as the file. Any other is refused, because a manuscript may come from
 * anyone.
 */
async function followLink({ root, host, files, diagnostics }: Search, name: string): Promise<void> {
  const path = joinNames(root, name);
  const isFolder = (await host.list(path)) !== undefined;
  if (!isFolder && !isMarkdown(name)) return;
  if (isFolder || !(await host.isInside(path, root)))
    diagnostics.push(diagnose('file-is-inside', { file: name }, { file: path }));
  else files.push({ name });
}

export function isMarkdown(name: string): boolean {
  return markdownEnding.test(name);
}

/** Where systems and Scrivener put what is thrown away. */
const trash =
  /^(?:trash|recycled?|recycle[\s_-]?bin|\$recycle\.bin|回收站|资源回收筒|資源回收筒|废纸篓|廢紙簍|垃圾箱|垃圾桶)$/iu;

function isChapterFolder(name: string): boolean {
  return (name === '_posts' || !name.startsWith('_')) && name !== 'node_modules' && !trash.test(name);
}
