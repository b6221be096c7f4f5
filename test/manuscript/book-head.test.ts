import { describe, expect, test } from 'vitest';
import { commonHead, readBookHead } from '../../src/manuscript/book-head.ts';

const read = (text: string) => {
  const head = readBookHead(text.split('\n'), 0);
  return head && { title: head.title, author: head.author, lines: head.lines };
};
const both = { title: '云海录', author: '林晚' };

describe('lines about the book above its first chapter', () => {
  test.each([
    ['《云海录》\n作者：林晚\n\n第一章 山门\n', [0, 1]],
    ['书名：云海录\n作者：林晚\n\n第一回 山门\n', [0, 1]],
    ['作者：林晚\n书名：《云海录》\n第一章 山门\n', [0, 1]],
    ['云海录\n\n作者：林晚\n\n第一章\n', [0, 2]],
    ['云海录\n文/林晚\n\n# 第一章\n', [0, 1]],
    ['云海录\n林晚著\n\n正文 第一章 山门\n', undefined],
    ['云海录\n林晚著\n\n第一章 山门\n', [0, 1]],
    ['云海录\n林晚 著\n======\n第一章 山门\n', [0, 1, 2]],
    ['# 云海录\n\n作者：林晚\n\n## 第一章 山门\n', [0, 2]],
    ['《云海录》作者：林晚\n\n内容简介：山。\n\n第一章 山门\n', [0]],
    ['《云海录》（作者：林晚）\n\n第一章 山门\n', [0]],
    ['云海录　作者：林晚\n\nChapter 1\n', [0]],
    ['云海录\n作者：林晚\n\n一个少年的故事。\n\n第一章 山门\n', undefined],
  ])('%j', (text, lines) => {
    expect(read(text)).toEqual(lines && { ...both, lines });
  });

  test.each([
    ['云海录\n\n第一章 山门\n', { title: '云海录', author: undefined, lines: [0] }],
    ['作者：林晚\n\n第一章 山门\n', { title: undefined, author: '林晚', lines: [0] }],
    ['天亮了\n他上山了。\n\n第一章 山门\n', undefined],
    ['第一卷 风起\n\n第一章 山门\n', undefined],
    ['楔子\n\n第一章 山门\n', undefined],
    ['# 春\n\n作者：林晚\n\n春天来了。\n', undefined],
    ['《春》\n\n林晚 著\n\n春天来了。\n', undefined],
    ['正文\n\n第一章 山门\n', undefined],
    ['时间：三月\n地点：北城\n\n第一章 山门\n', undefined],
    ['', undefined],
  ])('%j', (text, head) => {
    expect(read(text)).toEqual(head);
  });

  test('heads that differ are of their chapters', () => {
    const [one, other] = ['林晚', '阿青'].map((name) => readBookHead([`作者：${name}`, '', '第一章 山'], 0));
    expect(commonHead([one, undefined, one])).toBe(one);
    expect(commonHead([one, other])).toBeUndefined();
    expect(commonHead([undefined, one])).toBeUndefined();
  });
});
