/** The print edition of a small book, read back: what a printer and a reader find on its pages. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hanOf } from '../../src/book/text.ts';
import { plain, rare, stone, trialBook } from '../books/trial.ts';
import { readBound, type BoundPdf, type ReadPage } from '../helpers/bound-pdf.ts';
import { keben } from '../helpers/keben.ts';
import { buildBook, tempFolder, writeFiles, type Built } from '../helpers/temp-book.ts';
import { needs, run } from '../helpers/tools.ts';

const folder = tempFolder();
const longTitles = tempFolder();
let built: Built;
let pdf: BoundPdf;
let file: string;

beforeAll(async () => {
  built = await buildBook(await folder(), trialBook, ['print']);
  pdf = await readBound(built.bytes['print'] ?? new Uint8Array());
  file = built.files['print'] ?? '';
});

const page = (number: number): ReadPage => pdf.pages[number - 1] ?? expect.fail(`there is no page ${number}`);
const startsWith = (text: string): number =>
  pdf.pages.find((candidate) => candidate.text.startsWith(text))?.number ?? 0;
/** Roman numerals and figures are folios, all else is a head. */
const folioOf = ({ furniture }: ReadPage) => furniture.find(({ text }) => /^[ivx]+$|^\d+$/.test(text));
const headOf = ({ furniture }: ReadPage) => furniture.find(({ text }) => !/^[ivx]+$|^\d+$/.test(text));
const isBlank = ({ hasContent }: ReadPage): boolean => !hasContent;

describe('imposition', () => {
  test('every page has its place', () => {
    const map = pdf.pages.map((each) =>
      [
        each.number,
        folioOf(each)?.text ?? '–',
        headOf(each)?.text.slice(0, 3) ?? '–',
        isBlank(each) ? '(blank)' : each.text.slice(0, 3),
      ].join(' '),
    );
    expect(map).toEqual([
      '1 – – 试印集',
      '2 – – (blank)',
      '3 – – 试印集',
      '4 – – 试印集',
      '5 v – 目录卷',
      '6 – – (blank)',
      '7 – – 卷一石',
      '8 – – (blank)',
      '9 3 – 第一回',
      '10 4 试印集 它。石',
      '11 5 第一回 见它。',
      '12 – – (blank)',
      '13 7 – 第二回',
      '14 8 试印集 见它。',
      '15 9 第二回 见它。',
      '16 – – (blank)',
      '17 – – 卷二声',
      '18 – – (blank)',
      '19 13 – 第三回',
      '20 14 试印集 它。石',
    ]);
  });

  test('parts and chapters open on rectos', () => {
    for (const title of ['卷一石', '第一回', '第二回', '卷二声', '第三回'])
      expect(startsWith(title) % 2, title).toBe(1);
  });

  test('a blank has no content at all', () => {
    for (const { number, text, furniture, keys } of pdf.pages.filter(isBlank)) {
      expect([number, text, furniture]).toEqual([number, '', []]);
      expect([...keys].sort()).toEqual(['BleedBox', 'MediaBox', 'Parent', 'Resources', 'TrimBox', 'Type']);
    }
  });

  test('front matter is numbered in roman, the body from 1', () => {
    expect(pdf.labels).toEqual(['0 r', '6 D']);
  });

  test('the contents name the folios where chapters really begin', () => {
    const { text } = page(5);
    expect(text).toMatch(/^目录卷一　石1第一回.*卷二　声11第三回/);
    for (const chapter of ['第一回', '第二回', '第三回']) {
      const [, listed] = new RegExp(`${chapter}\\D+(\\d+)`).exec(text) ?? [];
      expect([chapter, listed]).toEqual([chapter, folioOf(page(startsWith(chapter)))?.text]);
    }
  });
});

describe('boxes', () => {
  const a5 = [0, 0, (148 / 25.4) * 72, (210 / 25.4) * 72];

  test('MediaBox, BleedBox and TrimBox are A5 to a twentieth of a point', () => {
    for (const { boxes } of pdf.pages) {
      expect(Object.keys(boxes).sort()).toEqual(['BleedBox', 'MediaBox', 'TrimBox']);
      for (const box of Object.values(boxes))
        for (const [edge, length] of box.entries()) expect(Math.abs(length - (a5[edge] ?? 0))).toBeLessThan(0.05);
    }
  });

  needs('pdfinfo')('pdfinfo measures the same', () => {
    const sizes = run('pdfinfo', '-box', '-l', '99', file)
      .split('\n')
      .filter((line) => /(Media|Bleed|Trim)Box/.test(line))
      .map((line) =>
        line
          .replace(/.*Box:\s+/, '')
          .split(/\s+/)
          .map(Number),
      );
    expect(sizes).toHaveLength(3 * pdf.pages.length);
    for (const size of sizes)
      for (const [edge, length] of size.entries()) expect(Math.abs(length - (a5[edge] ?? 0))).toBeLessThan(0.05);
  });
});

