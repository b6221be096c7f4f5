/**
 * A printed signature made ready for binding: read back and held against what was sent, its lines joined, set in ink, what Chrome embedded of
 * the book's own fonts left out, its pages made plain where they are.
 */

import { deserialize, serialize } from 'node:v8';
import { hanOf } from '../book/text.ts';
import { diagnose, type Noted } from '../diagnostics/diagnostic.ts';
import { descriptorsIn, type Descriptor } from './face.ts';
import { inkSignature, type Inked, type InkRules } from './ink-signature.ts';
import { packObjects } from './objects.ts';
import { asPlainPage, type PlainPage } from './plain-page.ts';
import { dropFontPrograms, dropLinks, dropPage, joinedContents, readPrinted, readText, shareResources, writeContent, type OwnFont, type PrintedPage, type PrintedSignature, type TextRead } from './printed.ts';
import type { Signature } from './signature.ts';

export interface ReadySignature extends Pick<PrintedSignature, 'targets'> {
  readonly pages: readonly (PlainPage | PrintedPage)[];
  /** Where the objects are of the pages that are not plain; used up by binding. */
  readonly objects?: PrintedSignature;
  readonly found: Found;
}

/** What was found on the way, as plain data. */
export interface Found extends Pick<TextRead, 'glyphs' | 'glyphTexts'> {
  /** The Han characters of the text layer, in order. */
  readonly text: string;
  /** What each page holds, as Chrome paints it. */
  readonly pageTexts: readonly string[];
  /** Chrome's own measures of the fonts, by PostScript name. */
  readonly descriptors: ReadonlyMap<string, Descriptor>;
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
  const found: Found = { text, pageTexts, ...shown, descriptors: descriptorsIn(printed), ...(inked && { inked }) };
  dropFontPrograms(printed, ownFonts);
  if (!tagged) dropLinks(printed);
  const fonts = [...ownFonts.keys()];
  const pages = printed.pages.map((page, index) => {
    const content = contents[index];
    const plain = content && asPlainPage(page.dict, content, fonts);
    if (plain !== undefined) dropPage(printed, page);
    else if (content !== undefined) writeContent(printed, page, content);
    return plain ?? page;
  });
  return { value: sealed(pages, printed, found), diagnostics };
}

/** Without objects where all pages are plain. */
function sealed(pages: ReadySignature['pages'], printed: PrintedSignature, found: Found): ReadySignature {
  const { targets } = printed;
  if (pages.every((page) => 'content' in page)) return { pages, targets, found };
  shareResources(printed);
  return { pages, targets, objects: printed, found };
}

/** As it is kept: of pages that are not plain only their number stands with the others. */
interface PackedSignature extends Pick<ReadySignature, 'targets' | 'found'> {
  readonly pages: readonly (PlainPage | undefined)[];
  /** A PDF. */
  readonly objects?: Uint8Array;
}

export async function packReady({ pages, targets, objects, found }: ReadySignature): Promise<Uint8Array> {
  const plain = pages.map((page) => ('content' in page ? page : undefined));
  return serialize({ pages: plain, targets, found, ...(objects && { objects: await packObjects(objects.context) }) } satisfies PackedSignature);
}

export async function unpackReady(packed: Uint8Array): Promise<ReadySignature> {
  const { pages, targets, objects, found } = deserialize(packed) as PackedSignature;
  const printed = objects && (await readPrinted(objects));
  const all = pages.map((plain, index) => plain ?? printed?.pages[index]).filter((page) => page !== undefined);
  return { pages: all, targets, ...(printed && { objects: printed }), found };
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
