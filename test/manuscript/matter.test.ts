import { describe, expect, test } from 'vitest';
import { matterKind } from '../../src/manuscript/matter.ts';
import { inReadingOrder } from '../../src/manuscript/order-files.ts';

describe('what a chapter is, by its title', () => {
  test.each([
    ['序', 'preface', 'frontmatter'],
    ['序一', 'preface', 'frontmatter'],
    ['自序', 'preface', 'frontmatter'],
    ['再版序', 'preface', 'frontmatter'],
    ['序　写给读者', 'preface', 'frontmatter'],
    ['前言', 'foreword', 'frontmatter'],
    ['推荐序：某某', 'foreword', 'frontmatter'],
    ['引言', 'introduction', 'frontmatter'],
    ['导读', 'introduction', 'frontmatter'],
    ['楔子', 'prologue', 'bodymatter'],
    ['楔子　雨夜', 'prologue', 'bodymatter'],
    ['尾声', 'epilogue', 'bodymatter'],
    ['结语', 'conclusion', 'bodymatter'],
    ['后记', 'afterword', 'backmatter'],
    ['译后记', 'afterword', 'backmatter'],
    ['跋', 'afterword', 'backmatter'],
    ['附录一　年表', 'appendix', 'backmatter'],
    ['附录A', 'appendix', 'backmatter'],
    ['致谢', 'acknowledgments', 'backmatter'],
    ['参考文献', 'bibliography', 'backmatter'],
    ['献词', 'dedication', 'frontmatter'],
    ['题记', 'epigraph', 'frontmatter'],
    ['凡例', 'preamble', 'frontmatter'],
    ['作者简介', 'contributors', 'backmatter'],
    ['个人简历', 'contributors', 'backmatter'],
    ['摘要', 'preamble', 'frontmatter'],
    ['Abstract', 'preamble', 'frontmatter'],
    ['版权声明', 'preamble', 'frontmatter'],
    ['大事年表', 'appendix', 'backmatter'],
    ['後記', 'afterword', 'backmatter'],
    ['Preface', 'preface', 'frontmatter'],
    ['About the author', 'contributors', 'backmatter'],
  ])('%s: %s, %s', (title, type, division) => {
    expect(matterKind(title)).toMatchObject({ type, division });
  });

  test.each([
    '第一章　序',
    '秩序',
    '摘要写法',
    '年表里的人',
    '程序',
    '序列之争',
    '后记得',
    '前言不搭后语',
    '跋涉',
    '附录像机',
    '引子弹',
    '番外　雪',
    '第十二章',
    '代价',
    '终章',
  ])('%s is a chapter', (title) => {
    expect(matterKind(title)).toEqual({ type: 'chapter', role: 'doc-chapter', division: 'bodymatter' });
  });
});

describe('the order of a book', () => {
  test.each([
    [
      '出版说明 总序 代序 推荐序 译者序 再版序 序 自序 前言 凡例 导读 楔子 第一章 第二章 番外 尾声 后记 再版后记 译后记 跋一 跋二 附录一 附录二 附录十 参考文献 致谢',
    ],
    ['中文版序 修订版前言 前言 第一章 大结局 完本感言'],
    ['第一章 终章 番外一 尾声 后记'],
    ['第二版序 第三版序 原序 第一章 编后记 作者简介'],
    ['代序 代价 新版 第一章 编后的话 译后'],
  ])('%s', (order) => {
    const files = order.split(' ').map((name) => ({ name: `${name}.md` }));
    expect(
      inReadingOrder(files.toReversed())
        .files.map(({ name }) => name.replace('.md', ''))
        .join(' '),
    ).toBe(order);
  });
});
