/**
 * A heading in its two forms: as it is written, which the opener of a chapter shows, and as plain words, for contents,
 * running heads and bookmarks.
 */

import { copyOf } from './tokens.ts';
import type { Token } from './parser.ts';

/**
 * The plain words on one line: without readings of ruby, note references, comments and struck-out words; with the
 * alternative text of a picture and the characters of a formula.
 */
export function plainHeading(inline: Token): string {
  return piecesOf(inline.children ?? [])
    .join('')
    .replace(/(?<!\s)\s*\n\s*/g, ' ')
    .trim();
}

/** Whether a heading contains more than text. */
export function isRich(inline: Token): boolean {
  return (inline.children ?? []).some(
    ({ type }) => type !== 'text' && type !== 'text_special' && type !== 'softbreak' && type !== 'html_inline',
  );
}

const unlisted = new Set(['s', 'del', 'rt', 'rp']);

function isComment(token: Token): boolean {
  return token.nesting === 1 && /^comment\b/.test(String(token.attrGet('class')));
}

/** The plain words that each token adds. */
function piecesOf(children: readonly Token[]): string[] {
  let left = 0;
  let afterSpace = false;
  return children.map((child) => {
    if (left > 0 || unlisted.has(child.tag) || isComment(child)) left += child.nesting;
    const piece = left > 0 ? '' : pieceOf(child);
    // When something between two spaces is left out, one space stays.
    const listed = afterSpace ? piece.replace(/^ +/, '') : piece;
    if (piece !== '') afterSpace = piece.endsWith(' ');
    return listed;
  });
}

function pieceOf(child: Token): string {
  switch (child.type) {
    case 'softbreak':
    case 'hardbreak':
      return '\n';
    case 'ruby':
      return (child.children ?? []).map(({ content }) => content).join('');
    case 'math':
      return charactersOf(child);
    case 'footnote_ref':
    case 'html_inline':
      return '';
    default:
      return child.nesting === 0 ? child.content : '';
  }
}

/** A formula that is only a row of characters gives these, any other its TeX. */
function charactersOf({ content, meta }: Token): string {
  const xml: unknown = meta?.['xml'];
  if (typeof xml !== 'string' || /<m(?!ath\b|i\b|o\b|n\b|row\b|text\b|style\b)[a-z]/.test(xml)) return content;
  return xml
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/**
 * The parts of an opener: what follows the label (note references, comments), and the name or the halves of the
 * couplet.
 */
export interface HeadingParts {
  readonly label: readonly Token[];
  readonly name: readonly (readonly Token[])[];
}

/**
 * Divides the written heading where its plain words are divided; `undefined` when the names are not found in it.
 * `names` has the name, or its halves.
 */
export function headingParts(inline: Token, names: readonly string[]): HeadingParts | undefined {
  const children = inline.children ?? [];
  const pieces = piecesOf(children);
  const whole = pieces.join('').replace(/\n/g, ' ').trimEnd();
  let end = whole.length;
  const cuts: (readonly [from: number, to: number])[] = [];
  for (const name of names.toReversed()) {
    const from = end - name.length;
    if (whole.slice(from, end) !== name) return undefined;
    cuts.unshift([from, end]);
    end = whole.slice(0, from).trimEnd().length;
  }
  const begin = cuts[0]?.[0] ?? whole.length;
  return {
    label: besidesWords(sliceOf(children, pieces, [-1, begin], cuts.length === 0 ? Number.POSITIVE_INFINITY : begin)),
    name: cuts.map(([from, to], index) =>
      sliceOf(children, pieces, [from, to], cuts[index + 1]?.[0] ?? Number.POSITIVE_INFINITY),
    ),
  };
}

/** Note references and comments. */
function besidesWords(tokens: readonly Token[]): Token[] {
  let inComment = 0;
  return tokens.filter((token) => {
    const wasInside = inComment > 0;
    if (wasInside || isComment(token)) inComment += token.nesting;
    return wasInside || inComment > 0 || token.type === 'footnote_ref';
  });
}

/**
 * The tokens between two offsets of the plain words. A note reference belongs to the text before it, as far as `last`;
 * other tokens without words belong to the text after them. Empty elements are left out.
 */
function sliceOf(
  children: readonly Token[],
  pieces: readonly string[],
  [from, to]: readonly [number, number],
  last = to,
): Token[] {
  const out: Token[] = [];
  let at = 0;
  for (const [index, child] of children.entries()) {
    const piece = pieces[index] ?? '';
    const end = at + piece.length;
    if (child.nesting !== 0) add(out, child);
    else if (
      child.type === 'footnote_ref'
        ? at > from && at <= last
        : piece === ''
          ? at >= from && at < last
          : at < to && end > from
    ) {
      const isWhole = at >= from && end <= to;
      out.push(isWhole ? child : cut(child, piece.slice(Math.max(from - at, 0), to - at)));
    }
    at = end;
  }
  return out;
}

function add(out: Token[], child: Token): void {
  if (child.nesting === -1 && out.at(-1)?.nesting === 1) out.pop();
  else out.push(child);
}

function cut(child: Token, content: string): Token {
  const copy = copyOf(child);
  copy.content = content;
  return copy;
}
