/** Where parts and chapters have one level: which part each chapter is in. */

import { expect, test } from 'vitest';
import { parseSource } from '../../src/markdown/parse.ts';
import { mendingOf } from '../../src/mending/mending.ts';

const mending = mendingOf(() => true, 'curly');

function partsOf(text: string): string[] {
  return parseSource({ path: 'a.md', name: 'a.md', text }, mending).value.map(({ heading, source, opensPart }) =>
    [...(source.parts ?? []), ...(opensPart ? [] : [heading ?? ''])].join(' > '),
  );
}

test.each([
  ['间章 among chapters stays', '# 间章', ['第一部 > 第一章', '第一部 > 间章', '第一部 > 第二章']],
  ['番外 too', '# 番外', ['第一部 > 第一章', '第一部 > 番外', '第一部 > 第二章']],
  ['尾声 leaves', '# 尾声', ['第一部 > 第一章', '尾声', '第二章']],
])('%s', (_, between, chapters) => {
  const text = `# 第一部\n\n# 第一章\n\n甲。\n\n${between}\n\n乙。\n\n# 第二章\n\n丙。\n`;
  expect(partsOf(text)).toEqual(['第一部', ...chapters]);
});

test.each([
  ['# 终章', '第一部 > 终章'],
  ['# 番外', '番外'],
  ['# 后记', '后记'],
])('behind all chapters: %s', (last, chapter) => {
  const text = `# 第一部\n\n# 第一章\n\n甲。\n\n# 第二章\n\n乙。\n\n${last}\n\n丙。\n`;
  expect(partsOf(text).at(-1)).toBe(chapter);
});

test.each([
  ['a quotation below it', '> 卷首语。', ['上卷 山', '上卷 山 > 第一章']],
  ['text below it: a chapter', '卷首语。', ['上卷 山', '第一章']],
  ['a quotation and text: a chapter', '> 卷首语。\n\n山里下雪了。', ['上卷 山', '第一章']],
])('%s', (_, below, chapters) => {
  expect(partsOf(`# 上卷 山\n\n${below}\n\n# 第一章\n\n甲。\n`)).toEqual(chapters);
});
