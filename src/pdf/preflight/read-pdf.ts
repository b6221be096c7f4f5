/**
 * Reads any PDF into what the rules look at. A stream at a time is unpacked; what is kept of a page is a few numbers.
 */

import { setImmediate as aMoment } from 'node:timers/promises';
import type { Notebook } from '../../host/notebook.ts';
import { PDFDict, PDFName, type PDFArray, type PDFContext } from '../objects/objects.ts';
import { arrayOf, asDict, dictOf, elementsOf, nameOf, numberOf, streamOf, textOf } from '../objects/look-up.ts';
import { unpackStream, usualBounds, type Bounds, type Budget } from './painting/streams.ts';
import { openContentReader, type ContentReader } from './painting/walk.ts';
import { withKept } from './kept-paintings.ts';
import { pageLeaves, type PageLeaf } from './read-pages.ts';
import { readXmp } from './read-xmp.ts';
import { trimOf, type FontOnPages, type OutputIntent, type PageReading, type PdfReading, type Xmp } from './reading.ts';

export interface ReadOptions {
  readonly bounds?: Bounds;
  /** What is known of pages that were read before. */
  readonly notebook?: Notebook;
}

export async function readPdf(
  context: PDFContext,
  version: string,
  { bounds = usualBounds, notebook }: ReadOptions = {},
): Promise<PdfReading> {
  const catalog = asDict(context.lookup(context.trailerInfo.Root)) ?? PDFDict.withContext(context);
  const budget: Budget = { bounds, left: bounds.total };
  const anew = openContentReader(budget);
  const reader = notebook === undefined ? anew : withKept(anew, notebook);
  const { leaves, problems } = pageLeaves(catalog);
  const annotations = openAnnotationReader();
  const pages: PageReading[] = [];
  for (const [index, leaf] of leaves.entries()) {
    if (index % 32 === 31) await aMoment(); // others have work too
    pages.push(readPage(leaf, index + 1, { reader, annotations }));
  }
  return {
    version: laterOf(version, nameOf(catalog, 'Version') ?? version),
    pages,
    fonts: fontsOn(leaves, reader),
    info: readInfo(asDict(context.lookup(context.trailerInfo.Info))),
    xmp: xmpOf(catalog, budget),
    outputIntents: elementsOf(arrayOf(catalog, 'OutputIntents'), mostIntents).map((each) => readIntent(asDict(each))),
    hasOutline: dictOf(dictOf(catalog, 'Outlines'), 'First') !== undefined,
    isTagged: dictOf(catalog, 'StructTreeRoot') !== undefined,
    hasFileId: context.trailerInfo.ID !== undefined,
    isRightBound: nameOf(dictOf(catalog, 'ViewerPreferences'), 'Direction') === 'R2L',
    scripts: scriptsOf(catalog),
    problems,
  };
}

/** The catalog may say a later version than the head of the file (7.2.2). */
function laterOf(head: string, catalog: string): string {
  return Number(catalog) > Number(head) ? catalog : head;
}

interface Readers {
  readonly reader: ContentReader;
  readonly annotations: (array: PDFArray | undefined) => Annotations;
}

interface Annotations {
  readonly subtypes: readonly string[];
  readonly hasScript: boolean;
}

function readPage(
  { dict, resources, contents, boxes, rotation }: PageLeaf,
  number: number,
  { reader, annotations }: Readers,
): PageReading {
  const { subtypes, hasScript } = annotations(arrayOf(dict, 'Annots'));
  return {
    number,
    boxes,
    rotation,
    unit: numberOf(dict, 'UserUnit') ?? 1,
    annotations: subtypes,
    hasScript: hasScript || dictOf(dict, 'AA') !== undefined,
    painting: reader.page(contents, resources, trimOf({ boxes })),
  };
}

/** Pages of a hostile file may share one long list. */
function openAnnotationReader(): Readers['annotations'] {
  const known = new Map<PDFArray, Annotations>();
  return (array) => {
    if (array === undefined) return { subtypes: [], hasScript: false };
    const read = known.get(array) ?? readAnnotations(elementsOf(array).flatMap((each) => asDict(each) ?? []));
    known.set(array, read);
    return read;
  };
}

