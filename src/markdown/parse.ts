/**
 * Parses a Markdown file into chapters: tokens are made once, meaning is found, and the file is divided at its top
 * headings.
 */

import { diagnose, type Noted } from '../diagnostics/diagnostic.ts';
import { identified } from '../host/digest.ts';
import { newNotebook } from '../host/notebook.ts';
import { standingOf, type SourceFile } from '../manuscript/source.ts';
import { mendSource } from '../mending/mend-source.ts';
import { noMending, type Mending } from '../mending/mending.ts';
import { assignNotes, sayUnused, type Span } from './assign-notes.ts';
import {
  envWith,
  findingsOf,
  newFindings,
  placeOn,
  type Extension,
  type Findings,
  type FormulaCount,
} from './extension.ts';
import { figures } from './extensions/figures.ts';
import { extensions } from './extensions/index.ts';
import type { ParsedChapter } from './parsed.ts';
import { isRich, plainHeading } from './heading.ts';
import { sayLost } from './lost-text.ts';
import { createParser, createToken, maxNesting, type MarkdownIt, type Token } from './parser.ts';
import { append, lineOf as lineOfToken } from './tokens.ts';

const parser = withExtensions(createParser(), extensions);

export interface ParsedFile extends Noted<readonly ParsedChapter[]> {
  readonly formulas: Readonly<FormulaCount>;
}

/** Further options of a parse. */
export interface ParseOptions {
  /** Set when the files before contain as many formulas as a book may: those of this file stay as typed. */
  readonly leavesFormulas?: boolean;
}

/**
 * Parses a file. Each H1 begins a chapter. Text before the first one belongs to the first chapter
 * (`heading-comes-first`); a file without H1 is one chapter, and a file without text has none (`chapter-has-text`).
 */
export function parseSource(
  file: SourceFile,
  mending: Mending = noMending,
  { leavesFormulas = false }: ParseOptions = {},
): ParsedFile {
  const findings = newFindings(file, mending, { size: leavesFormulas ? Infinity : 0, typed: 0 });
  const source = mendSource(file, mending);
  for (const diagnostic of source.diagnostics) findings.diagnostics.push(diagnostic);
  // Markdown does not treat U+3000 as a blank, but a file of such blanks has no text.
  const tokens = parser.parse(/\S/.test(source.text) ? source.text : '', envWith(findings));
  for (const { tokens: inNote } of findings.notes) stepDown(inNote);
  sayTooDeep(tokens, findings);
  const pieces = cutAtHeadings(tokens, findings);
  if (pieces.length === 0)
    findings.diagnostics.push(diagnose('chapter-has-text', { file: file.name }, { file: file.path }));
  const notebook = newNotebook();
  const by = identified({}, ['parsed', file.text, standingOf(file), mending, leavesFormulas]);
  const chapters = pieces.map((piece, index): ParsedChapter => {
    const span = { from: index === 0 ? 0 : piece.line, to: pieces[index + 1]?.line ?? Number.POSITIVE_INFINITY };
    return identified({ ...chapterOf(piece, span, { findings, isWhole: pieces.length === 1 }), notebook }, [by, index]);
  });
  sayUnused(findings);
  sayOtherTitle(pieces, findings);
  append(findings.diagnostics, sayLost(source.text, chapters, findings));
  const { diagnostics, formulas } = findings;
  return { value: chapters, diagnostics, formulas: { ...formulas, size: leavesFormulas ? 0 : formulas.size } };
}

/**
 * When front matter and heading differ the heading is printed, so the other title is reported unless it only says less
 * of the same.
 */
function sayOtherTitle([only, ...others]: readonly Piece[], findings: Findings): void {
  const { title } = findings;
  const heading = others.length > 0 ? only?.bookTitle : only?.heading && plainHeading(only.heading);
  if (title === undefined || only === undefined || heading === undefined) return;
  const [one, two] = [title, heading].map((text) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase());
  if (one === undefined || two === undefined || one.includes(two) || two.includes(one)) return;
  findings.diagnostics.push(diagnose('title-is-heading', { title, heading }, placeOn(findings, only.line)));
}

