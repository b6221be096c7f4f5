/** The rules, in the order they are applied. To add one: a file here and its line below. */

import type { LintRule } from '../rule.ts';
import { chapterScriptIsUniform } from './chapter-script-is-uniform.ts';
import { dashIsTwo } from './dash-is-two.ts';
import { ellipsisIsTwo } from './ellipsis-is-two.ts';
import { quotesAreUniform } from './quotes-are-uniform.ts';
import { scriptIsUniform } from './script-is-uniform.ts';

export const rules: readonly LintRule[] = [chapterScriptIsUniform, scriptIsUniform, quotesAreUniform, ellipsisIsTwo, dashIsTwo];
