/** Reads the text of parts and chapters back from a finished EPUB, in the order of its spine. */

import { shownText } from '../book/shown-text.ts';
import { packedFiles, unpack, type PackedFile } from '../epub/zip.ts';
import { walkHtml } from '../markdown/walk-html.ts';
import { contentsEntriesIn, readPage, textsIn } from '../pages/page-text.ts';
import type { FoundText } from './collate.ts';

/** The entries of the navigation document and of the NCX, read from the finished file. */
export function contentsOfEpub(epub: Uint8Array): { readonly nav: readonly string[]; readonly ncx: readonly string[] } {
  const files = packedFiles(epub) ?? [];
  const textOfFile = (end: string): string =>
    files
      .filter(({ path }) => path.endsWith(end))
      .map(textIn)
      .join('');
  return {
    nav: contentsEntriesIn(textOfFile('/contents.xhtml')),
    ncx: textsIn(walkHtml(textOfFile('.ncx')), 'navpoint', 'text'),
  };
}

export function textOfEpub(epub: Uint8Array): FoundText[] {
  const files = packedFiles(epub) ?? [];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const opf = files.find(({ path }) => path.endsWith('.opf'));
  if (opf === undefined) return [];
  const folder = opf.path.slice(0, opf.path.lastIndexOf('/') + 1);
  return spineOf(textIn(opf)).flatMap((href) => {
    const file = byPath.get(folder + href);
    if (file === undefined) return [];
    const page = textIn(file);
    if (!/<body class="(?:chapter|part)-file"/.test(page)) return [];
    return [{ id: href.replace(/\.xhtml$/, ''), ...shownText(readPage(page.slice(page.indexOf('<body'))).own) }];
  });
}

function textIn(file: PackedFile): string {
  return Buffer.from(unpack(file)).toString('utf8');
}

function spineOf(opf: string): string[] {
  const hrefs = new Map<string | undefined, string>();
  const order: (string | undefined)[] = [];
  for (const event of walkHtml(opf)) {
    if (event.kind !== 'open') continue;
    if (event.name === 'item') hrefs.set(event.attributes.get('id'), event.attributes.get('href') ?? '');
    if (event.name === 'itemref') order.push(event.attributes.get('idref'));
  }
  return order.map((id) => hrefs.get(id) ?? '');
}
