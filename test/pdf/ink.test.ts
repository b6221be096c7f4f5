/** What a printer's prepress desk finds in our files: one book in four print editions, read back and measured. */

import { encode } from 'jpeg-js';
import { beforeAll, describe, expect, test } from 'vitest';
import { ContentTokens, operatorCode } from '../../src/pdf/content/tokens.ts';
import {
  inflated,
  name,
  parsePdf,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFContext,
} from '../../src/pdf/objects/objects.ts';
import { readBound, type BoundPdf } from '../helpers/bound-pdf.ts';
import { fadingPng } from '../helpers/png.ts';
import { buildBook, tempFolder, type Built, type Files } from '../helpers/temp-book.ts';
import { needs, run } from '../helpers/tools.ts';

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="120" viewBox="0 0 400 120">
<defs><linearGradient id="g"><stop offset="0" stop-color="#c33"/><stop offset="1" stop-color="#fff"/></linearGradient></defs>
<rect width="120" height="120" fill="url(#g)"/><circle cx="200" cy="60" r="50" fill="#c33" opacity=".5"/>
<g opacity=".4"><rect x="280" y="10" width="60" height="60" fill="#333"/><rect x="310" y="40" width="60" height="60" fill="#c33"/></g></svg>`;

function jpeg(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) data.set([200, (pixel % width) / 16, 60, 255], 4 * pixel);
  return encode({ width, height, data }, 90).data;
}

const prose = '石上没有字，他看了一夜；天亮时风把沙吹开，字便在那里了。'.repeat(28);
const book: Files = {
  'book.yaml': `title: 上墨
slug: ink
author: 林晚
editions:
  print: {}
  colour: { from: print, ink: color, printer: ingramspark, page: 5.5x8.5in, grid: { chars: 24 } }
  sheets: { from: print, ink: gray, pdfx: X-4, printer: cn, bleed: 3, marks: [crop, registration] }
  kdp: { from: print, printer: kdp, page: 5x8in, bleed: 3.175 }
`,
  '01.md': `# 第一章　石\n\n${prose}\n\n![图甲](甲.svg)\n\n![图乙](乙.png)\n\n![图丙](丙.jpg)\n`,
  '02.md': `# 第二章　字\n\n${Array.from({ length: 24 }, () => prose).join('\n\n')}\n`,
  '甲.svg': svg,
  '乙.png': fadingPng(300, 150, [30, 60, 200]),
  '丙.jpg': jpeg(3000, 1000),
};

const folder = tempFolder();
const names = ['print', 'colour', 'sheets', 'kdp'] as const;
type Name = (typeof names)[number];
const read = new Map<Name, { pdf: BoundPdf; context: PDFContext; bytes: Uint8Array }>();
let built: Built;

beforeAll(async () => {
  built = await buildBook(await folder(), book, names);
  for (const each of names) {
    const bytes = built.bytes[each] ?? expect.fail(JSON.stringify(built.report.diagnostics));
    read.set(each, { bytes, pdf: await readBound(bytes), context: await parsePdf(bytes) });
  }
});

const of = (edition: Name) => read.get(edition) ?? expect.fail(`no ${edition}`);
const streams = (edition: Name): PDFRawStream[] =>
  of(edition)
    .context.enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []));
const dicts = (edition: Name): PDFDict[] =>
  of(edition)
    .context.enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream ? [object.dict] : object instanceof PDFDict ? [object] : [],
    );
const catalog = (edition: Name) => of(edition).context.lookup(of(edition).context.trailerInfo.Root, PDFDict);
const images = (edition: Name) => streams(edition).filter(({ dict }) => dict.get(name('Subtype')) === name('Image'));

/** Content streams have neither a type nor a name that others need; pictures, fonts and metadata have. */
function isContent({ dict }: PDFRawStream): boolean {
  const subtype = dict.lookupMaybe(name('Subtype'), PDFName)?.decodeText();
  return (
    (subtype === undefined || subtype === 'Form') &&
    !['Length1', 'N', 'FunctionType'].some((key) => dict.has(name(key))) &&
    dict.get(name('Type')) !== name('Metadata')
  );
}

function operatorsOf(edition: Name): Set<number> {
  const found = new Set<number>();
  for (const stream of streams(edition).filter(isContent)) {
    const tokens = new ContentTokens(inflated(stream));
    while (tokens.next()) found.add(tokens.operator);
  }
  return found;
}

