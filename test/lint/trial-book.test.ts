/**
 * A draft as authors really have them: two names for one clan, a year miscounted, two kinds of quotes; all of it said
 * with its place.
 */

import { expect, it } from 'vitest';
import { lintBook } from '../../src/lint/lint.ts';
import { parsedBook } from '../helpers/parsed-book.ts';

const yaml = `title: 听潮记
author: 某某
glossary:
  听潮阁: [闻涛阁]
  浮灯术: [浮灯术技法]
`;

const draft = `# 第三章：潮信

<!--
元信息标注：
- 时间：乙巳年秋 (2025年9月)
- 地点：听潮阁
-->

辛卯年至甲辰之交，听潮阁以浮灯术名动海上。

> 闻涛阁里夜不眠，
> 一灯浮过水中天。

## 闻涛阁的旧账

“灯要自己点，”阁主说，“海不等人。”

"闻涛阁还剩多少灯？"她问。浮灯术技法失传已久，阁中无人能答。

- 闻涛
  阁的账本。
`;

it('names every place', async () => {
  const found = lintBook(await parsedBook([draft], yaml));
  expect(
    found.map(
      ({ place, severity, code, message }) =>
        `${place?.file}:${place?.line}:${place?.column} ${severity} ${code}: ${message.zh}`,
    ),
  ).toEqual([
    'book/ch01.md:9:1 info ganzhi-is-near: 辛卯年是 2011 年或 2071 年，离这里讲的 2025 年都远',
    'book/ch01.md:11:3 warning name-follows-glossary: `闻涛阁` 在名称表里写作「听潮阁」',
    'book/ch01.md:14:4 warning name-follows-glossary: `闻涛阁` 在名称表里写作「听潮阁」',
    'book/ch01.md:18:1 warning quotes-are-uniform: 这一章有 2 处直引号，全书多用弯引号 “ ”',
    'book/ch01.md:18:2 warning name-follows-glossary: `闻涛阁` 在名称表里写作「听潮阁」',
    'book/ch01.md:18:15 warning name-follows-glossary: `浮灯术技法` 在名称表里写作「浮灯术」',
    'book/ch01.md:20:3 warning name-follows-glossary: `闻涛阁` 在名称表里写作「听潮阁」',
  ]);
  expect(found[0]?.hint?.zh).toBe('是不是 癸卯（2023）？没写错就在后面注明公元年，如 `辛卯年（2011年）`');
});
