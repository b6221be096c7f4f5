/**
 * Headings step down one level at a time: under `#` comes `##`, under `##` comes `###`.
 *
 * Readers who listen go through a book by its headings; a skipped level sounds like a missing section, and the contents
 * list is indented for nothing. Going back up may skip.
 *
 * @example valid
 *     ## 甲 ¶ ### 乙 ¶ ## 丙
 *     ## 甲 ¶ ### 乙 ¶ #### 丙 ¶ ## 丁
 * @example not valid
 *     ## 甲 ¶ #### 乙
 *     ### 甲
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ChapterRule } from '../rule.ts';

export const headingLevelFollows: ChapterRule = { code: 'heading-level-follows', inChapter };

function inChapter({ outline, source, prose }: Chapter): Diagnostic[] {
  return outline.flatMap(({ level, text, line }, index) => {
    const before = outline[index - 1]?.level ?? 1;
    if (level <= before + 1) return [];
    const { column = 1 } = prose.find((written) => written.line === line) ?? {};
    return [
      diagnose(
        'heading-level-follows',
        { before, level, right: before + 1, heading: text },
        { file: source.path, line, column, length: [...text].length },
      ),
    ];
  });
}
