/** The running text of an inline token as one string, and back: a word goes on across emphasis, links and notes. */

import { printedReading, readingsOf, type Reading } from '../markdown/readings.ts';
import type { Token } from '../markdown/parsed.ts';
import { copyOf } from '../markdown/tokens.ts';

/** Stands in the string for what is no running text: code, formulas, pictures, passages in another language. */
const thing = '\uFFFC';

/** Elements whose text is code, and not the book's. */
const literal = new Set(['code', 'kbd', 'samp', 'var', 'pre']);

/** Whether text in the element stays as it is written: code, and what the author says is in a language of its own. */
export function isLiteral(token: Token): boolean {
  return literal.has(token.tag) || token.attrGet('lang') !== null;
}

/** How texts change; what comes out has as many characters as what goes in. */
export interface Changes {
  /** Of the text of a block, asked in the order of the blocks. */
  readonly text: (text: string) => string;
  /** Of words beside it: titles, alternative texts, readings. */
  readonly words: (text: string) => string;
}

/** What is read of the token: a part of the string that is its text. */
interface Part {
  readonly index: number;
  readonly text: string;
}

/** The string that `rewritten` changes. */
export function textOfInline(inline: Token): string {
  return partsOf(inline)
    .map(({ text }) => text)
    .join('');
}

/** The same token where nothing changes. */
export function rewritten(inline: Token, changes: Changes): Token {
  const children = inline.children ?? [];
  const parts = partsOf(inline);
  const before = parts.map(({ text }) => text).join('');
  const after = changes.text(before);
  const copies = children.map((child) => withWords(child, changes));
  if (after === before && copies.every((child, index) => child === children[index])) return inline;
  const characters = Array.from(after);
  let at = 0;
  for (const { index, text } of parts) {
    const length = Array.from(text).length;
    const own = characters.slice(at, at + length).join('');
    const child = copies[index];
    at += length;
    if (child !== undefined && own !== text && text !== thing) copies[index] = withText(child, own, changes);
  }
  const copy = copyOf(inline);
  copy.children = copies;
  return copy;
}

/** A stretch of the text of a block, in UTF-16 units, and what stands there instead. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The inline token with edits in its text (`textOfInline`), which come in order. An edit that is not within one text
 * token is left out.
 */
export function editedInline(inline: Token, edits: readonly TextEdit[]): Token {
  if (edits.length === 0) return inline;
  const children = [...(inline.children ?? [])];
  let [start, next] = [0, 0];
  for (const { index, text } of partsOf(inline)) {
    const end = start + text.length;
    const child = children[index];
    let [content, done] = ['', start];
    for (let edit = edits[next]; edit !== undefined && edit.from < end; edit = edits[(next += 1)]) {
      if (edit.from < start || edit.to > end || child?.type !== 'text') continue;
      content += text.slice(done - start, edit.from - start) + edit.text;
      done = edit.to;
    }
    if (done > start && child !== undefined)
      children[index] = Object.assign(copyOf(child), { content: content + text.slice(done - start) });
    start = end;
  }
  const copy = copyOf(inline);
  copy.children = children;
  return copy;
}

function partsOf(inline: Token): Part[] {
  const parts: Part[] = [];
  let literals = 0;
  const open: boolean[] = [];
  const children = inline.children ?? [];
  for (const [index, child] of children.entries()) {
    if (child.nesting === 1) {
      const isOne = isLiteral(child) || isShownAddress(child, children[index + 1]);
      open.push(isOne);
      if (isOne) literals += 1;
    } else if (child.nesting === -1) {
      if (open.pop() === true) literals -= 1;
    } else if (child.type !== 'footnote_ref') parts.push({ index, text: literals > 0 ? thing : textOf(child) });
  }
  return parts;
}

/** A link whose text is its address. */
function isShownAddress({ type }: Token, text: Token | undefined): boolean {
  return type === 'link_open' && text !== undefined && /^(?:[a-z]{2,8}:\/\/|mailto:|www\.)/i.test(text.content);
}

function textOf(child: Token): string {
  switch (child.type) {
    case 'text':
    case 'text_special':
      return child.content;
    case 'ruby':
      return readingsOf(child)
        .map(({ base }) => base)
        .join('');
    case 'softbreak':
    case 'hardbreak':
      return '\n';
    default:
      return thing;
  }
}

function withText(child: Token, text: string, { words }: Changes): Token {
  const copy = copyOf(child);
  if (child.type !== 'ruby') {
    copy.content = text;
    return copy;
  }
  const bases = Array.from(text);
  const pairs = readingsOf(child).map(({ base, reading, ...latin }): Reading => ({
    base: bases.splice(0, Array.from(base).length).join(''),
    reading: words(reading),
    ...latin,
  }));
  copy.meta = { ...child.meta, pairs };
  copy.content = pairs.map(printedReading).join('');
  copy.children = (child.children ?? []).map((base) => Object.assign(copyOf(base), { content: text }));
  return copy;
}

/** Its title, and the alternative text of a picture. */
export function withWords(token: Token, { words }: Pick<Changes, 'words'>): Token {
  const title: unknown = token.attrGet('title');
  const caption: unknown = token.meta?.['title'];
  const isPicture = token.type === 'image';
  if (typeof title !== 'string' && typeof caption !== 'string' && !(isPicture && token.content !== '')) return token;
  const copy = copyOf(token);
  if (typeof title === 'string') copy.attrSet('title', words(title));
  if (typeof caption === 'string') copy.meta = { ...token.meta, title: words(caption) };
  if (isPicture) copy.content = words(token.content);
  return copy;
}
