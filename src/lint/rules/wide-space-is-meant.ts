/**
 * No full-width space (U+3000) stands inside a sentence.
 *
 * It may indent a paragraph, and separate the halves of a couplet or a label from its name. Between two characters of
 * one sentence it is a slip of the space bar, or a lost character, and leaves a hole in the line.
 *
 * @example valid
 *     　　他走了。
 *     第一回　甲乙丙丁　戊己庚辛
 *     床前明月光　疑是地上霜
 *     一　总则，凡例。
 *     他走了。　又来了。
 *     画菊　蘅草君　诗余戏笔，聚叶成诗。
 *     门上写着“勤耕苦读人家　积善行仁门第”。
 * @example not valid
 *     天亮时，他提着　铲走了，再没回来。
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { sayEachPlace } from '../each-place.ts';
import { matchesIn } from '../matches.ts';
import type { ChapterRule } from '../rule.ts';
import { followsClause, standsInSentence } from '../spaces.ts';

export const wideSpaceIsMeant: ChapterRule = { code: 'wide-space-is-meant', inChapter };

const spaces = /(?<=[\p{Unified_Ideograph}〇])\u3000+(?=[\p{Unified_Ideograph}〇])/gu;

function inChapter(chapter: Chapter): Diagnostic[] {
  return sayEachPlace(
    matchesIn(chapter, spaces, (match) => standsInSentence(match) && followsClause(match)),
    ({ found, place }, count, others) => diagnose('wide-space-is-meant', { found, count }, place, others),
  );
}
