/** Prints signatures on several tabs at once and makes sure that what came out is what was sent. */

import { hanOf } from '../book/text.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Advances } from '../fonts/advances.ts';
import type { Chrome, PrintedBody, Served, Tab } from './browser.ts';
import { inkSignature, type Inked, type InkRules } from './ink-signature.ts';
import type { KeptSignatures } from './kept-signatures.ts';
import { dropFontPrograms, joinedContents, readPrinted, readText, writeContents, type PrintedSignature } from './printed.ts';
import type { Signature } from './signature.ts';

export interface Press {
  /** In the order given; a signature that is not what was sent, or an image that would not load, is an error. */
  print(signatures: readonly Signature[], onPrinted: (done: number) => void): Promise<Printed>;
  close(): Promise<void>;
}

export interface Printed {
  readonly printed: readonly PrintedSignature[];
  /** What was found while setting them in ink; nothing where there is no press. */
  readonly inked: readonly Inked[];
  /** The Han characters of the text layer, in order. */
  readonly text: string;
  /** What each page of each signature holds, as Chrome paints it. */
  readonly pageTexts: readonly (readonly string[])[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface PressOptions {
  /** The document around every signature: fonts, styles, an empty body. */
  readonly shell: string;
  readonly served: Served;
  /** With structure tree, for reading on a screen. */
  readonly tagged: boolean;
  /** For ink on paper; absent for what is read on a screen or printed at home. */
  readonly inks?: InkRules;
  /** How many signatures are printed at once. */
  readonly tabs: number;
  /** The fonts that binding embeds itself, by PostScript name: what Chrome embeds of them is dropped at once. */
  readonly ownFonts?: ReadonlyMap<string, Advances>;
  /** Those of earlier builds. */
  readonly kept?: KeptSignatures;
}

export function openPress(chrome: Chrome, { shell, served, tagged, inks, tabs, ownFonts = new Map(), kept }: PressOptions): Press {
  const open = Array.from({ length: tabs }, () => openDesk(() => chrome.openTab(shell, served), tagged));
  return {
    print: async (signatures, onPrinted) => {
      const printed: PrintedSignature[] = [];
      const texts: string[] = [];
      const pageTexts: string[][] = [];
      const inked: Inked[] = [];
      const diagnostics: Diagnostic[] = [];
      const queue = signatures.entries();
      let done = 0;
      const work = async (desk: Desk) => {
        for (const [index, signature] of queue) {
          const known = await kept?.get(signature);
          const made = known ? { pdf: known, broken: [] } : await desk.print(signature);
          if ('problem' in made) {
            diagnostics.push(diagnose('signature-prints', { chapter: nameOf(signature), problem: made.problem }));
            return;
          }
          const read = await readPrinted(made.pdf);
          const contents = joinedContents(read, ownFonts);
          const onPages = readText(read, contents);
          const text = compare(signature, onPages.join(''));
          if (inks !== undefined) inked[index] = inkSignature(read, contents, inks);
          writeContents(read, contents);
          const lacks = [...made.broken.map((image) => diagnose('image-prints', { image })), ...text.diagnostics];
          diagnostics.push(...lacks);
          if (known === undefined && lacks.length === 0) await kept?.put(signature, made.pdf);
          dropFontPrograms(read, ownFonts);
          printed[index] = read;
          texts[index] = text.value;
          pageTexts[index] = onPages;
          onPrinted((done += 1));
        }
      };
      await Promise.all(open.map(work));
      return { printed, inked, text: texts.join(''), pageTexts, diagnostics };
    },
    close: async () => {
      await Promise.all(open.map((desk) => desk.close()));
    },
  };
}

/** A place where one signature after the other is printed. */
interface Desk {
  print(signature: Signature): Promise<PrintedBody | { readonly problem: string }>;
  close(): Promise<void>;
}

/** A signature whose tab crashes or hangs is printed again, so often in all. */
const attempts = 3;

/** A tab grows with what it prints; after so many signatures another takes its place, which costs as much as two of them. */
const signaturesOfTab = 10;

/** The tab is opened ahead of the first signature. */
function openDesk(openTab: () => Promise<Tab>, tagged: boolean): Desk {
  let tab: Promise<Tab> | undefined;
  let printed = 0;
  const ahead = (): Promise<Tab> => {
    tab ??= openTab();
    tab.catch(() => undefined); // whoever prints hears of it
    return tab;
  };
  void ahead();
  return {
    print: async ({ html }) => {
      let problem = '';
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const current = ahead();
        try {
          const made = await (await current).print(html, { tagged });
          printed += 1;
          if (printed % signaturesOfTab === 0) {
            void closeQuietly(current);
            tab = undefined;
          }
          return made;
        } catch (error) {
          problem = error instanceof Error ? error.message : String(error);
          // A tab that failed once is not to be trusted, nor waited for.
          void closeQuietly(current);
          tab = undefined;
        }
      }
      return { problem };
    },
    close: () => closeQuietly(tab),
  };
}

async function closeQuietly(tab: Promise<Tab> | undefined): Promise<void> {
  await tab?.then((open) => open.close()).catch(() => undefined); // what crashed has nothing to close
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
const besides = /<span class="page-note">[^<]*<span [^>]*><\/span>[^<]*<\/span>|<p class="address">[^]*?<\/p>|<del class="revision">[^<]*<\/del>|<dl class="chapter-meta">[^]*?<\/dl>/g;

function sorted(text: string): string {
  return [...text].sort().join('');
}

/** The text of XHTML; no entity stands for a Han character. */
function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '');
}
