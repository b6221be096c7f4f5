/** How pages end and begin: their depth, facing pages, lines and headings alone. */

import { found } from './findings.mjs';
import { sideOf } from './frame.mjs';

/** An opener's text begins so many rows under the head. */
const sunk = 4;

/** A page that the text goes on after; openers and blanks end what was before them. */
function goesOn(page, next) {
  return isOfText(page) && next !== undefined && isOfText(next) && !isOpener(next);
}

/** Contents and tables are no text. */
export function isOfText({ lines, text }) {
  return text.filter(({ lead }) => lead !== undefined).length > lines.filter(({ kind }) => kind === 'table').length;
}

/** The number of a chapter over its title may begin where paragraphs do, as the title does. */
const longestLabel = 8;

/** A page whose paragraphs begin under a large heading and much room. */
function isOpener({ lines }) {
  const title = lines.findIndex(({ kind }) => kind === 'heading');
  const first = lines.findIndex(({ lead }, index) => index > title && lead !== undefined);
  const isUnderLabel = lines
    .slice(0, title)
    .every(({ lead, text }) => lead === undefined || text.length <= longestLabel);
  return title >= 0 && first > 0 && lines[first].row >= sunk && isUnderLabel;
}

function inOrder(book) {
  return book.pages.map((page, index) => ({ ...page, next: book.pages[index + 1], previous: book.pages[index - 1] }));
}

export function feet(book) {
  const pages = inOrder(book).filter((page) => goesOn(page, page.next));
  return { pages: pages.length, short: found(pages.filter((page) => isShort(page, book.frame)).map(lastOf)) };
}

/** A chapter's last page, if the chapter has more than one, has three lines. */
export function chapterEnds(book) {
  const pages = inOrder(book).filter(
    (page) => isOfText(page) && !goesOn(page, page.next) && page.previous !== undefined && goesOn(page.previous, page),
  );
  return { pages: pages.length, short: found(pages.filter(({ lines }) => lines.length < 3).map(lastOf)) };
}

function isShort({ depth }, { rows }) {
  return depth < rows - 1.5;
}

/** Both pages of a spread must have text after them: a chapter's end may be anywhere. */
export function facingPages(book) {
  const spreads = inOrder(book).filter(
    (page) =>
      sideOf(page.number) === 'verso' &&
      goesOn(page, page.next) &&
      goesOn(page.next, book.pages[book.pages.indexOf(page.next) + 1]),
  );
  return {
    spreads: spreads.length,
    unequal: found(spreads.filter(({ depth, next }) => Math.abs(depth - next.depth) > 0.5).map(lastOf)),
  };
}

function lastOf({ number, text }) {
  return { page: number, text: text.at(-1).text };
}

/** 孤行: the last line of a paragraph alone at a head, the first one alone at a foot. */
export function singleLines(book) {
  const pages = inOrder(book);
  const heads = pages.filter(
    ({ lines: [first], previous }) => previous !== undefined && first?.isAfter && !first.goesOn,
  );
  const ends = pages.filter(
    (page) =>
      goesOn(page, page.next) &&
      page.lines.filter(({ kind }) => kind !== 'small').at(-1)?.lead === 'first' &&
      page.text.at(-1).goesOn,
  );
  return {
    head: found(heads.map(({ number, lines: [first] }) => ({ page: number, text: first.text }))),
    foot: found(ends.map(lastOf)),
  };
}

/** A heading has two lines of its text under it on its page. */
export function headings(book) {
  const pages = inOrder(book).filter((page) => isOfText(page) && page.next !== undefined);
  const all = pages.flatMap((page) =>
    page.lines
      .map((line, index) => ({ line, under: page.lines.slice(index + 1) }))
      .filter(({ line }) => line.kind === 'heading'),
  );
  const low = all.filter(({ under }) => under.filter(({ kind }) => kind !== 'heading').length < 2);
  return { headings: all.length, foot: found(low.map(({ line }) => line)) };
}
