/**
 * No Traditional character has slipped into Simplified text, nor the other way round.
 *
 * It comes from an input method or a pasted sentence, reads well, and so stays unseen until the book is printed. Each
 * character is reported once in a chapter. Only characters that are never right in the book's script count
 * (script-pairs.ts): 乾隆, 显著 and 后 in 皇后 are right in both. For a chapter with very many there is
 * chapter-script-is-uniform.
 *
 * @example valid
 *     堂上灯影微晃，乾隆年间的事，徵羽宫商。
 *     “於”是姓，著作等身，狼藉一片。
 * @example not valid
 *     堂上燈影微晃。
 *     他們都走了。
 *     回家以後再说。
 * @example valid zh-Hant
 *     皇后住在這裡，黄昏時分，内外皆静。
 *     他干涉此事，與「后羿」無關。
 * @example not valid zh-Hant
 *     我们這樣說。
 *     頭发長了。
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { inScript, otherScriptIn, otherThan, scriptNames, scriptOf } from '../other-script.ts';
import type { ChapterRule, LintSetting } from '../rule.ts';

/** How many further places of a character are named. */
const morePlaces = 9;

export const scriptIsUniform: ChapterRule = { code: 'script-is-uniform', inChapter };

function inChapter(chapter: Chapter, { language }: LintSetting): Diagnostic[] {
  const script = scriptOf(language);
  if (script === undefined) return [];
  const { characters, isMany } = otherScriptIn(chapter, script);
  if (isMany) return [];
  return [...characters].map(([character, places]) =>
    diagnose(
      'script-is-uniform',
      {
        character,
        count: places.length,
        found: scriptNames[otherThan(script)],
        main: scriptNames[script],
        meant: inScript(script, character),
      },
      places[0],
      places.slice(1, 1 + morePlaces),
    ),
  );
}
