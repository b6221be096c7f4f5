/**
 * A printed signature made ready for binding: read back and held against what was sent, its lines joined, set in ink,
 * what Chrome embedded of the book's own fonts left out, its pages made plain where they are.
 */

import type { Noted } from '../../diagnostics/diagnostic.ts';
import { readPage, type PageText } from '../../pages/page-text.ts';
import type { Page } from '../../pages/views.ts';
import { descriptorsIn, type Descriptor } from './descriptors.ts';
import { inkSignature, type Inked, type InkRules } from '../ink/ink-signature.ts';
import { asPlainPage, type PlainPage } from './plain-page.ts';
import {
  dropFontPrograms,
  dropLinks,
  dropPage,
  joinedContents,
  paintedPictures,
  readPrinted,
  shareResources,
  writeContent,
  type OwnFont,
  type PrintedPage,
  type PrintedSignature,
  type Target,
} from './printed.ts';
import { readText, type TextRead } from './read-text.ts';
import { comparePainted } from './compare-painted.ts';
import { compareLines, Rows } from './compare-lines.ts';
import { releaseRepeatedHeads } from './repeated-heads.ts';
import { sayShortcomings } from './shortcomings.ts';
import type { PressPage } from '../sheets/lay-out-body.ts';
import { runId, type Signature } from '../sheets/signature.ts';

/** A page as it is bound. It is known by the object itself, whichever signature it is of. */
export type ReadyPage = PlainPage | PrintedPage;

/**
 * A part of a signature that may be kept by itself: the run of one page of the book where all are plain, else the
 * whole.
 */
export interface ReadyPart extends Pick<PrintedSignature, 'targets'> {
  /** How many pages of the book it is the run of. */
  readonly runs: number;
  readonly pages: readonly ReadyPage[];
  readonly found: ReadBack;
}

/** A signature as it came back. */
export interface MadeReady extends Noted<ReadyParts> {
  /** Pages of the book with a line that is not where it was composed, by their place in the signature. */
  readonly amiss: readonly number[];
}

export interface ReadyParts {
  readonly parts: readonly ReadyPart[];
  /** The objects of the pages that are not plain. Binding uses them up: it changes and moves them. */
  readonly objects?: PrintedSignature;
}

export type ReadySignature = Omit<ReadyPart, 'runs'> & Pick<ReadyParts, 'objects'>;

export interface LineCounts {
  readonly lines: number;
  readonly byChrome: number;
}

/** The text of the manuscript on one page of the book. */
export interface OwnText {
  readonly id: string;
  /** What is seen of it (book/visible.ts). */
  readonly text: string;
}

