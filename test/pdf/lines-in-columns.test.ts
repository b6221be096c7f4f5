/** Lines in columns that were not where they were composed: Western sentences with quotation marks, faces that meet at marks. */

import { expect, test } from 'vitest';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const more = 'and so it goes on for two lines or for three, and one more line then, and one more to be sure of it all.';
const files = {
  '01.md': [
    '# 第一章　文',
    `Poon “Sung” China PhD diss, ${more}`,
    `Poon Sung China (960–1279). PhD diss., ${more}`,
    '- Poon, Ming-sun. “Books and Printing in Sung China (960–1279).” PhD diss., University of Chicago, 1979.',
    `Poon, Ming-sun. “Books and Printing in Sung China.” PhD diss., University of Chicago, 1979, ${more}`,
  ].join('\n\n'),
  'book.yaml': 'title: 文\neditions:\n  print: { writing: vertical }\n',
};

test('a bracket of another face behind a colon', async () => {
  const text = '# 第一章　题\n\n刻着八个字：**《一入宗门》**。\n\n又说；*“一入宗门”*。好。**（一）**，*《乙》*。';
  const { report } = await buildBook(await folder(), { ...files, '01.md': text }, ['print']);
  expect(report.diagnostics.filter(({ code }) => code === 'lines-are-as-composed')).toEqual([]);
});

test('none is left to the browser', async () => {
  const { report } = await buildBook(await folder(), files, ['print']);
  expect(report.diagnostics.filter(({ code }) => code === 'lines-are-as-composed')).toEqual([]);
  const { composed } = report.editions[0] ?? {};
  expect([composed?.byChrome, (composed?.lines ?? 0) > 8]).toEqual([0, true]);
});
