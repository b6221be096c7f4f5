/**
 * A printed signature made ready for binding: read back and held against what was sent, its lines joined, set in ink, what Chrome embedded of
 * the book's own fonts left out.
 */

import { deserialize, serialize } from 'node:v8';
import { hanOf } from '../book/text.ts';
import { diagnose, type Noted } from '../diagnostics/diagnostic.ts';
import { inkSignature, type Inked, type InkRules } from './ink-signature.ts';
import { name, packObjects, PDFRawStream, PDFRef, type PDFDict } from './objects.ts';
import { dropFontPrograms, dropLinks, joinedContents, readPrinted, readText, shareResources, writeContents, type OwnFont, type PrintedSignature, type TextRead } from './printed.ts';
import type { Signature } from './signature.ts';

export interface ReadySignature {
  /** Used up by binding. */
  readonly printed: PrintedSignature;
  readonly found: Found;
}

/** What was found on the way, as plain data. */
export interface Found extends Pick<TextRead, 'glyphs' | 'glyphTexts'> {
  /** The Han characters of the text layer, in order. */
  readonly text: string;
  /** What each page holds, as Chrome paints it. */
  readonly pageTexts: readonly string[];
  /** Nothing where there is no press. */
  readonly inked?: Inked;
}

export interface ReadyOptions {
  /** The fonts that binding embeds itself, by PostScript name. */
  readonly ownFonts: ReadonlyMap<string, OwnFont>;
  /** For ink on paper; absent for what is read on a screen or printed at home. */
  readonly inks?: InkRules;
  /** With structure tree and links, for reading on a screen. */
  readonly tagged: boolean;
}

export async function makeReady(signature: Signature, pdf: Uint8Array, { ownFonts, inks, tagged }: ReadyOptions): Promise<Noted<ReadySignature>> {
  const printed = await readPrinted(pdf);
  const contents = joinedContents(printed, ownFonts);
  const { texts: pageTexts, ...shown } = readText(printed, contents, ownFonts);
  const { value: text, diagnostics } = compare(signature, pageTexts.join(''));
  const inked = inks && inkSignature(printed, contents, inks);
  writeContents(printed, contents);
  dropFontPrograms(printed, ownFonts);
  if (!tagged) dropLinks(printed);
  shareResources(printed);
  return { value: { printed, found: { text, pageTexts, ...shown, ...(inked && { inked }) } }, diagnostics };
}

/** The content of a page, as it is in the file. */
interface Packed {
  /** Index in the signature. */
  readonly page: number;
  readonly bytes: Uint8Array;
  readonly isDeflated: boolean;
}

/** As it is kept: the contents of pages stand apart, for they are nearly all of it and need not be parsed. */
interface PackedSignature extends Pick<PrintedSignature, 'targets'> {
  readonly found: Found;
  readonly contents: readonly Packed[];
  /** All else, as a PDF. */
  readonly rest: Uint8Array;
}

export async function packReady({ printed, found }: ReadySignature): Promise<Uint8Array> {
  const { context, pages, targets } = printed;
  const taken = pages.flatMap(({ dict }, page) => {
    const ref = dict.get(name('Contents'));
    const stream = context.lookup(ref);
    return ref instanceof PDFRef && stream instanceof PDFRawStream ? [{ page, dict, ref, stream }] : [];
  });
  for (const { dict, ref } of taken) {
    dict.delete(name('Contents'));
    context.delete(ref);
  }
  const rest = await packObjects(context);
  for (const { dict, ref, stream } of taken) {
    dict.set(name('Contents'), ref);
    context.assign(ref, stream);
  }
  const contents = taken.map(({ page, stream }) => ({ page, bytes: stream.contents, isDeflated: stream.dict.has(name('Filter')) }));
  return serialize({ found, targets, contents, rest } satisfies PackedSignature);
}

export async function unpackReady(packed: Uint8Array): Promise<ReadySignature> {
  const { found, targets, contents, rest } = deserialize(packed) as PackedSignature;
  const printed = await readPrinted(rest);
  for (const { page, bytes, isDeflated } of contents) {
    const entries = printed.context.obj({ ...(isDeflated && { Filter: 'FlateDecode' }), Length: bytes.length }) as PDFDict;
    printed.pages[page]?.dict.set(name('Contents'), printed.context.register(PDFRawStream.of(entries, bytes)));
  }
  return { printed: { ...printed, targets }, found };
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
export function nameOf({ pages }: Signature): string {
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
