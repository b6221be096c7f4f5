/**
 * Resolves links between places of the book: to a chapter's file, a heading, or an id. It needs all chapters with their
 * ids.
 */

import { diagnose, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import type { LeftOut } from '../manuscript/left-out.ts';
import { folderOf, joinNames, markdownEnding, resolveName } from '../manuscript/names.ts';
import { decoded } from './extensions/images.ts';
import { identified } from '../host/digest.ts';
import { kept } from '../host/kept.ts';
import { lazily, withEntries } from '../host/lazily.ts';
import type { ParsedChapter } from './parsed.ts';
import type { Token } from './parser.ts';
import { append, textOf } from './tokens.ts';

/** The part of a chapter that links need. */
export type Linkable = Pick<
  ParsedChapter,
  'source' | 'heading' | 'opening' | 'name' | 'addresses' | 'tokens' | 'notes' | 'notebook'
> & { readonly id: string };

/**
 * Sets `meta.target` (an id of the book) on every link into the book. A link without a target is reported and becomes
 * text; `leftOut` are files that the message can tell of.
 */
export function resolveLinks<C extends Linkable>(chapters: readonly C[], leftOut: LeftOut = new Map()): Noted<C[]> {
  const targets = targetsOf(chapters);
  const diagnostics: Diagnostic[] = [];
  const strays: InnerLink[] = [];
  const value = chapters.map((chapter): C => {
    const links = linksOf(chapter);
    if (links.length === 0) return chapter;
    const aims = links.map((link) => aimOne(link, chapter, targets, leftOut));
    append(
      strays,
      links.filter(({ isByName }, index) => isByName && aims[index]?.target === undefined),
    );
    for (const { problem } of aims) if (problem) diagnostics.push(problem);
    return aimed(chapter, new Map(aims.map(({ target }, index) => [links[index]?.reference ?? '', target])));
  });
  return { value, diagnostics: [...diagnostics, ...sayStrays(strays)] };
}

/** Reports wiki links to notes that are no chapters once for all, because a vault has many. */
function sayStrays([first, ...others]: readonly InnerLink[]): Diagnostic[] {
  if (first === undefined) return [];
  const related = others.slice(0, 9).flatMap(({ place }) => (place ? [place] : []));
  return [diagnose('note-is-chapter', { note: first.reference, count: others.length + 1 }, first.place, related)];
}

/** A link into the book, as written. */
interface InnerLink {
  readonly reference: string;
  /** Set for `[[name]]`, which may mean a file in any folder. */
  readonly isByName?: true;
  readonly place?: Place;
}

function linksOf(chapter: Linkable): readonly InnerLink[] {
  return kept({ notebook: chapter.notebook, name: 'links', inputs: { chapter }, make: linksOfAll });
}

function linksOfAll({ chapter: { opening, tokens, notes } }: { readonly chapter: Linkable }): InnerLink[] {
  return [opening ?? [], tokens, ...notes.map((note) => note.tokens)].flat().flatMap(linksIn);
}

const none: readonly InnerLink[] = [];

function linksIn({ children }: Token): readonly InnerLink[] {
  if (!children?.some(isInside)) return none;
  return children
    .filter(isInside)
    .map(({ meta }) => ({
      reference: String(meta?.['reference']),
      ...(meta?.['isByName'] === true && { isByName: true as const }),
      ...(meta?.['place'] !== undefined && { place: meta['place'] as Place }),
    }));
}

/** The chapter with the targets set on its links, by their references. */
function aimed<C extends Linkable>(chapter: C, targets: ReadonlyMap<string, string | undefined>): C {
  const aimAll = (tokens: readonly Token[]): readonly Token[] =>
    tokens.map((token) =>
      token.children?.some(isInside)
        ? copyOf(token, {
            children: token.children.map((child) => (isInside(child) ? aimLink(child, targets) : child)),
          })
        : token,
    );
  const tokens = lazily(() => aimAll(chapter.tokens));
  const notes = lazily(() => chapter.notes.map((note) => ({ ...note, tokens: aimAll(note.tokens) })));
  const led = withEntries(chapter, {
    get opening() {
      return chapter.opening && aimAll([chapter.opening])[0];
    },
    get tokens() {
      return tokens();
    },
    get notes() {
      return notes();
    },
  }) as unknown as C;
  return identified(led, ['links led', chapter, targets]);
}

function aimLink(link: Token, targets: ReadonlyMap<string, string | undefined>): Token {
  const target = targets.get(String(link.meta?.['reference']));
  return target === undefined ? link : copyOf(link, { meta: { ...link.meta, target } });
}

/**
 * Ids by `file`, by `file#fragment`, and where they are unique in the book by title and by `#fragment` alone. A
 * fragment is an id given in HTML, a heading's text, or the slug that GitHub makes of it.
 */
function targetsOf(chapters: readonly Linkable[]): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  const shared = new Map<string, string | undefined>();
  const repeated = new Map<string, number>();
  const add = (key: string, id: string): void => {
    if (!targets.has(key)) targets.set(key, id);
  };
  const share = (key: string, id: string): void => {
    shared.set(key, shared.has(key) && shared.get(key) !== id ? undefined : id);
  };
  for (const chapter of chapters) {
    const { source, id, heading = '', name: given } = chapter;
    if (!targets.has(source.name)) share(`@${fileKey(source.name)}`, source.name);
    for (const address of (chapter.addresses ?? []).flatMap((written) => [
      `@${fileKey(written)}`,
      ...addressesIn(source.name, written),
    ]))
      share(address, source.name);
    add(source.name, id);
    share(caseless(source.name), source.name);
    if (given !== undefined) {
      add(`${source.name}#${slug(given)}`, id);
      share(`#${slug(given)}`, id);
    }
    if (heading !== '') add(`${source.name}#${slug(heading)}`, id);
    for (const title of titlesOf(heading)) share(title, id);
    for (const { own, name } of kept({
      notebook: chapter.notebook,
      name: 'names of places',
      inputs: { chapter },
      make: namesOfAll,
    })) {
      const named = `${source.name}#${slug(name)}`;
      const times = repeated.get(named) ?? 0;
      repeated.set(named, times + 1);
      // The second heading with a name gets `name-1`, as on GitHub.
      add(times === 0 ? named : `${named}-${times}`, `${id}-${own}`);
      share(`#${slug(name)}`, `${id}-${own}`);
    }
  }
  for (const [key, id] of shared) if (id !== undefined) add(key, id);
  return targets;
}

