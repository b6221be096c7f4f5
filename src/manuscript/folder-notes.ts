/**
 * `_category_.json` or `_category_.yml`, as Docusaurus has them: what a folder is called as a part, and its place among
 * its neighbours.
 *
 *     { "label": "卷一　雨", "position": 2 }
 */

import { parseYaml } from '../config/parse-yaml.ts';
import type { Host } from '../host/host.ts';
import { limits } from '../host/limits.ts';
import { readWithin } from '../host/read-within.ts';
import { decodeUtf8 } from './decode.ts';
import { fieldText } from './front-matter.ts';
import { folderOf, joinNames } from './names.ts';

export interface FolderNote {
  readonly label?: string;
  readonly order?: number;
}

/** By folder, as the disk spells it. */
export type FolderNotes = ReadonlyMap<string, FolderNote>;

export function isFolderNote(name: string): boolean {
  return /^_category_\.(?:json|ya?ml)$/.test(name);
}

/** A file that cannot be read leaves the folder's own name. */
export async function readFolderNotes(root: string, names: readonly string[], host: Host): Promise<FolderNotes> {
  const read = await Promise.all(
    names.map(async (name): Promise<[string, FolderNote]> => {
      const bytes = await readWithin(host, joinNames(root, name), { folder: root, most: limits.listBytes });
      // JSON is a subset of YAML.
      return [folderOf(name), 'refused' in bytes ? {} : noteIn(parseYaml(decodeUtf8(bytes) ?? '').value)];
    }),
  );
  return new Map(read);
}

function noteIn(value: unknown): FolderNote {
  if (typeof value !== 'object' || value === null) return {};
  const fields = new Map<string, unknown>(Object.entries(value));
  const label = fieldText(fields.get('label'));
  const position = fieldText(fields.get('position'));
  return {
    ...(label !== '' && { label }),
    ...(position !== '' && Number.isFinite(Number(position)) && { order: Number(position) }),
  };
}
