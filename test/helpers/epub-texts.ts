import { packedFiles, unpack } from '../../src/epub/zip.ts';

/** The texts of a finished EPUB's files by path, without pictures and fonts. */
export function readTexts(epub: Uint8Array): ReadonlyMap<string, string> {
  const texts = (packedFiles(epub) ?? []).filter(({ path }) => /\.(opf|xhtml|ncx|css|xml)$/.test(path));
  return new Map(texts.map((file) => [file.path, new TextDecoder().decode(unpack(file))]));
}
