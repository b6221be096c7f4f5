/** The page list of an EPUB leads to where the pages of the print edition begin. */

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hanOf } from '../../src/book/text.ts';
import { withPageBreaks } from '../../src/epub/page-list.ts';
import { readTexts } from '../helpers/epub-texts.ts';
import { greyPng } from '../helpers/png.ts';
import { seeded } from '../helpers/random.ts';
import { buildBook, tempFolder, type Built } from '../helpers/temp-book.ts';
import { epubcheck, needs, run } from '../helpers/tools.ts';

const temp = tempFolder();
const words = [...'山水风云日月星辰江河湖海花草树木春夏秋冬东西南北来去远近高低一二三四五六七八九十'];

/** Prose in which no twelve characters come twice. */
function prose(seed: number, paragraphs: number): string {
  const { pick, below } = seeded(seed);
  return Array.from(
    { length: paragraphs },
    () => `${Array.from({ length: 40 + below(160) }, () => pick(words)).join('')}。`,
  ).join('\n\n');
}

let built: Built;
let texts: ReadonlyMap<string, string>;
let marks: { label: string; file: string; after: string }[];

beforeAll(async () => {
  const files = {
    'book.yaml':
      'title: 山水\nauthor: 某\neditions:\n  ebook: { pageList: print }\n  print: { isbn: 978-7-111-12345-3 }\n',
    '卷一/01.md': `# 第一章　起\n\n${prose(1, 100)}\n\n![图](a.png)\n\n> 诗一行\n> 诗二行\n`,
    '卷一/02.md': `# 第二章　承\n\n参见[第一章](01.md)。{饕餮|tāo tiè}之徒。[^1]\n\n${prose(2, 100)}\n\n[^1]: 注释一则。\n`,
    '卷一/a.png': greyPng(900, 1300),
    '卷二/03.md': `# 第三章　转\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n${prose(3, 90)}\n`,
  };
  built = await buildBook(await temp(), files, []);
  texts = readTexts(built.bytes['ebook'] ?? new Uint8Array());
  marks = [...texts]
    .flatMap(([file, text]) =>
      [
        ...text.matchAll(/<span epub:type="pagebreak" role="doc-pagebreak" id="page-(\d+)" aria-label="\1"><\/span>/g),
      ].map(({ 0: mark, 1: label = '', index }) => ({
        label,
        file: path.basename(file),
        after: hanOf(text.slice(index + mark.length).replace(/<rt>.*?<\/rt>|<[^>]*>/g, '')),
      })),
    )
    .sort((a, b) => Number(a.label) - Number(b.label));
});

test('every page of the text has its mark, in the order of the pages, and its line in the list', () => {
  expect(built.report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const nav = [...texts].find(([file]) => file.endsWith('contents.xhtml'))?.[1] ?? '';
  const listed = [
    ...(/<nav class="page-list".*?<\/nav>/s.exec(nav)?.[0] ?? '').matchAll(
      /<a href="(\w+\.xhtml)#page-(\d+)">\2<\/a>/g,
    ),
  ].map(([, file = '', label = '']) => `${file} ${label}`);
  expect(marks.map(({ file, label }) => `${file} ${label}`)).toEqual(listed);
  expect(listed.length).toBeGreaterThan(50);
  expect(listed.map((line) => Number(line.split(' ')[1]))).toEqual(
    listed.map((line) => Number(line.split(' ')[1])).sort((a, b) => a - b),
  );
});

test('the package says which edition the pages are of', () => {
  const opf = [...texts].find(([file]) => file.endsWith('.opf'))?.[1] ?? '';
  expect(opf).toContain(
    '<dc:source id="page-source">urn:isbn:9787111123453</dc:source>\n<meta refines="#page-source" property="source-of">pagination</meta>',
  );
  expect(opf).toContain('<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>');
});

needs('pdftotext')('fifty of the marks, by chance: what follows is what the page of the PDF begins with', () => {
  const pages = run('pdftotext', '-layout', built.files['print'] ?? '', '-').split('\f');
  const body = pages.findIndex((page) => hanOf(page).startsWith('卷一'));
  const { below } = seeded(26);
  const left = [...marks];
  let checked = 0;
  for (; checked < 50 && left.length > 0; checked += 1) {
    const [mark] = left.splice(below(left.length), 1);
    // The head stands in the first line of the page; the list of pictures and ruby have no plain beginning.
    const lines = (pages[body + Number(mark?.label) - 1] ?? '').split('\n').filter((line) => hanOf(line) !== '');
    const starts = [lines.join(''), lines.slice(1).join('')].map(hanOf).filter((text) => text !== '');
    expect(
      starts.length === 0 || starts.some((text) => mark?.after.startsWith(text.slice(0, 8))),
      `page ${mark?.label}: ${mark?.after.slice(0, 20)} | ${starts.map((text) => text.slice(0, 20)).join(' | ')}`,
    ).toBe(true);
  }
  expect(checked).toBe(50);
});

// The build has held it against the rules of EPUBCheck 5; the older one knows fewer terms.
needs('java', 'EPUBCheck 4.2.6')('EPUBCheck 4.2.6 accepts it', async () => {
  const file = path.join(await temp(), 'a.epub');
  await writeFile(file, built.bytes['ebook'] ?? new Uint8Array());
  expect(epubcheck('4.2.6', file)).toMatch(/^0 fatals \/ 0 errors/);
});

describe('where a mark stands', () => {
  const marked = (body: string, ...pages: string[]): string =>
    withPageBreaks(
      { id: 'ch01', kind: 'chapter', title: '', body },
      pages.map((han, index) => ({ item: 'ch01', label: String(index + 1), han })),
    ).body.replace(/<span epub:type="pagebreak"[^>]*aria-label="(\d+)"><\/span>/g, '[$1]');

  test('inside the first element, and before the first character of each page', () => {
    expect(marked('<section><h1>起</h1><p>甲，乙&amp;丙。丁</p></section>', '起甲', '乙丙', '丁')).toBe(
      '<section>[1]<h1>起</h1><p>甲，[2]乙&amp;丙。[3]丁</p></section>',
    );
  });

  test('in front of a ruby or a formula, not inside', () => {
    expect(marked('<section><p>甲<ruby>乙<rt>音</rt>丙<rt>韵</rt></ruby>丁</p></section>', '甲乙', '丙丁戊')).toBe(
      '<section>[1]<p>甲[2]<ruby>乙<rt>音</rt>丙<rt>韵</rt></ruby>丁</p></section>',
    );
  });

  test('where paper has more than the EPUB, the text itself is looked for', () => {
    expect(marked('<section><p>甲乙丙丁戊己庚辛</p></section>', '甲乙第十二页丙丁', '戊己庚辛')).toBe(
      '<section>[1]<p>甲乙丙丁[2]戊己庚辛</p></section>',
    );
  });

  test('a page without a character, and a chapter without pages', () => {
    expect(marked('<section><p>甲</p><img/></section>', '甲', '')).toBe('<section>[1]<p>甲[2]</p><img/></section>');
    expect(withPageBreaks({ id: 'ch02', kind: 'chapter', title: '', body: '<p>甲</p>' }, []).body).toBe('<p>甲</p>');
  });
});
