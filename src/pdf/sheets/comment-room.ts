/** The room of a sheet for comments, as the composing room has it: CSS pixels of the page as it is printed. */

import type { CommentRoom } from '../../composing/comments.ts';
import type { Sheet } from '../../editions/sheet.ts';
import type { Furniture } from '../../theme/furniture.ts';

/** No band stands where heads or folios do. */
export function commentRoomOf({ comments, writing }: Sheet, furniture: Furniture): CommentRoom | undefined {
  if (comments === undefined) return undefined;
  const { head, side, before } = comments;
  const place = writing === 'vertical' ? 'head' : 'fore-edge';
  const isTaken = furniture.lines.some(({ at }) => at === place);
  return {
    ...(head &&
      !isTaken && {
        head: {
          size: pixels(head.size),
          leading: pixels(head.leading),
          measure: pixels(head.measure),
          recto: pixels(before + head.recto),
          verso: pixels(before + head.verso),
        },
      }),
    ...(side && { side: { size: pixels(side.size), above: pixels(side.above), isVertical: writing === 'vertical' } }),
  };
}

function pixels(points: number): number {
  return (points * 4) / 3;
}
