/**
 * A book of formulas without end: those of the files behind its bounds stay as typed, which is said once, with their
 * number.
 */

import { expect, test, vi } from 'vitest';
import { limits } from '../../src/host/limits.ts';
import { newNotebook } from '../../src/host/notebook.ts';
import { readBook } from '../../src/reading/read-book.ts';
import { memoryHost } from '../helpers/memory-host.ts';

test('formulas of a whole book are bounded together, in the order of its files; what is known of a file depends on those before it', async () => {
  const files: Record<string, string> = Object.fromEntries(
    ['一', '二', '三', '四', '五'].map((number, index) => [
      `书/第${number}章.md`,
      `# 第${number}章\n\n甲 $a_{${index}}$ 乙 $b$ 丙\n`,
    ]),
  );
  // Three of the files have more.
  vi.spyOn(limits, 'bookMath', 'get').mockReturnValue(400);
  const notebook = newNotebook();
  const saidOf = async (changes: Record<string, string>) => {
    const { noticed } = await readBook({
      manuscript: '书',
      editions: ['ebook'],
      host: memoryHost({ ...files, ...changes }),
      notebook,
    });
    return noticed.filter(({ code }) => code === 'formulas-are-bounded');
  };
  const all = [
    { place: { file: '书/第四章.md', line: 3 }, message: { zh: '书里的公式太多太大，从这里起有 4 个照原样印出' } },
  ];
  expect(await saidOf({})).toMatchObject(all);
  expect(await saidOf({ '书/第二章.md': '# 第二章\n\n甲乙丙\n' })).toMatchObject([
    { place: { file: '书/第五章.md', line: 3 }, message: { zh: '书里的公式太多太大，从这里起有 2 个照原样印出' } },
  ]);
  expect(await saidOf({})).toMatchObject(all);
});
