/** What stands before and after the chapters, as reading systems and voices are told; raw tables and ruby. */

import { beforeAll, expect, test } from 'vitest';
import { readTexts } from '../helpers/epub-texts.ts';
import { buildBook, tempFolder, type Built } from '../helpers/temp-book.ts';
import { epubcheck, needs } from '../helpers/tools.ts';

const titles = [
  '献词',
  '凡例',
  '序',
  '前言',
  '引言',
  '楔子',
  '第一章　起',
  '尾声',
  '后记',
  '附录',
  '术语表',
  '参考文献',
  '索引',
  '致谢',
  '作者简介',
];
const raw = [
  '<table><tr><th>甲</th><th>乙</th></tr><tr><th>子</th><td>丑</td></tr></table>',
  '<table><thead><tr><th scope="colgroup">甲</th></tr></thead><tbody><tr><td>丑</td></tr></tbody></table>',
  '<ruby>刻<rt>kè</rt>本<rp>(</rp><rt>běn</rt><rp>)</rp></ruby>在此。',
].join('\n\n');

const folder = tempFolder();
let built: Built;
let texts: ReadonlyMap<string, string>;

beforeAll(async () => {
  const summary = titles.map((title, index) => `- [${title}](${String(index)}.md)`).join('\n');
  const files = Object.fromEntries(
    titles.map((title, index) => [
      `${String(index)}.md`,
      `# ${title}\n\n${title === '第一章　起' ? raw : '一段文字。'}\n`,
    ]),
  );
  built = await buildBook(
    await folder(),
    { 'book.yaml': 'title: 前后\nauthor: 某某\n', 'SUMMARY.md': `# 目录\n\n${summary}\n`, ...files },
    ['ebook'],
  );
  texts = readTexts(built.bytes['ebook'] ?? new Uint8Array());
});

test('each has its term, its role and its part of the book', () => {
  expect(built.report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const pages = [...texts].flatMap(([, text]) =>
    [
      ...text.matchAll(
        /<body class="chapter-file" epub:type="(\w+)">[^]*?<section class="chapter" id="\w+" epub:type="(\w+)"(?: role="([\w-]+)")?/g,
      ),
    ].map(([, ...found]) => found.join(' ').trim()),
  );
  expect(pages.sort()).toEqual(
    [
      'frontmatter dedication doc-dedication',
      'frontmatter preamble',
      'frontmatter preface doc-preface',
      'frontmatter foreword doc-foreword',
      'frontmatter introduction doc-introduction',
      'bodymatter prologue doc-prologue',
      'bodymatter chapter doc-chapter',
      'bodymatter epilogue doc-epilogue',
      'backmatter afterword doc-afterword',
      'backmatter appendix doc-appendix',
      'backmatter glossary doc-glossary',
      'backmatter bibliography doc-bibliography',
      'backmatter chapter doc-chapter',
      'backmatter acknowledgments doc-acknowledgments',
      'backmatter contributors',
    ].sort(),
  );
});

test('landmarks lead to the beginning of the body and to what is none of it', () => {
  const landmarks = /<nav class="landmarks"[^]*?<\/nav>/.exec(texts.get('OEBPS/contents.xhtml') ?? '')?.[0] ?? '';
  expect(
    [...landmarks.matchAll(/epub:type="(\w+)" href="[^"]*">([^<]*)/g)]
      .map(([, type, name]) => `${type} ${name}`)
      .slice(2),
  ).toEqual([
    'dedication 献词',
    'preamble 凡例',
    'preface 序',
    'foreword 前言',
    'introduction 引言',
    'bodymatter 正文',
    'afterword 后记',
    'appendix 附录',
    'glossary 术语表',
    'bibliography 参考文献',
    'acknowledgments 致谢',
    'contributors 作者简介',
  ]);
});

test('heads of raw tables have their scope, readings of raw ruby their brackets', () => {
  const page = [...texts.values()].join('');
  expect([...page.matchAll(/<th( scope="\w+")?>(.)/g)].map(([, scope, text]) => `${text}${scope}`)).toEqual([
    '甲 scope="col"',
    '乙 scope="col"',
    '子 scope="row"',
    '甲 scope="colgroup"',
  ]);
  expect(page).toContain('<ruby>刻<rp>（</rp><rt>kè</rt><rp>）</rp>本<rp>(</rp><rt>běn</rt><rp>)</rp></ruby>');
});

// The build has held it against the rules of EPUBCheck 5; the older one knows fewer terms.
needs('java', 'EPUBCheck 4.2.6')('EPUBCheck 4.2.6 accepts it', () => {
  expect(epubcheck('4.2.6', built.files['ebook'] ?? '')).toMatch(/^0 fatals \/ 0 errors \/ 0 warnings/);
});
