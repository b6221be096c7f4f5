/** 校勘 of the words in drawings: each text of the manuscript's SVG must be labelled and painted in that of the EPUB. */

import type { Asset } from '../book/model.ts';
import { readSvgTree, type SvgElement } from '../book/svg-tree.ts';
import { visibleOf } from '../book/visible.ts';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { packedFiles, unpack } from '../epub/zip.ts';

/** A text as fonts/outline-svg.ts writes it. */
interface PaintedText {
  readonly words: string;
  readonly outlines: string;
}

/**
 * `assets` are the pictures of the book. One that lost a text is reported at its place in the manuscript, with the
 * first text lost.
 */
export function collatePictures(assets: Iterable<Asset>, epub: Uint8Array, name: string): Diagnostic[] {
  const lettered = [...assets].filter(({ words }) => words !== undefined);
  if (lettered.length === 0) return [];
  const files = new Map((packedFiles(epub) ?? []).map((file) => [file.path.replace(/^.*\//, ''), file]));
  return lettered.flatMap((asset) => {
    const file = files.get(asset.name);
    const found = file === undefined ? [] : paintedTexts(unpack(file));
    const lost = firstLost(asset.words ?? [], paintedTexts(asset.bytes), found);
    return lost === undefined
      ? []
      : [
          diagnose(
            'text-is-complete',
            {
              name,
              wanted: `${asset.source}: ${lost}`,
              found: found
                .map(({ words }) => words)
                .join('｜')
                .slice(0, 60),
            },
            asset.place,
          ),
        ];
  });
}

/** Compares in order; a drawing may have labels for texts that it does not paint. */
function firstLost(
  wanted: readonly string[],
  made: readonly PaintedText[],
  found: readonly PaintedText[],
): string | undefined {
  let at = 0;
  for (const words of wanted) {
    const index = made.findIndex((text, place) => place >= at && visibleOf(text.words) === visibleOf(words));
    const text = made[index];
    if (text === undefined || !found.some((one) => one.words === text.words && one.outlines === text.outlines))
      return words;
    at = index + 1;
  }
  return undefined;
}

function paintedTexts(svg: Uint8Array): PaintedText[] {
  return labelledIn(readSvgTree(Buffer.from(svg).toString('utf8')))
    .map((element) => ({ words: element.attributes.get('aria-label') ?? '', outlines: outlinesIn(element) }))
    .filter(({ outlines }) => outlines !== '');
}

function labelledIn(element: SvgElement): SvgElement[] {
  const inner = element.children.flatMap((child) => (typeof child === 'string' ? [] : labelledIn(child)));
  return element.attributes.has('aria-label') ? [element, ...inner] : inner;
}

function outlinesIn(element: SvgElement): string {
  return `${element.name === 'path' ? (element.attributes.get('d') ?? '') : ''}${element.children.map((child) => (typeof child === 'string' ? '' : outlinesIn(child))).join('')}`;
}
