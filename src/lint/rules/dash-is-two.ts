/**
 * The Chinese dash is one stroke over two squares: `——`, twice U+2014 [C3].
 *
 * One `—` is half of it, `--` a typewriter's, `－－` and `──` are signs of other things whose strokes do not meet. A
 * single `—` between numbers, dates, hours or names (亚历山大—马耳他) is the connector 连接号, and right; it is said
 * where the words beside it make a sentence. Dashes beside Latin letters or digits are not meant.
 *
 * @example valid
 *     他说——你来了。
 *     他说⸺你来了。
 *     见第三—五页，一月—三月，3—5页，2024年—2025年。
 *     船走亚历山大—马耳他—热那亚一线。
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
import type { Edit } from '../../mending/edit.ts';
import { isSure, wrongDashes } from '../../mending/rules/dash-is-two.ts';
import { blocksOf, findingIn } from '../block.ts';
import { sayEachPlace } from '../each-place.ts';
import type { ChapterRule, LintSetting } from '../rule.ts';

export const dashIsTwo: ChapterRule = { code: 'dash-is-two', inChapter };

/** Places that are mended are reported as mends. */
function inChapter(chapter: Chapter, { mending }: LintSetting): Diagnostic[] {
  const isMended = mending.does('dash-is-two');
  const findings = blocksOf(chapter).flatMap((block) =>
    wrongDashes(block.text)
      .filter((edit) => (isSure(block.text, edit) ? !isMended : !mayConnect(block.text, edit)))
      .map((edit) => findingIn(block, edit)),
  );
  return sayEachPlace(findings, ({ found, place }, count, others) =>
    diagnose('dash-is-two', { found, count }, place, others),
  );
}

/**
 * Words that belong to a sentence and not to names. Pronouns count only before their verb, because a name may end in 他
 * (马耳他).
 */
const words = '的了着过過是没沒不在就也都说說道来來去吗嗎呢吧啊这這那问問想笑哭喊叫看听聽走跑把被却卻还還很们們';
const pronouns = '我你您他她它';
const before = new RegExp(`[${words}].?$|[${pronouns}].$`, 'u');
const after = new RegExp(`^[${words}${pronouns}]|^.[的了着过過说說]`, 'u');

/** Whether a single stroke may connect two names: no word of a sentence is beside it. */
function mayConnect(text: string, { start, end }: Edit): boolean {
  return !before.test(text.slice(Math.max(0, start - 2), start)) && !after.test(text.slice(end, end + 2));
}