/**
 * `slug: begin` in `docs/guide/start.md` means `docs/guide/begin`, also relative to the root of its site, which is one
 * of the folders around it; so does `/guide/begin/`.
 */
function addressesIn(name: string, written: string): string[] {
  const roots = rootsMeant('/', name);
  const from = written.startsWith('/') ? roots : [name];
  const names = from.flatMap((root) => resolveName(root, written.replace(/^\/+/, '')) ?? []);
  return [...new Set(names.map(addressKey))];
}

/** Without a trailing slash, `index.html` or `.html`. */
function addressKey(name: string): string {
  return `page:${name
    .replace(/(?:^|\/)(?:index\.html?)?$/i, '')
    .replace(/\.x?html?$/i, '')
    .toLowerCase()}`;
}

/** A system that does not tell cases apart opens `a.MD` where `a.md` is; so does a reader's. */
function caseless(name: string): string {
  return `case:${name.toLowerCase()}`;
}

/** The name of a file without its folder. */
function fileKey(name: string): string {
  return `file:${slug((name.split('/').at(-1) ?? '').replace(markdownEnding, ''))}`;
}

/** 第二十六章：太虚门 may be named by the whole, by its label, or by its name. */
function titlesOf(heading: string): string[] {
  const [label = '', ...rest] = heading.trim().split(/[\s　：:]+/u);
  return [...new Set([heading, label, rest.join('')].map(slug).filter((title) => title !== ''))].map(
    (title) => `@${title}`,
  );
}

/** The ids in a chapter, each with the names that links may use. */
function namesOfAll({ chapter: { tokens } }: { readonly chapter: Linkable }): { own: string; name: string }[] {
  const names: { own: string; name: string }[] = [];
  const take = (bearer: Token, next?: Token): void => {
    const own = bearer.attrGet('id');
    if (typeof own !== 'string') return;
    const name = bearer.meta?.['name'];
    if (typeof name === 'string') names.push({ own, name });
    if (bearer.type === 'heading_open') names.push({ own, name: textOf(next?.children ?? []) });
  };
  for (const [index, token] of tokens.entries()) {
    take(token, tokens[index + 1]);
    for (const child of token.children ?? []) take(child);
  }
  return names;
}

