/**
 * The Chinese ellipsis is six dots in two squares: `……`, twice U+2026 [C2].
 *
 * Keyboards offer `...`, `。。。`, one `…`, or `⋯⋯` (U+22EF, a sign of mathematics); each has another width and may
 * break at a line's end. Twelve dots, `…………`, stand for a paragraph left out and are right. Dots of English and of code
 * are not meant.
 *
 * @example valid
 *     他走了……再没回来。
 *     …………
 *     Wait... what? 他问。
 *     函数 f(a, ...args) 与 1...9 的区间，见 ../images 目录。
 *     他说"See you..."就走了。
 *     Llama... 然后呢？参数写“...”，或者（...）。
 * @example not valid
 *     大地为之震动......
 *     大地为之震动...
 *     等等，他……我…是说
 *     他走了。。。
 *     他走了⋯⋯再没回来。
 *     “...”
 *     **真的**...
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { ellipsisIsTwo as mend } from '../../mending/rules/ellipsis-is-two.ts';
import { blocksOf, findingIn } from '../block.ts';
import { sayEachPlace } from '../each-place.ts';
import type { ChapterRule, LintSetting } from '../rule.ts';

export const ellipsisIsTwo: ChapterRule = { code: 'ellipsis-is-two', inChapter };

/** Places that are mended are reported as mends. */
function inChapter(chapter: Chapter, { mending }: LintSetting): Diagnostic[] {
  if (mending.does('ellipsis-is-two')) return [];
  const findings = blocksOf(chapter).flatMap((block) => mend.find(block.text).map((edit) => findingIn(block, edit)));
  return sayEachPlace(findings, ({ found, place }, count, others) =>
    diagnose('ellipsis-is-two', { found, count }, place, others),
  );
}
