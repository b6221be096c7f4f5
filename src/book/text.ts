/** The text of a book as data: what is counted, and what a finished file must still hold (校勘). */

import type { ParsedChapter, Token } from '../markdown/parsed.ts';
import { walkHtml } from '../markdown/walk-html.ts';
import { itemsOf, type Book, type Chapter, type TextCount } from './model.ts';

/**
 * Han characters only, in order: 〇 is one, the iteration mark 々 is not. A radical or a compatibility character counts as the Han character
 * that it looks like, for they share a glyph, and a PDF knows one character a glyph.
 */
export function hanOf(text: string): string {
  return text.replace(lookalikes, (character) => character.normalize('NFKC')).replace(/[^\p{Unified_Ideograph}〇]+/gu, '');
}

const lookalikes = /[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu;

/** Title once, body, notes: the order in which every edition prints a chapter. */
export function chapterText(chapter: Chapter): string {
  return [chapter.title.full, printedText(chapter.tokens), ...chapter.notes.map(({ tokens }) => printedText(tokens))].join('\n');
}

/** Everything an edition prints from the manuscript, in order: part titles and chapters. */
export function bookText(book: Book): string {
  return itemsOf(book).map((item) => (item.kind === 'part' ? item.title.full : chapterText(item))).join('\n');
}

/** What tokens print as text, blocks a line apart; captions are printed, alternative texts are not. */
export function printedText(tokens: readonly Token[]): string {
  return tokens.map((token) => blockText(token)).filter((text) => text !== '').join('\n');
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
  return walkHtml(html).map((event) => (event.kind === 'text' ? event.text : '')).join('');
}

/**
 * 字数 as editors count it: a Han character, a mark, a Latin word and a number are one each; ruby is read, not counted.
 */
export function countText({ heading = '', tokens, notes }: Pick<ParsedChapter, 'heading' | 'tokens' | 'notes'>): TextCount {
  const text = [heading, printedText(tokens), ...notes.map((note) => printedText(note.tokens))].join('\n');
  const characters = count(text, /[\p{Unified_Ideograph}〇]/gu);
  const words = count(text, /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]+(?:['’.,-][\p{Script=Latin}\p{Nd}]+)*/gu);
  const marks = count(text, /[\p{P}\p{S}]/gu) - count(text, /[\p{Script=Latin}\p{Nd}]['’.,-](?=[\p{Script=Latin}\p{Nd}])/gu);
  return { withMarks: characters + words + marks, withoutMarks: characters + words };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
