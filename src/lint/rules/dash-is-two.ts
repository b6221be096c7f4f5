/**
 * The Chinese dash is one stroke over two squares: `——`, twice U+2014 (GB/T 15834 4.10; typography.md C3).
 *
 * One `—` is half of it, `--` a typewriter's, `－－` and `──` are signs of other things whose strokes do not meet. A single `—`
 * between numbers, dates or hours is the connector 连接号, and right. Dashes beside Latin letters or digits are not meant.
 *
 * @example valid
 *     他说——你来了。
 *     他说⸺你来了。
 *     见第三—五页，一月—三月，3—5页，2024年—2025年。
 *     使用 --help 选项，well--known，A－－B。
 *     甲 --> 乙
 *     ────────────
 * @example not valid
 *     他说--你来了。
 *     他说 -- 你来了。
 *     他说—你来了。
 *     他说－－你来了。
 *     他说──你来了。
 *     “你再说——”“我—”
 *     他说———你来了。
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { isSure, wrongDashes } from '../../mending/rules/dash-is-two.ts';
import { blocksOf, findingIn } from '../block.ts';
import { sayEachPlace } from '../each-place.ts';
import type { ChapterRule, LintSetting } from '../rule.ts';

export const dashIsTwo: ChapterRule = { code: 'dash-is-two', inChapter };

/** What was mended has been said. */
function inChapter(chapter: Chapter, { mending }: LintSetting): Diagnostic[] {
  const isMended = mending.does('dash-is-two');
  const findings = blocksOf(chapter).flatMap((block) =>
    wrongDashes(block.text).filter((edit) => !(isMended && isSure(block.text, edit))).map((edit) => findingIn(block, edit)),
  );
  return sayEachPlace(findings, ({ found, place }, count, others) => diagnose('dash-is-two', { found, count }, place, others));
}
