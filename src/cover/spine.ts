/**
 * Draws the spine 书脊: title, author and publisher one below another, Chinese upright, Latin turned with its head to the
 * right [P4c].
 */

import type { BookMeta } from '../book/model.ts';
import { creditsOf } from '../pages/credits.ts';
import type { Rectangle, CoverWrapView } from '../pages/views.ts';
import type { Role } from '../theme/roles.ts';
import { setColumn, type Column, type Outliner } from './column.ts';
import { creditSizeOn, frame, slipHead } from './draw-cover.ts';
import type { CoverGeometry } from './geometry.ts';

/** From this width on, in points, the title of the spine has a slip, like that of the front. */
const leastForSlip = 34;

/**
 * Smaller type, in points, is not set in Kai: its thin strokes fill with ink when light words stand on a dark ground.
 */
const leastForKai = 11;

type SpineView = Pick<CoverWrapView, 'spineSlip' | 'spineFrame' | 'spineTitle' | 'spineCredits'>;

/** The words of the spine, from head to foot. */
export function spineText({ title, creators, language, publisher = '' }: BookMeta): {
  title: string;
  author: string;
  publisher: string;
} {
  const [first] = creditsOf(creators, language);
  const author = first === undefined ? '' : [first.name, first.word].filter((part) => part !== '').join('　');
  return { title, author, publisher };
}

/**
 * The title begins at the height of the front's slip, the publisher ends where the barcode's field does, and the author
 * stands between them.
 */
export function drawSpine(
  meta: BookMeta,
  { spine, spineText: field, front, barcode }: CoverGeometry,
  outline: Outliner,
): SpineView {
  if (field === undefined) return { spineTitle: [], spineCredits: [] };
  const words = spineText(meta);
  // Names are not larger than on the front, however thick the book is.
  const credit = creditSizeOn(front);
  const hasSlip = field.width >= leastForSlip;
  const [centre, head, foot] = [spine.x + spine.width / 2, spine.y + slipHead(front), barcode.y + barcode.height];
  const height = foot - head;
  const largest = Math.min(field.width * (hasSlip ? 0.5 : 0.86), height * 0.086);
  const title = fitted(
    words.title,
    { face: largest < leastForKai ? 'bold' : 'kai', tracking: 0.12, largest, longest: height * 0.54 },
    outline,
  );
  const padding = hasSlip ? title.size * 0.75 : 0;
  const publisher = fitted(
    words.publisher,
    {
      face: 'text',
      tracking: 0.06,
      largest: legible(Math.min(title.size * 0.5, credit * 0.8), title.size),
      longest: height * 0.2,
    },
    outline,
  );
  const room = height - title.column.length - 2 * padding - publisher.column.length;
  const author = fitted(
    words.author,
    {
      face: 'kai',
      tracking: 0.12,
      largest: legible(Math.min(title.size * 0.62, credit), title.size),
      longest: room * 0.8,
    },
    outline,
  );
  const titleEnd = head + 2 * padding + title.column.length;
  const slip: Rectangle = {
    x: centre - title.size * 0.95,
    y: head,
    width: title.size * 1.9,
    height: title.column.length + 2 * padding,
  };
  return {
    ...(hasSlip && { spineSlip: slip, spineFrame: frame(slip, title.size * 0.13) }),
    spineTitle: title.column.at(centre, head + padding),
    spineCredits: [
      ...author.column.at(centre, titleEnd + (room - author.column.length) / 2),
      ...publisher.column.at(centre, foot - publisher.column.length),
    ],
  };
}

/** At least seven points, which is KDP's minimum, if the title has as much. */
function legible(size: number, title: number): number {
  return Math.max(size, Math.min(7, title));
}

interface Fit {
  readonly face: Role;
  readonly tracking: number;
  readonly largest: number;
  readonly longest: number;
}

/** As large as allowed, or smaller where the column would be too long. */
function fitted(
  text: string,
  { face, tracking, largest, longest }: Fit,
  outline: Outliner,
): { readonly column: Column; readonly size: number } {
  const { length } = setColumn(text, { face, size: largest, tracking }, outline);
  const size = length > longest ? largest * (longest / length) : largest;
  return { column: setColumn(text, { face, size, tracking }, outline), size };
}