interface Piece {
  /** Line of its heading, or of its first block. */
  readonly line: number;
  /** The inline token of the H1. */
  readonly heading?: Token;
  /** Parts of the file that contain it, outermost first. */
  readonly parts: readonly string[];
  readonly opensPart?: true;
  readonly bookTitle?: string;
  readonly tokens: Token[];
}

function withExtensions(md: MarkdownIt, table: readonly Extension[]): MarkdownIt {
  for (const { name, install, applyBlocks, apply, isOfText = false } of table) {
    install?.(md);
    if (applyBlocks !== undefined) {
      md.core.ruler.before('inline', `keben_blocks_${name}`, (state) => {
        state.tokens = applyBlocks(state.tokens, findingsOf(state.env));
      });
    }
    if (apply === undefined) continue;
    md.core.ruler.push(`keben_${name}`, (state) => {
      const findings = findingsOf(state.env);
      state.tokens = apply(state.tokens, findings);
      if (!isOfText) for (const note of findings.notes) note.tokens = apply(note.tokens, findings);
    });
  }
  return md;
}

function cutAtHeadings(tokens: readonly Token[], findings: Findings): Piece[] {
  const pieces: Piece[] = [];
  let preface: Token[] = [];
  let depth = 0;
  let skipUntil = -1;
  let bookTitle: string | undefined;
  /** Open parts of the file, with their levels as written. */
  let parts: readonly { readonly level: number; readonly name: string }[] = [];
  for (const [index, token] of tokens.entries()) {
    if (index <= skipUntil) continue;
    if (token.type === 'book_title') {
      if (isSeen(token.content)) bookTitle = token.content;
      continue;
    }
    const heading = depth === 0 && token.tag === 'h1' && token.type === 'heading_open' ? tokens[index + 1] : undefined;
    if (heading !== undefined) {
      const level = Number(token.meta?.['written'] ?? 1);
      const opensPart = token.meta?.['opensPart'] === true && isSeen(plainHeading(heading));
      parts = [
        ...parts.filter((part) => part.level < level),
        ...(opensPart ? [{ level, name: plainHeading(heading) }] : []),
      ];
      pieces.push({
        line: lineOf(token),
        heading,
        tokens: preface,
        parts: parts.map(({ name }) => name),
        ...(opensPart && { opensPart }),
        ...(bookTitle !== undefined && { bookTitle }),
      });
      if (preface.some(isRead))
        findings.diagnostics.push(
          diagnose('heading-comes-first', { heading: plainHeading(heading) }, placeOn(findings, lineOf(token))),
        );
      preface = [];
      skipUntil = index + 2;
      continue;
    }
    depth += token.nesting;
    stepDown([token]);
    (pieces.at(-1)?.tokens ?? preface).push(token);
  }
  return inFile(preface.length > 0 ? [withoutHeading(preface, bookTitle)] : pieces, findings);
}

function withoutHeading(tokens: Token[], bookTitle: string | undefined): Piece {
  const line = lineOf(tokens.find((token) => token.map !== null));
  return { line, tokens, parts: [], ...(bookTitle !== undefined && { bookTitle }) };
}

/**
 * Applies what the file says about its pieces. In the page of a part the first heading is the part's. A title in front
 * matter stands above several chapters; a single chapter without a heading is named by it (`chapterOf`).
 */
function inFile(pieces: readonly Piece[], { file, title }: Findings): Piece[] {
  const [first, ...rest] = pieces;
  // The page of a part often has nothing but a title in front matter.
  if (first === undefined)
    return file.opensPart && title !== undefined ? [{ line: 1, tokens: [], parts: [], opensPart: true }] : [];
  if (file.opensPart) {
    const page: Piece = { ...first, parts: [], opensPart: true };
    return [page, ...rest.map((piece) => (first.opensPart ? { ...piece, parts: piece.parts.slice(1) } : piece))];
  }
  if (title === undefined || rest.length === 0) return [...pieces];
  if (file.isAlone) return pieces.map((piece) => ({ ...piece, bookTitle: piece.bookTitle ?? title }));
  return pieces.map((piece) => ({ ...piece, parts: [title, ...piece.parts] }));
}

