/**
 * 脚注: the notes at the foot of a page, as pages are broken. A note begins on the page of its mark; what has no room
 * there goes on at the foot of the next page.
 */

/** A note as it stands at a foot, in pieces that are not parted: lines, or what stands as a whole. */
export interface FootNote {
  readonly pieces: readonly NotePiece[];
  /** Notes whose marks stand in it. */
  readonly cites: readonly string[];
}

export interface NotePiece {
  /** Lines of the body, with the space above it, which is named too. */
  readonly height: number;
  readonly above?: number;
  /** The paragraph it is a line of. */
  readonly paragraph?: number;
  /** Where it begins in the source (UTF-16), if a page may begin with it. */
  readonly at?: number;
  /** Whether what is before it is the same paragraph. */
  readonly isInside?: boolean;
}

export type FootNotes = ReadonlyMap<string, FootNote>;

/** Pieces of a note at the foot of one page. */
export interface FootPart {
  readonly page: number;
  readonly note: string;
  readonly from: number;
  readonly to: number;
  readonly before?: FootPart;
}

export interface Foot {
  /** How many lines it takes, with the rule over it. */
  readonly used: number;
  /** What goes on overleaf. */
  readonly rest: readonly Pick<FootPart, 'note' | 'from'>[];
  /** The last part that was set, on this page or one before it. */
  readonly last?: FootPart;
}

export const noFoot: Foot = { used: 0, rest: [] };

/** The rule, with the space around it. */
const rule = 1;

/** Lines that notes which go on leave to the text of a page. */
const textLines = 5;

/** What stands at the foot of one page. */
export interface PageFoot {
  readonly page: number;
  readonly parts: readonly Omit<FootPart, 'before'>[];
  /** How far above the foot of the page it begins, with its rule; a page without text is filled from its head. */
  readonly height: number;
}

/** `pages` is how many have text, `lines` how many lines a page has. */
export function feetOf(
  parts: readonly Omit<FootPart, 'before'>[],
  notes: FootNotes,
  { pages, lines }: { readonly pages: number; readonly lines: number },
): PageFoot[] {
  return [...new Set(parts.map(({ page }) => page))].map((page) => {
    const own = parts.filter((part) => part.page === page);
    const height = own.reduce((sum, { note, from, to }) => sum + heightOf(piecesOf(notes, note).slice(from, to)), rule);
    return { page, parts: own, height: page < pages ? height : lines };
  });
}

function piecesOf(notes: FootNotes, note: string): readonly NotePiece[] {
  return notes.get(note)?.pieces ?? [];
}

function heightOf(pieces: readonly NotePiece[]): number {
  return pieces.reduce((sum, { height }) => sum + height, 0);
}

/** How far down a page the lines of paragraphs stand that are at a foot: by paragraph, in the order of its lines. */
export function linesAtFeet(
  feet: readonly PageFoot[],
  notes: FootNotes,
  lines: number,
): Map<number, { readonly page: number; readonly top: number }[]> {
  const found = new Map<number, { readonly page: number; readonly top: number }[]>();
  const seen = new Set<string>();
  for (const { page, parts, height } of feet) {
    let top = lines - height + rule;
    for (const { note, from, to } of parts) {
      const isAgain = from === 0 && seen.has(note);
      seen.add(note);
      for (const piece of piecesOf(notes, note).slice(from, to)) {
        if (piece.paragraph !== undefined && !isAgain)
          found.set(piece.paragraph, [...(found.get(piece.paragraph) ?? []), { page, top: top + (piece.above ?? 0) }]);
        top += piece.height;
      }
    }
  }
  return found;
}

/**
 * Sets the notes of a line that has just been placed. `room` is how many lines the foot may take in all. Gives
 * `undefined` where one of them cannot begin here.
 */
