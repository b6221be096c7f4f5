/**
 * What the pages and settings of a site say of the whole: the front matter of its first page, or the settings of
 * mdBook, GitBook, Hugo, Hexo, Jekyll and MkDocs. A guess for a book whose author says nothing in book.yaml.
 *
 *     index.md        book.toml          _config.yml
 *     ---             [book]             title: 渡口
 *     title: 渡口     title = "渡口"     author: 某人
 *     ---
 */

import type { Host } from '../host/host.ts';
import { limits } from '../host/limits.ts';
import { readWithin } from '../host/read-within.ts';
import { decodeUtf8 } from './decode.ts';
import { fieldText, personText, type FrontMatter } from './front-matter.ts';
import { parseMkdocs } from './mkdocs-nav.ts';
import { matterRank } from './matter.ts';
import { joinNames } from './names.ts';
import { parseToml } from './parse-toml.ts';

export interface SaidOfBook {
  readonly title?: string;
  readonly author?: string;
}

type Fields = FrontMatter['fields'];

/** Settings files by their name at the root, and the paths in each to title and author. */
const settings: readonly (readonly [file: RegExp, title: readonly string[], author: readonly string[]])[] = [
  [/^book\.toml$/, ['book', 'title'], ['book', 'authors']],
  [/^book\.json$/, ['title'], ['author']],
  [/^mkdocs\.ya?ml$/, ['site_name'], ['site_author']],
  [/^(?:_config|hugo|config)\.(?:ya?ml|toml)$/, ['title'], ['author']],
];

/** The first settings that have a title. */
export async function readSettings(root: string, host: Host): Promise<SaidOfBook> {
  const names = ((await host.list(root)) ?? []).map(({ name }) => name);
  for (const [file, title, author] of settings) {
    const name = names.find((each) => file.test(each));
    const bytes =
      name === undefined
        ? undefined
        : await readWithin(host, joinNames(root, name), { folder: root, most: limits.listBytes });
    if (name === undefined || bytes === undefined || 'refused' in bytes) continue;
    const text = decodeUtf8(bytes) ?? '';
    const value = name.endsWith('.toml') ? parseToml(text) : parseMkdocs(text);
    const said = saying(at(value, title), at(value, author));
    if (said.title !== undefined) return said;
  }
  return {};
}

/**
 * What the first page of a site says: `title` of its front matter, or the big words of VitePress and VuePress; else the
 * heading with which it begins.
 */
export function saidOnPage(
  fields: Fields = new Map(),
  heading?: { readonly level: number; readonly text: string },
): SaidOfBook {
  const title = [['title'], ['hero', 'name'], ['heroText']]
    .map((path) => at(Object.fromEntries(fields), path))
    .find((value) => fieldText(value) !== '');
  return saying(
    title ?? (heading?.level === 1 ? heading.text : undefined),
    fields.get('author') ?? fields.get('authors'),
  );
}

/** 首页 names a page, and 序 a chapter, so they are no titles of a book. */
const pageNames =
  /^(?:首页|首頁|主页|主頁|目录|目錄|欢迎|歡迎|简介|簡介|介绍|介紹|home|index|welcome|introduction|readme|overview|documentation|docs)$/i;

function saying(titleGiven: unknown, authorGiven: unknown): SaidOfBook {
  const [title, author] = [fieldText(titleGiven), personText(authorGiven)];
  const isTitle = title !== '' && !pageNames.test(title) && matterRank(title) === 0;
  return { ...(isTitle && { title }), ...(author !== '' && { author }) };
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce(
    (inside: unknown, key) =>
      typeof inside === 'object' && inside !== null && Object.hasOwn(inside, key)
        ? (inside as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}
