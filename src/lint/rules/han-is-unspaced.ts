/**
 * No space stands between two Han characters inside a sentence.
 *
 * Chinese has none there. A space is mostly what is left of a rare character that an old program or a conversion could
 * not write. Headings, verse, lists of names and words set apart on purpose (no mark in the line) are not reported.
 *
 * @example valid
 *     编辑 张三 李四
 *     床前明月光 疑是地上霜
 *     使用 React 框架。
 *     他把`代码`写好，又[^1]读了一遍。
 *     第一步 打开文件。
 *     江船，见 漕运；另见 盐引、票号。
 *     罢罢（罢罢 一作：休休），他走了。
 * @example not valid
 *     他提着 铲走了，再没回来。
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { sayEachPlace, type Finding } from '../each-place.ts';
import { isTyped, matchesIn } from '../matches.ts';
import type { ChapterRule } from '../rule.ts';
import { standsInSentence } from '../spaces.ts';

export const hanIsUnspaced: ChapterRule = { code: 'han-is-unspaced', inChapter };

const spaces = /(?<=[\p{Unified_Ideograph}〇]) +(?=[\p{Unified_Ideograph}〇])/gu;

function inChapter(chapter: Chapter): Diagnostic[] {
  return sayEachPlace(lostIn(chapter), ({ found, place }, count, others) =>
    diagnose('han-is-unspaced', { found, count }, place, others),
  );
}

function lostIn(chapter: Chapter): Finding[] {
  return matchesIn(chapter, spaces, standsInSentence).filter((finding) => isTyped(chapter, finding));
}