describe.each(names)('%s', (edition) => {
  test('has no RGB left', () => {
    const found = operatorsOf(edition);
    expect(['rg', 'RG'].filter((each) => found.has(operatorCode(each)))).toEqual([]);
    expect(found.has(operatorCode('g'))).toBe(true);
    const text = dicts(edition).map(String).join('\n');
    expect(text).not.toMatch(/DeviceRGB|CalRGB|ICCBased/);
  });

  test('has no transparency', () => {
    for (const dict of dicts(edition)) {
      expect(dict.has(name('SMask'))).toBe(false);
      expect(dict.has(name('Group'))).toBe(false);
      for (const key of ['ca', 'CA']) expect(dict.lookupMaybe(name(key), PDFNumber)?.asNumber() ?? 1).toBe(1);
    }
  });

  test('has no picture finer than one and a half times 300 dpi', () => {
    const widths = images(edition).map(({ dict }) => dict.lookup(name('Width'), PDFNumber).asNumber());
    // As wide as the type area, at 300 dpi; the coarse one is left as it is.
    const measure = { print: 28, colour: 24, sheets: 28, kdp: 24 }[edition] * 10.5;
    expect(widths.sort((first, second) => first - second)).toEqual([300, expect.closeTo((measure / 72) * 300, -1)]);
  });

  needs('gs')('ghostscript finds no colour where there is text alone', () => {
    const pages = run('gs', '-q', '-o', '-', '-sDEVICE=inkcov', built.files[edition] ?? '')
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).slice(0, 4).map(Number));
    expect(pages).toHaveLength(of(edition).pdf.pages.length);
    const coloured = pages.flatMap(([cyan = 0, magenta = 0, yellow = 0], index) =>
      cyan + magenta + yellow > 0 ? [index + 1] : [],
    );
    // The chapter with pictures opens on page 7; marks on every plate are not asked for in colour here.
    expect(
      edition === 'colour'
        ? coloured.every((page) => page >= 7 && page <= 10) && coloured.length > 0
        : coloured.length === 0,
    ).toBe(true);
  });

  needs('qpdf')('is sound', () => {
    expect(run('qpdf', '--check', built.files[edition] ?? '')).toContain('No syntax or stream encoding errors found');
  });

  needs('pdffonts')('has no Type 3 font', () => {
    for (const row of run('pdffonts', built.files[edition] ?? '')
      .trim()
      .split('\n')
      .slice(2))
      expect(row).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  });
});

describe('what the file says of itself', () => {
  const header = (edition: Name) => Buffer.from(of(edition).bytes.subarray(0, 8)).toString('latin1');
  const intent = (edition: Name) => catalog(edition).lookupMaybe(name('OutputIntents'), PDFArray)?.lookup(0, PDFDict);
  const textIn = (dict: PDFDict | undefined, key: string) => {
    const text = dict?.lookup(name(key));
    return text !== undefined && 'decodeText' in text && typeof text.decodeText === 'function'
      ? String(text.decodeText())
      : undefined;
  };

  test('X-1a: PDF 1.3, a condition by name, the same in Info and XMP', () => {
    expect(header('print')).toBe('%PDF-1.3');
    expect(textIn(intent('print'), 'OutputConditionIdentifier')).toBe('FOGRA47');
    expect(textIn(intent('colour'), 'OutputConditionIdentifier')).toBe('CGATS TR 001');
    expect(textIn(intent('print'), 'RegistryName')).toBe('http://www.color.org');
    expect(intent('print')?.get(name('S'))).toBe(name('GTS_PDFX'));
    const { info, xmp } = of('print').pdf;
    expect(info).toMatchObject({
      GTS_PDFXVersion: 'PDF/X-1:2001',
      GTS_PDFXConformance: 'PDF/X-1a:2001',
      Trapped: 'False',
      Title: '上墨',
    });
    for (const said of [
      '<pdfx:GTS_PDFXVersion xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/">PDF/X-1:2001<',
      '>PDF/X-1a:2001<',
      '<pdf:Trapped>False<',
    ])
      expect(xmp).toContain(said);
  });

  test('X-4: PDF 1.6 and an embedded profile of one ink', () => {
    expect(header('sheets')).toBe('%PDF-1.6');
    expect(of('sheets').pdf.xmp).toContain(
      '<pdfxid:GTS_PDFXVersion xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">PDF/X-4<',
    );
    expect(of('sheets').pdf.xmp).toMatch(
      /DocumentID[^>]*>urn:uuid:[^<]+<.*VersionID[^>]*>1<.*RenditionClass[^>]*>default</,
    );
    const profile = intent('sheets')?.lookup(name('DestOutputProfile'));
    const bytes = profile instanceof PDFRawStream ? inflated(profile) : Buffer.alloc(0);
    expect([bytes.readUInt32BE(0), bytes.toString('latin1', 12, 24), bytes.toString('latin1', 36, 40)]).toEqual([
      bytes.length,
      'prtrGRAYXYZ ',
      'acsp',
    ]);
  });

  test('every PDF has an id, and KDP gets nothing but pages', () => {
    for (const each of names)
      expect(String(of(each).context.trailerInfo.ID)).toMatch(/^\[ <[0-9a-f]{32}> <[0-9a-f]{32}> \]$/i);
    expect(of('kdp').pdf.info).toEqual({});
    expect(['Metadata', 'OutputIntents', 'Outlines'].filter((key) => catalog('kdp').has(name(key)))).toEqual([]);
    expect(of('kdp').pdf.pages.flatMap(({ keys }) => keys)).not.toContain('Annots');
  });
});

