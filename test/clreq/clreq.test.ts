/** Each rule of CLREQ that docs/clreq.md calls done, measured on a printed page; and the same page spoilt, on which the rule must find a fault. */

import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../helpers/temp-book.ts';
import { printRules } from './editions.ts';
import { rules } from './rules.ts';
import { writings } from './setting.ts';

const folder = tempFolder();
const inUsual = await printRules(path.join(await folder(), 'usual'), rules, ['usual']);
const inOthers = await printRules(path.join(await folder(), 'others'), rules, ['strict', 'narrow', 'taiwan']);

const cases = rules.flatMap((rule) =>
  (rule.writings ?? writings).map((writing) => [`${rule.clause} ${rule.asks}`, writing, rule] as const),
);

test.each(cases)('%s: %s', (_, writing, rule) => {
  const page = (rule.edition === undefined ? inUsual : inOthers)(rule, writing);
  expect(rule.faults(page, writing)).toEqual([]);
  expect(rule.faults(rule.doctor(page, writing), writing)).not.toEqual([]);
});
