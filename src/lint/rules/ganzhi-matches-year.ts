/**
 * A 干支 year and the year of the common calendar beside it are one year: 乙巳年（2025年）.
 *
 * The cycle of sixty is easily counted wrong. Years are compared where they stand together, in the text and in the
 * chapter's metadata. The 干支 year ends in January or February of the next, so 乙巳年冬（2026年1月） is right. Pairs
 * that count months, days or hours are not compared.
 *
 * @example valid
 *     乙巳年冬（2025年12月），门内连下三道令。
 *     乙巳年腊月（2026年1月），雪。
 *     2023年癸卯，春。
 *     癸卯至甲辰（2023—2024年）之间。
 *     公元前221年（庚辰年），天下一统。
 *     二〇二五年（乙巳年）
 *     2025年甲子月，乙卯日（2025年5月3日）。
 *     1995年甲午战争一百周年。
 *     <!-- 元信息标注： ¶- 时间：乙巳年冬 (2025年12月) ¶--> ¶ 正文。
 * @example not valid
 *     甲辰年冬（2025年12月），门内连下三道令。
 *     2023年（岁次甲辰），春。
 *     乙巳年秋（2026年1月）是错的，乙卯年秋（2025年）也是。
 *     二〇二五年（乙卯年）
 *     <!-- 元信息标注： ¶- 时间：甲辰年冬 (2025年12月) ¶--> ¶ 正文。
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { placeIn } from '../block.ts';
import { pairOf, yearsOf } from '../ganzhi.ts';
import type { ChapterRule } from '../rule.ts';
import { yearPairsIn } from '../year-pairs.ts';

export const ganzhiMatchesYear: ChapterRule = { code: 'ganzhi-matches-year', inChapter };

function inChapter(chapter: Chapter): Diagnostic[] {
  return yearPairsIn(chapter)
    .filter(({ agrees }) => !agrees)
    .map(({ block, pair, index, years: [year = 0] }) =>
      diagnose(
        'ganzhi-matches-year',
        { pair, year, right: pairOf(year), can: yearsOf(pair, year) },
        placeIn(block, index, pair),
      ),
    );
}
