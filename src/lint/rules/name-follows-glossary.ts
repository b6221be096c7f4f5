/**
 * A name is written as the glossary of book.yaml says.
 *
 * A clan that is 太虚门 in one chapter and 元宇宙门 in the next is two clans to the reader. The author lists the right name
 * with the variants to avoid; every place of a variant is reported. Of names that overlap the longer one counts: with
 * `神机术: [神机术技术]` and `神机术技术院: []` the academy is right, and 神机术技术 alone is not.
 *
 * @example valid { glossary: { 太虚门: [元宇宙门], 神机术: [神机术技术], 神机术技术院: [], Llama: [LLaMA] } }
 *     太虚门研习神机术，弟子入神机术技术院。
 *     他读LLaMAs一文。
 * @example not valid { glossary: { 太虚门: [元宇宙门], 神机术: [神机术技术], Llama: LLaMA } }
 *     元宇宙门志不移。
 *     ## 元宇宙门
 *     他研习神机术技术。
 *     他读LLaMA一文。
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { kept } from '../../host/kept.ts';
import { blocksOf, placeIn } from '../block.ts';
import { sayEachPlace } from '../each-place.ts';
import { nameSearch } from '../glossary.ts';
import type { ChapterRule, LintSetting } from '../rule.ts';

export const nameFollowsGlossary: ChapterRule = { code: 'name-follows-glossary', inChapter };

function inChapter(chapter: Chapter, { glossary }: LintSetting): Diagnostic[] {
  const namesIn = kept({
    notebook: chapter.notebook,
    name: 'search for names',
    inputs: { glossary },
    make: searchFor,
    inMemory: true,
  });
  const wrong = blocksOf(chapter).flatMap((block) =>
    namesIn(block.text)
      .filter(({ found, right }) => found !== right)
      .map(({ found, right, index }) => ({
        found: found.replace('\n', ''),
        right,
        place: placeIn(block, index, found),
      })),
  );
  return sayEachPlace(wrong, ({ found, right, place }, count, others) =>
    diagnose('name-follows-glossary', { found, right, count }, place, others),
  );
}

function searchFor({ glossary }: Pick<LintSetting, 'glossary'>): ReturnType<typeof nameSearch> {
  return nameSearch(glossary);
}
