/** The text of a book, to be counted and to be compared with finished files (校勘). */

import { kept } from '../host/kept.ts';
import type { ParsedChapter, Token } from '../markdown/parsed.ts';
import { walkHtml } from '../markdown/walk-html.ts';
import { CharacterMarks } from './character-marks.ts';
import type { Chapter, TextCount } from './model.ts';

/**
 * The Han characters of a text, in order: 〇 is one, the iteration mark 々 is not. A radical or a compatibility character
 * counts as the Han character that it looks like, because both have the same glyph, and a PDF knows only one character
 * for each glyph.
 */
export function hanOf(text: string): string {
  return text
    .replace(lookalikes, (character) => character.normalize('NFKC'))
    .replace(/[^\p{Unified_Ideograph}〇]+/gu, '');
}

const lookalikes = /[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu;

/** The texts of body and notes. */
function textsIn({ tokens, notes }: Pick<ParsedChapter, 'tokens' | 'notes'>): string[] {
  return [tokens, ...notes.map((note) => note.tokens)].map(printedText);
}

/** Each character of body and notes once. */
export function charactersOf(chapter: Chapter): string {
  return kept({ notebook: chapter.notebook, name: 'characters', inputs: { chapter }, make: charactersOnce });
}

function charactersOnce({ chapter }: { readonly chapter: Chapter }): string {
  return Array.from(charactersIn(textsIn(chapter).join('')), (character) => String.fromCodePoint(character)).join('');
}

/** The code points of a text, ascending. */
export function charactersIn(text: string): Set<number> {
  return new Set(new CharacterMarks().add(text).characters());
}

/** The text that tokens print, with a line end between blocks. Captions are printed, alternative texts are not. */
export function printedText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => blockText(token))
    .filter((text) => text !== '')
    .join('\n');
}

function blockText(token: Token): string {
  if (token.type === 'inline') return (token.children ?? []).map(inlineText).join('');
  if (token.type === 'html_block') return htmlText(token.content);
  return token.content;
}

function inlineText(token: Token): string {
  if (token.type === 'image') return String(token.attrGet('title') ?? '');
  if (token.type === 'html_inline') return '';
  if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
  return token.content;
}

function htmlText(html: string): string {
  return walkHtml(html)
    .map((event) => (event.kind === 'text' ? event.text : ''))
    .join('');
}

/** 字数 as editors count it: a Han character, a mark, a Latin word and a number are one each. Ruby does not count. */
export function countText({
  heading = '',
  ...chapter
}: Pick<ParsedChapter, 'heading' | 'tokens' | 'notes'>): TextCount {
  const text = [heading, ...textsIn(chapter)].join('\n');
  const counted = countKinds(text);
  // Latin words and numbers are rare in Chinese chapters; without a letter or digit there is nothing to search.
  const words =
    counted[kinds.letter] === 0
      ? 0
      : count(
          text,
          /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]+(?:['’.,-][\p{Script=Latin}\p{Nd}]+)*/gu,
        );
  const within =
    counted[kinds.letter] === 0 ? 0 : count(text, /[\p{Script=Latin}\p{Nd}]['’.,-](?=[\p{Script=Latin}\p{Nd}])/gu);
  const withoutMarks = (counted[kinds.han] ?? 0) + words;
  return { withMarks: withoutMarks + (counted[kinds.mark] ?? 0) - within, withoutMarks };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** How a character is counted. */
const kinds = { unknown: 0, other: 1, han: 2, mark: 3, letter: 4 } as const;

/** The kind of each character of the BMP that was met so far. */
const kindOf = new Uint8Array(0x10000);

/** The number of characters of each kind. */
function countKinds(text: string): Uint32Array {
  const counted = new Uint32Array(5);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    let kind = kindOf[unit] ?? kinds.unknown;
    if (kind === kinds.unknown) {
      const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
      kind = judge(character);
      if (character.length === 1) kindOf[unit] = kind;
      index += character.length - 1;
    }
    counted[kind] = (counted[kind] ?? 0) + 1;
  }
  return counted;
}

function judge(character: string): number {
  if (/[\p{Unified_Ideograph}〇]/u.test(character)) return kinds.han;
  if (/[\p{P}\p{S}]/u.test(character)) return kinds.mark;
  return /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u.test(character) ? kinds.letter : kinds.other;
}
