/**
 * The lines above the first chapter of a text that are about the book: its name, its author, who published it.
 *
 *     《云海录》         云海录           书名：云海录      《云海录》作者：林晚
 *     作者：林晚         林晚 著          作者：林晚
 *
 *     第一章 山门        第一回 山门      第一章 山门       第一章 山门
 */

import { bookLine } from './book-line.ts';
import { bookLineOn, headingOn } from './heading-line.ts';
import { matterRank } from './matter.ts';
import type { SaidOfBook } from './said-of-book.ts';
import { bareTitle, chapterLabel } from './title-line.ts';

export interface BookHead {
  readonly title?: string;
  readonly author?: string;
  /** How the title is written. */
  readonly form?: 'heading' | 'brackets' | 'field' | 'plain';
  /** Set where nothing stands beside the title. */
  readonly isAloneOnLine?: true;
  /** Indexes of these lines in the text. */
  readonly lines: readonly number[];
}

/** How many such lines are read. */
const most = 12;

const titleField = /^(?:书名|書名|小说名|小說名|作品名?|title)\s*[：:]\s*《?([^《》：:]{1,40}?)》?$/iu;
const inBrackets =
  /^《([^《》]{1,40})》[\s　]*(?:[（(【[]?\s*(作者|文|著者)\s*[：:／/]\s*([^）)\]】：:]{1,20})[）)\]】]?|([^\s《》：:，。]{1,12})\s*著)$/u;
const plainWithAuthor = /^([^\s《》：:，。]{1,20})[\s　]+(?:作者|著者)\s*[：:]\s*([^：:]{1,20})$/u;
const joined = /^(\p{Script=Han}{2,4})著$/u;
const spaced = /^(?:作者|著者)[\s　]+(\S{1,20})$/u;
const chapter = new RegExp(`^\\s*(?:#{1,6}\\s*)?[*_【\\s　☆★]*(?:${chapterLabel}(?:[^\\p{L}]|$)|Chapter\\s+\\d)`, 'iu');
const ruling = /^[-=*_—─━~～]{3,}$/u;
/** First lines of texts that name something else. */
const others =
  /^(?:正文|全文|目录|目錄|内容简介|簡介|简介|文案|作品相关|第.{1,5}[卷部集篇编編册冊]|卷.{1,3}|[上中下][卷部篇册冊])/u;

/** `from` is the first line below front matter. `undefined` when the text begins with anything else. */
export function readBookHead(lines: readonly string[], from: number): BookHead | undefined {
  const filled = filledFrom(lines, from);
  const said: Said[] = [];
  for (const at of filled) {
    const one = saidOn((lines[at] ?? '').trim(), said);
    if (one === undefined) break;
    said.push(one);
  }
  const found: Said = Object.assign({}, ...said) as Said;
  const next = filled[said.length];
  return next !== undefined && (found.title !== undefined || found.author !== undefined) && isAbove(lines, next, found)
    ? { ...found, lines: filled.slice(0, said.length) }
    : undefined;
}

/** Whether a chapter begins at the line `next`, or further below where the lines above say what they are. */
function isAbove(lines: readonly string[], next: number, { author, form }: Said): boolean {
  const isExplicit = author !== undefined && (form === 'brackets' || form === 'field');
  return (isExplicit ? lines.slice(next) : [lines[next] ?? '']).some((line) => line.length < 120 && chapter.test(line));
}

/** What a line says; nothing of its own when it is a row of signs, or says when the book appeared. */
function saidOn(line: string, before: readonly Said[]): Said | undefined {
  const isTitled = before.some(({ title }) => title !== undefined);
  const said = isTitled ? authorOn(line) : fieldsOn(line);
  return said ?? (before.length === 0 ? titleOn(line) : undefined) ?? (ruling.test(line) ? {} : undefined);
}

/** Indexes of the first lines with text. */
function filledFrom(lines: readonly string[], from: number): number[] {
  const filled: number[] = [];
  for (let at = from; at < lines.length && filled.length <= most; at += 1)
    if ((lines[at] ?? '').trim() !== '') filled.push(at);
  return filled;
}

type Said = Omit<BookHead, 'lines'>;

/** A name alone on the first line. */
function titleOn(line: string): Said | undefined {
  const book = bookLineOn(line);
  if (book !== undefined) return { title: book, form: 'brackets', isAloneOnLine: true };
  const heading = headingOn(line);
  if (heading !== undefined && heading.level > 1) return undefined;
  const text = bareTitle(heading?.text ?? line).replace(/^《([^《》]+)》$/u, '$1');
  const isName =
    text.length <= 24 &&
    /\p{Script=Han}/u.test(text) &&
    !/[。！？!?，,；;：:…”’」』]/u.test(text) &&
    !/^[>*+\-|`~!<{([（【「『“‘《\d]/u.test(text) &&
    matterRank(text) === 0 &&
    !others.test(text) &&
    !chapter.test(text);
  return isName ? { title: text, form: heading === undefined ? 'plain' : 'heading' } : undefined;
}

/** What names its key, on whatever line. */
function fieldsOn(line: string): Said | undefined {
  const field = titleField.exec(line)?.[1];
  if (field !== undefined) return { title: field.trim(), form: 'field' };
  const [, title, , by, name] = inBrackets.exec(line) ?? [];
  if (title !== undefined) return { title: title.trim(), author: (by ?? name ?? '').trim(), form: 'brackets' };
  const [, plain, author] = plainWithAuthor.exec(line) ?? [];
  if (plain !== undefined && author !== undefined) return { title: plain, author: author.trim(), form: 'plain' };
  return authorOn(line);
}

function authorOn(line: string): Said | undefined {
  const bare = line.replace(/[*_]/g, '').trim();
  const joinedName = joined.exec(bare)?.[1] ?? spaced.exec(bare)?.[1];
  if (joinedName !== undefined) return { author: joinedName };
  const said = bookLine(bare);
  return said === undefined ? undefined : said.key === '作者' ? { author: said.value } : {};
}

/**
 * Of the heads of all files in their order those that are about the whole book: that of the first file, and where
 * others have one too, all, if they say the same.
 */
export function commonHead(heads: readonly (BookHead | undefined)[]): BookHead | undefined {
  const [first] = heads;
  const isSame = (other: BookHead | undefined): boolean =>
    other === undefined || (other.title === first?.title && other.author === first?.author);
  return heads.every(isSame) ? first : undefined;
}

/** Whether its first line becomes a heading above the chapters, as `# 书名` is and 《书名》 alone on a line. */
export function isOfHeadings({ form, isAloneOnLine }: BookHead): boolean {
  return form === 'heading' || (form === 'brackets' && isAloneOnLine === true);
}

export function sayingOfBook({ title, author }: BookHead): SaidOfBook {
  return { ...(title !== undefined && { title }), ...(author !== undefined && { author }) };
}