describe('furniture', () => {
  test('the book on versos, the chapter on rectos, none on openers, blanks and in front', () => {
    const heads = pdf.pages.flatMap((each) => (headOf(each) ? [`${each.number} ${headOf(each)?.text ?? ''}`] : []));
    expect(heads.map((head) => head.replace(/无论.*/, '…'))).toEqual([
      '10 试印集',
      '11 第一回　石上问字　灯前答人',
      '14 试印集',
      '15 第二回　一条长得书眉…',
      '20 试印集',
    ]);
  });

  test('stands at the outer edge: the verso head at the left margin, folios mirrored', () => {
    const [verso, recto] = [page(10), page(11)];
    const outer = headOf(verso)?.x ?? 0;
    expect(folioOf(verso)?.x).toBe(outer);
    // The recto's folio ends where the type area ends: one figure is about half an em of 9 pt wide.
    const edge = page(11).boxes['TrimBox']?.[2] ?? 0;
    expect(edge - outer - (folioOf(recto)?.x ?? 0)).toBeCloseTo(5, 0);
  });

  test('a head too long is cut with …… inside the measure', () => {
    const head = headOf(page(15));
    expect(head?.text).toMatch(/^第二回　一条长得.+……$/);
    expect(head?.text.length).toBe(36);
    expect(page(15).boxes['TrimBox']?.[2] ?? 0).toBeGreaterThan((head?.x ?? 0) + 200);
  });
});

