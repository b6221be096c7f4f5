/** What a finished EPUB says: its chapters' text, read back from the file itself in the order of its spine. */

import { readTexts } from '../epub/packager.ts';
import { walkHtml, type HtmlEvent } from '../markdown/walk-html.ts';

/** Titles, bodies and notes. Left out: the heading over the notes, which is Keben's own, and what only reviewers get. */
export function textOfEpub(epub: Uint8Array): string {
  const files = readTexts(epub);
  const [opfPath = '', opf = ''] = [...files].find(([path]) => path.endsWith('.opf')) ?? [];
  const folder = opfPath.slice(0, opfPath.lastIndexOf('/') + 1);
  const pages = spineOf(opf).map((href) => files.get(folder + href) ?? '');
  return pages.filter((page) => page.includes('<body class="chapter-file"')).map(textOfPage).join('\n');
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

function textOfPage(page: string): string {
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
