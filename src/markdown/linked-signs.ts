/**
 * Finds signs of notes that are links, and paragraphs and items that begin with the name to which such a link leads.
 */

import type { Token } from './parser.ts';
import { closeOf, textOf } from './tokens.ts';

/** A link in the text that is no more than the sign of a note. */
export interface LinkedSign {
  /** The name to which it leads. */
  readonly reference: string;
  /** Its own names, by which the note leads back. */
  readonly names: readonly string[];
  readonly sign: string;
  /** The index of its paragraph. */
  readonly index: number;
  readonly inline: Token;
  /** The children that it takes up, with what raises it and its anchors. */
  readonly from: number;
  readonly to: number;
}

/** A block that may be a note. */
export interface NoteStart {
  readonly names: ReadonlySet<string>;
  /** The names to which signs and arrows in it lead. */
  readonly backs: ReadonlySet<string>;
  readonly index: number;
  /** The tokens that it takes up. */
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

const brackets = /^[\s[\](){}（）［］〔〕【】「」.、．:：^]+|[\s[\](){}（）［］〔〕【】「」.、．:：^]+$/gu;
const sign =
  /^(?:[注註]\s?)?(?:\d{1,4}|[一二三四五六七八九十百]{1,4}|[①-⑳㉑-㉟㊱-㊿]|[a-z]|[ivx]{1,5}|\*{1,3}|[†‡※])$/iu;
const arrow = /^(?:[↩↑⏎⤴↵▲^]\uFE0E?\uFE0F?|返回(?:正文|原文)?|回到?正文|back)$/iu;

/** A sign without brackets and dots around it. */
export function noteSign(text: string): string {
  return text.replace(brackets, '');
}

const isSign = (text: string): boolean => text.length <= 12 && sign.test(noteSign(text));
const isBack = (text: string): boolean => isSign(text) || arrow.test(text.replace(/^[\s[(（]+|[\s\])）]+$/gu, ''));

/** The signs behind words of the text, in order. */
export function signsIn(tokens: readonly Token[]): LinkedSign[] {
  const signs: LinkedSign[] = [];
  for (const [index, inline] of tokens.entries()) {
    const children = inline.children ?? [];
    if (inline.type !== 'inline' || tokens[index - 1]?.type === 'heading_open' || !children.some(isOwnLink)) continue;
    let hasWords = false;
    for (let at = 0; at < children.length; at += 1) {
      const child = children[at];
      const found = child && isOwnLink(child) && hasWords ? signAt(children, at, inline) : undefined;
      if (found === undefined) {
        if (child?.type === 'text' && /\p{L}/u.test(child.content)) hasWords = true;
        continue;
      }
      signs.push({ ...found, index });
      at = found.to;
    }
  }
  return signs;
}

function signAt(children: readonly Token[], at: number, inline: Token): Omit<LinkedSign, 'index'> | undefined {
  const end = closeOf(children, at);
  const text = textOf(children.slice(at, end + 1));
  const reference = referenceOf(children[at]);
  if (reference === undefined || !isSign(text)) return undefined;
  const names = namesOf(children[at]);
  let [from, to] = [at, end];
  for (let isMore = true; isMore;) {
    isMore = false;
    const [before, behind] = [children[from - 1], children[to + 1]];
    if (before?.nesting === 1 && behind?.nesting === -1 && /^(?:sup|span|small)$/.test(before.tag)) {
      names.push(...namesOf(before));
      [from, to, isMore] = [from - 1, to + 1, true];
    } else if (isAnchor(children, from - 2)) {
      names.push(...namesOf(children[from - 2]));
      [from, isMore] = [from - 2, true];
    } else if (isAnchor(children, to + 1)) {
      names.push(...namesOf(behind));
      [to, isMore] = [to + 2, true];
    }
  }
  return { reference, names, sign: noteSign(text), inline, from, to };
}

/** The paragraphs and items that may be notes, in order. */
export function startsOf(tokens: readonly Token[]): NoteStart[] {
  const starts: NoteStart[] = [];
  let item: number | undefined;
  for (const [index, token] of tokens.entries()) {
    if (token.tag === 'li') item = token.nesting === 1 ? index : undefined;
    if (token.type !== 'inline') continue;
    const block = tokens[index - 1];
    const isFirst = item !== undefined && (item === index - 1 || item === index - 2);
    const ofItem = isFirst && item !== undefined ? item : undefined;
    if (ofItem === undefined && block?.type !== 'paragraph_open') continue;
    const names = new Set([block, ofItem === undefined ? undefined : tokens[ofItem]].flatMap(namesOf));
    for (const name of namesAtStart(token.children ?? [])) names.add(name);
    if (names.size === 0) continue;
    const from = ofItem ?? index - 1;
    const to = closeOf(tokens, from);
    const backs = new Set(tokens.slice(index, to).flatMap(({ children }) => backsIn(children ?? [])));
    if (backs.size > 0) starts.push({ names, backs, index, from, to, line: lineOf(tokens, index) });
  }
  return starts;
}

function lineOf(tokens: readonly Token[], index: number): number {
  const block = tokens[index - 1];
  const raw = block?.meta?.['line'];
  return typeof raw === 'number' ? raw : (tokens[index]?.map?.[0] ?? block?.map?.[0] ?? 0) + 1;
}

/** The names of what stands before the first words, and around the sign. */
function namesAtStart(children: readonly Token[]): string[] {
  const names: string[] = [];
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at];
    if (child === undefined || (child.nesting === 0 && child.content.trim() !== '')) break;
    names.push(...namesOf(child));
    const end = isOwnLink(child) ? closeOf(children, at) : at;
    if (isBack(textOf(children.slice(at, end)))) at = end;
  }
  return names;
}

