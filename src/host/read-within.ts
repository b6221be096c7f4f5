/**
 * The one way in which files of a manuscript are read. They may come from anyone, so what a file is gets checked before
 * it is opened.
 */

import type { Bilingual } from '../diagnostics/catalogue/entry.ts';
import type { Host } from './host.ts';

export type Refusal =
  | { readonly refused: 'missing' | 'outside' }
  | { readonly refused: 'unreadable'; readonly problem: Bilingual }
  | { readonly refused: 'large'; readonly bytes: number; readonly most: number };

const endless: Bilingual = { zh: '它是管道或设备', en: 'it is a pipe or a device' };
const closed: Bilingual = { zh: '没有读它的权限', en: 'there is no permission to read it' };

/** Reads a file that lies inside `folder`, after following links, and has at most `most` bytes. */
export async function readWithin(
  host: Host,
  path: string,
  { folder, most }: { readonly folder: string; readonly most: number },
): Promise<Uint8Array | Refusal> {
  const inside = await host.isInside(path, folder);
  if (inside === undefined) return { refused: 'missing' };
  if (!inside) return { refused: 'outside' };
  const there = await host.weigh(path);
  if (there === undefined || there.kind === 'folder') return { refused: 'missing' };
  if (there.kind === 'other') return { refused: 'unreadable', problem: endless };
  if (there.bytes > most) return { refused: 'large', bytes: there.bytes, most };
  const bytes = await host.read(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')) return closed;
    throw error;
  });
  if (bytes === undefined) return { refused: 'missing' };
  return 'zh' in bytes ? { refused: 'unreadable', problem: bytes } : bytes;
}
