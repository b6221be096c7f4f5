/** What pages of plain text paint is known by their bytes and those of their fonts: of an edited book few pages must be read. */

import { createHash } from 'node:crypto';
import type { Memory } from '../../host/facts.ts';
import { dictOf, elementsOf } from '../content/look-up.ts';
import { emptyPainting, type Painting, type PlacedImage, type Problem } from '../content/painting.ts';
import type { ContentReader } from '../content/walk.ts';
import type { Box } from '../content/matrix.ts';
import { PDFArray, PDFDict, PDFRawStream, type PDFObject } from '../objects.ts';

/** A painting as JSON has it. */
type PlainPainting = Omit<Painting, 'text' | 'images' | 'problems'> & {
  readonly text: Box | null;
  readonly inline: PlacedImage | null;
  readonly problems: readonly Problem[];
};

/** The same reader; pages that stand in the memory are not read. */
export function remembering(reader: ContentReader, memory: Memory): ContentReader {
  const digests = new Map<PDFDict, string>();
  const digestOf = (resources: PDFDict): string => {
    const known = digests.get(resources) ?? digest(resources);
    digests.set(resources, known);
    return known;
  };
  return {
    ...reader,
    page: (contents, resources, window) => {
      // Forms and images are told apart by their objects.
      if (resources === undefined || dictOf(resources, 'XObject') !== undefined || dictOf(resources, 'Pattern') !== undefined) return reader.page(contents, resources, window);
      const facts = memory.factsOf(contents.length === 1 && contents[0] ? contents[0].contents : Buffer.concat(contents.map((stream) => stream.contents)));
      const key = [digestOf(resources), ...window, ...contents.map((stream) => `${stream.contents.length}${stream.dict.toString()}`)].join(' ');
      const known = facts.recall('painting', () => plain(reader.page(contents, resources, window)), key);
      // Whether a page is too large depends on those before it.
      return known.problems.length > 0 ? reader.page(contents, resources, window) : revive(known);
    },
  };
}

function plain({ text, images, problems, ...inks }: Painting): PlainPainting {
  return { ...inks, text: text ?? null, inline: images.get('inline') ?? null, problems: [...problems] };
}

function revive({ text, inline, problems, ...inks }: PlainPainting): Painting {
  const images = inline === null ? [] : [['inline', inline] as const];
  return { ...emptyPainting(), ...inks, text: text ?? undefined, images: new Map(images), problems: new Set(problems) };
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
