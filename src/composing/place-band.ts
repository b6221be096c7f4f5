/**
 * 眉批: comments in a band along the edge of the type area, each at the line of its words, no two over each other. One
 * begins behind the end of the one before it. Where a page ends too soon for them they begin sooner; what has no room
 * on it at all goes on at the head of the next page. Lengths are lines of the body.
 */

export interface BandComment {
  /** The page of its words, and how far down they are. */
  readonly page: number;
  readonly down: number;
  /** How many lines of its own it has. */
  readonly lines: number;
}

/** Lines of a comment on one page. */
export interface BandPart {
  /** Its place in the list. */
  readonly comment: number;
  readonly page: number;
  readonly down: number;
  readonly from: number;
  readonly to: number;
}

export interface Band {
  /** How deep a page is. */
  readonly depth: number;
  /** Of a line of the comments, and between two of them. */
  readonly leading: number;
  readonly apart: number;
}

/** What stands on a page, or goes on there. */
interface Piece {
  readonly comment: number;
  readonly down: number;
  readonly from: number;
  readonly to: number;
}

/** In the order of their words, and so are the parts. */
export function placeInBand(comments: readonly BandComment[], band: Band): BandPart[] {
  const parts: BandPart[] = [];
  const byPage: Piece[][] = [];
  for (const [comment, { page, down, lines }] of comments.entries())
    (byPage[page] ??= []).push({ comment, down, from: 0, to: lines });
  let rest: readonly Piece[] = [];
  for (let page = 0; page < byPage.length || rest.length > 0; page += 1) {
    const pieces = [...rest, ...(byPage[page] ?? [])];
    const { set, over } = setOnPage(pieces, band);
    parts.push(...set.map((piece) => ({ ...piece, page })));
    rest = over;
  }
  return parts;
}

function setOnPage(
  pieces: readonly Piece[],
  band: Band,
): { readonly set: readonly Piece[]; readonly over: readonly Piece[] } {
  const { depth, leading, apart } = band;
  const highOf = ({ from, to }: Piece): number => (to - from) * leading;
  const needed = pieces.reduce((sum, piece) => sum + highOf(piece) + apart, -apart);
  if (needed > depth) return setFromHead(pieces, band);
  const downs: number[] = [];
  let free = 0;
  for (const piece of pieces) {
    downs.push(Math.max(free, piece.down));
    free = Math.max(free, piece.down) + highOf(piece) + apart;
  }
  let foot = depth;
  for (const [index, piece] of [...pieces.entries()].reverse()) {
    downs[index] = Math.min(downs[index] ?? 0, foot - highOf(piece));
    foot = (downs[index] ?? 0) - apart;
  }
  return { set: pieces.map((piece, index) => ({ ...piece, down: downs[index] ?? 0 })), over: [] };
}

/** As many as have room, one behind the other; the one that has not is parted between its lines. */
function setFromHead(pieces: readonly Piece[], { depth, leading, apart }: Band): ReturnType<typeof setOnPage> {
  const set: Piece[] = [];
  let free = 0;
  for (const [index, piece] of pieces.entries()) {
    const { from, to } = piece;
    const room = Math.floor((depth - free) / leading + 0.001);
    // On a page that is less deep than a line of theirs each has one all the same.
    const end = Math.min(to, from + Math.max(room, set.length === 0 ? 1 : 0));
    if (end > from) set.push({ ...piece, down: free, to: end });
    if (end < to) return { set, over: [{ ...piece, down: 0, from: end }, ...pieces.slice(index + 1).map(atHead)] };
    free += (end - from) * leading + apart;
  }
  return { set, over: [] };
}

function atHead(piece: Piece): Piece {
  return { ...piece, down: 0 };
}
