/** Prints signatures on several tabs at once and makes sure that what came out is what was sent. */

import { hanOf } from '../book/text.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Chrome, Served, Tab } from './browser.ts';
import { readPrinted, readText, type PrintedSignature } from './printed.ts';
import type { Signature } from './signature.ts';

export interface Press {
  /** In the order given; a signature that is not what was sent, or an image that would not load, is an error. */
  print(signatures: readonly Signature[], onPrinted: (done: number) => void): Promise<Printed>;
  close(): Promise<void>;
}

export interface Printed {
  readonly printed: readonly PrintedSignature[];
  /** The Han characters of the text layer, in order. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface PressOptions {
  /** The document around every signature: fonts, styles, an empty body. */
  readonly shell: string;
  readonly served: Served;
  /** With structure tree, for reading on a screen. */
  readonly tagged: boolean;
  /** How many signatures are printed at once. */
  readonly tabs: number;
}

export async function openPress(chrome: Chrome, { shell, served, tagged, tabs }: PressOptions): Promise<Press> {
  const open = await Promise.all(Array.from({ length: tabs }, () => chrome.openTab(shell, served)));
  return {
    print: async (signatures, onPrinted) => {
      const printed: PrintedSignature[] = [];
      const texts: string[] = [];
      const diagnostics: Diagnostic[] = [];
      const queue = signatures.entries();
      let done = 0;
      const work = async (tab: Tab) => {
        for (const [index, signature] of queue) {
          const made = await tab.print(signature.html, { tagged }).catch((error: unknown) => ({ problem: error instanceof Error ? error.message : String(error) }));
          if ('problem' in made) {
            diagnostics.push(diagnose('signature-prints', { chapter: nameOf(signature), problem: made.problem }));
            return; // a tab that failed once is not to be trusted
          }
          const read = await readPrinted(made.pdf);
          const text = compare(signature, readText(read).join(''));
          diagnostics.push(...made.broken.map((image) => diagnose('image-prints', { image })), ...text.diagnostics);
          printed[index] = read;
          texts[index] = text.value;
          onPrinted((done += 1));
        }
      };
      await Promise.all(open.map(work));
      return { printed, text: texts.join(''), diagnostics };
    },
    close: async () => {
      await Promise.all(open.map((tab) => tab.close()));
    },
  };
}

/**
 * Without usable fonts Chrome prints blank pages and no error (design 5.4), so every signature is read back. What is positioned (ruby)
 * Chrome paints out of turn: the same characters in another order are all there, and count as read in the order sent. Gives what was read
 * of the manuscript's own text.
 */
function compare(signature: Signature, text: string): Noted<string> {
  const sent = hanOf(textOf(signature.html));
  const found = hanOf(text);
  if (sent === found || sorted(sent) === sorted(found)) return { value: hanOf(textOf(signature.html.replace(besides, ''))), diagnostics: [] };
  const facts = { chapter: nameOf(signature), sent: [...sent].length, found: [...found].length };
  return { value: found, diagnostics: [diagnose('pages-are-complete', facts)] };
}

/** By its first page, for messages. */
function nameOf({ pages }: Signature): string {
  return pages[0]?.title ?? '';
}

/** What some editions print beside the text: link targets as notes, page numbers of links; for reviewers the metadata block and words that are gone. */
const besides = /<span class="page-note">[^<]*<span [^>]*><\/span>[^<]*<\/span>|<p class="address">[^<]*<\/p>|<del class="revision">[^<]*<\/del>|<dl class="chapter-meta">[^]*?<\/dl>/g;

function sorted(text: string): string {
  return [...text].sort().join('');
}

/** The text of XHTML; no entity stands for a Han character. */
function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '');
}
