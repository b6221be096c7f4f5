/**
 * 专名号 and 书名号甲式 where an edition asks for them [A14]: a line under the names of the glossary, a wavy one under its
 * works and under what stands in 《》 or 〈〉, which then go. Headings stay as they are, and so does what has a mark
 * already, code, and what is in another language.
 */

import { withChapters, type Book, type Chapter } from '../book/model.ts';
import type { Glossary } from '../config/schema.ts';
import { identified } from '../host/digest.ts';
import { lazily, withEntries } from '../host/lazily.ts';
import { nameSearch, type NamePlace } from '../lint/glossary.ts';
import { isNameMark, nameMark, withGaps, type NameMark } from '../markdown/name-marks.ts';
import type { ParsedNote, Token } from '../markdown/parsed.ts';
import { append, copyOf, textToken } from '../markdown/tokens.ts';

/** What an edition marks. */
export interface Marked {
  /** Names and works of the glossary. */
  readonly names: boolean;
  /** Titles in brackets. */
  readonly titles: boolean;
}

export function markNames(book: Book, marked: Marked): Book {
  const glossary = marked.names ? book.glossary : {};
  const find = nameSearch(glossary);
  const markOf = markBy(glossary);
  const mark = (children: readonly Token[]): Token[] => {
    const titled = marked.titles ? withTitles(children) : children;
    return withGaps(marked.names ? withNames(titled, { find, markOf }) : titled);
  };
  return withChapters(book, (chapter) => markChapter(chapter, mark, [marked, glossary]));
}

type Marking = (children: readonly Token[]) => Token[];

/** `by` is all that the marks depend on. */
function markChapter(chapter: Chapter, mark: Marking, by: unknown): Chapter {
  const body = lazily(() => flow(chapter.tokens, mark));
  const notes = lazily(() => chapter.notes.map((note): ParsedNote => ({ ...note, tokens: flow(note.tokens, mark) })));
  const changed = withEntries(chapter, {
    get tokens() {
      return body();
    },
    get notes() {
      return notes();
    },
  });
  return identified(changed as Chapter, ['names marked', chapter, by]);
}

function flow(tokens: readonly Token[], mark: Marking): Token[] {
  return tokens.map((token, index) => {
    if (token.type !== 'inline' || tokens[index - 1]?.type === 'heading_open') return token;
    const before = token.children ?? [];
    const children = mark(before);
    return children.length === before.length && children.every((child, at) => child === before[at])
      ? token
      : Object.assign(copyOf(token), { children });
  });
}

/** A name of a kind that has no mark, or that is written wrong, has none. */
function markBy(glossary: Glossary): (place: NamePlace) => NameMark | undefined {
  const marks = { name: 'proper-name', work: 'work-title', term: undefined } as const;
  return ({ found, right }) => {
    const known = found === right && Object.hasOwn(glossary, right) ? glossary[right] : undefined;
    return known && /\p{Script=Han}/u.test(found) ? marks[known.kind ?? 'name'] : undefined;
  };
}

const unmarked = new Set(['code', 'kbd', 'samp', 'var']);

/** Calls `onText` for text that may get marks, with the element it stands in; the rest is copied to `to`. */
function eachText(children: readonly Token[], to: Token[], onText: (text: Token, within?: Token) => void): void {
  const open: Token[] = [];
  for (const child of children) {
    if (child.nesting === 1) open.push(child);
    else if (child.nesting === -1) open.pop();
    if (child.type === 'text' && !open.some(isUnmarked)) onText(child, open.at(-1));
    else to.push(child);
  }
}

function isUnmarked(element: Token): boolean {
  return isNameMark(element) || unmarked.has(element.tag) || element.attrGet('lang') !== null;
}

interface Bracket {
  /** Its index among the children. */
  readonly index: number;
  readonly sign: string;
  readonly within: Token | undefined;
}

const opening: Readonly<Record<string, string>> = { '》': '《', '〉': '〈' };

/** The brackets of titles become wavy lines; those of a title inside of a title stay. */
function withTitles(children: readonly Token[]): Token[] {
  const titled: Token[] = [];
  const brackets: Bracket[] = [];
  let titles: readonly { readonly from: number; readonly to: number }[] = [];
  eachText(children, titled, (text, within) => {
    if (!/[《》〈〉]/u.test(text.content)) {
      titled.push(text);
      return;
    }
    for (const piece of text.content.match(/[《》〈〉]|[^《》〈〉]+/gu) ?? []) {
      if (/[《〈]/u.test(piece)) brackets.push({ index: titled.length, sign: piece, within });
      titled.push(textToken(piece));
      const pair = brackets.findLastIndex((each) => each.sign === opening[piece] && each.within === within);
      if (pair < 0) continue;
      const [from = titled.length] = brackets.splice(pair).map(({ index }) => index);
      titles = [...titles.filter((title) => title.from < from), { from, to: titled.length - 1 }];
    }
  });
  for (const { from, to } of titles.filter((title) => title.to > title.from + 1)) {
    titled[from] = nameMark('work-title', 1);
    titled[to] = nameMark('work-title', -1);
  }
  return titled;
}

interface Names {
  readonly find: (text: string) => readonly NamePlace[];
  readonly markOf: (place: NamePlace) => NameMark | undefined;
}

/** No name is marked inside the brackets of a title. */
function withNames(children: readonly Token[], { find, markOf }: Names): Token[] {
  const named: Token[] = [];
  let titles = 0;
  eachText(children, named, (token) => {
    const text = token.content;
    let at = 0;
    for (const place of find(text)) {
      const mark = markOf(place);
      const title = titles + depthOf(text.slice(0, place.index));
      if (mark === undefined || title > 0) continue;
      if (place.index > at) named.push(textToken(text.slice(at, place.index)));
      at = place.index + place.found.length;
      append(named, [nameMark(mark, 1), textToken(place.found), nameMark(mark, -1)]);
    }
    titles = Math.max(0, titles + depthOf(text));
    if (at === 0) named.push(token);
    else if (at < text.length) named.push(textToken(text.slice(at)));
  });
  return named;
}

/** How many brackets of titles a text leaves open. */
function depthOf(text: string): number {
  return (text.match(/[《〈]/gu)?.length ?? 0) - (text.match(/[》〉]/gu)?.length ?? 0);
}
