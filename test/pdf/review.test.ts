/**
 * The review copy: a page to write on, its notice everywhere, the metadata block shown; ids that last, copies that
 * differ in a stamp, comments that come back.
 */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, type BuildReport } from '../helpers/build.ts';
import { importComments } from '../../src/commands/import-comments.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import {
  inflated,
  name,
  parsePdf,
  PDFArray,
  PDFDict,
  PDFNumber,
  PDFRawStream,
  PDFString,
  textString,
  writePdf,
} from '../../src/pdf/objects/objects.ts';
import { readBook } from '../../src/reading/read-book.ts';
import { plainReview } from '../../src/review/request.ts';
import { readBound, type BoundPdf } from '../helpers/bound-pdf.ts';
import { buildBook, tempFolder, type Built } from '../helpers/temp-book.ts';

const notice = '审读本 · 未定稿 · 非卖品';
const folder = tempFolder();
const host = nodeHost();
const long = '石头不会说话，灯却照得见它。'.repeat(120);
const chapter = (paragraphs: readonly string[]): string =>
  `# 第一回　石\n\n<!--\n元信息标注：\n- 时间：庚寅年\n- 地点：英伦\n-->\n\n---\n\n${paragraphs.join('\n\n')}\n`;
let built: Built;
let pdf: BoundPdf;
let manuscript = '';

beforeAll(async () => {
  const files = {
    'book.yaml': 'title: 审读\nslug: trial\nlanguage: zh-Hans\nisbn: 978-7-02-000220-7\n',
    '第一回.md': chapter([long, '半夜里雨停了，檐下还在滴水。', '师父把灯拨亮，翻开旧账。', '谁也没有去开。']),
  };
  built = await buildBook(await folder(), files, ['review']);
  pdf = await readBound(built.bytes['review'] ?? new Uint8Array());
  manuscript = path.join(await folder(), 'book');
});

test('builds with nothing to say', () => {
  expect(built.report.diagnostics).toEqual([]);
});

test('the page is A4', () => {
  const [, , width = 0, height = 0] = pdf.pages[0]?.boxes['TrimBox'] ?? [];
  expect([width, height].map((points) => Math.round((points / 72) * 25.4))).toEqual([210, 297]);
});

test('every page says that it is no finished book', () => {
  expect(pdf.pages.length).toBeGreaterThan(4);
  for (const { furniture } of pdf.pages) expect(furniture[0]?.text).toBe(notice);
  expect(pdf.pages[0]?.text).toContain(notice);
});

test('every page says which round it is, and none has the number of the book that is sold', () => {
  for (const { furniture } of pdf.pages) expect(furniture.map(({ text }) => text)).toContain('第 1 轮');
  expect(pdf.pages.map(({ text }) => text).join('')).not.toMatch(/7-?02-?000220/);
});

test('the metadata block stands under the title', () => {
  const opener = pdf.pages.find(({ text }) => text.startsWith('第一回'));
  expect(opener?.text).toMatch(/^第一回石时间庚寅年地点英伦石头不会说话/);
});

test('how to use it stands before the contents, a form at the end', () => {
  expect(pdf.pages[2]?.text).toMatch(/^审读说明/);
  expect(pdf.pages.at(-1)?.text).toMatch(/^审读意见表/);
});

test('each passage has its id in the margin, on the line where it begins', () => {
  expect(idsOf(pdf)).toEqual(['01.001', '01.002', '01.003', '01.004']);
  const ids = pdf.pages.flatMap(({ furniture }) => furniture.filter(({ text }) => text.startsWith('01.')));
  // The short paragraphs follow line upon line, 24 points apart.
  expect(ids.slice(1).map(({ y }, index) => Math.round((ids[1]?.y ?? 0) - y - index * 24))).toEqual([0, 0, 0]);
});