function backsIn(children: readonly Token[]): string[] {
  return children.flatMap((child, at) => {
    const reference = isOwnLink(child) ? referenceOf(child) : undefined;
    return reference !== undefined && isBack(textOf(children.slice(at, closeOf(children, at)))) ? [reference] : [];
  });
}

/** The words of a note without the links that lead back, its names, and its sign before them. */
export function noteText(children: readonly Token[], ownSign: string | undefined): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < children.length; at += 1) {
    const child = children[at];
    if (child === undefined) break;
    const end = child.nesting === 1 ? closeOf(children, at) : at;
    const inside = children.slice(at, end + 1);
    const isLed = inside.some(isOwnLink) && isBack(textOf(inside));
    const isEmptyName = namesOf(child).length > 0 && textOf(inside).trim() === '';
    const isOwnSign =
      child.nesting === 1 && ownSign !== undefined && out.length === 0 && noteSign(textOf(inside)) === ownSign;
    if (isLed || isEmptyName || isOwnSign) at = end;
    else out.push(child);
  }
  const first = out.find(({ type, content }) => type !== 'text' || content.trim() !== '');
  if (ownSign !== undefined && first?.type === 'text') first.content = withoutSign(first.content, ownSign);
  return trimmed(out);
}

/** Without blanks and line ends at both ends. */
function trimmed(children: readonly Token[]): Token[] {
  const isWord = ({ type, content }: Token): boolean =>
    !/^(?:soft|hard)break$/.test(type) && (type !== 'text' || content.trim() !== '');
  const out = children.slice(children.findIndex(isWord), children.findLastIndex(isWord) + 1);
  const [begin, last] = [out[0], out.at(-1)];
  if (begin?.type === 'text') begin.content = begin.content.trimStart();
  if (last?.type === 'text') last.content = last.content.trimEnd();
  return out;
}

function withoutSign(text: string, ownSign: string): string {
  const bare = text.replace(/^[\s[(（［〔【^]{0,4}/u, '');
  const rest = bare.startsWith(ownSign) ? bare.slice(ownSign.length) : text;
  return rest.replace(/^[\s\])）］〕】.、．:：]{1,6}/u, '');
}

/** A link to a name in this very file. */
function isOwnLink(token: Token): boolean {
  return token.type === 'link_open' && referenceOf(token) !== undefined;
}

function referenceOf(token: Token | undefined): string | undefined {
  const reference = token?.meta?.['reference'];
  return typeof reference === 'string' && /^#\S/.test(reference) ? reference.slice(1) : undefined;
}

/** An empty element that is no more than a name. */
function isAnchor(children: readonly Token[], at: number): boolean {
  return namesOf(children[at]).length > 0 && children[at]?.nesting === 1 && children[at + 1]?.nesting === -1;
}

function namesOf(token: Token | undefined): string[] {
  const name = token?.meta?.['name'] ?? token?.meta?.['nameAgain'];
  return typeof name === 'string' ? [name] : [];
}
