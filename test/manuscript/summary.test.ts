import { expect, test } from 'vitest';
import { readSummary } from '../../src/manuscript/summary.ts';

function read(text: string): string[] {
  return readSummary(text).map(({ parts, depth, title, file = '' }) =>
    [...parts, `${'>'.repeat(depth)}${title}`, file].join(' | '),
  );
}

test('parts by headings, chapters and what is under them', () => {
  expect(read('# 目录\n\n[前言](a.md)\n\n## 上卷\n\n- [雨](b.md)\n  - [街](b-1.md)\n- [风]()\n')).toEqual([
    '前言 | a.md',
    '上卷 | 雨 | b.md',
    '上卷 | >街 | b-1.md',
    '上卷 | 风 | ',
  ]);
});

test('docsify: an item without link is a part of what is below it, in parts as deep as it goes', () => {
  expect(
    read('* [首页](/)\n* **上卷**\n  * 街\n    * [雨](/a "题")\n  * [风](b)\n* [站](https://example.com/)\n'),
  ).toEqual(['首页 | /', '上卷 | 街 | 雨 | /a', '上卷 | 风 | b']);
});
