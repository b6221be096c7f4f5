import { packedFiles, unpack } from '../../src/epub/zip.ts';

/** A finished package as its files' texts by path. Pictures and fonts are left out. */
export function readTexts(epub: Uint8Array): ReadonlyMap<string, string> {
  const texts = (packedFiles(epub) ?? []).filter(({ path }) => /\.(opf|xhtml|ncx|css|xml)$/.test(path));
  return new Map(texts.map((file) => [file.path, new TextDecoder().decode(unpack(file))]));
}
