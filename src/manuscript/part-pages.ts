/**
 * Which file of a folder is the page of the part that the folder is, where it is called neither README nor index: it
 * bears the folder's name, as Obsidian's folder notes do, or its heading is that of the volume and not of a chapter.
 *
 *     卷一/卷一.md   卷二 雨/卷首.md, which begins with `# 卷二　雨`
 */

import { chineseNumerals } from './chinese-number.ts';
import { isIndexName } from './index-files.ts';
import { baseOf, folderOf } from './names.ts';
import { stem } from './natural-order.ts';
import { partTitle } from './part-title.ts';
import { hasChapterNumber } from './side-files.ts';

export interface Headed {
  /** The name inside the manuscript. */
  readonly name: string;
  readonly heading?: string;
}

const numeral = `[0-9０-９${chineseNumerals}]+`;
const volume = new RegExp(
  `^(?:第\\s*${numeral}\\s*[卷部篇编編集册冊辑輯]|卷\\s*(?:${numeral}|[上中下])|[上中下][卷部篇编編册冊])`,
  'u',
);

/** The names of such pages. There is none in a folder with an index, with several candidates, or with no other file. */
export function partPages(files: readonly Headed[]): ReadonlySet<string> {
  const byFolder = new Map<string, Headed[]>();
  for (const file of files) {
    const inside = byFolder.get(folderOf(file.name));
    if (inside === undefined) byFolder.set(folderOf(file.name), [file]);
    else inside.push(file);
  }
  const folders = new Set(
    files.flatMap(({ name }) => (folderOf(folderOf(name)) === '' ? [] : [folderOf(folderOf(name))])),
  );
  return new Set(
    [...byFolder].flatMap(([folder, inside]) => {
      const isMore = inside.length > 1 || folders.has(folder);
      if (folder === '' || !isMore || inside.some(({ name }) => isIndexName(name))) return [];
      const [page, ...others] = inside.filter((file) => isPage(file, partTitle(baseOf(folder))));
      return page === undefined || others.length > 0 ? [] : [page.name];
    }),
  );
}

function isPage({ name, heading = '' }: Headed, part: string): boolean {
  const own = stem(baseOf(name));
  if (hasChapterNumber(own) || /第\s*.{1,9}[章回节節]/u.test(heading)) return false;
  if (bare(partTitle(own)) === bare(part)) return true;
  const label = volume.exec(heading.trim())?.[0];
  return label !== undefined && bare(label) === bare(volume.exec(part)?.[0] ?? '');
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
