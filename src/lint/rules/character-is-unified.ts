/**
 * A Han character is the one that everybody types, not a radical or an old encoding's double that looks the same.
 *
 * U+2F49, a radical of dictionaries, and `月` look alike. They come from text copied out of a PDF. Search does not find
 * them, a voice reads them wrong or not at all, and most fonts lack them.
 *
 * @example valid
 *     人间四月芳菲尽。
 *     \u{FA11}玉
 * @example not valid
 *     \u{2F08}间四\u{2F49}芳菲尽。
 *     推开\u{2ED4}。
 *     \u{F90A}陵。
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { sayEachPlace } from '../each-place.ts';
import { lookAlikes, meantBy } from '../look-alikes.ts';
import { codePoint, matchesIn } from '../matches.ts';
import type { ChapterRule } from '../rule.ts';

export const characterIsUnified: ChapterRule = { code: 'character-is-unified', inChapter };

function inChapter(chapter: Chapter): Diagnostic[] {
  return sayEachPlace(matchesIn(chapter, lookAlikes), ({ found, place }, count, others) =>
    diagnose(
      'character-is-unified',
      { found, codepoint: codePoint(found), meant: meantBy(found), count },
      place,
      others,
    ),
  );
}
