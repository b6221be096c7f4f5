/** Files by whomever have the objects that the library finds in them, whatever their table of objects says. */

import { expect, test } from 'vitest';
import { parseForeign } from '../../src/pdf/objects/foreign.ts';
import {
  deflated,
  name,
  parsePdf,
  PDFContext,
  PDFHexString,
  PDFString,
  textString,
  writePdf,
} from '../../src/pdf/objects/objects.ts';

/** With objects that are flat, and such as are not. */
async function sample(): Promise<string> {
  const context = PDFContext.create();
  const pages = context.nextRef();
  const contents = [
    context.register(deflated(context, 'q 1 0 0 1 0 0 cm Q')),
    context.register(deflated(context, 'BT ET\n'.repeat(100))),
  ];
  const page = context.obj({
    Type: 'Page',
    MediaBox: [0, -10.5, 419.528, 595.276],
    Contents: contents,
    Resources: { Font: { F1: pages } },
    Rotate: 90,
    Hidden: true,
  });
  page.set(name('Parent'), pages);
  const flat = context.obj({
    Type: 'Page',
    Contents: [],
    MediaBox: [0, -10.5, 419.528, 595.276],
    Resources: contents[0],
    Count: -3,
  });
  context.assign(
    pages,
    context.obj({ Type: 'Pages', Kids: [context.register(page), context.register(flat)], Count: 2 }),
  );
  context.register(context.obj([1, 'A', [2, 3], PDFString.of('(a) endobj'), PDFHexString.of('00ff')]));
  context.register(context.obj({ 'A B': 1, 'Long': Array.from({ length: 400 }, (_, index) => index) }));
  context.trailerInfo.Info = context.register(context.obj({ Title: textString('九十九') }));
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: pages }));
  return latin1(await writePdf(context, { packed: false, version: [1, 4] }));
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

const written = (context: PDFContext): string[] => [
  ...context
    .enumerateIndirectObjects()
    .map(
      ([ref, object]) =>
        `${ref.toString()} ${object.toString()} ${'contents' in object ? latin1(object.contents as Uint8Array) : ''}`,
    ),
  ...(['Root', 'Info', 'ID'] as const).map((key) => `${key} ${String(context.trailerInfo[key])}`),
];

async function parsed(file: string): Promise<readonly string[] | string> {
  const found = await parseForeign(bytesOf(file));
  return 'problem' in found ? found.problem : [found.version, ...written(found.context)];
}

test('a file has the objects that the library finds in it', async () => {
  const file = await sample();
  expect(await parsed(file)).toEqual(['1.4', ...written(await parsePdf(bytesOf(file)))]);
});

const changes: readonly (readonly [string, (file: string) => string])[] = [
  [
    'places that are wrong',
    (file) => file.replace(/(\d{10})(?= 00000 n)/g, (place) => String(Number(place) + 1).padStart(10, '0')),
  ],
  ['one place for all', (file) => file.replace(/\d{10}(?= 00000 n)/g, '0000000016')],
  ['the places of two objects, exchanged', (file) => file.replace(/(\d{10} 00000 n \n)(\d{10} 00000 n \n)/, '$2$1')],
  ['a table that has been cut', (file) => file.replace(/\d{10} 00000 n \n/, '')],
  ['a place that is none', (file) => file.replace(/\d{10}(?= 00000 n)/, 'xxxxxxxxxx')],
  ['a table elsewhere', (file) => file.replace(/(?<=startxref\n)\d+/, '12')],
  ['a trailer that names another', (file) => file.replace(/(?<=trailer\n<<)/, '\n/Prev 12')],
  ['no catalog in its place', (file) => file.replace(/(?<=\/Root )\d+/, '1')],
  ['object 0 in use', (file) => file.replace(/\d{10} 65535 f/, '0000000016 65535 n')],
  ['no table', (file) => file.replace(/xref\n[^]*?(?=trailer)/, '')],
  ['another object in the place', (file) => file.replace('\n2 0 obj', '\n99 0 obj')],
];

test.each(changes)('%s: as many objects', async (_, change) => {
  const file = change(await sample());
  expect(file).not.toBe(await sample());
  const found = await parsed(file);
  expect(found.length).toBe((await parsed(await sample())).length);
  expect(found).toContain('1.4');
});

test('a stream that is shorter than it says ends where it ends', async () => {
  const file = (await sample()).replace(/(?<=\/Length )18/, '99');
  expect(await parsed(file)).toEqual(['1.4', ...written(await parsePdf(bytesOf(file)))]);
});

test('what is behind the head of a stream that holds objects is not lost', async () => {
  const context = await parsePdf(bytesOf(await sample()));
  const file = await writePdf(context, { packed: true });
  expect((await parsed(latin1(file))).length).toBeGreaterThan(8);
});

test('an encrypted file is not parsed, by whichever way', async () => {
  expect(await parsed((await sample()).replace(/(?<=trailer\n<<)/, '\n/Encrypt 12 0 R'))).toBe('encrypted');
});

/** A file with a table by hand; each object is listed `times`. */
function tabledFile(objects: readonly (readonly [number: number, text: string, times?: number])[], after = ''): Buffer {
  let body = '%PDF-1.4\n';
  let table = 'xref\n0 1\n0000000000 65535 f \n';
  for (const [number, text, times = 1] of objects) {
    table += `${number} 1\n${String(body.length).padStart(10, '0')} 00000 n \n`.repeat(times);
    body += text;
  }
  body += after;
  return bytesOf(`${body}${table}trailer\n<< /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`);
}

const catalog = [1, '1 0 obj\n<< /Type /Catalog >>\nendobj\n'] as const;

test('streams that all say they end behind half a megabyte of blanks', async () => {
  const stream = (number: number, length: number): string =>
    `${number} 0 obj\n<< /Length ${String(length).padStart(7)} >>\nstream\n\nendstream\nendobj\n`;
  const objects = Array.from({ length: 5000 }, (_, index) => [index + 2, stream(index + 2, 0)] as const);
  const end = objects.reduce((sum, [, text]) => sum + text.length, 9 + catalog[1].length);
  let place = 9 + catalog[1].length;
  const far = objects.map(([number, text]) => {
    const start = place + text.indexOf('stream\n') + 7;
    place += text.length;
    return [number, stream(number, end - start)] as const;
  });
  const countOf = async (file: Buffer): Promise<number> => (await parsed(latin1(file))).length - 4;
  expect(await countOf(tabledFile([catalog, ...objects]))).toBe(5001);
  // The first is all of it.
  expect(await countOf(tabledFile([catalog, ...far], ' '.repeat(500_000)))).toBe(3);
});

test('a stream whose length leads back, listed again and again', async () => {
  const before = '2 0 obj\n(\nendstream\n)\nendobj\n';
  const head = (length: number): string =>
    `3 0 obj\n<< ${'/A 1 '.repeat(20_000)}/Length ${String(length).padEnd(9)} >>\nstream\n`;
  const back = `${head(before.indexOf('\nendstream') - before.length - head(0).length)}x\nendstream\nendobj\n`;
  expect(await parsed(latin1(tabledFile([catalog, [2, before], [3, back, 5000]])))).toBe('damaged');
});