describe('pages', () => {
  const points = (millimetres: number) => (millimetres / 25.4) * 72;
  const boxesOf = (edition: Name) => of(edition).pdf.pages.map(({ boxes }) => boxes);
  const within = (box: readonly number[] | undefined, expected: readonly number[]) =>
    expected.every((edge, index) => Math.abs((box?.[index] ?? Number.NaN) - points(edge)) < 0.01);

  test('boxes are exact to a hundredth of a point', () => {
    for (const { MediaBox, BleedBox, TrimBox } of boxesOf('sheets')) {
      expect([
        within(MediaBox, [0, 0, 174, 236]),
        within(BleedBox, [10, 10, 164, 226]),
        within(TrimBox, [13, 13, 161, 223]),
      ]).toEqual([true, true, true]);
    }
    for (const [index, { MediaBox, TrimBox }] of boxesOf('kdp').entries()) {
      const left = index % 2 === 0 ? 0 : 3.175;
      expect([within(MediaBox, [0, 0, 130.175, 209.55]), within(TrimBox, [left, 3.175, left + 127, 206.375])]).toEqual([
        true,
        true,
      ]);
    }
  });

  test('as many as the printer wants: fours in China, a blank last for IngramSpark', () => {
    expect(names.map((each) => of(each).pdf.pages.length % (each === 'sheets' ? 4 : 2))).toEqual([0, 0, 0, 0]);
    expect(of('colour').pdf.pages.at(-1)?.hasContent).toBe(false);
  });

  test('marks stand on every page, blanks too', () => {
    expect(of('sheets').pdf.pages.every(({ hasContent }) => hasContent)).toBe(true);
  });

  test('patterns move with their page: they are in a form wherever it is moved', () => {
    const patterned = (edition: Name) =>
      dicts(edition).filter((dict) => dict.lookupMaybe(name('Resources'), PDFDict)?.has(name('Pattern')) === true);
    // Bleed and marks move every page of the one edition, none of the first page of a chapter in the other.
    expect(patterned('sheets').map((dict) => dict.get(name('Subtype')))).toEqual([name('Form')]);
    expect(patterned('print')).toHaveLength(1);
  });

  needs('gs')('text and heads stay as far from the trim as the printer asks', () => {
    const least = { colour: 12.7, kdp: 9.525 };
    for (const each of ['colour', 'kdp'] as const) {
      const boxes = run(
        'gs',
        '-q',
        '-r300',
        '-dLastPage=12',
        '-sDEVICE=bbox',
        '-sstdout=%stdout',
        '-o',
        '-',
        built.files[each] ?? '',
      );
      const inked = [...boxes.matchAll(/%%HiResBoundingBox: (\S+) (\S+) (\S+) (\S+)/g)].map(([, ...edges]) =>
        edges.map(Number),
      );
      for (const [index, box] of inked.entries()) {
        const trim = of(each).pdf.pages[index]?.boxes['TrimBox'] ?? [];
        const [left = 0, bottom = 0, right = 0, top = 0] = box;
        if (right === 0) continue; // blank
        const distances = [
          left - (trim[0] ?? 0),
          bottom - (trim[1] ?? 0),
          (trim[2] ?? 0) - right,
          (trim[3] ?? 0) - top,
        ];
        expect(Math.min(...distances), `${each} ${index + 1}`).toBeGreaterThan(points(least[each]) - 0.3);
      }
    }
  });
});

test('the author hears of the coarse picture, not of the fine one', () => {
  const said = built.report.diagnostics.filter(({ code }) => code === 'image-is-sharp');
  expect(said.map(({ place }) => place?.file.split('/').at(-1))).toEqual(names.map(() => '乙.png'));
  expect(said[0]?.message.en).toMatch(/has 9[56] dpi/);
  expect(built.report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});
