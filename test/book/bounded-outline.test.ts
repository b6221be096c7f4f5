import { expect, test } from 'vitest';
import { assembleBook } from '../../src/book/assemble.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { memoryHost } from '../helpers/memory-host.ts';

test('headings are bounded: each is a line of the contents', async () => {
  const codes = async (files: number): Promise<string[]> => {
    const [chapter] = parseSource({ path: 'book/a.md', name: 'a.md', text: `# 甲\n\n${'## 乙\n'.repeat(400)}` }).value;
    const chapters = Array.from({ length: files }, () => chapter ?? expect.fail('no chapter'));
    const book = await assembleBook({
      config: { title: '书', language: 'zh-Hans' },
      chapters,
      manuscript: 'book',
      host: memoryHost({}),
    });
    return book.diagnostics.map(({ code }) => code as string).filter((code) => code === 'manuscript-size-is-bounded');
  };
  expect(await codes(100)).toEqual([]);
  expect(await codes(250)).toEqual(['manuscript-size-is-bounded']);
});
