/** Reads a file of an author's theme: it lies in the manuscript, and is no larger than such a file needs. */

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
  readonly say: (problem: Bilingual, spot: Spot | undefined) => void;
}

/** The bytes, or why they cannot be had. */
export async function readOwnBytes(
  path: string,
  { manuscript, host }: OwnFolder,
  most: number = largestFile,
): Promise<Uint8Array | { readonly problem: Bilingual }> {
  const bytes = await readWithin(host, path, { folder: manuscript, most });
  if (!('refused' in bytes)) return bytes;
  const size = most < 1024 * 1024 ? `${most / 1024} KB` : `${most / 1024 / 1024} MB`;
  switch (bytes.refused) {
    case 'missing':
      return { problem: { zh: `没有 ${path}`, en: `there is no ${path}` } };
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

export async function readOwnText(path: string, folder: OwnFolder): Promise<string | { readonly problem: Bilingual }> {
  const bytes = await readOwnBytes(path, folder);
  return 'problem' in bytes ? bytes : Buffer.from(bytes).toString('utf8');
}
