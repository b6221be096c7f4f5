/**
 * Every character is one that others know: no replacement character `�` (U+FFFD), nothing from the private use area.
 *
 * `�` stands where a program could not read what was there: that character is lost and only the author can say which it
 * was. A private-use character is one that a single font or vendor invented; on any other device it is a box or
 * nothing.
 *
 * @example valid
 *     他姓𠮷，住在𤭢里。
 * @example not valid
 *     他姓\u{FFFD}，住在城里。
 *     他姓\u{E815}，住在城里。
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { sayEachPlace } from '../each-place.ts';
import { codePoint, matchesIn } from '../matches.ts';
import type { ChapterRule } from '../rule.ts';

export const characterIsKnown: ChapterRule = { code: 'character-is-known', inChapter };

const unknown = /[\uFFFD\uE000-\uF8FF\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/gu;

function inChapter(chapter: Chapter): Diagnostic[] {
  return sayEachPlace(matchesIn(chapter, unknown), ({ found, place }, count, others) =>
    diagnose('character-is-known', { codepoint: codePoint(found), isLost: found === '\uFFFD', count }, place, others),
  );
}
