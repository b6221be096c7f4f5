/**
 * Characters that few faces have, in every place where a text can be put: another face of the box sets them or 〓
 * stands for them in every edition, each is said once with its line, and no build ends for one.
 */

import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { build, type BuildReport } from '../helpers/build.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { plainReview } from '../../src/review/request.ts';
import { openDesk } from '../../src/preview/desk.ts';
import { printJob } from '../../src/preview/pages.ts';
import { readBound, type BoundPdf } from '../helpers/bound-pdf.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';
import { needs, run } from '../helpers/tools.ts';

/**
 * One character no face has for each place, U+20000 to U+2001F in the order of the places; what others have stands
 * beside it.
 */
const settings = `title: 灯𠀀ʃ
subtitle: Łódź𠀁☰
author: [𠀂Łu]
creators:
  - { name: Řez𠀃, role: trl }
publisher: 𠀄ŋ社
series: { name: ύ丛𠀅₂ⁿ𠀆↩ }
language: zh-Hans
modified: 2026-11-01
description: 一句话
rights: İ𠀇
copyright: { price: 1 元𠀈, address: ℝ𠀉, editors: [𠀊], printer: 𠀋, distributor: 𠀌, notice: 𠀍, cip: 𠀎, edition: 𠀏, printing: 𠀐, sheets: 𠀑, wordCount: 𠀒 }
contents:
  - part: 卷𠀓Ł
    chapters: [01.md, 02.md]
  - 𠀔ʃ.md
editions: { ebook: { storeCovers: [kindle] }, print: { wrap: true }, screen: , review: , review-ebook:  }
lint: { chapter-has-heading: 'off' }
`;
const first = `---
地点: 𠀕乡
---
# 第一章　𠀖ʃŁ

正文𠀗、😀、Łź。**粗𠀘Ł**，*楷𠀙Ł*，\`码𠀚Ł\`，$\\text{式𠀛}x$。

## 节𠀜ℝ

[链](https://example.com/𠀝)，{字|𠀞}，注^[𠀟]。
`;
const unknown = Array.from({ length: 0x20 }, (_, index) => String.fromCodePoint(0x20000 + index));
const others = ['😀', '𪚥'];

const folder = tempFolder();
let report: BuildReport;
let pdfs: Readonly<Record<string, BoundPdf>>;

beforeAll(async () => {
  const [manuscript, out] = [path.join(await folder(), 'book'), path.join(await folder(), 'dist')];
  await writeFiles(manuscript, {
    'book.yaml': settings,
    '01.md': first,
    '02.md': `# 第二章　长\n\n${'灯下无事。'.repeat(1500)}`,
    '𠀔ʃ.md': '无题。\n',
  });
  report = await build({
    manuscript,
    out,
    editions: [],
    proof: true,
    write: true,
    review: { ...plainReview, recipients: ['王𪚥Ł'], showsNames: true },
  });
  const made = report.editions.flatMap(({ name, files }) =>
    files
      .filter(({ path: file }) => file.endsWith('.pdf') && !file.includes('-cover'))
      .map(async (file) => [name, await readBound(await readFile(file.path))] as const),
  );
  pdfs = Object.fromEntries(await Promise.all(made));
}, 120_000);

describe('a build with them everywhere', () => {
  test('is whole, and says each of them once', () => {
    const said = report.diagnostics.filter(({ code }) => code === 'glyph-exists');
    expect(report.editions.map(({ name, files }) => `${name} ${files.length}`)).toEqual([
      'ebook 2',
      'print 2',
      'screen 1',
      'review 1',
      'review-ebook 1',
    ]);
    expect(said.map(({ message }) => /“(.)”/u.exec(message.en)?.[1])).toHaveLength(unknown.length + others.length);
    expect(new Set(said.map(({ message }) => /“(.)”/u.exec(message.en)?.[1]))).toEqual(
      new Set([...unknown, ...others]),
    );
    expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(report.diagnostics.map(({ code }) => code)).not.toContain('fonts-are-ours');
  });

  test('with their lines, in book.yaml too; a recipient stands in no file', () => {
    const placeOf = (character: string): string => {
      const { place } =
        report.diagnostics.find(
          ({ code, message }) => code === 'glyph-exists' && message.en.includes(`“${character}”`),
        ) ?? {};
      return place === undefined ? '' : `${path.basename(place.file)}:${String(place.line ?? '')}`;
    };
    const lines = [1, 2, 3, 5, 6, 7, 7, 11, ...Array.from({ length: 11 }, () => 12), 14].map(
      (line) => `book.yaml:${line}`,
    );
    const inText = [
      '01.md:2',
      '01.md:4',
      ...Array.from({ length: 5 }, () => '01.md:6'),
      '01.md:8',
      ...Array.from({ length: 3 }, () => '01.md:10'),
    ];
    expect(unknown.map(placeOf)).toEqual([...lines, '𠀔ʃ.md:', ...inText]);
    expect(others.map(placeOf)).toEqual(['01.md:6', '']);
  });

  test.each(['print', 'screen', 'review'])(
    '%s has 〓 for each, the others as they are, in the faces of the box',
    (name) => {
      const text =
        pdfs[name]?.pages
          .map(({ text: body, furniture }) => body + furniture.map((line) => line.text).join(''))
          .join('') ?? '';
      expect(text).not.toMatch(/[\u{20000}-\u{2A6FF}😀]/u);
      for (const word of [
        '灯〓ʃ',
        'Łódź〓☰',
        '〓Łu',
        'Řez〓',
        '〓ŋ社',
        'ύ丛〓',
        '₂ⁿ〓↩',
        'İ〓',
        '卷〓Ł',
        '〓ʃŁ',
        '粗〓Ł',
        '楷〓Ł',
        '码〓Ł',
        '节〓ℝ',
        '〓ʃ',
        ...(name === 'review' ? ['地点〓乡'] : ['ℝ〓']),
      ]) {
        expect(text.replace(/\s/g, '').includes(word), word).toBe(true);
      }
    },
  );

  test('heads too', () => {
    const heads = pdfs['print']?.pages.flatMap((page) => page.furniture.map(({ text }) => text));
    expect(heads).toContain('灯〓ʃ');
  });

  needs('pdftotext')('and the stamp of a copy, with the name of its reader', () => {
    const file = report.editions.find(({ name }) => name === 'review')?.files[0]?.path ?? '';
    const [first = ''] = run('pdftotext', file, '-').split('\f');
    expect(first).toContain('王〓Ł');
  });
});

test('the preview says the same, and shows 〓 in print', async () => {
  const desk = await openDesk({ manuscript: path.join(await folder(), 'book'), locale: 'en', host: nodeHost() });
  await desk.update([]);
  await desk.mark();
  const said = desk.state().problems.filter(({ code }) => code === 'glyph-exists');
  // What only a review copy prints is not among it: the block of metadata, the names of its readers.
  expect(said.map(({ message }) => /“(.)”/u.exec(message)?.[1]).sort()).toEqual(
    [...unknown, '😀'].filter((character) => character !== '𠀕').sort(),
  );
  const showing = desk.showing('pdf');
  const jobs = await Promise.all(
    ['title', 'copyright', 'contents', 'ch01'].map((id) => showing && printJob(showing, id, 'Keben')),
  );
  for (const job of jobs) expect(job?.page.body.replace(/<[^>]*>/g, '')).not.toMatch(/[\u{20000}-\u{2001F}]/u);
  expect(jobs[0]?.page.body.replace(/<[^>]*>/g, '')).toContain('灯〓ʃ');
});