/** Actions that do more than show a place (12.6.4). */
const acting = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'ResetForm',
  'Rendition',
  'Movie',
  'Sound',
]);

function isActing(action: PDFDict | undefined): boolean {
  return acting.has(nameOf(action, 'S') ?? '');
}

function readAnnotations(dicts: readonly PDFDict[]): Annotations {
  return {
    subtypes: [...new Set(dicts.map((dict) => nameOf(dict, 'Subtype') ?? '?'))],
    hasScript: dicts.some((dict) => isActing(dictOf(dict, 'A')) || dictOf(dict, 'AA') !== undefined),
  };
}

/** What the catalog says of the press and of the file; both have a handful. */
const mostIntents = 100;
const mostInfo = 1000;

/** Of one page; more is no page of a book. */
const mostFonts = 1000;
const mostForms = 10_000;
const deepestForm = 24;
/** Fonts that are looked at for all pages: pages of a hostile file share long lists of them. */
const mostFontsLookedAt = 2_000_000;

/** Every font the pages name, those inside forms too, and where. */
function fontsOn(leaves: readonly PageLeaf[], reader: ContentReader): FontOnPages[] {
  const pagesOf = new Map<PDFDict, number[]>();
  const known = new Map<PDFDict, ReadonlySet<PDFDict>>();
  let left = mostFontsLookedAt;
  for (const [index, { resources }] of leaves.entries()) {
    for (const font of fontsIn(resources, known, 0)) {
      left -= 1;
      if (left < 0) break;
      const pages = pagesOf.get(font);
      if (pages === undefined) pagesOf.set(font, [index + 1]);
      else pages.push(index + 1);
    }
  }
  return [...pagesOf].map(([dict, pages]) => ({ font: reader.font(dict), pages }));
}

function fontsIn(
  resources: PDFDict | undefined,
  known: Map<PDFDict, ReadonlySet<PDFDict>>,
  depth: number,
): ReadonlySet<PDFDict> {
  const found = (resources && known.get(resources)) ?? new Set<PDFDict>();
  if (resources === undefined || known.has(resources) || depth > deepestForm) return found;
  const fonts = new Set<PDFDict>(valuesOf(dictOf(resources, 'Font'), mostFonts));
  known.set(resources, fonts);
  for (const form of valuesOf(dictOf(resources, 'XObject'), mostForms)) {
    for (const font of fontsIn(dictOf(form, 'Resources'), known, depth + 1))
      if (fonts.size < mostFonts) fonts.add(font);
  }
  return fonts;
}

function valuesOf(dict: PDFDict | undefined, most: number): PDFDict[] {
  return (dict?.keys() ?? []).slice(0, most).flatMap((key) => asDict(dict?.lookup(key)) ?? []);
}

function readInfo(info: PDFDict | undefined): Record<string, string> {
  return Object.fromEntries(
    (info?.keys() ?? []).slice(0, mostInfo).flatMap((key) => {
      const value = info?.lookup(key);
      const text = value instanceof PDFName ? value.decodeText() : textOf(info, key.decodeText());
      return text === undefined ? [] : [[key.decodeText(), text]];
    }),
  );
}

function xmpOf(catalog: PDFDict, budget: Budget): Xmp | undefined {
  const stream = streamOf(catalog, 'Metadata');
  const bytes = stream && unpackStream(stream, budget);
  return bytes === undefined || typeof bytes === 'string'
    ? undefined
    : readXmp(Buffer.from(bytes.subarray(0, 2 ** 20)).toString('utf8'));
}

function readIntent(dict: PDFDict | undefined): OutputIntent {
  return {
    subtype: nameOf(dict, 'S') ?? '',
    condition: textOf(dict, 'OutputConditionIdentifier') ?? '',
    registry: textOf(dict, 'RegistryName') ?? '',
    hasProfile: streamOf(dict, 'DestOutputProfile') !== undefined,
  };
}

function scriptsOf(catalog: PDFDict): string[] {
  const places = [
    isActing(dictOf(catalog, 'OpenAction')) && 'OpenAction',
    dictOf(dictOf(catalog, 'Names'), 'JavaScript') !== undefined && 'Names/JavaScript',
    dictOf(catalog, 'AA') !== undefined && 'AA',
  ];
  return places.filter((place) => place !== false);
}
