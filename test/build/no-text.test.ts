/** A manuscript without any text makes no book, which no store would take, and that is said. */

import { expect, test } from 'vitest';
import { readBook } from '../../src/reading/read-book.ts';
import { memoryHost } from '../helpers/memory-host.ts';

test('files without text', async () => {
  const host = memoryHost({
    '稿/book.yaml': 'title: 空\nauthor: 某某\nmodified: 2026-01-02\n',
    '稿/01.md': '\n',
    '稿/02.md': '<!-- 起 -->\n',
  });
  const { noticed } = await readBook({ manuscript: '稿', editions: ['ebook'], host });
  expect(noticed.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'warning chapter-has-text',
    'warning chapter-has-text',
    'error manuscript-has-chapters',
  ]);
});
