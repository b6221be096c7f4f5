/** The rules, in the order of docs/lint.md. A new one is a file here and a line below. */

import type { LintRule } from '../rule.ts';
import { alertIsKnown } from './alert-is-known.ts';
import { chapterLengthIsUsual } from './chapter-length-is-usual.ts';
import { chapterScriptIsUniform } from './chapter-script-is-uniform.ts';
import { characterIsKnown } from './character-is-known.ts';
import { characterIsUnified } from './character-is-unified.ts';
import { characterIsVisible } from './character-is-visible.ts';
import { dashIsTwo } from './dash-is-two.ts';
import { ellipsisIsTwo } from './ellipsis-is-two.ts';
import { emphasisIsClosed } from './emphasis-is-closed.ts';
import { ganzhiIsNear } from './ganzhi-is-near.ts';
import { ganzhiMatchesYear } from './ganzhi-matches-year.ts';
import { hanIsUnspaced } from './han-is-unspaced.ts';
import { headingLevelFollows } from './heading-level-follows.ts';
import { marksArePaired } from './marks-are-paired.ts';
import { nameFollowsGlossary } from './name-follows-glossary.ts';
import { namesAreDistinct } from './names-are-distinct.ts';
import { paragraphLengthIsUsual } from './paragraph-length-is-usual.ts';
import { quotesAreUniform } from './quotes-are-uniform.ts';
import { scriptIsUniform } from './script-is-uniform.ts';
import { syntaxIsKnown } from './syntax-is-known.ts';
import { textIsFinished } from './text-is-finished.ts';
import { wideSpaceIsMeant } from './wide-space-is-meant.ts';
import { wordStandsOnce } from './word-stands-once.ts';

export const rules: readonly LintRule[] = [
  quotesAreUniform,
  marksArePaired,
  ellipsisIsTwo,
  dashIsTwo,
  scriptIsUniform,
  chapterScriptIsUniform,
  characterIsKnown,
  characterIsUnified,
  characterIsVisible,
  hanIsUnspaced,
  wideSpaceIsMeant,
  wordStandsOnce,
  emphasisIsClosed,
  textIsFinished,
  syntaxIsKnown,
  alertIsKnown,
  headingLevelFollows,
  nameFollowsGlossary,
  namesAreDistinct,
  ganzhiMatchesYear,
  ganzhiIsNear,
  paragraphLengthIsUsual,
  chapterLengthIsUsual,
];
