/**
 * No rare name differs from a frequent one in a single character only.
 *
 * 太墟门 once beside 太虚门 thirty times is a slip of the input method that no spelling list can know. The names of the
 * glossary are compared, and words of three to five characters that end like the name of a clan, a house or a place
 * (门, 派, 宗, 阁, 山 …). It is a question, not a verdict: an entry of its own in the glossary (`太墟门: []`) answers it.
 * In classical prose names are hard to tell from the words around them, so it is not searched.
 *
 * @example valid { glossary: { 太虚门: [], 太墟门: [] } }
 *     太虚门太虚门，太虚门太虚门，太虚门太虚门，太墟门。
 * @example valid
 *     太虚门、太虚门、太虚门、太虚门、太虚门、太虚门、无极宗。
 *     东天门、东天门、东天门、东天门、东天门、东天门、西天门。
 * @example not valid
 *     入太虚门。在太虚门。出太虚门。太虚门人。我太虚门。过太虚门。入太墟门。
 * @example not valid { glossary: { 神机术: [] } }
 *     神机术，神机术，神机术，神机术，神机术，神机术，神玑术。
 */

import type { Book } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { BookRule } from '../rule.ts';
import { isClassical } from '../classical.ts';
import { similarNames } from '../similar-names.ts';

export const namesAreDistinct: BookRule = { code: 'names-are-distinct', inBook };

function inBook(book: Book): Diagnostic[] {
  // In classical prose most words with such endings are no names: 吴结盟, 正倚门.
  return similarNames(book, (chapter) => !isClassical(chapter)).map(({ rare, count, frequent, frequentCount, place }) =>
    diagnose('names-are-distinct', { found: rare, count, other: frequent, otherCount: frequentCount }, place),
  );
}
