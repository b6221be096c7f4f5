/**
 * Leaves out the lines above the first chapter that say what the book is called and who wrote it, which is printed on
 * the title page.
 *
 *     书名：云海录, 作者：林晚, 第一章 山门   →   第一章 山门
 */

import type { LineRule } from '../line-rule.ts';

export const bookHeadIsApart: LineRule = {
  code: 'book-head-is-apart',
  find: (_lines, { bookHead = [] }) => bookHead.map((index) => ({ index, after: '' })),
};