/** The only H1 of a page is the chapter's, so one inside a quotation, a list or a note goes down a level. */
function stepDown(tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.tag !== 'h1') continue;
    token.tag = 'h2';
    // The id `title` belongs to the chapter's title.
    if (token.attrGet('id') === 'title') token.attrSet('id', `h${lineOf(token)}`);
  }
}

function chapterOf(
  { line, heading, tokens: below, parts, opensPart, bookTitle }: Piece,
  span: Span,
  { findings, isWhole }: { readonly findings: Findings; readonly isWhole: boolean },
): Omit<ParsedChapter, 'notebook'> {
  const isHere = (item: { readonly line: number }): boolean => item.line >= span.from && item.line < span.to;
  const { file } = findings;
  const isText = heading !== undefined && !isSeen(plainHeading(heading)) && isRead(heading);
  const tokens = isText ? [...asText(heading, findings), ...below] : below;
  return {
    source: parts.length === 0 ? file : { ...file, parts: [...(file.parts ?? []), ...parts] },
    line,
    ...(bookTitle !== undefined && { bookTitle }),
    ...(opensPart && { opensPart }),
    ...calledBy(heading, isWhole ? findings.title : undefined),
    ...(span.from === 0 && findings.addresses && { addresses: findings.addresses }),
    meta: findings.meta.filter(isHere).flatMap(({ entries }) => entries),
    tokens,
    notes: assignNotes(heading && !isText ? [heading, ...tokens] : tokens, span, findings),
    prose: findings.prose.filter(isHere),
  };
}

/** What the heading calls the chapter; where it has no words it is called `otherwise`. */
function calledBy(
  heading: Token | undefined,
  otherwise: string | undefined,
): Pick<ParsedChapter, 'heading' | 'opening' | 'name'> {
  const words = heading && isSeen(plainHeading(heading)) ? plainHeading(heading) : undefined;
  const title = words ?? otherwise;
  const name = heading?.meta?.['name'];
  return {
    ...(title !== undefined && { heading: title }),
    ...(heading && words !== undefined && isRich(heading) && { opening: heading }),
    ...(typeof name === 'string' && { name }),
  };
}

/** False for a title of blanks and controls, which would be invisible in the contents. */
function isSeen(title: string): boolean {
  return /[^\s\p{C}]/u.test(title);
}

/** A heading that is only a picture or struck-out words gives no title, so it becomes text of the book. */
function asText(heading: Token, findings: Findings): Token[] {
  const paragraph = [createToken('paragraph_open', 'p', 1), heading, createToken('paragraph_close', 'p', -1)];
  const made = figures.apply?.(paragraph, findings) ?? paragraph;
  // Figures in the text are numbered from 1, so this one gets 0.
  for (const token of made) if (token.attrGet('id') === 'f1') token.attrSet('id', 'f0');
  return made;
}

/** True for text, a picture or code, which a reader sees; an anchor for links is none. */
function isRead(block: Token): boolean {
  if (block.type !== 'inline') return block.nesting === 0 && block.content !== '';
  return (block.children ?? []).some(
    ({ type, content }) => type === 'image' || (content.trim() !== '' && !type.startsWith('html_')),
  );
}

function lineOf(token: Token | undefined): number {
  return (token && lineOfToken(token)) ?? 1;
}

function sayTooDeep(tokens: readonly Token[], findings: Findings): void {
  const deepest = tokens.find((token) => token.level >= maxNesting - 1);
  if (deepest)
    findings.diagnostics.push(
      diagnose('nesting-is-bounded', { levels: maxNesting }, placeOn(findings, lineOf(deepest))),
    );
}
