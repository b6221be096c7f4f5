/**
 * Reads a bound PDF back without outside tools: the text of its pages, the targets of links and bookmarks, its
 * metadata.
 */

import {
  deflated,
  inflated,
  name,
  parsePdf,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  type PDFObject,
} from '../../src/pdf/objects/objects.ts';
import { fontRefs, type PrintedSignature } from '../../src/pdf/signatures/printed.ts';
import { readText } from '../../src/pdf/signatures/read-text.ts';

export interface BoundPdf {
  readonly pages: readonly ReadPage[];
  readonly fonts: readonly { readonly name: string; readonly type: string; readonly embedded: boolean }[];
  readonly outline: readonly Bookmark[];
  readonly info: Readonly<Record<string, string>>;
  readonly xmp: string;
  /** The first page index of each range and its style, `0 r`. */
  readonly labels: readonly string[];
  readonly catalogKeys: readonly string[];
}

export interface ReadPage {
  /** The number in the PDF: 1 is the first, a recto. */
  readonly number: number;
  readonly boxes: Readonly<Record<string, readonly number[]>>;
  /** What Chrome printed, in the order of painting. */
  readonly text: string;
  /** Running head and folio, which binding adds. */
  readonly furniture: readonly FurnitureLine[];
  /** True when the page has a content stream. */
  readonly hasContent: boolean;
  readonly links: readonly Link[];
  readonly keys: readonly string[];
}

export interface FurnitureLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export type Link = { readonly uri: string } | { readonly page: number };

export interface Bookmark {
  readonly title: string;
  readonly page: number;
  readonly children: readonly Bookmark[];
}

export async function readBound(bytes: Uint8Array): Promise<BoundPdf> {
  const context = await parsePdf(bytes);
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const pages = leaves(context, catalog.lookup(name('Pages'), PDFDict));
  const bound: PrintedSignature = { context, catalog, pages, targets: new Map() };
  const numberOf = new Map(pages.map(({ ref }, index) => [ref, index + 1]));
  const info = context.lookupMaybe(context.trailerInfo.Info, PDFDict);
  const xmp = catalog.lookup(name('Metadata'));
  const outlines = catalog.lookupMaybe(name('Outlines'), PDFDict);
  return {
    pages: pages.map((page, index) => readPage(bound, page, { number: index + 1, numberOf })),
    fonts: [...fontRefs(bound).values()].map(readFont),
    outline: outlines === undefined ? [] : bookmarks(outlines, numberOf),
    info: Object.fromEntries((info?.entries() ?? []).map(([key, value]) => [key.decodeText(), textOf(value)])),
    xmp: xmp instanceof PDFRawStream ? inflated(xmp).toString('utf8') : '',
    labels: readLabels(catalog.lookup(name('PageLabels'), PDFDict)),
    catalogKeys: catalog.keys().map((key) => key.decodeText()),
  };
}

interface Leaf {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

type Numbers = ReadonlyMap<PDFObject | undefined, number>;

function leaves(context: PDFContext, node: PDFDict): Leaf[] {
  return node
    .lookup(name('Kids'), PDFArray)
    .asArray()
    .flatMap((kid) => {
      const dict = context.lookup(kid, PDFDict);
      return dict.has(name('Kids')) ? leaves(context, dict) : [{ ref: kid as PDFRef, dict }];
    });
}

function readPage(
  bound: PrintedSignature,
  { ref, dict }: Leaf,
  { number, numberOf }: { number: number; numberOf: Numbers },
): ReadPage {
  const operators = contentOf(dict);
  const furniture = /\/Artifact <<\/Type \/Pagination>> BDC\n([^]*?)EMC/.exec(operators)?.[1] ?? '';
  const read = (part: string) =>
    readText({ ...bound, pages: [{ ref, dict: withContent(dict, part, bound.context) }] }).texts[0] ?? '';
  const boxes = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox'].flatMap((key) => {
    const box = dict.lookupMaybe(name(key), PDFArray);
    return box === undefined ? [] : [[key, box.asArray().map((edge) => (edge as PDFNumber).asNumber())] as const];
  });
  return {
    number,
    boxes: Object.fromEntries(boxes),
    text: read(operators.replace(furniture, '')),
    furniture: [...furniture.matchAll(/BT (.*?) ([\d.]+) ([\d.]+) Td .*? ET/g)].map(([line, , x, y]) => ({
      text: read(line),
      x: Number(x),
      y: Number(y),
    })),
    hasContent: dict.has(name('Contents')),
    links: (dict.lookupMaybe(name('Annots'), PDFArray)?.asArray() ?? []).map((ref) =>
      readLink(bound.context.lookup(ref, PDFDict), numberOf),
    ),
    keys: dict.keys().map((key) => key.decodeText()),
  };
}

