/**
 * Links and pictures in double brackets, as in Obsidian and wikis: a note by its name, in whatever folder it is, a
 * heading or a block in it, and the words to be shown. A link to a note that is no chapter becomes its words, and this
 * is reported once. `^name` at the end of a block is the name of the block in such links.
 *
 *     [[第二章]]   [[第二章|下一章]]   [[第二章#渡口]]   [[#^here]]
 *     ![[山门.png]]   ![[山门.png|雪中的山门|300]]
 *     她走了。 ^here
 */

import type { Extension, Findings } from '../extension.ts';
import { nameToken } from '../html-tokens.ts';
import type { StateInline, Token } from '../parser.ts';
import { pictureWidth } from '../picture-width.ts';
import { textToken } from '../tokens.ts';

export const wikiLinks: Extension = {
  name: 'wiki-links',
  install: (parser) => {
    parser.inline.ruler.before('link', 'wiki_link', readLink);
  },
  apply: (tokens, findings) => {
    if (!findings.file.text.includes('^')) return tokens;
    for (const [index, token] of tokens.entries())
      if (token.type === 'inline') nameBlock(tokens[index - (tokens[index - 1]?.hidden ? 2 : 1)], token, findings);
    return tokens;
  },
};

const link =
  /(?<!\[)(!?)\[\[([^[\]|#\n]{0,200})((?:#[^[\]|#\n]{1,200}){0,6})((?:\|[^[\]|\n]{0,200}){0,3})\]\](?![([:\]])/y;
const picture = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/i;

function readLink(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax, env } = state;
  if (src[pos] !== '[' && src[pos] !== '!') return false;
  link.lastIndex = pos;
  const [whole, mark = '', path = '', fragments = '', tail = ''] = link.exec(src) ?? [];
  if (whole === undefined || pos + whole.length > posMax || isDefined(env, path)) return false;
  if (!namesNote(path, fragments, tail)) return false;
  if (!silent) {
    const words =
      tail === ''
        ? []
        : tail
            .slice(1)
            .split('|')
            .map((word) => word.trim());
    if (mark === '!' && picture.test(path.trim())) pushPicture(state, path.trim(), words);
    else
      pushLink(state, {
        path: path.trim(),
        fragment: fragments.split('#').at(-1)?.trim() ?? '',
        words: words.join('|'),
      });
  }
  state.pos += whole.length;
  return true;
}

/** `[[12]]` is a mark of a citation; `[[02]]`, `[[1.2]]` and `[[2026-01-02]]` name a note. */
function namesNote(path: string, fragments: string, tail: string): boolean {
  return (
    /\p{L}/u.test(path + fragments) ||
    /^(?:0\d{1,5}|\d{1,6}(?:[-._]\d{1,6}){1,5})$/.test(path.trim()) ||
    (/^\d{1,6}$/.test(path) && tail.length > 1)
  );
}

/** `[[name]]` with a definition `[name]: address` is a link in brackets, as in CommonMark. */
function isDefined(env: { references?: Record<string, unknown> }, path: string): boolean {
  return Object.hasOwn(env.references ?? {}, path.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase());
}

function pushPicture(state: StateInline, path: string, words: readonly string[]): void {
  const size = /^(\d+)(?:x\d+)?$/.exec(words.at(-1) ?? '')?.[1];
  const alt = (size === undefined ? words : words.slice(0, -1)).join('|');
  const image = state.push('image', 'img', 0);
  image.attrs = [
    ['src', path],
    ['alt', ''],
  ];
  image.content = alt;
  image.children = alt === '' ? [] : [textToken(alt)];
  const width = size === undefined ? undefined : pictureWidth(size);
  image.meta = { isByName: true, ...(width !== undefined && { width }) };
}

function pushLink(
  state: StateInline,
  { path, fragment, words }: { path: string; fragment: string; words: string },
): void {
  const name = (path.split('/').at(-1) ?? '').replace(/\.md$/i, '');
  const open = state.push('link_open', 'a', 1);
  open.attrs = [['href', fragment === '' ? path : `${path}#${fragment}`]];
  open.markup = 'wikilink';
  open.meta = { isByName: true };
  const place = fragment.replace(/^\^/, '');
  state.push('text', '', 0).content =
    words !== ''
      ? words
      : [name, fragment.startsWith('^') && name !== '' ? '' : place].filter((part) => part !== '').join('：');
  state.push('link_close', 'a', -1).markup = 'wikilink';
}

/** Reads a name at the end of a block, or on a line of its own below it. */
function nameBlock(block: Token | undefined, { children }: Token, findings: Findings): void {
  const last = children?.at(-1);
  const [whole, name] =
    (last?.type === 'text' && /(?:^|(?<![ \t])[ \t]+)\^([A-Za-z0-9-]{2,60})$/.exec(last.content)) || [];
  if (
    block === undefined ||
    last === undefined ||
    children === null ||
    whole === undefined ||
    name === undefined ||
    !/[A-Za-z]/.test(name)
  )
    return;
  last.content = last.content.slice(0, -whole.length);
  if (last.content === '') children.pop();
  if (children.at(-1)?.type === 'softbreak') children.pop();
  nameToken(block, name, findings);
}
