/**
 * Reads a reviewer's comments from the PDF of a review copy: highlights, notes, strike-outs, each with the id of the
 * passage at which it stands. Passages are found by named destinations that binding writes, which programs for
 * annotating do not touch. The file comes from outside, so its size, depth and counts are bounded, and what is
 * malformed is skipped.
 */

import {
  name,
  parsePdf,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRef,
  type PDFContext,
  type PDFObject,
} from '../pdf/objects/objects.ts';

export interface Annotation {
  /** `Highlight`, `StrikeOut` … (ISO 32000-1, 12.5.6). */
  readonly kind: AnnotationKind;
  /** Id of the passage; absent before the first one. */
  readonly passage?: string;
  /** Counted from 1. */
  readonly page: number;
  readonly text: string;
  /** The name that the reviewer's program gives. */
  readonly who: string;
}

export interface Annotated {
  readonly round?: number;
  readonly annotations: readonly Annotation[];
  /** True when the file names passages, as review copies do. */
  readonly isReviewCopy: boolean;
}

const kinds = [
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Text',
  'FreeText',
  'Caret',
  'Ink',
  'Stamp',
  'Square',
  'Circle',
  'Line',
  'Polygon',
  'PolyLine',
] as const;
export type AnnotationKind = (typeof kinds)[number];

const mostPages = 50_000;
const mostAnnotations = 20_000;
const mostNames = 1_000_000;
const deepest = 40;

/** `undefined` for a file that is no PDF, damaged, or encrypted. */
export async function readAnnotations(bytes: Uint8Array): Promise<Annotated | undefined> {
  try {
    const context = await parsePdf(bytes);
    if (context.trailerInfo.Encrypt !== undefined) return undefined;
    const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
    const pages = pagesOf(context, catalog);
    const passages = passagesOf(catalog, new Map(pages.map(({ ref }, index) => [ref, index])));
    const annotations = pages
      .flatMap(({ dict }, page) => annotationsOf(dict, page, passages))
      .slice(0, mostAnnotations);
    const round = Number(textOf(context.lookupMaybe(context.trailerInfo.Info, PDFDict)?.lookup(name('KebenRound'))));
    return {
      annotations,
      isReviewCopy: passages.length > 0,
      ...(Number.isInteger(round) && round > 0 && round < 1000 && { round }),
    };
  } catch {
    return undefined; // pdf-lib throws errors of many kinds for a damaged file
  }
}

interface Leaf {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

/** A page tree with a loop in it is not followed twice. */
function pagesOf(context: PDFContext, catalog: PDFDict): Leaf[] {
  const leaves: Leaf[] = [];
  const seen = new Set<PDFObject>();
  const visit = (node: PDFDict, depth: number): void => {
    for (const kid of node.lookupMaybe(name('Kids'), PDFArray)?.asArray() ?? []) {
      if (seen.has(kid) || depth > deepest || leaves.length >= mostPages || !(kid instanceof PDFRef)) continue;
      seen.add(kid);
      const dict = context.lookup(kid);
      if (!(dict instanceof PDFDict)) continue;
      if (dict.has(name('Kids'))) visit(dict, depth + 1);
      else leaves.push({ ref: kid, dict });
    }
  };
  visit(catalog.lookup(name('Pages'), PDFDict), 0);
  return leaves;
}

interface PlacedPassage {
  readonly label: string;
  readonly page: number;
  readonly y: number;
}

/** Sorted in reading order: by page, then from the top down. */
function passagesOf(catalog: PDFDict, pageOf: ReadonlyMap<PDFObject | undefined, number>): PlacedPassage[] {
  const found: PlacedPassage[] = [];
  const seen = new Set<PDFDict>();
  const visit = (node: PDFDict | undefined, depth: number): void => {
    if (node === undefined || seen.has(node) || depth > deepest) return;
    seen.add(node);
    const names = node.lookupMaybe(name('Names'), PDFArray);
    for (let index = 0; names !== undefined && index + 1 < names.size() && found.length < mostNames; index += 2) {
      const label = textOf(names.lookup(index));
      const value = names.lookup(index + 1);
      const place = value instanceof PDFDict ? value.lookup(name('D')) : value;
      const page = place instanceof PDFArray ? pageOf.get(place.get(0)) : undefined;
      const y = place instanceof PDFArray ? place.lookup(3) : undefined;
      if (/^[0-9a-z]+\.\d+$/.test(label) && page !== undefined && y instanceof PDFNumber)
        found.push({ label, page, y: y.asNumber() });
    }
    const kids = node.lookupMaybe(name('Kids'), PDFArray);
    for (let index = 0; kids !== undefined && index < kids.size(); index += 1) {
      const kid = kids.lookup(index);
      if (kid instanceof PDFDict) visit(kid, depth + 1);
    }
  };
  visit(catalog.lookupMaybe(name('Names'), PDFDict)?.lookupMaybe(name('Dests'), PDFDict), 0);
  return found.sort((a, b) => a.page - b.page || b.y - a.y);
}

function annotationsOf(page: PDFDict, number: number, passages: readonly PlacedPassage[]): Annotation[] {
  const list = page.lookupMaybe(name('Annots'), PDFArray);
  const found: Annotation[] = [];
  for (let index = 0; list !== undefined && index < list.size() && index < mostAnnotations; index += 1) {
    const dict = list.lookup(index);
    if (!(dict instanceof PDFDict)) continue;
    const kind = kinds.find((known) => known === (dict.lookup(name('Subtype')) as PDFName | undefined)?.decodeText());
    if (kind === undefined) continue;
    const passage = passageAt(passages, number, heightOf(dict));
    found.push({
      kind,
      page: number + 1,
      text: textOf(dict.lookup(name('Contents'))),
      who: textOf(dict.lookup(name('T'))),
      ...(passage !== undefined && { passage }),
    });
  }
  return found;
}

/**
 * Points below the upper edge of a mark at which its passage is looked up; a mark often reaches into the line above.
 */
const inset = 4;

/** The height of the first marked line, else of the whole mark. */
function heightOf(annotation: PDFDict): number {
  const numbers = (key: string): number[] =>
    (annotation.lookupMaybe(name(key), PDFArray)?.asArray() ?? [])
      .slice(0, 8)
      .map((value) => (value instanceof PDFNumber ? value.asNumber() : 0));
  const [quad, rect] = [numbers('QuadPoints'), numbers('Rect')];
  const heights = quad.length === 8 ? quad.filter((_, index) => index % 2 === 1) : [rect[1] ?? 0, rect[3] ?? 0];
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  return Math.max((low + high) / 2, high - inset);
}

/** The last passage that begins at or above the height, or on an earlier page. */
function passageAt(passages: readonly PlacedPassage[], page: number, height: number): string | undefined {
  let [low, high] = [0, passages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = passages[middle];
    if (at !== undefined && (at.page < page || (at.page === page && at.y >= height))) low = middle + 1;
    else high = middle;
  }
  return passages[low - 1]?.label;
}

/** Text of a literal or hexadecimal string; empty for any other object. */
function textOf(object: PDFObject | undefined): string {
  return object !== undefined &&
    'decodeText' in object &&
    typeof object.decodeText === 'function' &&
    !(object instanceof PDFName)
    ? String(object.decodeText())
    : '';
}