function contentOf(page: PDFDict): string {
  const contents = page.lookup(name('Contents'));
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((_, index) => contents.lookup(index)) : [contents];
  return streams
    .map((stream) => (stream instanceof PDFRawStream ? inflated(stream).toString('latin1') : ''))
    .join('\n');
}

/**
 * A page with the given operators only. Its fonts get names that begin with F, because `readText` expects those of
 * Chrome.
 */
function withContent(page: PDFDict, operators: string, context: PDFContext): PDFDict {
  const fonts = page.lookup(name('Resources'), PDFDict).lookupMaybe(name('Font'), PDFDict)?.clone(context);
  for (const key of fonts?.keys() ?? []) {
    const font = key.decodeText().startsWith('KebenFurniture') ? fonts?.get(key) : undefined;
    if (font !== undefined) fonts?.set(name(key.decodeText().slice('Keben'.length)), font);
  }
  const copy = page.clone(context);
  if (fonts !== undefined) copy.set(name('Resources'), context.obj({ Font: fonts }));
  copy.set(name('Contents'), deflated(context, operators.replace(/\/Keben(?=Furniture\d* )/g, '/')));
  return copy;
}

function readLink(annotation: PDFDict, numberOf: Numbers): Link {
  const destination = annotation.lookupMaybe(name('Dest'), PDFArray);
  if (destination !== undefined) return { page: numberOf.get(destination.get(0)) ?? 0 };
  return { uri: textOf(annotation.lookupMaybe(name('A'), PDFDict)?.lookup(name('URI'))) };
}

function readFont(font: PDFDict): BoundPdf['fonts'][number] {
  const inner = font.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookup(0, PDFDict);
  const descriptor = inner?.lookupMaybe(name('FontDescriptor'), PDFDict);
  const type = (dict: PDFDict | undefined) => dict?.lookupMaybe(name('Subtype'), PDFName)?.decodeText() ?? '';
  return {
    name: font.lookupMaybe(name('BaseFont'), PDFName)?.decodeText() ?? '',
    type: [type(font), type(inner)].join(' '),
    embedded: descriptor?.lookup(name('FontFile2')) instanceof PDFRawStream,
  };
}

function bookmarks(parent: PDFDict, numberOf: Numbers): Bookmark[] {
  const found: Bookmark[] = [];
  for (
    let item = parent.lookupMaybe(name('First'), PDFDict);
    item !== undefined;
    item = item.lookupMaybe(name('Next'), PDFDict)
  ) {
    const page = numberOf.get(item.lookup(name('Dest'), PDFArray).get(0)) ?? 0;
    found.push({ title: textOf(item.lookup(name('Title'))), page, children: bookmarks(item, numberOf) });
  }
  return found;
}

function readLabels(labels: PDFDict): string[] {
  const nums = labels.lookup(name('Nums'), PDFArray);
  return Array.from({ length: nums.size() / 2 }, (_, index) => {
    const style = nums
      .lookup(2 * index + 1, PDFDict)
      .lookup(name('S'), PDFName)
      .decodeText();
    return `${nums.lookup(2 * index, PDFNumber).asNumber()} ${style}`;
  });
}

/** Text of a literal or hexadecimal string. */
function textOf(object: PDFObject | undefined): string {
  return object !== undefined && 'decodeText' in object && typeof object.decodeText === 'function'
    ? String(object.decodeText())
    : '';
}