describe('fonts', () => {
  test('three faces, one object each, TrueType and embedded', () => {
    expect(
      pdf.fonts
        .map(({ name, ...rest }) => ({ name: name.replace(/^[A-Z]{6}\+/, ''), ...rest }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    ).toEqual([
      { name: 'LXGWWenKai-Regular', type: 'Type0 CIDFontType2', embedded: true },
      { name: 'NotoSerifSC-Bold', type: 'Type0 CIDFontType2', embedded: true },
      { name: 'NotoSerifSC-Regular', type: 'Type0 CIDFontType2', embedded: true },
    ]);
  });

  needs('pdffonts')('pdffonts says: TrueType, embedded, subset, with Unicode', () => {
    const [, , ...rows] = run('pdffonts', file).trim().split('\n');
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  });
});

describe('text layer', () => {
  const body = () =>
    pdf.pages
      .map(({ text }) => text)
      .join('')
      .replaceAll(stone, '');

  test('a chapter is there to the last mark, in order', () => {
    const third = pdf.pages
      .slice(startsWith('第三回') - 1)
      .map(({ text }) => text)
      .join('');
    expect(third).toBe(`第三回声${plain.join('')}`);
  });

  test('verse, table, caption, sub-heading and note are there', () => {
    for (const part of ['石冷灯温夜未央，一问一答到天光。', '年石乙巳12', '图一　灰石', '小标题', '注文在章末。'])
      expect(body()).toContain(part);
  });

  test('paper has no links: an address is a note at the foot of its page', () => {
    const marked = pdf.pages.find(({ text }) => text.includes('原话见旧档'))?.text ?? '';
    expect(marked).toMatch(/原话见旧档\s?①，下文见后来的事（第\s?页）\s?②。/);
    expect(marked).toContain('①https://example.org/stone?id=石');
    expect(marked.indexOf('https:')).toBeGreaterThan(marked.lastIndexOf('灯却照得见它。'));
  });

  needs('pdftotext')('a link inside the book has the page where its place really is, in the gap left for it', () => {
    const folio = folioOf(page(startsWith('第三回')))?.text ?? '';
    const text = run('pdftotext', '-layout', file, '-').replace(/\s/g, '');
    expect(text).toContain(`后来的事（第${folio}页）`);
    const from = pdf.pages.find(({ text: own }) => own.includes('后来的事（第')) ?? expect.fail('no link was printed');
    const numbers = from.furniture.filter((line) => line !== folioOf(from) && line !== headOf(from));
    expect(numbers.map((line) => line.text)).toEqual([folio]);
  });

  test('a character that no font has is 〓, and its place is said', () => {
    expect(body()).toContain('这个字没有人认得：〓。');
    const lines = String(trialBook['卷一 石/第一回.md']).split('\n');
    const line = lines.findIndex((text) => text.includes(rare)) + 1;
    const column = [...(lines[line - 1] ?? '')].indexOf(rare) + 1;
    const place = { file: `${path.dirname(path.dirname(file))}/book/卷一 石/第一回.md`, line, column, length: 1 };
    expect(built.report.diagnostics.filter(({ code }) => code !== 'image-is-sharp')).toMatchObject([
      { code: 'glyph-exists', severity: 'warning', place },
    ]);
  });

  test('a picture too coarse for print is named, with the pixels it wants', () => {
    const place = { file: `${path.dirname(path.dirname(file))}/book/卷一 石/灰石.png` };
    expect(built.report.diagnostics.filter(({ code }) => code === 'image-is-sharp')).toMatchObject([
      { severity: 'warning', place },
    ]);
    expect(built.report.diagnostics.find(({ code }) => code === 'image-is-sharp')?.message.en).toContain('96 dpi');
  });

  test('no radical stands for a character', () => {
    expect(body()).not.toMatch(/[\u2E80-\u2FDF]/);
  });

  needs('mutool')('mutool reads no radical either', () => {
    const text = run('mutool', 'draw', '-q', '-F', 'txt', file);
    expect(text).toContain('石冷灯温夜未央');
    expect(text).not.toMatch(/[\u2E80-\u2FDF]/);
  });

  needs('pdftotext')('pdftotext reads the same Han characters', () => {
    const ours = pdf.pages.flatMap(({ text, furniture }) => [text, ...furniture.map((line) => line.text)]).join('');
    const sorted = (text: string) => [...hanOf(text)].sort().join('');
    expect(sorted(run('pdftotext', file, '-'))).toBe(sorted(ours));
  });
});

describe('the file', () => {
  test('says what it is, in Info and in XMP', () => {
    const description = '一本只为试印的小书 <样张> & 校样。';
    expect(pdf.info).toEqual({
      Title: '试印集',
      Author: '林晚、周行',
      Subject: description,
      Creator: expect.stringMatching(/^Keben \d/) as string,
      Producer: expect.stringMatching(/^Keben \d.*, Chrome \d/) as string,
      CreationDate: 'D:20261123000000Z',
      ModDate: 'D:20261123000000Z',
      Trapped: 'False',
      GTS_PDFXVersion: 'PDF/X-1:2001',
      GTS_PDFXConformance: 'PDF/X-1a:2001',
    });
    for (const said of [
      '试印集',
      '林晚、周行',
      '&lt;样张&gt; &amp; 校样',
      'zh-Hans',
      '2026-11-23T00:00:00Z',
      `<pdf:Producer>${pdf.info['Producer'] ?? ''}<`,
    ])
      expect(pdf.xmp).toContain(said);
  });

  test('has no annotation, outline or tag', () => {
    expect(pdf.catalogKeys).not.toEqual(expect.arrayContaining(['Outlines']));
    expect(pdf.catalogKeys).not.toEqual(expect.arrayContaining(['StructTreeRoot']));
    for (const { links, keys } of pdf.pages) {
      expect(links).toEqual([]);
      expect(keys).not.toContain('Annots');
    }
  });

  needs('qpdf')('is sound: qpdf --check', () => {
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found');
  });

  test('is the same to the byte from another folder, in another time zone', async () => {
    const elsewhere = path.join(await folder(), 'elsewhere');
    await writeFiles(path.join(elsewhere, '书稿'), trialBook);
    const outcome = await keben(['build', '书稿', '--edition', 'print', '--no-proof', '--json'], {
      cwd: elsewhere,
      env: { TZ: 'Pacific/Kiritimati', LANG: 'zh_CN.UTF-8' },
    });
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    expect(
      Buffer.compare(
        await readFile(path.join(elsewhere, 'dist/trial-print.pdf')),
        built.bytes['print'] ?? Buffer.alloc(0),
      ),
    ).toBe(0);
  });
});

test('a book of one chapter opens on page 7 and fills its last leaf; a lone radical does not spoil its text', async () => {
  const one = await buildBook(path.join(await folder(), 'one'), { '1.md': '# 第一章　人\n\n人有⼈样，人在人山。\n' }, [
    'print',
  ]);
  expect(one.report.diagnostics.map(({ code }) => code)).toEqual(['title-is-given', 'character-is-unified']);
  const { pages } = await readBound(one.bytes['print'] ?? new Uint8Array());
  expect(pages.map(({ text }) => text.slice(0, 3))).toEqual(['人', '', '人', '人书名', '目录第', '', '第一章', '']);
  expect(pages[6]?.text).toBe('第一章人人有人样，人在人山。');
});

test('contents longer than a signature come before the body as one piece, and every page of the book is in its place', async () => {
  const title = '说来话长的一个题目'.repeat(40);
  const numbers = Array.from({ length: 400 }, (_, index) => index + 1);
  const chapters = Object.fromEntries(
    numbers.map((number) => [
      `${String(number).padStart(3, '0')}.md`,
      `# 第${number}章　${title}\n\n正文${number}。\n`,
    ]),
  );
  const built = await buildBook(
    path.join(await folder(), 'many'),
    { 'book.yaml': 'title: 长目\neditions:\n  print: { openings: any }\n', ...chapters },
    [],
  );
  expect(built.report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { pages } = await readBound(built.bytes['print'] ?? new Uint8Array());
  expect(
    [
      ...pages
        .map(({ text }) => text)
        .join('')
        .matchAll(/正文(\d+)。/g),
    ].map(([, number]) => Number(number)),
  ).toEqual(numbers);
});

test('a first paragraph taken for the title runs over pages and is all there', async () => {
  const long = '此章忘了题目，开篇一段便成了题目，长到一页放不下。'.repeat(30);
  const { report } = await buildBook(
    await longTitles(),
    { 'book.yaml': 'title: 长题\nslug: long\n', '第一回.md': `# 第一回　${long}\n\n${stone}\n` },
    ['print'],
  );
  expect(report.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
});
