/** PDFs made to stop whoever reads them: each ends soon, with one line, and no exception. */

import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { preflight } from '../../../src/pdf/preflight/index.ts';

const streamOf = (entries: string, bytes: Buffer | string) =>
  Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`),
    Buffer.from(bytes as string),
    Buffer.from('\nendstream'),
  ]);

/** Objects 1, 2, 3 … in one file; the first is the catalog. */
function pdfOf(...objects: readonly (Buffer | string)[]): Buffer {
  const parts = objects.flatMap((object, index) => [
    Buffer.from(`${index + 1} 0 obj\n`),
    Buffer.from(object as string),
    Buffer.from('\nendobj\n'),
  ]);
  return Buffer.concat([Buffer.from('%PDF-1.4\n'), ...parts, Buffer.from('trailer\n<< /Root 1 0 R >>\n')]);
}

const catalog = '<< /Type /Catalog /Pages 2 0 R >>';
const tree = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const page = (resources: string) =>
  `<< /Type /Page /MediaBox [0 0 400 600] /Resources << ${resources} >> /Contents 4 0 R >>`;
const onePage = (resources: string, content: Buffer | string, ...others: readonly (Buffer | string)[]) =>
  pdfOf(catalog, tree, page(resources), content, ...others);
const form = (resources: string, content: string) =>
  streamOf(`/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << ${resources} >>`, content);

const said = async (bytes: Uint8Array, bounds?: { stream: number; total: number }) =>
  (await preflight(bytes, 'book.pdf', bounds && { bounds }))
    .map(({ code, severity, message }) => `${severity} ${code}: ${message.en}`)
    .filter((line) => !line.startsWith('info'));

/**
 * Blanks that unpack to so many megabytes: one block of deflate, which says nothing of those before it, again and
 * again.
 */
function bomb(megabytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(2 ** 20, ' '), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([
    Buffer.from([0x78, 0xda]),
    ...Array.from({ length: megabytes }, () => block),
    Buffer.from([3, 0]),
  ]);
}

const circle = ['error page-is-readable: not read to the end, for pages or drawings contain themselves: page 1'];
const large = ['error page-is-readable: not read to the end, for it unpacks to more than a page can be: page 1'];

const tooMuch = [
  'error file-is-checkable: book.pdf was not checked: it holds more objects than any book has, or such as unpack to more',
];

test('a form that paints itself', async () => {
  expect(
    await said(
      onePage('/XObject << /A 5 0 R >>', streamOf('', '/A Do'), form('/XObject << /A 5 0 R >>', '/A Do /A Do')),
    ),
  ).toEqual(circle);
});

test('forms that paint each other twice, forty deep', async () => {
  const forms = Array.from({ length: 40 }, (_, index) => form(`/XObject << /A ${index + 6} 0 R >>`, '/A Do /A Do'));
  expect(await said(onePage('/XObject << /A 5 0 R >>', streamOf('', '/A Do'), ...forms))).toEqual(circle);
});

test('a page tree that holds itself', async () => {
  expect(
    await said(pdfOf(catalog, '<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>', page(''), streamOf('', ''))),
  ).toEqual(circle);
});

test('a stream that unpacks to a gigabyte', async () => {
  // Packed twice: a megabyte of a bomb is small again.
  const twice = deflateSync(bomb(1000), { level: 9 });
  expect(twice.length).toBeLessThan(20_000);
  expect(await said(onePage('', streamOf('/Filter [/FlateDecode /FlateDecode]', twice)))).toEqual(large);
});

test('many streams that are too much together', async () => {
  const streams = Array.from({ length: 20 }, () => '4 0 R').join(' ');
  const bytes = pdfOf(
    catalog,
    tree,
    `<< /Type /Page /MediaBox [0 0 400 600] /Contents [${streams}] >>`,
    streamOf('/Filter /FlateDecode', bomb(1)),
  );
  expect(await said(bytes, { stream: 2 * 2 ** 20, total: 10 * 2 ** 20 })).toEqual(large);
});

test('objects packed in a bomb', async () => {
  expect(
    await said(
      pdfOf(
        catalog,
        tree,
        page(''),
        streamOf('', ''),
        streamOf('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', bomb(80)),
      ),
    ),
  ).toEqual(tooMuch);
});

test('bytes that are no deflate', async () => {
  expect(await said(onePage('', streamOf('/Filter /FlateDecode', 'no such thing')))).toEqual([
    'error page-is-readable: not read to the end, for its content is damaged: page 1',
  ]);
});

test.each([
  ['two megabytes of figures', '1'.repeat(2 ** 21)],
  ['two megabytes of blanks among nothing', `x${' '.repeat(2 ** 21)}`],
  ['two megabytes of comments in a line', `x${'%'.repeat(2 ** 21)}`],
  ['arrays in arrays, a hundred thousand deep', `9 0 obj ${'['.repeat(100_000)}`],
])('%s: no PDF', async (_, rest) => {
  expect(await said(Buffer.from(`%PDF-1.4\n${rest}`))).toEqual([
    'error pdf-is-sound: this is no PDF, or it is damaged',
  ]);
});

test('operators without sense leave the rest readable', async () => {
  const content = `${'q '.repeat(100_000)} Q Q Q ) > >> ] /Nothing Do /Nothing gs /Nothing cs 1 scn 5 Tf (x) Tj [ ( <4 BI /W 9 ID ${'\0'.repeat(50)}`;
  expect(await said(onePage('', streamOf('', content)))).toEqual([]);
});

test('widths that lie over each other', async () => {
  const widths = '0 65535 500 '.repeat(20_000);
  const font = `/Font << /F << /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /W [${widths}] /FontDescriptor << /FontFile2 4 0 R >> >>] >> >>`;
  expect(await said(onePage(font, streamOf('', 'BT /F 9 Tf <0001> Tj ET')))).toEqual([]);
});

test('millions of values, in a list or as objects of their own', async () => {
  expect(await said(pdfOf(catalog, tree, page(''), streamOf('', ''), `[${'1 '.repeat(4_100_000)}]`))).toEqual(tooMuch);
});

test('a string of many megabytes', async () => {
  expect(await said(pdfOf(catalog, tree, page(''), streamOf('', ''), `(${'a'.repeat(2 ** 21)})`))).toEqual(tooMuch);
  expect(await said(pdfOf(catalog, tree, page(''), streamOf('', ''), `<${'00'.repeat(2 ** 20)}>`))).toEqual(tooMuch);
  expect(await said(pdfOf(catalog, tree, page(''), streamOf('', ''), `/${'a'.repeat(2 ** 21)}`))).toEqual(tooMuch);
});

const shown = (count: number): Buffer =>
  streamOf('', Array.from({ length: count }, (_, index) => `BT /F${index} 9 Tf <00010002> Tj ET`).join('\n'));
const composite = (index: number, widths: string): string =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /A${index} /Encoding /Identity-H /DescendantFonts [<< /W ${widths} >>] >>`;
const fontsOf = (count: number): string =>
  `/Font << ${Array.from({ length: count }, (_, index) => `/F${index} ${index + 5} 0 R`).join(' ')} >>`;

test('thousands of fonts, each with widths for all codes: only what shows text has a table, and not without end', async () => {
  const before = process.memoryUsage.rss();
  const fonts = Array.from({ length: 3000 }, (_, index) => composite(index, '[0 65535 500 0 65535 500 0 65535 500]'));
  await preflight(onePage(fontsOf(3000), shown(0), ...fonts), 'book.pdf');
  // Each would be half a megabyte.
  expect(process.memoryUsage.rss() - before).toBeLessThan(600 * 2 ** 20);
});

test('one long list that is the widths of all codes, a thousand times', async () => {
  const before = process.cpuUsage();
  const [list, widths] = [`[${'1 '.repeat(100_000)}]`, `[${'0 6 0 R '.repeat(20_000)}]`];
  await preflight(pdfOf(catalog, tree, page(fontsOf(1)), shown(1), composite(0, '7 0 R'), list, widths), 'book.pdf');
  expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
});
