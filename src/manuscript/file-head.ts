/**
 * What a file says of itself before its text is parsed: its front matter, the heading it begins with, the files it
 * links to. It is plain data.
 */

import {
  dateOf,
  isBrokenFrontMatter,
  noticeOf,
  personText,
  readFrontMatter,
  remarksOf,
  type FileNotice,
  type FrontMatter,
} from './front-matter.ts';
import { isIndexName, isReadme } from './index-files.ts';
import { digestOf } from '../host/digest.ts';
import { readBookHead, type BookHead } from './book-head.ts';
import { bookLineOn, headingOn } from './heading-line.ts';
import { resolveName } from './names.ts';
import { namesBelow } from './names-below.ts';
import { saidOnPage, type SaidOfBook } from './said-of-book.ts';

export interface FileHead extends FileNotice {
  /** Keys of front matter that Keben does not use, and the author it names. */
  readonly remarks: readonly string[];
  readonly author?: string;
  /** When it was written, as front matter says, in milliseconds. */
  readonly date?: number;
  /** True when it begins with front matter that cannot be read. */
  readonly isBroken: boolean;
  /** The heading with which the text begins, if it begins with one. */
  readonly heading?: string;
  /** True when other headings follow, so that the first one may be the book's title. */
  readonly hasMore: boolean;
  /** True when there is text below its front matter. */
  readonly hasText: boolean;
  /** For the page of a folder: what its front matter says about the whole book. */
  readonly ofBook: SaidOfBook;
  /** Names inside the manuscript to which it links. */
  readonly links: readonly string[];
  /** The lines above its first chapter that are about the book. */
  readonly bookHead?: BookHead;
  /** What stands below each number of a chapter that is alone on its line: a name, or nothing that is one. */
  readonly namesBelow: readonly string[];
  /** The same for the same text, whatever its blanks; absent when there is none. */
  readonly digest?: string;
}

const another = /^ {0,3}#{2,6}[ \t]|^[ \t　]*(?:[☆★][、，]?|正文[ 　]|【)?[*_]{0,3}第.{1,9}[章回][\s：:　·]/mu;
const link = /\]\(\s*<?([^()\s<>#?]+\.(?:mdx?|markdown|html?))/gi;

export function readHead(name: string, text: string): FileHead {
  const front = readFrontMatter(text);
  const lines = text.split('\n');
  const body = front === undefined ? text : lines.slice(front.lines).join('\n');
  const bookHead = readBookHead(lines, front?.lines ?? 0);
  const { heading, isBookLine, ...beginning } = beginningOf(body);
  return {
    ...(front === undefined ? { isDraft: false, remarks: [] } : saidInFront(front)),
    isBroken: front === undefined && isBrokenFrontMatter(text),
    ...(heading !== undefined && (!isBookLine || beginning.hasMore) && { heading: heading.text }),
    ...beginning,
    ofBook: isIndexName(name) ? saidOnPage(front?.fields, isReadme(name) ? undefined : heading) : {},
    links: linksIn(name, body),
    ...(bookHead && { bookHead }),
    namesBelow: namesBelow(lines),
    ...(beginning.hasText && { digest: digestOf(text.replace(/\s+/g, '')) }),
  };
}

function saidInFront(front: FrontMatter): FileNotice & Pick<FileHead, 'remarks' | 'author' | 'date'> {
  const date = dateOf(front);
  const author = personText(['author', 'authors', '作者', '著者'].map((key) => front.fields.get(key)).find(Boolean));
  return {
    ...noticeOf(front),
    remarks: remarksOf(front).map(({ key }) => key),
    ...(author !== '' && { author }),
    ...(date !== undefined && { date }),
  };
}

/** The heading that the text begins with; the name of a book in 《》 counts as one. */
function beginningOf(body: string) {
  const first = /\S.*/.exec(body);
  if (first === null) return { heading: undefined, isBookLine: false, hasMore: false, hasText: false };
  const book = bookLineOn(first[0]);
  const heading = book === undefined ? headingOn(first[0]) : { level: 1, text: book };
  const hasMore = heading?.level === 1 && another.test(body.slice(first.index + first[0].length));
  return { heading, isBookLine: book !== undefined, hasMore, hasText: true };
}

function linksIn(name: string, body: string): string[] {
  const found = [...body.matchAll(link)].flatMap(
    ([, written = '']) => resolveName(name, decoded(written).replace(/\.html?$/i, '.md')) ?? [],
  );
  return [...new Set(found)];
}

function decoded(written: string): string {
  try {
    return decodeURI(written);
  } catch {
    return written;
  }
}

/** The heading that most files begin with, if other headings follow it in each: the title of the book. */
export function commonTitle(heads: readonly FileHead[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { heading, hasMore } of heads)
    if (heading !== undefined && hasMore) counts.set(heading, (counts.get(heading) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most !== undefined && most[1] >= 2 && most[1] * 2 >= heads.length ? most[0] : undefined;
}
