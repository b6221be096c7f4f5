/**
 * The comments of a reviewer in the PDF of a review copy: what was highlighted, noted, struck out, and the id of the
 * passage it stands at. Passages are found by the named destinations that binding writes, which programs for annotating
 * leave alone. The file comes from outside: how much of it is looked at is bounded, and what does not fit is passed
 * over.
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
  /** Id of the passage; absent where no passage stands before it. */
  readonly passage?: string;
  /** 1-based. */
  readonly page: number;
  readonly text: string;
  /** As the reviewer's program calls him. */
  readonly who: string;
}

export interface Annotated {
  readonly round?: number;
  readonly annotations: readonly Annotation[];
  /** Passages have names in it: it is a review copy. */
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

/** `undefined` for what is no PDF, is damaged or encrypted. */
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
    return undefined; // pdf-lib throws whatever it stumbles over
  }
}

interface Leaf {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
}

/** A tree whose branches meet again, or that is its own branch, ends. */
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

interface Passage {
  readonly label: string;
  readonly page: number;
  readonly y: number;
}

/** In reading order: down the page, page by page. */
function passagesOf(catalog: PDFDict, pageOf: ReadonlyMap<PDFObject | undefined, number>): Passage[] {
  const found: Passage[] = [];
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

function annotationsOf(page: PDFDict, number: number, passages: readonly Passage[]): Annotation[] {
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
 * A little below the upper edge of what is marked, so that a mark that reaches over its line does not count for the one
 * above.
 */
const inset = 4;

/** Of the first line marked, else of the whole. */
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

/** The last that begins at or above the height, or on a page before. */
function passageAt(passages: readonly Passage[], page: number, height: number): string | undefined {
  let [low, high] = [0, passages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = passages[middle];
    if (at !== undefined && (at.page < page || (at.page === page && at.y >= height))) low = middle + 1;
    else high = middle;
  }
  return passages[low - 1]?.label;
}

/** Text strings come in brackets or in hexadecimal; anything else is nothing. */
function textOf(object: PDFObject | undefined): string {
  return object !== undefined &&
    'decodeText' in object &&
    typeof object.decodeText === 'function' &&
    !(object instanceof PDFName)
    ? String(object.decodeText())
    : '';
}
