/** The prose of a chapter stands where the file has it: rules that look at text name columns by it. */

import { expect, test } from 'vitest';
import { parseSource } from '../../src/markdown/parse.ts';

function proseOf(text: string): string[] {
  const [chapter] = parseSource({ path: 'a.md', name: 'a.md', text }).value;
  return (chapter?.prose ?? []).map(({ line, column, block, text: prose }) => `${line}:${column} [${block}] ${prose}`);
}

test('a quotation in a list, behind its marks', () => {
  expect(proseOf('# 題\n\n- 甲\n  > 乙……\n')).toEqual(['1:3 [1] 題', '3:3 [2] 甲', '4:5 [3] 乙……']);
});

test('the lines of a paragraph are one block', () => {
  expect(proseOf('甲\n乙\n\n丙')).toEqual(['1:1 [1] 甲', '2:1 [1] 乙', '4:1 [2] 丙']);
});

test('code, tags, targets, marks and addresses are blank, and the rest keeps its column', () => {
  expect(proseOf('見`a...b`與[例](x...y "z")[^1]、<b>粗</b>、https://a.b/...。\n\n[^1]: 注')).toEqual([
    '1:1 [1] 見       與[例]               、   粗    、               。',
    '3:7 [2] 注',
  ]);
});

test('cells of a table, each on its own column', () => {
  expect(proseOf('| 甲 | 甲 |\n|--|--|\n| 乙 |  丙 |')).toEqual([
    '1:3 [1] 甲',
    '1:7 [2] 甲',
    '3:3 [3] 乙',
    '3:8 [4] 丙',
  ]);
});

test('columns count code points, also before rare characters', () => {
  expect(proseOf('> 𠀀`x`乙')).toEqual(['1:3 [1] 𠀀   乙']);
});

test('comments and code blocks are no prose, raw paragraphs are', () => {
  expect(proseOf('<!-- 甲 -->\n\n```\n乙\n```\n\n<p class="x">丙</p>')).toEqual(['7:1 [1]              丙    ']);
});

test('each chapter has its own lines', () => {
  const chapters = parseSource({ path: 'a.md', name: 'a.md', text: '# 一\n\n甲\n\n# 二\n\n乙' }).value;
  expect(chapters.map(({ line, prose }) => [line, ...prose.map(({ text }) => text)])).toEqual([
    [1, '一', '甲'],
    [5, '二', '乙'],
  ]);
});

test('braces of ruby, dots and attributes are blank, what they hold is prose; other braces are prose', () => {
  expect(proseOf('一{枰|píng}，{.不是.}，[甲]{#a .b}，{{x}}，{a|b}')).toEqual([
    '1:1 [1] 一 枰      ，  不是  ，[甲]       ，{{x}}，{a|b}',
  ]);
});
