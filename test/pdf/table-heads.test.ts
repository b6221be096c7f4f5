/**
 * A table longer than a page: its head stands on each of its pages, and neither 校勘 nor the page list takes it for
 * text of its own.
 */

import { expect, test } from 'vitest';
import {
  inflated,
  name,
  parsePdf,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  type PDFObject,
} from '../../src/pdf/objects/objects.ts';
import { readBound } from '../helpers/bound-pdf.ts';
import { readTexts } from '../helpers/epub-texts.ts';
import { seeded } from '../helpers/random.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const { pick } = seeded(1);
const words = [...'山水风云日月星辰江河湖海花草树木春夏秋冬东西南北来去远近高低一二三四五六七八九十'];
const cells = Array.from({ length: 60 }, () => Array.from({ length: 14 }, () => pick(words)).join(''));
const rows = cells.map((cell, index) => `| ${index + 1} | ${cell} |`).join('\n');
const files = {
  '01.md': `# 第一章　表\n\n前文。\n\n| 编号 | 所做之事 |\n|---|---|\n${rows}\n\n后文。\n`,
  'book.yaml': 'title: 表\nlanguage: zh-Hans\nauthor: 甲\neditions:\n  ebook: { pageList: print }\n  print: {}\n',
};

test('the head is repeated', async () => {
  const { report, bytes } = await buildBook(await folder(), files, ['ebook', 'print']);
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const pages = (await readBound(bytes['print'] ?? new Uint8Array())).pages
    .map(({ text }) => text.replace(/\s/g, ''))
    .filter((text) => cells.some((cell) => text.includes(cell)));
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(page).toContain('编号所做之事');
  const chapter =
    [...readTexts(bytes['ebook'] ?? new Uint8Array())].find(([name]) => name.endsWith('ch01.xhtml'))?.[1] ?? '';
  const starts = chapter
    .split(/<span epub:type="pagebreak"[^>]*><\/span>/)
    .slice(1)
    .map((text) => /\p{Script=Han}{14}/u.exec(text)?.[0]);
  const firstOf = (page: string) =>
    cells.filter((cell) => page.includes(cell)).sort((one, other) => page.indexOf(one) - page.indexOf(other))[0];
  expect(starts.slice(1, pages.length)).toEqual(pages.slice(1).map(firstOf));
});

test('where it stands again it is an artifact, and its cells are heads once', async () => {
  const yaml = 'title: 表\neditions: { screen: {} }\n';
  const { report, bytes } = await buildBook(`${await folder()}/tagged`, { ...files, 'book.yaml': yaml }, ['screen']);
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const pdf = bytes['screen'] ?? new Uint8Array();
  const context = await parsePdf(pdf);
  const heads = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.lookupMaybe(name('S'), PDFName) === name('TH') ? [object] : [],
    );
  expect(heads.length).toBe(2);
  /** The pages of all that an element holds. */
  const pagesIn = (element: PDFDict): (PDFObject | undefined)[] => {
    const kids = element.lookup(name('K'));
    return (kids instanceof PDFArray ? kids.asArray() : [kids]).flatMap((kid) => {
      const found = kid instanceof PDFRef ? context.lookup(kid) : kid;
      if (found instanceof PDFNumber) return [element.get(name('Pg'))];
      if (!(found instanceof PDFDict)) return [];
      return found.has(name('MCID')) ? [found.get(name('Pg')) ?? element.get(name('Pg'))] : pagesIn(found);
    });
  };
  for (const head of heads) expect(new Set(pagesIn(head)).size).toBe(1);
  const { pages } = await readBound(pdf);
  const withHead = pages.filter(({ text }) => text.replace(/\s/g, '').includes('编号所做之事')).length;
  expect(withHead).toBeGreaterThan(2);
  const streams = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream && object.dict.get(name('Subtype')) === undefined ? [object] : [],
    )
    .map((stream) => {
      try {
        return inflated(stream).toString('latin1');
      } catch {
        return '';
      }
    });
  const artifacts = streams.map((stream) => stream.split('/Artifact BMC').length - 1).filter((count) => count > 0);
  // Two cells on each page but the first.
  expect(artifacts).toEqual(Array.from({ length: withHead - 1 }, () => artifacts[0]));
  expect(artifacts[0]).toBeGreaterThanOrEqual(2);
});
