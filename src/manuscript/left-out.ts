/** Which files of the manuscript were left out, and which message says so: links to them need to tell it. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';

export type LeftOutBy =
  'file-is-chapter' | 'chapter-is-final' | 'file-is-listed' | 'file-is-copy' | 'file-is-in-language';

/** By the name inside the manuscript. */
export type LeftOut = ReadonlyMap<string, LeftOutBy>;

const codes: ReadonlySet<string> = new Set<LeftOutBy>([
  'file-is-chapter',
  'chapter-is-final',
  'file-is-listed',
  'file-is-copy',
  'file-is-in-language',
]);

export function leftOutBy(diagnostics: readonly Diagnostic[], folder: string): LeftOut {
  const root = `${folder.replace(/(?<=.)\/+$/, '')}/`;
  return new Map(
    diagnostics.flatMap(({ code, place }): [string, LeftOutBy][] =>
      isLeavingOut(code) && place?.file.startsWith(root) === true
        ? [[place.file.slice(root.length).normalize('NFC'), code]]
        : [],
    ),
  );
}

function isLeavingOut(code: string): code is LeftOutBy {
  return codes.has(code);
}