describe('the next round', () => {
  let report: BuildReport;
  let files: string[] = [];
  let copies: Uint8Array[] = [];
  let second: BoundPdf;

  beforeAll(async () => {
    await writeFile(
      path.join(manuscript, '第一回.md'),
      chapter(['天亮以前没有人来。', long, '半夜里雨终于停了，檐下还在滴水。', '谁也没有去开。']),
    );
    const review = {
      ...plainReview,
      recipients: ['张三', 'Li Si'],
      round: 2,
      since: `${manuscript}.review/round-1.json`,
      lineNumbers: true,
    };
    const out = path.join(await folder(), 'second');
    report = await build({ manuscript, out, editions: ['review'], proof: true, write: true, review });
    files = (await readdir(out)).sort();
    copies = await Promise.all(
      files.filter((file) => file.endsWith('.pdf')).map((file) => readFile(path.join(out, file))),
    );
    second = await readBound(copies[0] ?? new Uint8Array());
  });

  test('has nothing to say', () => {
    expect(report.diagnostics).toEqual([]);
  });

  test('a file for each recipient without his name, and a private list', async () => {
    expect(files).toEqual([
      '.gitignore',
      expect.stringMatching(/^trial-review-r2-[0-9a-z]{8}\.pdf$/),
      expect.stringMatching(/^trial-review-r2-[0-9a-z]{8}\.pdf$/),
      'trial-review-recipients.json',
    ]);
    const list = JSON.parse(
      await readFile(path.join(await folder(), 'second/trial-review-recipients.json'), 'utf8'),
    ) as Record<string, { recipient: string }>;
    expect(Object.keys(list)).toEqual(files.slice(1, 3).map((file) => file.slice(16, 24)));
    expect(
      Object.values(list)
        .map(({ recipient }) => recipient)
        .sort(),
    ).toEqual(['Li Si', '张三']);
    // The summary says whose each copy is, and what else was written.
    const { editions, beside } = report;
    expect(editions[0]?.files.map(({ path: file, recipient }) => [path.basename(file), recipient])).toEqual(
      Object.entries(list)
        .map(([id, { recipient }]) => [expect.stringContaining(id), recipient])
        .sort((a, b) => (String(a[1]) < String(b[1]) ? 1 : -1)),
    );
    expect(beside?.map(({ path: file, kind }) => [path.basename(file), kind])).toEqual([
      ['round-2.json', 'ledger'],
      ['trial-review-recipients.json', 'recipients'],
    ]);
  });

  test('what did not change keeps its id, what changed too; a new passage gets a new one', () => {
    // In the order of the pages; 01.003 was taken out, and stands struck out before 01.004.
    expect(idsOf(second)).toEqual(['01.005', '01.001', '01.002', '01.003', '01.004']);
  });

  test('words put in and taken out stand in the text, and are listed at the end', () => {
    const text = second.pages.map((page) => page.text).join('');
    expect(text).toContain('半夜里雨终于停了，檐下还在滴水。师父把灯拨亮，翻开旧账。谁也没有去开。');
    expect(second.pages.at(-2)?.text).toMatch(
      /^修订记与 round-1\.json 相比第一回　石01\.005增天亮以前没有人来。101\.002改半夜里雨终于停了/,
    );
  });

  test('a bar stands beside what changed, and every fifth line has its number', async () => {
    const content = await operators(copies[0] ?? new Uint8Array());
    expect(content.match(/ 1\.5 \d+ re f/g)).toHaveLength(3);
    expect(second.pages[4]?.furniture.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['5', '10', '15', '20', '25']),
    );
  });

  test('two copies differ in their stamp and in their metadata alone', async () => {
    const [a, b] = await Promise.all(copies.map(objectsOf));
    const different = [...(a ?? [])]
      .filter(([ref, text]) => b?.get(ref) !== text)
      .map(([, text]) => /\/Subtype \/(\w+)/.exec(text)?.[1] ?? 'Info');
    expect(a?.size).toBe(b?.size);
    expect(different.sort()).toEqual(['Form', 'Info', 'XML']);
    expect(second.info['KebenRound']).toBe('2');
    expect(second.info['KebenCopy']).toBe(files[1]?.slice(16, 24));
    expect(second.xmp).toMatch(/<dc:identifier>urn:uuid:[0-9a-f-]{36}<\/dc:identifier>/);
    expect(Buffer.concat(copies).includes('Li Si')).toBe(false);
  });

  test('annotations come back to the lines of the manuscript, a list too', async () => {
    const annotated = path.join(await folder(), 'annotated.pdf');
    await writeFile(annotated, await withAnnotation(copies[0] ?? new Uint8Array(), '01.002', '“终于”多余'));
    const list = path.join(await folder(), 'list.txt');
    await writeFile(list, '1.4：谁？\n０１．００３: 可惜\n01.999 没有\n');
    const struck = path.join(await folder(), 'struck.pdf');
    await writeFile(struck, await withAnnotation(copies[0] ?? new Uint8Array(), '01.004', ''));
    const { book } = await readBook({ manuscript, editions: ['ebook'], host });
    const said = async (file: string) =>
      (await importComments(file, { manuscript, book, host })).map(({ code, place, message }) => [
        code,
        place?.line,
        message.zh,
      ]);
    expect(await said(annotated)).toEqual([['reviewer-says', 15, '01.002 标亮：“终于”多余']]);
    // What has no note is known by the words of its passage.
    expect(await said(struck)).toEqual([['reviewer-says', 17, expect.stringMatching(/^01\.004 标亮：「.{4,}」$/u)]]);
    expect(await said(list)).toEqual([
      ['reviewer-says', 17, '01.004 意见：谁？'],
      ['passage-is-still-there', undefined, '01.003 已从文稿里删去（原文「师父把灯拨亮，翻开旧账。」）；意见：可惜'],
      ['comment-has-passage', undefined, '没有编号 01.999 这一段，这条意见放不到文稿里：没有'],
    ]);
  });

  test('a file that is cut off is said to be damaged, wherever it was cut', async () => {
    const { book } = await readBook({ manuscript, editions: ['ebook'], host });
    const whole = copies[0] ?? new Uint8Array();
    for (const length of [0, 12, 2000, Math.floor(whole.length / 2)]) {
      const file = path.join(await folder(), `cut-${length}.pdf`);
      await writeFile(file, whole.subarray(0, length));
      expect((await importComments(file, { manuscript, book, host })).map(({ code }) => code)).toEqual([
        'comments-are-readable',
      ]);
    }
  });
});

