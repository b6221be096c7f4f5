/** Fits the author's picture to a printed front: which part is seen and how sharp it is, with diagnostics. */

import type { Asset } from '../book/model.ts';
import { diagnose, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import { usualDpi } from '../editions/printers.ts';
import type { Rectangle } from '../pages/views.ts';
import { cropTo } from './picture.ts';
import type { Crop } from '../pictures/resample.ts';

/** Dots per inch: what printers ask for, and the least that is worth printing. */
const wanted = usualDpi;
const least = 150;

/** Millimetres that may be cut off at each side without a diagnostic; a little more than the bleed. */
const unseen = 4;

export interface FittedPicture {
  readonly crop: Crop;
  /** The size printed, in pixels: at most 300 dots per inch, and at most what the picture has. */
  readonly size: { readonly width: number; readonly height: number };
  readonly diagnostics: readonly Diagnostic[];
}

/** `front` is the area, in points, that the picture must fill, including bleed. */
export function fitPicture({ width, height }: Asset, front: Rectangle, edition: string, place?: Place): FittedPicture {
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
