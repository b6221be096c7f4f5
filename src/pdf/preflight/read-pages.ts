/** The pages of any PDF in their order, with what they inherit (ISO 32000-1, 7.7.3). */

import { PDFArray, PDFDict, PDFRawStream, type PDFObject } from '../objects/objects.ts';
import { arrayOf, asDict, dictOf, elementsOf, entryOf, numberOf, numbersOf } from '../objects/look-up.ts';
import type { Box } from '../objects/matrix.ts';
import type { PaintingProblem } from './painting/painting.ts';
import type { Boxes } from './reading.ts';

export interface PageLeaf {
  readonly dict: PDFDict;
  readonly resources: PDFDict | undefined;
  readonly contents: readonly PDFRawStream[];
  readonly boxes: Boxes;
  readonly rotation: number;
}

/** What a node gives to its kids. */
interface Inherited {
  readonly resources?: PDFDict | undefined;
  readonly media?: Box | undefined;
  readonly crop?: Box | undefined;
  readonly rotation: number;
}

/** More than any press binds. */
const mostPages = 100_000;

const letter: Box = [0, 0, 612, 792];

/** Leaves of the tree from left to right; a node that is met again is not entered twice. */
export function pageLeaves(catalog: PDFDict): {
  readonly leaves: readonly PageLeaf[];
  readonly problems: ReadonlySet<PaintingProblem>;
} {
  const leaves: PageLeaf[] = [];
  const problems = new Set<PaintingProblem>();
  const seen = new Set<PDFDict>();
  const boxOf = openBoxReader();
  const waiting: { readonly node: PDFObject | undefined; readonly inherited: Inherited }[] = [
    { node: entryOf(catalog, 'Pages'), inherited: { rotation: 0 } },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const dict = asDict(next.node);
    if (dict === undefined) continue;
    if (seen.has(dict) || leaves.length >= mostPages) {
      problems.add(seen.has(dict) ? 'circle' : 'too large');
      continue;
    }
    seen.add(dict);
    const inherited = inherit(dict, next.inherited, boxOf);
    const kids = arrayOf(dict, 'Kids');
    if ((arrayOf(dict, 'Contents')?.size() ?? 0) > mostContents) problems.add('too large');
    if (kids === undefined) leaves.push(readLeaf(dict, inherited, boxOf));
    else for (const node of elementsOf(kids, mostPages + 1).reverse()) waiting.push({ node, inherited });
  }
  return { leaves, problems };
}

function inherit(dict: PDFDict, from: Inherited, boxOf: BoxReader): Inherited {
  return {
    resources: dictOf(dict, 'Resources') ?? from.resources,
    media: boxOf(dict, 'MediaBox') ?? from.media,
    crop: boxOf(dict, 'CropBox') ?? from.crop,
    rotation: numberOf(dict, 'Rotate') ?? from.rotation,
  };
}

function readLeaf(dict: PDFDict, { resources, media = letter, crop, rotation }: Inherited, boxOf: BoxReader): PageLeaf {
  const [bleed, trim, art] = [boxOf(dict, 'BleedBox'), boxOf(dict, 'TrimBox'), boxOf(dict, 'ArtBox')];
  const boxes = { media, crop: crop ?? media, ...(bleed && { bleed }), ...(trim && { trim }), ...(art && { art }) };
  return {
    dict,
    resources,
    contents: contentsOf(dict),
    boxes,
    rotation: (((Math.round(rotation / 90) * 90) % 360) + 360) % 360,
  };
}

/** Streams of one page; programs that write one for each line have some hundreds. */
const mostContents = 10_000;

function contentsOf(dict: PDFDict): PDFRawStream[] {
  const contents = entryOf(dict, 'Contents');
  const streams = contents instanceof PDFArray ? elementsOf(contents, mostContents) : [contents];
  return streams.filter((stream) => stream instanceof PDFRawStream);
}

type BoxReader = (dict: PDFDict, key: string) => Box | undefined;

/** Corners may come in any order (7.9.5). Pages share their boxes, and those of a hostile file a long list. */
function openBoxReader(): BoxReader {
  const known = new Map<PDFArray | undefined, Box | undefined>([[undefined, undefined]]);
  return (dict, key) => {
    const array = arrayOf(dict, key);
    if (known.has(array)) return known.get(array);
    const [x, y, z, w] = numbersOf(array);
    const box: Box | undefined =
      x === undefined || y === undefined || z === undefined || w === undefined
        ? undefined
        : [Math.min(x, z), Math.min(y, w), Math.max(x, z), Math.max(y, w)];
    known.set(array, box);
    return box;
  };
}
