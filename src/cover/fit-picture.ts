/** The author's picture on a printed front: which part is seen, how sharp it is, and what has to be said of it. */

import type { Asset } from '../book/model.ts';
import { diagnose, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import { usualDpi } from '../editions/printers.ts';
import type { Box } from '../pages/views.ts';
import { cropTo } from './picture.ts';
import type { Crop } from '../pictures/resample.ts';

/** Dots an inch: what printers want, and under which nobody would print. */
const wanted = usualDpi;
const least = 150;

/** Millimetres that may go at each side without a word: a hair more than the bleed. */
const unseen = 4;

export interface FittedPicture {
  readonly crop: Crop;
  /** What is printed: never more than 300 dots an inch, never more than the picture has. */
  readonly size: { readonly width: number; readonly height: number };
  readonly diagnostics: readonly Diagnostic[];
}

/** `front` is what the picture has to fill, with its bleed, in points. */
export function fitPicture({ width, height }: Asset, front: Box, edition: string, place?: Place): FittedPicture {
  const crop = cropTo({ width, height }, front.width / front.height);
  const pixels = (dpi: number) => ({
    width: Math.ceil((front.width / 72) * dpi),
    height: Math.ceil((front.height / 72) * dpi),
  });
  const dpi = Math.floor(crop.width / (front.width / 72));
  const millimetres = (cut: number) => Math.round(((cut / crop.width) * front.width * 254) / 72) / 10;
  const [across, down] = [millimetres(crop.x), millimetres(crop.y)];
  const found = { width, height };
  const use = { zh: `版本 ${edition} `, en: `edition ${edition}` };
  const diagnostics: Diagnostic[] = [];
  if (dpi < least)
    diagnostics.push(diagnose('cover-has-pixels', { use, found, least: pixels(least), wanted: pixels(wanted) }, place));
  else if (dpi < wanted)
    diagnostics.push(diagnose('cover-is-sharp', { use, found, wanted: pixels(wanted), dpi }, place));
  if (Math.max(across, down) > unseen)
    diagnostics.push(
      diagnose(
        'cover-fits-page',
        { edition, found, across: across > unseen ? across : 0, down, wanted: pixels(wanted) },
        place,
      ),
    );
  const size = dpi > wanted ? pixels(wanted) : { width: Math.round(crop.width), height: Math.round(crop.height) };
  return { crop, size, diagnostics };
}
