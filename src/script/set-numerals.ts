/**
 * A book in which figures are Chinese numerals where they count (numerals.ts), with each change and its place. The
 * title of the book and what else is no text of a chapter stay.
 */

import { chaptersOf, type Book, type Chapter, type ChapterTitle, type Part } from '../book/model.ts';
import type { Diagnostic, Noted } from '../diagnostics/diagnostic.ts';
import { sayMend } from '../diagnostics/say-mend.ts';
import { identified } from '../host/digest.ts';
import { kept } from '../host/kept.ts';
import type { Token } from '../markdown/parsed.ts';
import { append } from '../markdown/tokens.ts';
import { editedInline, textOfInline } from './inline-text.ts';
import { numeralsIn, type NumeralForms } from './numerals.ts';
import { rewriteBook } from './rewrite-book.ts';
import { blocksOf, flowsOf, headsWith, rewrittenFlow, withTexts, type Heads } from './rewrite-chapter.ts';

export function setNumerals(book: Book, forms: NumeralForms): Noted<Book> {
  const words = wordsBy(forms);
  const value = rewriteBook(book, {
    chapter: (chapter) => inChapter(chapter, forms),
    title: (title) => inTitle(title, words),
    words: (text) => text,
  });
  return {
    value,
    diagnostics: [...inParts(book.body, forms), ...chaptersOf(book).flatMap((each) => say(each, forms))],
  };
}

function wordsBy(forms: NumeralForms): (text: string) => string {
  return (text) => {
    let [out, done] = ['', 0];
    for (const { from, to, numeral } of numeralsIn(text, forms)) {
      out += text.slice(done, from) + numeral;
      done = to;
    }
    return out + text.slice(done);
  };
}

function inTitle({ full, label, name, couplet }: ChapterTitle, words: (text: string) => string): ChapterTitle {
  return {
    full: words(full),
    name: words(name),
    ...(label !== undefined && { label: words(label) }),
    ...(couplet && { couplet: [words(couplet[0]), words(couplet[1])] }),
  };
}

interface OfChapter {
  readonly chapter: Chapter;
  readonly forms: NumeralForms;
}

function inChapter(chapter: Chapter, forms: NumeralForms): Chapter {
  const heads = kept({
    notebook: chapter.notebook,
    name: 'heads with numerals',
    inputs: { chapter, forms },
    make: headsOf,
  });
  const changed = withTexts(chapter, heads, (tokens) =>
    rewrittenFlow(tokens, { text: (inline) => editedInline(inline, editsOf(inline, forms)), words: (text) => text }),
  );
  return identified(changed, ['numerals', chapter, forms]);
}

function editsOf(inline: Token, forms: NumeralForms) {
  return numeralsIn(textOfInline(inline), forms).map(({ from, to, numeral }) => ({ from, to, text: numeral }));
}

function headsOf({ chapter, forms }: OfChapter): Heads {
  const words = wordsBy(forms);
  return headsWith(chapter, { words, title: (title) => inTitle(title, words) });
}

/** A change of a chapter, on a line of its file. */
interface Change {
  /** Of its block, until it is found. */
  readonly line: number;
  /** The last line of its block. */
  readonly lastLine: number;
  readonly column?: number;
  readonly figures: string;
  readonly numeral: string;
  /** What is counted. */
  readonly thing: string;
}

function say(chapter: Chapter, forms: NumeralForms): Diagnostic[] {
  const changes = kept({ notebook: chapter.notebook, name: 'numerals', inputs: { chapter, forms }, make: changesIn });
  return changes.map((change) => sayOne(chapter.source.path, change));
}

function sayOne(file: string, { line, column, figures, numeral, thing }: Change): Diagnostic {
  const before = figures + thing;
  const at = column === undefined ? {} : { column, length: [...before].length };
  return sayMend('numerals-are-chinese', { file, line, ...at }, before, numeral + thing);
}

/** The title of a part may be in no file of its own: it is said of the first below it. */
function inParts(body: Book['body'], forms: NumeralForms): Diagnostic[] {
  return body.flatMap((item) => {
    if (item.kind === 'chapter') return [];
    const file = chaptersOf(item)[0]?.source.path ?? '';
    return [
      ...changesOf(item.title.full, [1, 1], forms).map((change) => sayOne(file, change)),
      ...inParts((item satisfies Part).body, forms),
    ];
  });
}

function changesIn({ chapter, forms }: OfChapter): Change[] {
  const { title, line, source } = chapter;
  const changes = changesOf(title.full, [line, line], forms);
  for (const flow of flowsOf(chapter)) {
    let at: readonly [number, number] = [line, line];
    for (const { token, isText } of blocksOf(flow)) {
      if (token.map) at = [token.map[0] + 1, token.map[1]];
      if (isText) append(changes, changesOf(textOfInline(token), at, forms));
    }
  }
  return withPlaces(changes, source.text.split('\n'));
}

function changesOf(text: string, [line, lastLine]: readonly [number, number], forms: NumeralForms): Change[] {
  return numeralsIn(text, forms).map(({ from, to, numeral, end }) => ({
    line,
    lastLine,
    figures: text.slice(from, to).trim(),
    numeral,
    thing: text.slice(to, end),
  }));
}

/** Each is looked for in its block, behind the one before; what is counted may be in another script there. */
function withPlaces(changes: readonly Change[], lines: readonly string[]): Change[] {
  let last = { line: 0, end: 0, column: 1 };
  return changes.map((change) => {
    const { figures, thing } = change;
    const begin = last.line > change.lastLine ? change.line : Math.max(change.line, last.line);
    for (let line = begin; line <= change.lastLine; line += 1) {
      const text = lines[line - 1] ?? '';
      const before = last.line === line ? last : { end: 0, column: 1 };
      const at = placeOf(figures, text, before.end);
      if (at < 0) continue;
      // Counted from the last one on, for a line may have thousands.
      const column = before.column + [...text.slice(before.end, at)].length;
      last = { line, end: at + figures.length, column: column + figures.length };
      const typed = text.slice(last.end).trimStart().slice(0, thing.length);
      const isWords = /^\p{L}*$/u.test(typed);
      return { ...change, line, ...(isWords && { thing: typed }), column };
    }
    return change;
  });
}

/** Not inside a longer number; -1 where there is none. */
function placeOf(figures: string, text: string, from: number): number {
  const isFigure = (at: number): boolean => /[0-9０-９]/.test(text.charAt(at));
  let at = text.indexOf(figures, from);
  while (at >= 0 && (isFigure(at - 1) || isFigure(at + figures.length))) at = text.indexOf(figures, at + 1);
  return at;
}
