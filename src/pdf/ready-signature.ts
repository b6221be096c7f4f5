/**
 * A printed signature made ready for binding: read back and held against what was sent, its lines joined, set in ink, what Chrome embedded of
 * the book's own fonts left out.
 */

import { deserialize, serialize } from 'node:v8';
import { hanOf } from '../book/text.ts';
import { diagnose, type Noted } from '../diagnostics/diagnostic.ts';
import { inkSignature, type Inked, type InkRules } from './ink-signature.ts';
import { packObjects } from './objects.ts';
import { dropFontPrograms, joinedContents, readPrinted, readText, writeContents, type OwnFont, type PrintedSignature } from './printed.ts';
import type { Signature } from './signature.ts';

export interface ReadySignature {
  /** Used up by binding. */
  readonly printed: PrintedSignature;
  readonly found: Found;
}

/** What was found on the way, as plain data. */
export interface Found {
  /** The Han characters of the text layer, in order. */
  readonly text: string;
  /** What each page holds, as Chrome paints it. */
  readonly pageTexts: readonly string[];
  /** The glyphs of the book's own fonts in it, by PostScript name. */
  readonly glyphs: ReadonlyMap<string, Uint16Array>;
  /** Nothing where there is no press. */
  readonly inked?: Inked;
}

export interface ReadyOptions {
  /** The fonts that binding embeds itself, by PostScript name. */
  readonly ownFonts: ReadonlyMap<string, OwnFont>;
  /** For ink on paper; absent for what is read on a screen or printed at home. */
  readonly inks?: InkRules;
}

export async function makeReady(signature: Signature, pdf: Uint8Array, { ownFonts, inks }: ReadyOptions): Promise<Noted<ReadySignature>> {
  const printed = await readPrinted(pdf);
  const contents = joinedContents(printed, ownFonts);
  const { texts: pageTexts, glyphs } = readText(printed, contents, ownFonts);
  const { value: text, diagnostics } = compare(signature, pageTexts.join(''));
  const inked = inks && inkSignature(printed, contents, inks);
  writeContents(printed, contents);
  dropFontPrograms(printed, ownFonts);
  return { value: { printed, found: { text, pageTexts, glyphs, ...(inked && { inked }) } }, diagnostics };
}

/** The length of what was found, in four bytes; that; the signature as a PDF. */
export async function packReady({ printed, found }: ReadySignature): Promise<Uint8Array> {
  const facts = serialize(found);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(facts.length);
  return Buffer.concat([length, facts, await packObjects(printed.context)]);
}

export async function unpackReady(packed: Uint8Array): Promise<ReadySignature> {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const end = 4 + bytes.readUInt32BE(0);
  return { printed: await readPrinted(bytes.subarray(end)), found: deserialize(bytes.subarray(4, end)) as Found };
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