/** Characters of an address that a message shows. */
const longestShown = 200;

/** The id to which a link leads, and what is wrong with the link. */
interface Aim {
  readonly target?: string;
  readonly problem?: Diagnostic;
}

function aimOne(
  { reference, place, isByName }: InnerLink,
  { source }: Linkable,
  targets: ReadonlyMap<string, string>,
  leftOut: LeftOut,
): Aim {
  const [path = '', fragment = ''] = [reference.replace(/#.*$/, ''), /#(.*)$/.exec(reference)?.[1]];
  const hash = fragment === '' ? '' : `#${slug(fragment)}`;
  const named =
    path === ''
      ? [source.name]
      : placesMeant(path, source.name).flatMap((name) => [...namesMeant(name), targets.get(addressKey(name)) ?? '']);
  if (isByName && path !== '') named.push(targets.get(`@${fileKey(path)}`) ?? '');
  const alike = path === '' ? [] : named.flatMap((name) => targets.get(caseless(name)) ?? []);
  const file = [...named, ...alike].find((name) => targets.has(name));
  const keys = [...(file === undefined ? [] : [file + hash]), ...(path === '' ? [hash] : [`@${slug(path)}`])];
  const target = keys.map((key) => targets.get(key)).find((id) => id !== undefined);
  if (target !== undefined) return { target };
  const chapter = hash === '' || path === '' || file === undefined ? undefined : targets.get(file);
  if (chapter !== undefined)
    return { target: chapter, problem: diagnose('link-fragment-exists', { target: decoded(reference) }, place) };
  if (isByName) return {};
  return {
    problem:
      sayLeftOut(named, leftOut, place) ??
      diagnose('link-target-exists', { target: decoded(reference).slice(0, longestShown) }, place),
  };
}

function sayLeftOut(names: readonly string[], leftOut: LeftOut, place: Place | undefined): Diagnostic | undefined {
  const file = names.find((name) => leftOut.has(name));
  const by = file === undefined ? undefined : leftOut.get(file);
  return file === undefined || by === undefined ? undefined : diagnose('linked-file-is-chapter', { file, by }, place);
}

/**
 * The places that a path may mean: relative to its file; relative to its page, because a site turns `guide/a.md` into
 * the folder `guide/a/`; relative to the root.
 */
function placesMeant(path: string, name: string): string[] {
  const inside = path.replace(/\?.*$/, '').replace(/^\/+/, '');
  const page = `${name.replace(markdownEnding, '')}/`;
  const from = path.startsWith('/') ? rootsMeant(path, name) : [name, page, ...rootsMeant('/', name)];
  return from.flatMap((root) => resolveName(root, inside) ?? []);
}

/**
 * The folders from which a path may begin: that of the file, or for `/guide/a.md` the root, which for a site is one of
 * the folders around the file.
 */
function rootsMeant(path: string, name: string): string[] {
  if (!path.startsWith('/')) return [name];
  const folders = folderOf(name)
    .split('/')
    .filter((folder) => folder !== '');
  return ['', ...folders.map((_folder, depth) => `${folders.slice(0, depth + 1).join('/')}/`)];
}

/**
 * The files that a name may mean: itself, with `.md` added, the source of the page `ch02.html`, or the page of a
 * folder.
 */
function namesMeant(name: string): string[] {
  const page = name.replace(/\.x?html?$/i, '');
  const pages = ['README.md', 'index.md', '_index.md'].map((index) => joinNames(page, index));
  return [name, ...['md', 'markdown', 'mdx'].map((ending) => `${page}.${ending}`), ...pages];
}

/** GitHub's slug of a heading: lower case, hyphens for spaces, without punctuation. */
function slug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replace(/\s/gu, '-');
}

function isInside(token: Token): boolean {
  return token.type === 'link_open' && token.meta?.['reference'] !== undefined;
}

/** A changed copy; the parsed chapter stays as it is. */
function copyOf(token: Token, changes: Partial<Token>): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(token) as object) as Token, token, changes);
}
