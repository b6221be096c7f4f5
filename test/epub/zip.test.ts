import { crc32, deflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readTexts } from '../helpers/epub-texts.ts';
import { packedFiles, writeZip, type ZipMember } from '../../src/epub/zip.ts';

const stored = (name: string, text: string): ZipMember => ({
  path: name,
  crc: crc32(text),
  size: Buffer.from(text).length,
  isDeflated: false,
  data: Buffer.from(text),
});
const deflated = (name: string, text: string): ZipMember => ({
  ...stored(name, text),
  isDeflated: true,
  data: deflateRawSync(text),
});
const members = [
  stored('mimetype', 'application/epub+zip'),
  deflated('OEBPS/ch01.xhtml', '<p>灯</p>'.repeat(500)),
  deflated('OEBPS/灯.xhtml', ''),
  stored('OEBPS/images/a.png', 'not a picture'),
];

test('what was put in comes out again, whoever reads it', () => {
  const zip = writeZip(members);
  const unzipped = Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]);
  expect(unzipped).toEqual([
    ['mimetype', 'application/epub+zip'],
    ['OEBPS/ch01.xhtml', '<p>灯</p>'.repeat(500)],
    ['OEBPS/灯.xhtml', ''],
    ['OEBPS/images/a.png', 'not a picture'],
  ]);
  expect([...readTexts(zip)]).toEqual([
    ['OEBPS/ch01.xhtml', '<p>灯</p>'.repeat(500)],
    ['OEBPS/灯.xhtml', ''],
  ]);
});

test('as many files as a book may have', () => {
  const zip = writeZip(Array.from({ length: 20_000 }, (_, index) => deflated(`OEBPS/ch${index}.xhtml`, String(index))));
  const texts = readTexts(zip);
  expect([texts.size, texts.get('OEBPS/ch19999.xhtml')]).toEqual([20_000, '19999']);
});

test('a zip of another kind is left to others', () => {
  const plain = writeZip(members);
  expect(packedFiles(plain)).toHaveLength(4);
  expect(packedFiles(writeZip([...members, members[1] ?? stored('', '')]))).toBeUndefined();
  expect(packedFiles(Buffer.concat([plain, Buffer.from('after')]))).toBeUndefined();
  // A name beyond ASCII that is not said to be UTF-8.
  const foreign = Buffer.from(plain);
  for (let at = foreign.indexOf('OEBPS/灯'); at >= 0; at = foreign.indexOf('OEBPS/灯', at + 1))
    foreign.fill(0, at - 40, at - 36);
  expect(packedFiles(foreign)).toBeUndefined();
});

test('the first member can be told by its bytes alone (OCF 4.3)', () => {
  const zip = Buffer.from(writeZip(members));
  expect(zip.subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip');
  // Neither extra field nor sizes after the data.
  expect([zip.readUInt16LE(28), zip.readUInt16LE(6)]).toEqual([0, 0]);
});
