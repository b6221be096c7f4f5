/** All rules, in the order of CLREQ. */

import { headingRules } from './headings.ts';
import { lineRules } from './lines.ts';
import { besideRules, markRules } from './marks.ts';
import { pageRules } from './page.ts';
import { paragraphRules } from './paragraphs.ts';
import { readingRules } from './readings.ts';
import type { Rule } from './rule.ts';
import { westernRules } from './western.ts';

export const rules: readonly Rule[] = [
  ...pageRules,
  ...markRules,
  ...lineRules,
  ...besideRules,
  ...westernRules,
  ...readingRules,
  ...paragraphRules,
  ...headingRules,
];
