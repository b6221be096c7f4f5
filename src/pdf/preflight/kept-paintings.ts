/**
 * What pages of plain text paint is known by their bytes and those of their fonts: of an edited book few pages must be
 * read.
 */

import { createHash } from 'node:crypto';
import { identified } from '../../host/digest.ts';
import { hashOf } from '../../host/hash.ts';
import { kept } from '../../host/kept.ts';
import type { Notebook } from '../../host/notebook.ts';
import { dictOf, elementsOf } from '../objects/look-up.ts';
import { union, type Box } from '../objects/matrix.ts';
import { emptyPainting, placeImage, type PaintingProblem } from './painting/painting.ts';
import type { PlacedImage } from '../content/placed-image.ts';
import type { ContentReader, PagePainting } from './painting/walk.ts';
import { PDFArray, PDFDict, PDFRawStream, type PDFObject } from '../objects/objects.ts';

/**
 * The streams that hold what was printed, with its `q` and its `Q` (pdf/binding/page.ts); folio and head come after
 * them, and are others when a chapter before has grown.
 */
const ofPrinted = 3;

/** A painting as JSON has it. */
type PlainPainting = Omit<PagePainting, 'text' | 'outside' | 'images' | 'problems'> & {
  readonly text: Box | null;
  readonly outside: Box | null;
  readonly inline: PlacedImage | null;
  readonly problems: readonly PaintingProblem[];
};

/** The same reader; pages that stand in the notebook are not read. */
export function withKept(reader: ContentReader, notebook: Notebook): ContentReader {
  const digests = new Map<PDFDict, string>();
  const digestOf = (resources: PDFDict): string => {
    const known = digests.get(resources) ?? digest(resources);
    digests.set(resources, known);
    return known;
  };
  // What comes before and after a page's own is the same stream on many.
  const stamps = new Map<PDFRawStream, string>();
  const stampOf = (stream: PDFRawStream): string => {
    const known = stamps.get(stream) ?? `${stream.dict.toString()} ${hashOf(stream.contents)}`;
    stamps.set(stream, known);
    return known;
  };
  const paintingOf = (contents: readonly PDFRawStream[], resources: PDFDict, window: Box): PlainPainting => {
    const part: PagePart = identified({ reader, contents, resources, window }, [
      'part of a page',
      digestOf(resources),
      window,
      contents.map(stampOf),
    ]);
    return kept({ notebook, name: 'painting', inputs: { part }, make: paintingOfPart });
  };
  return {
    ...reader,
    page: (contents, resources, window) => {
      // Forms and images are told apart by their objects.
      if (
        resources === undefined ||
        dictOf(resources, 'XObject') !== undefined ||
        dictOf(resources, 'Pattern') !== undefined
      )
        return reader.page(contents, resources, window);
      const parts = [contents.slice(0, ofPrinted), contents.slice(ofPrinted)].map((part) =>
        paintingOf(part, resources, window),
      );
      // Whether a page is too large depends on those before it.
      if (parts.some(({ problems }) => problems.length > 0) || parts[0]?.isBack !== true)
        return reader.page(contents, resources, window);
      return revive(parts);
    },
  };
}

interface PagePart {
  readonly reader: ContentReader;
  readonly contents: readonly PDFRawStream[];
  readonly resources: PDFDict;
  readonly window: Box;
}

function paintingOfPart({ part: { reader, contents, resources, window } }: { readonly part: PagePart }): PlainPainting {
  return plain(reader.page(contents, resources, window));
}

function plain({ text, outside, images, problems, ...inks }: PagePainting): PlainPainting {
  return {
    ...inks,
    text: text ?? null,
    outside: outside ?? null,
    inline: images.get('inline') ?? null,
    problems: [...problems],
  };
}

/** The parts of a page as one; without problems. */
function revive(parts: readonly PlainPainting[]): PagePainting {
  const painting = { ...emptyPainting(), isBack: true };
  for (const { textInks, drawingInks, imageInks, shining, text, outside, inline, isBack } of parts) {
    painting.textInks |= textInks;
    painting.drawingInks |= drawingInks;
    painting.imageInks |= imageInks;
    painting.shining |= shining;
    painting.text = union(painting.text, text ?? undefined);
    painting.outside = union(painting.outside, outside ?? undefined);
    if (inline !== null) placeImage(painting, 'inline', inline);
    painting.isBack &&= isBack;
  }
  return painting;
}

/** Of the dictionary and all that it refers to. */
function digest(dict: PDFDict): string {
  const hash = createHash('sha256');
  const numbers = new Map<PDFObject, number>();
  const write = (object: PDFObject | undefined): void => {
    const number = object && numbers.get(object);
    if (object === undefined || number !== undefined) return void hash.update(`@${number ?? ''} `);
    numbers.set(object, numbers.size);
    if (object instanceof PDFRawStream) {
      write(object.dict);
      hash.update(`${object.contents.length} `).update(object.contents);
    } else if (object instanceof PDFDict) {
      hash.update('<<');
      for (const [key] of object.entries()) {
        hash.update(key.toString());
        write(object.lookup(key));
      }
      hash.update('>>');
    } else if (object instanceof PDFArray) {
      hash.update('[');
      elementsOf(object).forEach(write);
      hash.update(']');
    } else hash.update(`${object.toString()} `);
  };
  write(dict);
  return hash.digest('base64');
}
