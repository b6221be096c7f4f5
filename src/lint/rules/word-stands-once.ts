/**
 * No word is typed twice in a row: 的的, 了了, 因为因为, a phrase of four characters or more and the same again.
 *
 * Doubling is good Chinese (看看, 慢慢, 天天, 哈哈哈哈), so only what is practically never right is reported: particles,
 * prepositions, conjunctions, pronouns, and longer phrases back to back, which copying and pasting leaves behind.
 * Classical Chinese doubles some of these words, and repeats whole calls (人焉廋哉，人焉廋哉). In a classical chapter, which
 * is known by how rare 的 is, only the words that it does not double are reported.
 *
 * @example valid
 *     他慢慢看看，天天常常，妈妈说说笑笑，哈哈哈哈。
 *     他的目的的确如此，为了了解，受不了了。
 *     现在在家，是是非非，和和气气，要是是他呢。
 *     快走快走快走快走！
 *     走，走，走。来了，来了。
 *     范生指陈了了。他心中了了。归去来兮归去来兮！
 * @example not valid
 *     这是他的的书。
 *     他走了了。
 *     他在在家里。
 *     因为因为下雨。
 *     他推开大门走他推开大门走进去。
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { blocksOf, placeIn, type Block } from '../block.ts';
import { isClassical } from '../classical.ts';
import { doubledPhrases } from '../doubled-phrases.ts';
import { doubledWords, isClassicalDouble, isSlip, mayDouble } from '../doubled-words.ts';
import { sayEachPlace, type Finding } from '../each-place.ts';
import { matchesIn } from '../matches.ts';
import type { ChapterRule } from '../rule.ts';

export const wordStandsOnce: ChapterRule = { code: 'word-stands-once', inChapter };

function inChapter(chapter: Chapter): Diagnostic[] {
  return sayEachPlace([...wordsIn(chapter), ...phrasesIn(chapter)], ({ found, place }, count, others) =>
    diagnose('word-stands-once', { found, once: found.slice(0, found.length / 2), count }, place, others),
  );
}

function wordsIn(chapter: Chapter): Finding[] {
  if (!blocksOf(chapter).some(({ text }) => mayDouble(text))) return [];
  return matchesIn(
    chapter,
    doubledWords,
    ({ block, index, found }) =>
      isSlip(block.text, index, found) && !(isClassicalDouble(found) && isClassical(chapter)),
  );
}

function phrasesIn(chapter: Chapter): Finding[] {
  return blocksOf(chapter)
    .filter(({ kind }) => kind !== 'inset')
    .flatMap(phrasesOf);
}

function phrasesOf(block: Block): Finding[] {
  return doubledPhrases(block.text, { shortest: 4, longest: 12 })
    .filter(({ index, length }) => !/[哉乎也矣兮耶歟]/.test(block.text.charAt(index + length - 1)))
    .map(({ index, length }) => {
      const found = block.text.slice(index, index + 2 * length);
      return { found, place: placeIn(block, index, found) };
    });
}
