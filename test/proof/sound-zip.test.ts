/** Archives from strangers: each kind of fault is said before anything unpacks them, in bounded time and memory. */

import { execFileSync } from 'node:child_process';
import { truncateSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { checkFile } from '../../src/commands/check-file.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { problemsOfZip } from '../../src/proof/sound-zip.ts';
import { tempFolder } from '../helpers/temp-book.ts';

const temp = tempFolder();

interface Faults {
  readonly crc?: number;
  readonly size?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Stands where the first does. */
  readonly isFirstAgain?: boolean;
}

type Entry = readonly [name: string, content: Uint8Array, faults?: Faults];

function zipOf(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [
    name,
    content,
    { crc = crc32(content), size = content.length, flags = 0, method = 8, isFirstAgain = false } = {},
  ] of entries) {
    const data = deflateRawSync(content);
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(title.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(flags, 8);
    record.writeUInt16LE(method, 10);
    record.writeUInt32LE(crc, 16);
    record.writeUInt32LE(data.length, 20);
    record.writeUInt32LE(size, 24);
    record.writeUInt16LE(title.length, 28);
    record.writeUInt32LE(isFirstAgain ? 0 : at, 42);
    directory.push(record, title);
    if (isFirstAgain) continue;
    locals.push(local, title, data);
    at += local.length + title.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length & 0xffff, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const text = Buffer.from('春眠不觉晓，处处闻啼鸟。'.repeat(20));
const said = (zip: Uint8Array): string[] => problemsOfZip(zip).map(({ en }) => en);

test('a sound archive has no problem', () => {
  expect(
    said(
      zipOf([
        ['mimetype', text],
        ['a.xhtml', text],
      ]),
    ),
  ).toEqual([]);
});

test.each<[string, Buffer, RegExp]>([
  ['a wrong checksum', zipOf([['a.xhtml', text, { crc: 7 }]]), /CRC\) of a\.xhtml/],
  ['a member that is larger than it says', zipOf([['a.xhtml', text, { size: 10 }]]), /claims to have 10 bytes/],
  ['a member that is smaller than it says', zipOf([['a.xhtml', text, { size: 9_999 }]]), /claims to have 9999 bytes/],
  ['an encrypted member', zipOf([['a.xhtml', text, { flags: 1 }]]), /encrypted/],
  ['another method', zipOf([['a.xhtml', text, { method: 12 }]]), /method \(12\)/],
  ['a bomb', zipOf([['a.xhtml', Buffer.alloc(11_000_000)]]), /bomb/],
  ['a member of a gigabyte', zipOf([['a.xhtml', text, { size: 1_000_000_000 }]]), /1000 MB when unpacked/],
  [
    'twenty of forty megabytes',
    zipOf(
      Array.from({ length: 20 }, (_, index): Entry => [
        `${index}.xhtml`,
        Buffer.alloc(250_000, `${index}`),
        { size: 40_000_000 },
      ]),
    ),
    /bomb|all of it/,
  ],
  [
    'many names of one blob',
    zipOf(Array.from({ length: 500 }, (_, index): Entry => [`${index}.xhtml`, text, { isFirstAgain: index > 0 }])),
    /in the place of another/,
  ],
  [
    'two of one name',
    zipOf([
      ['a.xhtml', text],
      ['a.xhtml', text],
    ]),
    /two files are called/,
  ],
  ['a package of ten megabytes', zipOf([['a.opf', text, { size: 10_000_000 }]]), /4 MB is the most/],
  [
    'too many members',
    zipOf(Array.from({ length: 10_001 }, (_, index): Entry => [`${index}`, Buffer.of(1)])),
    /more than 10000/,
  ],
])('%s', (_, zip, wanted) => {
  expect(said(zip).join('\n')).toMatch(wanted);
});

test('`keben check` says it with a code, of each twenty at the most', async () => {
  const file = path.join(await temp(), 'a.epub');
  writeFileSync(file, zipOf(Array.from({ length: 30 }, (_, index): Entry => [`${index}.xhtml`, text, { crc: index }])));
  const found = await checkFile(file, nodeHost());
  expect(found).toHaveLength(20);
  expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['archive-is-sound']));
  expect(found.at(-1)?.message.en).toContain('and 10 more');
});

test('only plain files are read, and none without end', async () => {
  const folder = await temp();
  const named = (name: string): string => path.join(folder, name);
  execFileSync('mkfifo', [named('p.epub'), named('p.pdf')]);
  symlinkSync('/dev/zero', named('b.pdf'));
  writeFileSync(named('c.pdf'), '');
  truncateSync(named('c.pdf'), 3_000_000_000);
  for (const name of ['p.epub', 'p.pdf', 'b.pdf', 'c.pdf']) {
    expect((await checkFile(named(name), nodeHost())).map(({ code }) => code)).toEqual(['file-is-checkable']);
  }
});
