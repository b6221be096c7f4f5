/**
 * Checks an archive before an engine unpacks it, because it may come from anyone: what it says of itself must be true.
 */

import { crc32, inflateRawSync } from 'node:zlib';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { limits, megabytes } from '../host/limits.ts';

/** A member as the directory of the archive describes it (PKWARE APPNOTE 4.3.12). */
interface Member {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly from: number;
}

/**
 * Returns what is wrong with a zip: too many members, too much data, an incredible ratio, members that overlap,
 * encryption, or wrong sizes and checksums. When it claims too much nothing is unpacked. An archive without a directory
 * is left to the engine, which reports it.
 */
export function problemsOfZip(zip: Uint8Array): Bilingual[] {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.length);
  const members = membersOf(bytes);
  if (members === undefined) return [];
  if (members === 'many')
    return [{ zh: `里面的文件超过 ${limits.epubFiles} 个`, en: `it holds more than ${limits.epubFiles} files` }];
  const claims = [...alone(members), ...members.flatMap(claimOf), ...totalOf(members)];
  return claims.length > 0 ? claims : members.flatMap((member) => contentOf(member, bytes));
}

function membersOf(bytes: Buffer): Member[] | 'many' | undefined {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length) return undefined;
  const members: Member[] = [];
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= end && bytes.readUInt32LE(at) === 0x02014b50) {
    if (members.length === limits.epubFiles) return 'many';
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    members.push({
      name: bytes.toString('utf8', at + 46, nameEnd),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      from: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return members;
}

/** Members with the same name, or with data that overlap. */
function alone(members: readonly Member[]): Bilingual[] {
  const byPlace = [...members].sort((a, b) => a.from - b.from);
  const over = byPlace.find((member, index) => member.from < (byPlace[index - 1] ? endOf(byPlace[index - 1]) : 0));
  const names = new Set<string>();
  const double = members.find(({ name }) => names.size === names.add(name).size);
  return [
    ...(over
      ? [{ zh: `${shown(over)} 和别的文件占着同一处`, en: `${shown(over)} lies in the place of another file` }]
      : []),
    ...(double ? [{ zh: `有两个文件都叫 ${shown(double)}`, en: `two files are called ${shown(double)}` }] : []),
  ];
}

function endOf(member: Member | undefined): number {
  return member === undefined ? 0 : member.from + 30 + member.packed;
}

function claimOf(member: Member): Bilingual[] {
  const name = shown(member);
  const { flags, method, packed, size } = member;
  if ((flags & 1) !== 0) return [{ zh: `${name} 加了密`, en: `${name} is encrypted` }];
  if (method !== 0 && method !== 8)
    return [
      {
        zh: `${name} 的压缩方法（${method}）不是 EPUB 允许的`,
        en: `${name} is packed by a method (${method}) that EPUB does not allow`,
      },
    ];
  const most = /\.(?:opf|ncx)$/i.test(member.name) ? limits.packageBytes : limits.memberBytes;
  if (size > most)
    return [
      {
        zh: `${name} 展开有 ${megabytes(size)}，最多 ${megabytes(most)}`,
        en: `${name} has ${megabytes(size)} when unpacked, and ${megabytes(most)} is the most`,
      },
    ];
  if (size > limits.packedBytes && size > packed * limits.packedRatio)
    return [
      {
        zh: `${name} 从 ${megabytes(packed)} 展开成 ${megabytes(size)}，是压缩炸弹`,
        en: `${name} grows from ${megabytes(packed)} to ${megabytes(size)}: a bomb`,
      },
    ];
  return [];
}

function totalOf(members: readonly Member[]): Bilingual[] {
  const total = members.reduce((sum, { size }) => sum + size, 0);
  return total > limits.epubBytes
    ? [
        {
          zh: `全部展开有 ${megabytes(total)}，最多 ${megabytes(limits.epubBytes)}`,
          en: `all of it has ${megabytes(total)} when unpacked, and ${megabytes(limits.epubBytes)} is the most`,
        },
      ]
    : [];
}

function contentOf(member: Member, bytes: Buffer): Bilingual[] {
  const name = shown(member);
  const isThere = member.from + 30 <= bytes.length && bytes.readUInt32LE(member.from) === 0x04034b50;
  if (!isThere) return [{ zh: `${name} 不在目录所说的地方`, en: `${name} is not where the directory says` }];
  if ((bytes.readUInt16LE(member.from + 6) & 1) !== 0) return [{ zh: `${name} 加了密`, en: `${name} is encrypted` }];
  const start = member.from + 30 + bytes.readUInt16LE(member.from + 26) + bytes.readUInt16LE(member.from + 28);
  const data = bytes.subarray(start, start + member.packed);
  const content = member.method === 0 ? data : inflated(data, member.size);
  if (content === 'damaged') return [{ zh: `${name} 坏了，展不开`, en: `${name} is damaged and cannot be unpacked` }];
  if (content === 'larger' || content.length !== member.size)
    return [
      {
        zh: `${name} 自称 ${member.size} 字节，其实不是`,
        en: `${name} claims to have ${member.size} bytes and has not`,
      },
    ];
  return crc32(content) === member.crc
    ? []
    : [{ zh: `${name} 的校验和（CRC）不对`, en: `the checksum (CRC) of ${name} is wrong` }];
}

function inflated(data: Uint8Array, size: number): Buffer | 'larger' | 'damaged' {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'larger' : 'damaged';
  }
}

function shown({ name }: Member): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}