/** What was read back of printed pages, as plain data. */
export interface ReadBack extends Pick<TextRead, 'glyphs' | 'glyphTexts'> {
  /** What its pages of the book say of the manuscript. */
  readonly own: readonly OwnText[];
  /** What each page holds, as Chrome paints it. */
  readonly pageTexts: readonly string[];
  /** Lines that were composed, and paragraphs that Chrome set (composing/compose-page.ts). */
  readonly composed: LineCounts;
  /** Chrome's own measures of the fonts, by PostScript name. */
  readonly descriptors: ReadonlyMap<string, Descriptor>;
  /** Present only where it has something that must be said. */
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

/**
 * Reads back what Chrome printed of the signature; the diagnostics name what it did not print as it was sent.
 *
 * @throws where the PDF is not one that Chrome writes.
 */
export async function makeReady(
  signature: Signature,
  pdf: Uint8Array,
  { ownFonts, inks, tagged }: ReadyOptions,
): Promise<MadeReady> {
  const printed = await readPrinted(pdf);
  const rows = new Rows();
  const joined = joinedContents(printed, ownFonts, (sheet, text, font) => rows.add(sheet, text, font));
  const contents = [...(tagged ? releaseRepeatedHeads(printed, joined) : joined)];
  const inked = inks && inkSignature(printed, contents, inks);
  if (!tagged) dropLinks(printed);
  const fonts = [...ownFonts.keys()];
  const pages = printed.pages.map((page, index) => {
    const content = contents[index];
    return (content && asPlainPage(page.dict, content, fonts)) ?? page;
  });
  // A signature of which something must be said about ink is kept as a whole, for what is said names the whole.
  const isPlain = pages.every((page) => 'content' in page) && (inked === undefined || isSilent(inked));
  const descriptors = descriptorsIn(printed);
  const read = (
    isPlain ? stretchesOf(signature, printed) : [{ of: signature.pages, first: 0, last: pages.length }]
  ).map((stretch) => {
    const { first, last } = stretch;
    return {
      ...stretch,
      ...readText({ ...printed, pages: printed.pages.slice(first, last) }, contents.slice(first, last), ownFonts),
    };
  });
  const texts = signature.pages.map((page) => ({ page, ...readPage(page.body) }));
  const amiss: number[] = [];
  const diagnostics = stretchesOf(signature, printed).flatMap(({ first, last }, index) => {
    const sent = texts[index];
    if (sent === undefined) return [];
    const text = read
      .flatMap((each) => each.texts.slice(Math.max(0, first - each.first), Math.max(0, last - each.first)))
      .join('');
    const painted = comparePainted(sent.page, sent, {
      text,
      pictures: sent.pictures === 0 ? 0 : paintedPictures(printed, contents, first, last),
    });
    const lines = ownFonts.size === 0 ? [] : compareLines(sent.page, rows.of(first, last));
    if (lines.length > 0) amiss.push(index);
    return [...painted, ...lines, ...sayShortcomings(sent.page)];
  });
  const parts = read.map(({ of, first, last, texts: pageTexts, glyphs, glyphTexts }): ReadyPart => {
    const own = texts.flatMap((text) => (of.includes(text.page) ? ownOf(text) : []));
    return {
      runs: of.length,
      pages: pages.slice(first, last),
      targets: targetsIn(printed, first, last),
      found: {
        own,
        pageTexts,
        composed: countsOf(signature.pages.filter((page) => of.includes(page))),
        glyphs,
        glyphTexts,
        descriptors: isPlain ? ofShown(descriptors, glyphs) : descriptors,
        ...(inked && !isPlain && { inked }),
      },
    };
  });
  if (isPlain) return { value: { parts }, diagnostics, amiss };
  dropFontPrograms(printed, ownFonts);
  for (const [index, page] of printed.pages.entries()) {
    const content = contents[index];
    if (pages[index] !== page) dropPage(printed, page);
    else if (content !== undefined) writeContent(printed, page, content);
  }
  shareResources(printed);
  return { value: { parts, objects: printed }, diagnostics, amiss };
}

/** Notes that stand on a page of their own are text of their chapters. */
function ownOf({ page, own, ofOthers }: { readonly page: PressPage } & PageText): OwnText[] {
  const others = Array.from(ofOthers, ([id, text]): OwnText => ({ id, text }));
  return page.kind === 'notes' ? others : [{ id: page.id, text: own }, ...others];
}

function countsOf(pages: readonly PressPage[]): LineCounts {
  return sumOf(
    pages.map(({ composed }) => ({ lines: composed?.lines.length ?? 0, byChrome: composed?.byChrome ?? 0 })),
  );
}

export function sumOf(counts: readonly LineCounts[]): LineCounts {
  return counts.reduce(
    (sum, { lines, byChrome }) => ({ lines: sum.lines + lines, byChrome: sum.byChrome + byChrome }),
    { lines: 0, byChrome: 0 },
  );
}

/** Only the fonts that this part shows: others would make it depend on the parts it was printed with. */
function ofShown(descriptors: ReadBack['descriptors'], glyphs: ReadBack['glyphs']): ReadBack['descriptors'] {
  return new Map([...descriptors].filter(([font]) => (glyphs.get(font)?.length ?? 0) > 0));
}

function isSilent({ pictures, lostTransparency, hasUnreadGradient }: Inked): boolean {
  return pictures.length === 0 && !lostTransparency && !hasUnreadGradient;
}

/** Where the run of each page of the book begins and ends. */
function stretchesOf(
  { pages }: Signature,
  printed: PrintedSignature,
): { readonly of: readonly Page[]; readonly first: number; readonly last: number }[] {
  const starts = pages.map((page) => printed.targets.get(runId(page))?.page ?? 0);
  return pages.map((page, index) => ({
    of: [page],
    first: starts[index] ?? 0,
    last: starts[index + 1] ?? printed.pages.length,
  }));
}

function targetsIn({ targets }: PrintedSignature, first: number, last: number): Map<string, Target> {
  return new Map(
    [...targets].flatMap(([id, target]) =>
      target.page >= first && target.page < last ? [[id, { ...target, page: target.page - first }] as const] : [],
    ),
  );
}

/** Joins the parts of a signature, in their order. */
export function joinParts({ parts, objects }: ReadyParts): ReadySignature {
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0)
    return { pages: only.pages, targets: only.targets, found: only.found, ...(objects && { objects }) };
  const targets = new Map<string, Target>();
  let before = 0;
  for (const part of parts) {
    for (const [id, target] of part.targets) targets.set(id, { ...target, page: target.page + before });
    before += part.pages.length;
  }
  const found = parts.map((part) => part.found);
  return {
    pages: parts.flatMap(({ pages }) => pages),
    targets,
    found: {
      own: found.flatMap(({ own }) => own),
      pageTexts: found.flatMap(({ pageTexts }) => pageTexts),
      composed: sumOf(found.map(({ composed }) => composed)),
      glyphs: byFont(
        found.map(({ glyphs }) => glyphs),
        joined,
      ),
      glyphTexts: byFont(
        found.map(({ glyphTexts }) => glyphTexts),
        (texts) => new Map(texts.flatMap((each) => [...each])),
      ),
      descriptors: new Map(found.toReversed().flatMap(({ descriptors }) => [...descriptors])),
    },
  };
}

/** The lists one after another; a glyph may come twice, for binding makes a set of them. */
function joined(lists: readonly Uint16Array[]): Uint16Array {
  const all = new Uint16Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

function byFont<T, R>(maps: readonly ReadonlyMap<string, T>[], join: (values: readonly T[]) => R): Map<string, R> {
  const fonts = new Set(maps.flatMap((map) => [...map.keys()]));
  return new Map([...fonts].map((font) => [font, join(maps.flatMap((map) => map.get(font) ?? []))]));
}

/** What messages call a signature: the title of its first page. */
export function titleOf({ pages }: Signature): string {
  return pages[0]?.title ?? '';
}