function idsOf({ pages }: BoundPdf): string[] {
  return pages.flatMap(({ furniture }) =>
    furniture
      .filter(({ text }) => /^\d\d\.\d{3}$/.test(text))
      .sort((a, b) => b.y - a.y)
      .map(({ text }) => text),
  );
}

/** What is put on at binding. */
async function operators(bytes: Uint8Array): Promise<string> {
  const streams = (await parsePdf(bytes))
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [inflated(object).toString('latin1')] : []));
  return streams.filter((stream) => stream.startsWith('/Artifact')).join('\n');
}

async function objectsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const context = await parsePdf(bytes);
  return new Map(
    context
      .enumerateIndirectObjects()
      .map(([ref, object]) => [
        ref.tag,
        'contents' in object && object.contents instanceof Uint8Array
          ? `${String('dict' in object ? object.dict : '')}${Buffer.from(object.contents).toString('latin1')}`
          : object.toString(),
      ]),
  );
}

/** What a reader's program does: a highlight over the first line of the passage. */
async function withAnnotation(bytes: Uint8Array, label: string, contents: string): Promise<Uint8Array> {
  const context = await parsePdf(bytes);
  const names = context
    .lookup(context.trailerInfo.Root, PDFDict)
    .lookup(name('Names'), PDFDict)
    .lookup(name('Dests'), PDFDict)
    .lookup(name('Names'), PDFArray);
  const at = names.asArray().findIndex((entry) => entry instanceof PDFString && entry.decodeText() === label);
  const place = names.lookup(at + 1, PDFArray);
  const top = place.lookup(3, PDFNumber).asNumber();
  const highlight = context.obj({
    Type: 'Annot',
    Subtype: 'Highlight',
    Rect: [80, top - 20, 200, top - 2],
    QuadPoints: [80, top - 2, 200, top - 2, 80, top - 20, 200, top - 20],
  }) as PDFDict;
  highlight.set(name('Contents'), textString(contents));
  context.lookup(place.get(0), PDFDict).set(name('Annots'), context.obj([highlight]));
  return writePdf(context, { packed: false });
}
