/**
 * What stands above and below its line, or is blank, moves nothing: a fraction before a quotation, wide blanks,
 * a ’ of another face.
 */

import { expect, test } from 'vitest';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const files = {
  '01.md': `# 第一章　甲

$\\frac{a}{b}$ 与 $\\sum_{i=1}^n i$ 与 $\\frac12$，见下。

> 引文。

- 甲 $\\frac{a}{b}$

后文。

姓名&emsp;张三，Fig.&ensp;1 与&emsp;&emsp;A。

他说Tom’s Obvious, it’s “OK” 了。又说*Tom’s Obvious, Minimal Language*，又（*Tom’s Obvious*）、（Tom’s Obvious）和**Tom’s book**完。
`,
};

test('lines are where they were composed', async () => {
  const { report } = await buildBook(await folder(), files, ['print']);
  expect(report.diagnostics.map(({ code }) => code)).not.toContain('lines-are-as-composed');
});
