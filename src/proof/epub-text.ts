/** What a finished EPUB says: its chapters' text, read back from the file itself in the order of its spine. */

import { knownHanText, type HanText } from '../book/han-text.ts';
import { packedFiles, unpack, type PackedFile } from '../epub/zip.ts';
import { newMemory, type Memory } from '../host/facts.ts';
import { walkHtml, type HtmlEvent } from '../markdown/walk-html.ts';

/**
 * Titles, bodies and notes, file by file. Left out: the heading over the notes, which is Keben's own, and what only reviewers get. A file whose packed
 * bytes stand in the memory is not unpacked.
 */
export function hanOfEpub(epub: Uint8Array, memory: Memory = newMemory()): HanText[] {
  const files = packedFiles(epub) ?? [];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const opf = files.find(({ path }) => path.endsWith('.opf'));
  if (opf === undefined) return [];
  const folder = opf.path.slice(0, opf.path.lastIndexOf('/') + 1);
  return spineOf(textIn(opf)).flatMap((href) => {
    const file = byPath.get(folder + href);
    return file === undefined ? [] : knownHanText(memory.factsOf(file.data), () => textOfPage(textIn(file)));
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

/** `''` for a page of Keben's own. */
function textOfPage(page: string): string {
  if (!/<body class="(?:part|chapter)-file"/.test(page)) return '';
  let text = '';
  /** Elements that are open, from one that is left out on. */
  let depth = 0;
  for (const event of walkHtml(page.slice(page.indexOf('<body')))) {
    if (event.kind === 'open' && !event.selfClosing && (depth > 0 || isLeftOut(event))) depth += 1;
    else if (event.kind === 'close' && depth > 0) depth -= 1;
    else if (event.kind === 'text' && depth === 0) text += event.text;
  }
  return text;
}

const leftOut = new Set(['notes-title', 'chapter-meta', 'review-id']);

function isLeftOut({ name, attributes }: Extract<HtmlEvent, { kind: 'open' }>): boolean {
  const kind = attributes.get('class') ?? '';
  return leftOut.has(kind) || (name === 'del' && kind === 'revision');
}
