/** Reads a file of an author's theme: it lies in the manuscript, and is no larger than such a file needs. */

import { nearest } from '../config/nearest.ts';
import type { ParsedYaml, Spot } from '../config/parse-yaml.ts';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { readWithin } from '../host/read-within.ts';
import { largestFile } from './where.ts';

export interface OwnFolder {
  readonly manuscript: string;
  readonly host: Host;
}

/** What is read of a theme.json, and where problems go. */
export interface OwnFile extends OwnFolder {
  readonly folder: string;
  readonly json: ParsedYaml;
  readonly given: Readonly<Record<string, unknown>>;
  readonly say: (problem: Bilingual, spot: Spot | undefined, remedy?: Bilingual) => void;
}

/** Why a file cannot be had, and what may be done. */
export interface Unread {
  readonly problem: Bilingual;
  readonly remedy?: Bilingual;
}

/** The bytes, or why they cannot be had. */
export async function readOwnBytes(
  path: string,
  { manuscript, host }: OwnFolder,
  most: number = largestFile,
): Promise<Uint8Array | Unread> {
  const bytes = await readWithin(host, path, { folder: manuscript, most });
  if (!('refused' in bytes)) return bytes;
  const size = most < 1024 * 1024 ? `${most / 1024} KB` : `${most / 1024 / 1024} MB`;
  switch (bytes.refused) {
    case 'missing':
      return { problem: { zh: `没有 ${path}`, en: `there is no ${path}` }, remedy: await sayMissing(path, host) };
    case 'outside':
      return { problem: { zh: `${path} 在文稿之外`, en: `${path} lies outside of the manuscript` } };
    case 'large':
      return { problem: { zh: `${path} 超过 ${size}`, en: `${path} has more than ${size}` } };
    default:
      return {
        problem: { zh: `${path} 读不了：${bytes.problem.zh}`, en: `${path} cannot be read: ${bytes.problem.en}` },
      };
  }
}

/** A file beside it may have been meant, of nearly its name. */
async function sayMissing(path: string, host: Host): Promise<Bilingual> {
  const [, folder = '', name = ''] = /^(.*)\/([^/]*)$/.exec(path) ?? [];
  const there = (await host.list(folder))?.map((each) => each.name);
  const meant = nearest(name, there ?? []);
  if (meant !== undefined)
    return { zh: `那里有 \`${meant}\`：改名为 \`${name}\``, en: `\`${meant}\` is there: call it \`${name}\`` };
  const [above = '', parent = ''] = /^(.*)\/[^/]*$/.exec(folder) ?? [];
  const isAbove = above !== '' && (await host.list(parent))?.some((each) => each.name === name) === true;
  if (isAbove) return { zh: `它在 ${parent} 里：移进 ${folder}`, en: `it is in ${parent}: move it into ${folder}` };
  if (name === 'theme.json')
    return {
      zh: '`theme:` 是文稿里的一个文件夹（`theme: ./我的版式`），里面有 `theme.json`',
      en: '`theme:` is a folder of the manuscript (`theme: ./my-theme`) that has a `theme.json`',
    };
  return there === undefined
    ? { zh: `建文件夹 ${folder}，把它放进去`, en: `make the folder ${folder}, and put it there` }
    : { zh: `把 \`${name}\` 放进 ${folder}，或不写它`, en: `put \`${name}\` into ${folder}, or leave it out` };
}

export async function readOwnText(path: string, folder: OwnFolder): Promise<string | Unread> {
  const bytes = await readOwnBytes(path, folder);
  if ('problem' in bytes) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return {
      problem: { zh: `${path} 不是 UTF-8 编码`, en: `${path} is not UTF-8` },
      remedy: { zh: '用编辑器另存为 UTF-8', en: 'save it as UTF-8 in your editor' },
    };
  }
}
