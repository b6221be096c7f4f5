/**
 * Files that say in another language what a file beside them says: a book has one of them. Where one is marked as
 * Chinese it is that, otherwise the one without a mark.
 *
 *     b.md, b.en.md   →   b.md        b.zh.md, b.en.md   →   b.zh.md        a.md, en/a.md   →   a.md
 */

import { baseOf, folderOf, joinNames } from './names.ts';
import { stem } from './natural-order.ts';

const language =
  '(?:en|ja|jp|ko|kr|fr|de|es|it|pt|ru|vi|th|ar|nl|pl|tr|id|zh)(?:[-_](?:us|gb|uk|cn|tw|hk|mo|sg|br|jp|kr|hans|hant))?|(?:cn|tw|hk)';
const ending = new RegExp(`^(.+?)[._-](${language})$`, 'iu');
const ofFolder = new RegExp(`^(?:${language})$`, 'iu');

interface Version {
  readonly name: string;
  /** The name without what tells the language. */
  readonly of: string;
  /** Empty where nothing tells it. */
  readonly language: string;
}

export interface Translation {
  readonly of: string;
  readonly language: string;
}

/** The files that are left out, and what is printed in their place. */
export function findTranslations(names: readonly string[]): ReadonlyMap<string, Translation> {
  const byName = new Map<string, Version[]>();
  for (const version of names.map(versionOf)) {
    const same = byName.get(version.of);
    if (same === undefined) byName.set(version.of, [version]);
    else same.push(version);
  }
  const found = new Map<string, Translation>();
  for (const versions of byName.values()) {
    const [kept, ...others] = [...versions].sort((a, b) => rank(a) - rank(b));
    for (const { name, language: own } of others)
      if (kept !== undefined && own !== kept.language) found.set(name, { of: kept.name, language: own });
  }
  // Docusaurus keeps what is translated in `i18n/en/`, and the text itself elsewhere.
  const others = names.some((name) => !name.startsWith('i18n/'));
  for (const name of others ? names : []) {
    const [, own = ''] = /^i18n\/([^/]+)\//.exec(name) ?? [];
    if (own !== '' && !/^(?:zh|cn|tw|hk)/i.test(own))
      found.set(name, { of: name.replace(/^i18n\/[^/]+\//, ''), language: own });
  }
  return found;
}

/** Chinese first, Simplified before others, then what bears no mark. */
function rank({ language: own }: Version): number {
  if (/^(?:zh|cn)(?:[-_](?:cn|hans))?$/i.test(own)) return 0;
  if (/^(?:zh|tw|hk)/i.test(own)) return 1;
  return own === '' ? 2 : 3;
}

function versionOf(name: string): Version {
  const own = stem(baseOf(name));
  const folders = folderOf(name).split('/');
  const at = folders.findIndex((folder) => ofFolder.test(folder));
  const [, rest = own, mark = ''] = ending.exec(own) ?? [];
  const plain = (folder: string): string => joinNames(folder, rest.toLowerCase());
  if (mark !== '') return { name, of: plain(folderOf(name)), language: mark };
  return at < 0
    ? { name, of: plain(folderOf(name)), language: '' }
    : { name, of: plain(folders.filter((_folder, index) => index !== at).join('/')), language: folders[at] ?? '' };
}
