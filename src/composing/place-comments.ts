/** Where the comments of a page of XHTML stand, when its lines and pages are decided. */

import type { Placed } from './page-states.ts';
import type { CommentBox, CommentRoom, SetComment } from './comments.ts';
import type { MadeUp } from './made-up.ts';
import { placeInBand } from './place-band.ts';
import type { SourceComment } from './read-source.ts';
import type { SetPage } from './set-page.ts';
import type { SetParagraph } from './set-paragraph.ts';

/** Where something is on its page, in lines of the body. */
interface Spot {
  readonly page: number;
  readonly down: number;
}

/** The boxes of each comment, in the order of its text. */
export function placeComments(page: SetPage, madeUp: MadeUp, room: CommentRoom): Map<SourceComment, CommentBox[]> {
  const boxes = new Map<SourceComment, CommentBox[]>([...page.comments.keys()].map((comment) => [comment, []]));
  const add = ({ source }: SetComment, box: CommentBox): void => void boxes.get(source)?.push(box);
  for (const { comment, ...box } of headBoxes(page, madeUp, room)) add(comment, box);
  for (const { comment, ...box } of sideBoxes(page, madeUp, room)) add(comment, box);
  return boxes;
}

type Box = CommentBox & { readonly comment: SetComment };

function headBoxes(page: SetPage, madeUp: MadeUp, { head }: CommentRoom): Box[] {
  if (head === undefined) return [];
  const { leading, lines } = madeUp;
  const comments = [...page.comments.values()].filter(({ source }) => source.at === 'head');
  const spotOf = spotsOf(page, madeUp);
  const step = head.leading / leading;
  // The first line of a comment stands in the middle of its line.
  const lower = (1 - step) / 2;
  let last: Spot = { page: 0, down: 0 };
  const band = comments.map(({ source, lines: own }) => {
    last = spotOf(source) ?? last;
    return { page: last.page, down: last.down + lower, lines: own.length };
  });
  return placeInBand(band, { depth: lines, leading: step, apart: step / 2 }).flatMap(
    ({ comment: index, page: on, down, from, to }) => {
      const comment = comments[index];
      if (comment === undefined) return [];
      const left = on % 2 === 0 ? head.recto : head.verso;
      const items = { from: comment.lines[from]?.from ?? 0, to: comment.lines[to - 1]?.to ?? 0 };
      return [{ comment, page: on, down, left, ...items }];
    },
  );
}

/** Where the words before a comment are. */
function spotsOf(
  { paragraphs }: SetPage,
  { galley: { units }, placed }: MadeUp,
): (comment: SourceComment) => Spot | undefined {
  const spots = new Map<number, Spot>();
  for (const [index, { paragraph, comments = [] }] of units.entries()) {
    const place = placed[index];
    if (place === undefined) continue;
    for (const { comment, down } of comments) spots.set(comment, { page: place.page, down: place.top + down });
    const set = paragraph === undefined ? undefined : paragraphs[paragraph];
    for (const { source } of set?.comments ?? [])
      if (set !== undefined) spots.set(source.index, spotInLine(set, place, source.from));
  }
  return ({ index }) => spots.get(index);
}

function spotInLine({ ways }: SetParagraph, place: Placed, at: number): Spot {
  const starts = (ways[place.way] ?? ways[0])
    .parts()
    .flatMap(({ part, lines }) => lines.map(({ from }) => part.items[from]?.from ?? 0));
  return spotOfLine(
    place,
    Math.max(
      0,
      starts.findLastIndex((start) => start < at),
    ),
  );
}

/** Where a line of a paragraph stands. */
export function spotOfLine({ page, top, parts }: Placed, line: number): Spot {
  const turns = parts.filter((part) => part.line <= line);
  const last = turns.at(-1);
  return { page: page + turns.length, down: last === undefined ? top + line : last.top + line - last.line };
}

function sideBoxes(
  { paragraphs }: SetPage,
  { galley: { units }, placed, leading }: MadeUp,
  { side }: CommentRoom,
): Box[] {
  if (side === undefined) return [];
  return units.flatMap(({ paragraph }, index) => {
    const set = paragraph === undefined ? undefined : paragraphs[paragraph];
    const place = placed[index];
    if (set?.sidesOf === undefined || place === undefined) return [];
    return set.sidesOf(set.ways[place.way] ?? set.ways[0]).map(({ comment, line, left, from, to }) => {
      const { page, down } = spotOfLine(place, line);
      return { comment, page, down: down - side.above / leading, left, from, to };
    });
  });
}
