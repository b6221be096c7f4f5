/**
 * What is in the text can be seen: no zero-width characters, no marks that turn the direction of writing.
 *
 * They come with text copied from web pages and chat programs. Nobody sees them, but a line may break or refuse to
 * break there, search fails, and a voice stumbles. Where they do their work (joining an emoji, shaping Arabic or Indic
 * letters) they are right.
 *
 * @example valid
 *     一家人👨‍👩‍👧都来了。
 *     他写下 می‌خواهم 一词。
 * @example not valid
 *     他走\u{200B}了。
 *     他走\u{FEFF}了。
 *     甲\u{AD}乙\u{200E}丙
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { sayEachPlace } from '../each-place.ts';
import { codePoint, matchesIn, type Match } from '../matches.ts';
import type { ChapterRule } from '../rule.ts';

export const characterIsVisible: ChapterRule = { code: 'character-is-visible', inChapter };

const invisible = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\u3164\uFEFF]/gu;
/** Joiners (U+200C, U+200D) after an emoji, or after a letter of a script whose letters join. */
const joins =
  /[\p{Extended_Pictographic}\p{M}\uFE0F\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Mongolian}]$/u;

function inChapter(chapter: Chapter): Diagnostic[] {
  return sayEachPlace(matchesIn(chapter, invisible, isUseless), ({ found, place }, count, others) =>
    diagnose('character-is-visible', { codepoint: codePoint(found), count }, place, others),
  );
}

function isUseless({ block, found, index }: Match): boolean {
  return !/[\u200C\u200D]/.test(found) || !joins.test(block.text.slice(Math.max(0, index - 2), index));
}
