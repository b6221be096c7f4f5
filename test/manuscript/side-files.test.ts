import { expect, test } from 'vitest';
import { sideFiles } from '../../src/manuscript/side-files.ts';

function aside(...names: string[]): string[] {
  return [...sideFiles(names.map((name) => `${name}.md`)).aside].map((name) => name.replace('.md', ''));
}

test('papers are known by their names, in Chinese and English', () => {
  const papers = [
    '小说总结',
    '百万字版创作总纲',
    '人物关系总结',
    '世界设定',
    '角色档案',
    '时间线',
    'characters',
    'outline',
    '01_细纲',
    '01_notes',
    '02_to_09_outline',
    '角色档案/阿青',
    '设定/城',
    'drafts/旧',
    '_navbar',
    'README',
  ];
  expect(aside('01', '02', ...papers)).toEqual(papers);
});

test('what bears a chapter’s number is a chapter, unless another is it', () => {
  expect(aside('8.1-intro', '8.1.1-summary', '第三章_设定', '草稿/第九章')).toEqual([]);
  expect(aside('第九章', '草稿/第九章', '第九章_设定')).toEqual(['草稿/第九章', '第九章_设定']);
});

test('folders about chapters hold none, whatever their files are called', () => {
  const papers = [
    '审稿意见/第一章',
    '章节大纲/第二章',
    '细纲/第三章',
    'AI生成记录/第一章_对话',
    '编辑意见/01',
    '人物关系图/阿青',
  ];
  expect(aside('正文/第一章', '正文/第二章', ...papers)).toEqual(papers);
  expect(aside('细纲/第一章', '细纲/第二章')).toEqual([]);
  expect(aside('第一章', '写作/第二章', '记录者/第三章', '意见领袖/第四章')).toEqual([]);
});

test('a tale is no summary for its title', () => {
  expect(aside('第一章', '楔子', '总结', '命运', '雨城档案', '无人知晓的关系', '番外_人物')).toEqual([]);
});

test('where nothing is numbered only the repository’s own files are known; alone they are the book', () => {
  expect(aside('雨', '人物', 'LICENSE')).toEqual(['LICENSE']);
  expect(aside('README')).toEqual([]);
});

test('a summary in the folder of a chapter is one of its pages where another page links to it', () => {
  const { unlessLinked } = sideFiles(['甲/01.md', '甲/summary.md', 'summary.md', '乙/SUMMARY.md']);
  expect([...unlessLinked]).toEqual(['甲/summary.md']);
});
