/**
 * No chapter of a Simplified book is in Traditional characters or quotes them at length, nor the other way round.
 *
 * The chapter gets one warning, where script-is-uniform would give hundreds, because one thing is to be done: convert
 * the chapter, or correct the book's language.
 *
 * @example valid
 *     他们在这里说话，声音很轻。
 *     他们在这里说话，燈影微晃。
 * @example not valid
 *     他們在這裡說話，聲音很輕。
 * @example not valid zh-Hant
 *     他们在这里说话，声音很轻。
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { languageTags, otherScriptIn, otherThan, scriptNames, scriptOf } from '../other-script.ts';
import type { ChapterRule, LintSetting } from '../rule.ts';

export const chapterScriptIsUniform: ChapterRule = { code: 'chapter-script-is-uniform', inChapter };

function inChapter(chapter: Chapter, { language }: LintSetting): Diagnostic[] {
  const script = scriptOf(language);
  if (script === undefined) return [];
  const { places, isMany } = otherScriptIn(chapter, script);
  if (!isMany) return [];
  const other = otherThan(script);
  const facts = {
    found: scriptNames[other],
    main: scriptNames[script],
    count: places.length,
    language: languageTags[other],
  };
  return [diagnose('chapter-script-is-uniform', facts, places[0])];
}
