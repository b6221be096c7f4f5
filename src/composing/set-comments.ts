/** Sets the comments of a page that may leave its text. */

import { breakLines } from './break-lines.ts';
import type { CommentRoom, SetComment, SetComments } from './comments.ts';
import type { SourceBlock, SourceComment, SourcePage } from './read-source.ts';
import { partOfComment, type SettingOptions } from './set-paragraph.ts';

export function setComments({ comments }: SourcePage, options: SettingOptions): SetComments {
  const { comments: room } = options;
  if (room === undefined) return new Map();
  return new Map(
    comments.flatMap((comment) => {
      const set = isMoved(comment.within) ? undefined : setComment(comment, room, options);
      return set === undefined ? [] : [[comment, set] as const];
    }),
  );
}

/** Places are counted in what a theme positions itself. */
const apart = new Set(['notes', 'panel']);

/** Notes and figures go where their page has room for them, and take their comments with them. */
function isMoved(block: SourceBlock | undefined): boolean {
  return (
    block !== undefined &&
    (block.name === 'figure' || block.classes.some((each) => apart.has(each)) || isMoved(block.parent))
  );
}

/** Gives `undefined` for what has no room, and for what cannot be set. */
function setComment(source: SourceComment, room: CommentRoom, options: SettingOptions): SetComment | undefined {
  const { head, side } = room;
  if (source.at === 'side') {
    const part = side && partOfComment(source, { size: side.size, measure: side.size }, options);
    return part && { source, part, lines: [] };
  }
  const part = head && partOfComment(source, head, options);
  if (part === undefined || part.items.length === 0) return undefined;
  const lines = breakLines(part, options.ends)[0].lines();
  return lines.some(({ width }) => width > part.measure + 0.01) ? undefined : { source, part, lines };
}
