/**
 * An ICC profile of one ink, black on white paper, made from numbers alone (ICC.1:2001-04, class prtr, colour space
 * GRAY).
 */

/** The header is 128 bytes; then the table of tags and their data, each on four bytes. The same bytes each time. */
export function grayProfile(): Buffer {
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('Black ink on paper')],
    ['cprt', Buffer.concat([signature('text'), Buffer.from('No copyright, use freely\0', 'latin1')])],
    // The white of the profile connection space, D50: paper is the white of the page.
    ['wtpt', Buffer.concat([signature('XYZ '), fixed(0.9642), fixed(1), fixed(0.8249)])],
    ['kTRC', curve(2.2)],
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const parts: Buffer[] = [];
  let at = 128 + table.length;
  for (const [index, [tag, data]] of tags.entries()) {
    table.write(tag, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(at, 8 + 12 * index);
    table.writeUInt32BE(data.length, 12 + 12 * index);
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    parts.push(padded);
    at += padded.length;
  }
  return Buffer.concat([header(at), table, ...parts]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02400000, 8); // version 2.4
  bytes.write('prtrGRAYXYZ ', 12, 'latin1');
  // The date of the format's own text; no clock is read.
  for (const [index, part] of [2001, 4, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + 2 * index);
  bytes.write('acsp', 36, 'latin1');
  Buffer.concat([fixed(0.9642), fixed(1), fixed(0.8249)]).copy(bytes, 68);
  return bytes;
}

/** A type signature and its four reserved bytes. */
function signature(type: string): Buffer {
  return Buffer.from(`${type}\0\0\0\0`, 'latin1');
}

/** s15Fixed16Number */
function fixed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65536));
  return bytes;
}

/** A gamma, as u8Fixed8Number. */
function curve(gamma: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUInt32BE(1, 0);
  bytes.writeUInt16BE(Math.round(gamma * 256), 4);
  return Buffer.concat([signature('curv'), bytes]);
}

/** textDescriptionType: ASCII, and empty Unicode and Macintosh versions. */
function description(text: string): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(text.length + 1);
  return Buffer.concat([
    signature('desc'),
    count,
    Buffer.from(`${text}\0`, 'latin1'),
    Buffer.alloc(4 + 4 + 2 + 1 + 67),
  ]);
}
