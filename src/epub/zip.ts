/**
 * Reads and writes zips (PKWARE APPNOTE 4.3). The only user of fflate, except for the engine of proof/epubcheck.ts. We
 * write zips ourselves because no library takes members that are deflated already, and unchanged files need not be
 * deflated again.
 */

import { createRequire } from 'node:module';
import { inflateRawSync } from 'node:zlib';
import { deflateSync } from 'fflate';
import { openThread } from '../host/thread.ts';

/** Deflates with fflate, which gives the same bytes on every machine; those of Node depend on the processor. */
export async function deflateAll(files: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const bytes = files.reduce((sum, { length }) => sum + length, 0);
  return bytes < littleBytes ? files.map((file) => deflateSync(file, { level })) : deflater.ask({ files, level });
}

const level = 6;
/** Files with fewer bytes in all are deflated here, in less time than a thread takes to start. */
const littleBytes = 2 ** 18;

const deflater = openThread<{ readonly files: readonly Uint8Array[]; readonly level: number }, readonly Uint8Array[]>(
  `
const { deflateSync } = require(require('node:worker_threads').workerData);
const work = async ({ files, level }) => files.map((file) => deflateSync(file, { level }));
`,
  createRequire(import.meta.url).resolve('fflate'),
);

/** A file as it stands in a zip. */
export interface PackedFile {
  readonly path: string;
  /** Bytes when unpacked. */
  readonly size: number;
  readonly isDeflated: boolean;
  readonly data: Uint8Array;
}

/** Lists the files from the directory of a zip; `undefined` when it is not like those written here. */
export function packedFiles(zip: Uint8Array): PackedFile[] | undefined {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.length);
  const end = bytes.length - endBytes;
  if (end < 0 || bytes.readUInt32LE(end) !== signatures.end) return undefined;
  const files: PackedFile[] = [];
  const paths = new Set<string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const header = bytes.subarray(at, at + directoryBytes);
    if (header.length < directoryBytes || header.readUInt32LE(0) !== signatures.directory) return undefined;
    const [flags, method, packed, size, from] = [
      header.readUInt16LE(8),
      header.readUInt16LE(10),
      header.readUInt32LE(20),
      header.readUInt32LE(24),
      header.readUInt32LE(42),
    ];
    const isPlain =
      (flags & ~utf8) === 0 &&
      (method === 0 || method === deflate) &&
      header.readUInt16LE(30) === 0 &&
      header.readUInt16LE(32) === 0;
    const nameEnd = at + directoryBytes + header.readUInt16LE(28);
    const name = bytes.subarray(at + directoryBytes, nameEnd);
    const path = name.toString('utf8');
    const isNamed = !paths.has(path) && (name.length === path.length || flags === utf8);
    const local = bytes.subarray(from, from + localBytes + name.length);
    const data = bytes.subarray(from + local.length, from + local.length + packed);
    if (!isPlain || !isNamed || !isLocalHeader(local, name) || nameEnd > end || data.length < packed) return undefined;
    paths.add(path);
    files.push({ path, size, isDeflated: method === deflate, data });
    at = nameEnd;
  }
  return at === end ? files : undefined;
}

/** Whether the record before a file's data is as it is written here, for the file of this name. */
function isLocalHeader(record: Buffer, name: Buffer): boolean {
  return (
    record.length === localBytes + name.length &&
    record.readUInt32LE(0) === signatures.local &&
    record.readUInt16LE(28) === 0 &&
    record.subarray(localBytes).equals(name)
  );
}

/**
 * Inflates a member.
 * @throws when it is damaged.
 */
export function unpack({ data, size, isDeflated }: PackedFile): Uint8Array {
  const bytes = isDeflated ? inflateRawSync(data, { maxOutputLength: Math.max(1, size) }) : data;
  if (bytes.length !== size) throw new Error(`${bytes.length} bytes instead of ${size}`);
  return bytes;
}

export interface ZipMember {
  readonly path: string;
  /** CRC-32 and size of the unpacked bytes. */
  readonly crc: number;
  readonly size: number;
  readonly isDeflated: boolean;
  /** The data as they stand in the zip. */
  readonly data: Uint8Array;
}

/**
 * Sizes stand before each member, so that the zip can be read from front to back. Every member has the earliest date
 * that a zip can hold.
 * @throws for more than 4 GB or 65,535 files, which a plain zip cannot hold.
 */
export function writeZip(members: readonly ZipMember[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const member of members) {
    const name = Buffer.from(member.path);
    parts.push(localHeader(member, name), name, member.data);
    directory.push(directoryHeader(member, name, at), name);
    at += localBytes + name.length + member.data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  if (at + size > 0xffffffff || members.length > 0xffff)
    throw new Error('a zip of more than 4 GB, or of more than 65,535 files');
  return Buffer.concat([...parts, ...directory, endOfDirectory(members.length, size, at)]);
}

const localBytes = 30;
const directoryBytes = 46;
const endBytes = 22;
const signatures = { local: 0x04034b50, directory: 0x02014b50, end: 0x06054b50 };
const deflate = 8;
/** Flag of a name that is not ASCII. */
const utf8 = 0x800;

function localHeader(member: ZipMember, name: Buffer): Buffer {
  const header = Buffer.alloc(localBytes);
  header.writeUInt32LE(signatures.local, 0);
  writeFacts(member, name, header.subarray(4));
  return header;
}

function directoryHeader(member: ZipMember, name: Buffer, at: number): Buffer {
  const header = Buffer.alloc(directoryBytes);
  header.writeUInt32LE(signatures.directory, 0);
  header.writeUInt16LE(version, 4);
  writeFacts(member, name, header.subarray(6));
  header.writeUInt32LE(at, 42);
  return header;
}

/** Version 2.0, the first with deflate. */
const version = 20;
/** 1 January 1980. */
const firstDay = 0x21;

/** The fields that both headers share, in their order. */
function writeFacts({ path, crc, size, isDeflated, data }: ZipMember, name: Buffer, into: Buffer): void {
  into.writeUInt16LE(version, 0);
  into.writeUInt16LE(name.length === path.length ? 0 : utf8, 2);
  into.writeUInt16LE(isDeflated ? deflate : 0, 4);
  into.writeUInt16LE(firstDay, 8);
  into.writeUInt32LE(crc, 10);
  into.writeUInt32LE(data.length, 14);
  into.writeUInt32LE(size, 18);
  into.writeUInt16LE(name.length, 22);
}

function endOfDirectory(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(endBytes);
  end.writeUInt32LE(signatures.end, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
