/**
 * Mends running text after it is parsed: one mark at a time, each within one text token, so that code, note references,
 * tags, ruby, formulas and links cannot change. An escaped mark (`\"`, `\...`) stays as it is.
 *
 *     执行`arch`(即`uname`)吧...   →   执行`arch`（即`uname`）吧……
 */

import { applyEdits, type Settled } from '../../mending/edit.ts';
import { contextOf, sign, withoutIsles, type Line, type Stretch } from '../../mending/line.ts';
import { mayMend, mendText, type Surroundings } from '../../mending/mend-text.ts';
import { isCommentary } from '../../mending/rules/commentary-is-marked.ts';
import { countQuotes, quotesOf, type QuoteStyle } from '../../mending/mending.ts';
import { sayMend } from '../../diagnostics/say-mend.ts';
import { findingsOf, type Extension, type Findings } from '../extension.ts';
import type { Token } from '../parser.ts';
import { placesOf } from '../text-places.ts';
import { proseOf } from './prose-lines.ts';

export const mendedText: Extension = {
  name: 'mended-text',
  install: (parser) => {
    // Runs while escaped characters are still tokens of their own.
    parser.core.ruler.before('text_join', 'mended_text', (state) => {
      mendBlocks(state.tokens, findingsOf(state.env));
    });
  },
};

function mendBlocks(tokens: readonly Token[], findings: Findings): void {
  const inlines = tokens.flatMap((token, index) =>
    token.type === 'inline' ? [{ inline: token, isParagraph: tokens[index - 1]?.type === 'paragraph_open' }] : [],
  );
  const mayHaveNotes = ({ content }: Token): boolean => content.includes('（');
  if (!inlines.some(({ inline }) => mayMend(inline.content) || mayHaveNotes(inline))) return;
  const chapters = stylesByChapter(tokens, findings);
  for (const [index, { inline, isParagraph }] of inlines.entries()) {
    const { quotes = findings.mending.quotes, isCommentary: isNoted = false } = chapters.get(inline) ?? {};
    if (!mayMend(inline.content) && !(isNoted && mayHaveNotes(inline))) continue;
    const next = inlines[index + 1];
    // A speech does not go on from one cell of a table to the next.
    const goesOn = isParagraph && next?.isParagraph === true && /^\s*["＂]/.test(next.inline.content);
    mendInline(inline, { quotes, goesOn, isCommentary: isNoted }, findings);
  }
}

interface ChapterStyle {
  readonly quotes: QuoteStyle;
  readonly isCommentary: boolean;
}

/** For each block the kind of quotation marks of its chapter, and whether that is a text with its commentary. */
function stylesByChapter(tokens: readonly Token[], { mending }: Findings): ReadonlyMap<Token, ChapterStyle> {
  const chapters: Token[][] = [[]];
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'inline') continue;
    const outer = tokens[index - 1];
    if (outer?.type === 'heading_open' && outer.tag === 'h1' && outer.level === 0) chapters.push([]);
    chapters.at(-1)?.push(token);
  }
  return new Map(
    chapters.flatMap((inlines) => {
      const counts = inlines.map(({ content }) => countQuotes(content));
      const style = {
        quotes: quotesOf(counts, mending.quotes),
        isCommentary: isCommentary(inlines.map(({ content }) => content)),
      };
      return inlines.map((inline): [Token, ChapterStyle] => [inline, style]);
    }),
  );
}

function mendInline(inline: Token, surroundings: Surroundings, findings: Findings): void {
  const lines = [inline.children ?? []];
  for (const children of lines) {
    // Inline notes and alternative texts are texts of their own.
    for (const child of children) {
      const inside: unknown =
        child.type === 'footnote_ref' ? child.meta?.['children'] : child.type === 'image' ? child.children : undefined;
      if (Array.isArray(inside)) lines.push(inside as Token[]);
    }
    mendChildren(children, inline, surroundings, findings);
  }
}

function mendChildren(children: readonly Token[], inline: Token, surroundings: Surroundings, findings: Findings): void {
  const { line, texts } = lineOf(children);
  const edits = mendText(line, findings.mending, surroundings);
  if (edits.length === 0) return;
  const places = placesOf(inline, proseOf(inline));
  let next = 0;
  for (const { token, start, end } of texts) {
    const own: Settled[] = [];
    for (let edit = edits[next]; edit !== undefined && edit.end <= end; edit = edits[next]) {
      own.push({ ...edit, start: edit.start - start, end: edit.end - start });
      next += 1;
    }
    for (const { code: rule, start: from, end: to, after } of own) {
      const before = token.content.slice(from, to);
      const at = places(token, from);
      findings.diagnostics.push(
        sayMend(rule, { file: findings.file.path, ...at, ...(at && { length: [...before].length }) }, before, after),
      );
    }
    if (own.length > 0) token.content = applyEdits(token.content, own);
  }
}

interface TextOf extends Stretch {
  readonly token: Token;
}

/** The children as one line: text as it is, everything else as a sign of its kind. */
function lineOf(children: readonly Token[]): { line: Line; texts: TextOf[] } {
  const texts: TextOf[] = [];
  let text = '';
  const around = { code: 0, ruby: 0, autolink: 0 };
  for (const child of children) {
    if (child.markup === 'autolink') around.autolink += child.nesting;
    if (child.type === 'html_inline') {
      around.code += nestingOf(child.content, code);
      around.ruby += nestingOf(child.content, ruby);
    }
    if (child.type !== 'text') text += signOf(child);
    else if (around.code > 0 || around.autolink > 0) text += sign.code;
    else if (around.ruby > 0) text += child.content.replace(/[^\p{Script=Han}]/gu, sign.nothing);
    else {
      texts.push({ token: child, start: text.length, end: text.length + child.content.length });
      text += contextOf(child.content);
    }
  }
  return { line: withoutIsles({ text, stretches: texts }), texts };
}

const code = 'code|kbd|samp|tt|var|pre|script|style|svg|math';
const ruby = 'ruby';

/** 1 when a raw tag opens one of these elements, -1 when it closes one. */
function nestingOf(tag: string, names: string): number {
  const [, slash] = new RegExp(`^<(/?)(?:${names})(?![\\w-])(?![^>]*/>)`, 'i').exec(tag) ?? [];
  return slash === undefined ? 0 : slash === '' ? 1 : -1;
}

function signOf({ type, nesting, content, children }: Token): string {
  switch (type) {
    case 'softbreak':
    case 'hardbreak':
      return '\n';
    case 'text_special':
      return /["'()]/.test(content) ? sign.escaped : contextOf(content);
    case 'code_inline':
      return sign.code;
    case 'ruby':
      return children?.[0]?.content ?? sign.nothing;
    case 'html_inline':
      return /^<br\b/i.test(content) ? '\n' : sign.nothing;
    case 'footnote_ref':
    case 'attributes':
    case 'remark':
      return sign.nothing;
    default:
      return nesting === 0 && content !== '' ? sign.object : sign.nothing;
  }
}