export function withNotes(
  foot: Foot,
  notes: FootNotes,
  { marks, page, room }: { readonly marks: readonly string[]; readonly page: number; readonly room: number },
): Foot | undefined {
  const wanted = citedBy(marks, notes).filter((note) => !isOn(foot.last, page, note));
  if (wanted.length === 0) return foot;
  if (foot.rest.length > 0) return undefined;
  return fill({ ...foot, rest: wanted.map((note) => ({ note, from: 0 })) }, notes, { page, room, begins: true });
}

/** The same where the line can stand nowhere else: as many of its notes begin here as can, the others overleaf. */
export function withSomeNotes(
  foot: Foot,
  notes: FootNotes,
  { marks, page, room }: { readonly marks: readonly string[]; readonly page: number; readonly room: number },
): Foot {
  const wanted = citedBy(marks, notes).map((note) => ({ note, from: 0 }));
  if (foot.rest.length > 0) return { ...foot, rest: [...foot.rest, ...wanted] };
  return fill({ ...foot, rest: wanted }, notes, { page, room, begins: false }) ?? foot;
}

/** The foot of the next page. */
export function turnedFoot({ rest, last }: Foot, notes: FootNotes, page: number, lines: number): Foot {
  const foot: Foot = { used: 0, rest, ...(last && { last }) };
  const room = Math.max(rule + 1, lines - textLines);
  return rest.length === 0 ? foot : (fill(foot, notes, { page, room, begins: false }) ?? foot);
}

/** Sets what goes on behind the last line of the text, on pages of its own. */
export function lastFeet(foot: Foot, notes: FootNotes, page: number, lines: number): Foot {
  let set = foot;
  for (let next = page + 1; set.rest.length > 0; next += 1) {
    const more = fill({ ...set, used: 0 }, notes, { page: next, room: lines, begins: false });
    if (more === undefined) return set;
    set = more;
  }
  return set;
}

/** With the notes cited in them, each once. */
function citedBy(marks: readonly string[], notes: FootNotes): string[] {
  const all = new Set<string>();
  const add = (note: string): void => {
    if (all.has(note) || !notes.has(note)) return;
    all.add(note);
    for (const cited of notes.get(note)?.cites ?? []) add(cited);
  };
  for (const mark of marks) add(mark);
  return [...all];
}

function isOn(last: FootPart | undefined, page: number, note: string): boolean {
  for (let part = last; part?.page === page; part = part.before) if (part.note === note && part.from === 0) return true;
  return false;
}

interface Room {
  readonly page: number;
  readonly room: number;
  /** Whether each of the notes must begin here. */
  readonly begins: boolean;
}

/** Sets as much of the rest as there is room for. */
function fill(foot: Foot, notes: FootNotes, { page, room, begins }: Room): Foot | undefined {
  let { last } = foot;
  let used = foot.used === 0 ? rule : foot.used;
  const upTo = (note: string, from: number, to: number): FootPart | undefined =>
    to === from ? last : { page, note, from, to, ...(last && { before: last }) };
  for (const [index, { note, from }] of foot.rest.entries()) {
    const pieces = piecesOf(notes, note);
    const { to, height } = fitting(pieces, from, room - used);
    if (to === pieces.length) {
      used += height;
      last = upTo(note, from, to);
      continue;
    }
    const behind = foot.rest.slice(index + 1);
    if (begins && (behind.length > 0 || to === from)) return undefined;
    // What cannot be parted and is higher than any foot is set all the same: nothing may be lost.
    const isStuck = to === from && used === rule;
    last = upTo(note, from, isStuck ? pieces.length : to);
    return { used: room, rest: isStuck ? behind : [{ note, from: to }, ...behind], ...(last && { last }) };
  }
  return { used, rest: [], ...(last && { last }) };
}

/** How many pieces have room, up to one that a page may begin with. */
function fitting(pieces: readonly NotePiece[], from: number, room: number): { to: number; height: number } {
  let to = from;
  let height = 0;
  for (; to < pieces.length && height + (pieces[to]?.height ?? 0) < room + 0.05; to += 1)
    height += pieces[to]?.height ?? 0;
  if (to < pieces.length) while (to > from && pieces[to]?.at === undefined) to -= 1;
  return { to, height };
}
