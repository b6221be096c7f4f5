import { expect, test } from 'vitest';
import { compareNames } from '../../src/manuscript/natural-order.ts';

test.each([
  ['Chinese numbers', ['第九十九章.md', '第一百章.md', '第一百一章.md', '第一千零一章.md']],
  ['廿 and 卅', ['第十九回.md', '第廿六回.md', '第卅回.md']],
  ['unpadded digits', ['第2章.md', '第10章.md', '第100章.md']],
  ['digits of full width', ['第９章.md', '第１０章.md']],
  ['two digits running over to three', ['chapter_09.md', 'chapter_10.md', 'chapter_99.md', 'chapter_100.md']],
  ['letters after the number', ['15A.md', '15B.md', '16A.md']],
  ['an older draft after the newer', ['第26章-名.md', '第26章-名(旧稿).md']],
  [
    'files before folders, folders by number, back words behind both',
    ['甲.md', '卷二/01.md', '卷二/02.md', '卷十/01.md', '尾声.md'],
  ],
  [
    'front and back words around the chapters',
    [
      '序.md',
      '自序.md',
      '前言.md',
      '楔子.md',
      '引子.md',
      '第〇章.md',
      '第一章.md',
      '第1.5章.md',
      '第二章.md',
      '间章.md',
      '番外一.md',
      '番外二.md',
      '尾声.md',
      '后记.md',
      '跋.md',
      '附录A.md',
      '附录B.md',
      '参考文献.md',
      '致谢.md',
    ],
  ],
  ['a word only where it is one', ['序.md', '序一.md', '序二.md', '序列号.md', '跋山涉水.md', '跋.md']],
  ['halves of a chapter', ['第二章（上）.md', '第二章（中）.md', '第二章（下）.md', '第三章上.md', '第三章下.md']],
  [
    'numbers of several steps',
    ['1-a.md', '1.1-b.md', '1.1.2-c.md', '1.2-d.md', '1.10-e.md', '8.1.1-summary.md', '10-f.md'],
  ],
  ['上 中 下', ['卷上/1.md', '卷中/1.md', '卷下/1.md']],
  ['by code point in the end', ['a.md', 'b.md', '\uFF01.md', '\u{20000}.md']],
])('%s', (_name, ordered) => {
  expect([...ordered].reverse().sort(compareNames)).toEqual(ordered);
});

test('the order is one order: no three names go round in a ring', () => {
  const names = [
    '一',
    '七',
    '三',
    '丅',
    '1',
    '10',
    '2',
    'a',
    '第',
    '第1',
    '第一',
    '第十',
    '卷上',
    '卷中',
    '序',
    '序章',
    '尾声',
    'a/1',
    '一/a',
    '上',
    '中',
  ].map((name) => `${name}.md`);
  for (const a of names) {
    for (const b of names) {
      expect(Math.sign(compareNames(a, b)) + Math.sign(compareNames(b, a))).toBe(0);
      for (const c of names)
        if (compareNames(a, b) < 0 && compareNames(b, c) < 0)
          expect(compareNames(a, c), `${a} ${b} ${c}`).toBeLessThan(0);
    }
  }
});
