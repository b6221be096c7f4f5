/** `figures: float`: a figure for which its page has no room lets the text behind it come first. */

import { describe, expect, test } from 'vitest';
import { measurePdf } from '../../bench/meter/measure.mjs';
import { PDFArray, PDFDict, PDFName, PDFRef, name, parsePdf, type PDFObject } from '../../src/pdf/objects/objects.ts';
import { readBound } from '../helpers/bound-pdf.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const circle =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><circle cx="50" cy="25" r="24" fill="none" stroke="black"/></svg>';
const line = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁';
/** A paragraph of so many full lines of 28 characters. */
const text = (sign: string, lines: number): string => `${sign}${line.repeat(lines).slice(0, lines * 28 - 4)}。`;

/** The opening page has 19 lines of text, of which the figure leaves five. */
const chapter = (behind: string, before: string): string =>
  `# 第一章　图\n\n${text('甲', 8)}\n\n${before}\n\n![圆](圆.svg "图一　圆")\n\n${behind}\n`;

async function pagesOf(place: string, behind: string, figures: string, before = text('乙', 6)) {
  const yaml = `title: 图\neditions: { ebook: { pageList: print }, print: { figures: ${figures} }, screen: { figures: ${figures} } }\n`;
  const files = { '01.md': chapter(behind, before), '圆.svg': circle, 'book.yaml': yaml };
  const { report, bytes } = await buildBook(`${await folder()}/${place}`, files, ['ebook', 'print', 'screen']);
  expect(
    report.diagnostics.filter(({ code, severity }) => severity === 'error' || /-complete|lines-are|printed/.test(code)),
  ).toEqual([]);
  const print = bytes['print'] ?? new Uint8Array();
  const { pages } = await readBound(print);
  const texts = pages
    .map((page) => page.text.replace(/\s/g, ''))
    .filter((shown) => /[甲乙丙丁戊己]天|图一/.test(shown));
  return { texts, figures: await measurePdf(print), screen: bytes['screen'] ?? new Uint8Array() };
}

describe('a figure that may wait', () => {
  test('lets the text behind it fill its page, and is painted at the head of the next one', async () => {
    const { texts, figures } = await pagesOf(
      'float',
      [text('丙', 6), text('丁', 8), text('戊', 4)].join('\n\n'),
      'float',
    );
    expect(texts.length).toBe(2);
    expect(texts[0]).toMatch(/甲天.*乙天.*丙天/);
    expect(texts[1]).toMatch(/^图一圆.*丁天.*戊天/);
    expect(figures.feet.short.count).toBe(0);
    expect(figures.grid.off.first).toEqual([]);
  });

  test('leaves as much space as there should be between a frame before it and the text that comes there', async () => {
    const frame = `${text('乙', 3)}\n\n::: 面板\n一二三四\n:::`;
    const { texts, figures } = await pagesOf(
      'frame',
      [text('丙', 6), text('丁', 8), text('戊', 4)].join('\n\n'),
      'float',
      frame,
    );
    expect(texts[0]).toMatch(/甲天.*乙天.*一二三四丙天/);
    expect(texts[1]).toMatch(/^图一圆/);
    expect(figures.grid.off.first).toEqual([]);
  });

  test('stands where it is where its author says nothing, and its page stays short', async () => {
    const { texts, figures } = await pagesOf(
      'here',
      [text('丙', 6), text('丁', 8), text('戊', 4)].join('\n\n'),
      'here',
    );
    expect(texts[0]).not.toContain('丙');
    expect(texts[1]).toMatch(/^图一圆丙天/);
    expect(figures.feet.short.count).toBe(1);
  });

  test('stands above a title that follows', async () => {
    const { texts } = await pagesOf('title', `## 小题\n\n${text('丙', 6)}`, 'float');
    expect(texts[1]).toMatch(/^图一圆小题丙天/);
  });

  test('is told to those who listen where it stands on paper', async () => {
    const { screen } = await pagesOf('listen', [text('丙', 6), text('丁', 8), text('戊', 4)].join('\n\n'), 'float');
    const kinds = await structureOf(screen);
    // The paragraph goes on behind the figure, and is one all the same.
    expect(kinds).toContain('P P P(Figure) P P');
  });
});

/** The paragraphs and figures of a tagged PDF; a figure in a paragraph stands in its brackets. */
async function structureOf(pdf: Uint8Array): Promise<string> {
  const context = await parsePdf(pdf);
  const root = context.lookup(context.trailerInfo.Root, PDFDict).lookup(name('StructTreeRoot'), PDFDict);
  const walk = (object: PDFObject | undefined): string[] => {
    const node = object instanceof PDFRef ? context.lookup(object) : object;
    if (node instanceof PDFArray) return node.asArray().flatMap(walk);
    if (!(node instanceof PDFDict)) return [];
    const kind = node.lookupMaybe(name('S'), PDFName)?.decodeText() ?? '';
    const inside = walk(node.get(name('K')));
    if (kind === 'Figure') return ['Figure'];
    return kind === 'P' ? [inside.length === 0 ? 'P' : `P(${inside.join(' ')})`] : inside;
  };
  return walk(root.get(name('K'))).join(' ');
}
