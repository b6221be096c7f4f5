/** What is a heading though it is not typed as one. */

import { expect, test } from 'vitest';
import { mendSource } from '../../src/mending/mend-source.ts';
import { noMending } from '../../src/mending/mending.ts';

const mend = (text: string): string =>
  mendSource({ path: 'a.md', name: 'a.md', text }, { ...noMending, does: () => true }).text;

test.each([
  ['**第一章　起**', '# 第一章　起'],
  ['**第一章** 起', '# 第一章 起'],
  ['__第一回__', '# 第一回'],
  ['###夜话\n\n####Night', '### 夜话\n\n#### Night'],
  ['#第九章　雨', '# 第九章　雨'],
  ['#　第九章　雨', '# 第九章　雨'],
  ['##\u00A0夜话', '## 夜话'],
  ['＃ 江上', '# 江上'],
  ['＃＃第二节', '## 第二节'],
  ['> ##夜话', '> ## 夜话'],
  ['> #　夜话', '> # 夜话'],
  ['#楔子\n\n甲', '# 楔子\n\n甲'],
  ['#江上\n\n甲\n\n##一\n\n##二', '# 江上\n\n甲\n\n## 一\n\n## 二'],
])('%j → %j', (before, after) => {
  expect(mend(before)).toBe(after);
});

test.each([
  '#读书',
  '#读书 #随笔',
  '#第一章读后感#',
  '#1',
  '#fff',
  '#!/bin/sh',
  '##',
  '#####',
  '######## 甲',
  '＃读书',
  '＃1 楼',
  '> #读书',
  '#　',
  '```\n##甲\n```',
  '    ##甲',
  '第一章　起\n=====',
  '他说第一章很好。',
])('%j stays', (text) => {
  expect(mend(text)).toBe(text);
});

test.each([
  ['甲\n\n~~~~\n\n乙\n\n~~~~\n\n丙', '甲\n\n***\n\n乙\n\n***\n\n丙'],
  ['甲\n\n#\n\n乙', '甲\n\n***\n\n乙'],
  ['甲\n\n~\n\n乙', '甲\n\n***\n\n乙'],
])('a scene break, no code and no chapter: %j', (before, after) => {
  expect(mend(before)).toBe(after);
});

test.each([
  '甲\n\n```sh\n\n#\n\nls\n```\n\n乙',
  '甲\n\n~~~\nx\n~~~\n\n乙',
  '甲\n\n~~~\n\nx\n\n#\n\ny\n~~~\n乙',
  '#\n\n甲',
  '甲\n\n#',
  '甲\n#\n乙',
])('%j is none', (text) => {
  expect(mend(text)).toBe(text);
});
