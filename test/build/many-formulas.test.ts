/** A book of formulas without end: those of the files behind its bounds stay as typed, which is said once, with their number. */

import { expect, test } from 'vitest';
import { limits } from '../../src/host/limits.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { readBook } from '../../src/reading/read-book.ts';
import { memoryHost } from '../helpers/memory-host.ts';

test('formulas of a whole book are bounded together, in the order of its files', async () => {
  const files = Object.fromEntries(['一', '二', '三', '四', '五'].map((number, index) => [`书/第${number}章.md`, `# 第${number}章\n\n甲 $a_{${index}}$ 乙 $b$ 丙\n`]));
  const asked: boolean[] = [];
  const { noticed } = await readBook({
    manuscript: '书',
    editions: ['ebook'],
    host: memoryHost(files),
    // Each file says that it has nearly as much as one may have.
    parse: (file, mending, options) => {
      const parsed = parseSource(file, mending, options);
      asked.push(options?.leavesFormulas === true);
      return { ...parsed, formulas: { ...parsed.formulas, size: options?.leavesFormulas === true ? 0 : limits.chapterMath } };
    },
  });
  expect(asked).toEqual([false, false, false, true, true]);
  expect(noticed.filter(({ code }) => code === 'formulas-are-bounded')).toMatchObject([{ place: { file: '书/第四章.md', line: 3 }, message: { zh: '书里的公式太多太大，从这里起有 4 个照原样印出' } }]);
});
