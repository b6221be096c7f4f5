/**
 * The states of a chapter whose pages are being broken: how far it is set, at what cost, by which way. Of all ways to
 * one place the cheapest is kept.
 */

import { noneWaits, type Waiting } from './floats.ts';
import { noFoot, type Foot } from './foot.ts';

export interface Depth {
  /** How many lines a page has. */
  readonly lines: number;
  /** Whether pages face each other, the first of them being a recto alone. */
  readonly faces: boolean;
  /** Whether figures may wait for the next page. */
  readonly floats?: boolean;
}

/** Where a unit stands. Lengths are lines of the body. */
export interface Placed {
  /** Which of its ways it is set in. */
  readonly way: number;
  /** The page it begins on, and how far down. */
  readonly page: number;
  readonly top: number;
  /** Whether that page begins with it. */
  readonly isFirst: boolean;
  /** How much more space than in the column is before it. */
  readonly added: number;
  /** Whether it is a figure that waited for the head of its page. */
  readonly floats?: true;
  /** How many lines stand empty above it, where its page begins with it: those of such figures, or of a frame. */
  readonly head: number;
  /** Its lines with which further pages begin, and how many lines the page before is left short of. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly line: number;
  readonly short: number;
  /** How far down the page it begins, and how much of that stands empty. */
  readonly top: number;
  readonly head: number;
}

export interface State {
  /** The page, counted from 0, and how much of it is filled. */
  readonly page: number;
  readonly filled: number;
  readonly foot: Foot;
  /** How many lines the verso that faces it is short of; -1 where none does. */
  readonly facing: number;
  readonly waiting: Waiting;
  readonly cost: number;
  readonly from: State | undefined;
  readonly placed: Placed | undefined;
}

/** The same page, filled further. (A chapter has many thousands of states: they are written out, for that is fast.) */
export function filledTo({ page, foot, facing, waiting }: State, filled: number, cost: number): State {
  return { page, filled, foot, facing, waiting, cost, from: undefined, placed: undefined };
}

export const empty: State = {
  page: 0,
  filled: 0,
  foot: noFoot,
  facing: -1,
  waiting: noneWaits,
  cost: 0,
  from: undefined,
  placed: undefined,
};

/** The cost of each line by which two pages that face each other differ at the foot. */
const uneven = 250;

/** How much more a line is seen on a page of so few lines than on one of 27, for which costs are given. */
export function weightOfLine({ lines }: Depth): number {
  return 27 / lines;
}

/** The cost of facing pages that are so many lines short. */
export function unevenness(one: number, other: number, depth: Depth): number {
  return uneven * weightOfLine(depth) * Math.abs(one - other);
}

/**
 * A way that costs so much more than another to the same place is not followed: the other could end its page there,
 * for no more than an empty page costs and what must stay together.
 */
const hopeless = 45_000;

/**
 * Of states from which all goes on alike the cheapest is kept. Those that differ only in the depth of the verso they
 * face can differ later by its cost at most: one that is dearer by more than that goes too.
 */
export class Cheapest<T> {
  private readonly byKey = new Map<number | string, T[]>();
  private readonly depth: Depth;
  private readonly stateOf: (each: T) => State;

  constructor(depth: Depth, stateOf: (each: T) => State) {
    this.depth = depth;
    this.stateOf = stateOf;
  }

  add(each: T): void {
    const state = this.stateOf(each);
    const key = keyOf(state, this.depth);
    const alike = this.byKey.get(key);
    if (alike === undefined) {
      this.byKey.set(key, [each]);
      return;
    }
    for (const other of alike) if (isNeverDearer(this.stateOf(other), state, this.depth)) return;
    let left = 0;
    for (const other of alike) if (!isNeverDearer(state, this.stateOf(other), this.depth)) alike[left++] = other;
    alike.length = left;
    alike.push(each);
  }

  all(): T[] {
    const all: T[] = [];
    for (const alike of this.byKey.values()) for (const each of alike) all.push(each);
    return all;
  }
}

/** Whether a book that goes on from a state can never cost more than one that goes on alike from the other. */
function isNeverDearer(state: State, other: State, depth: Depth): boolean {
  const same = state.facing === other.facing || state.facing === -1;
  if (!same && other.facing === -1) return false;
  return state.cost + (same ? 0 : unevenness(state.facing, other.facing, depth)) <= other.cost;
}

/** What a figure that waits saves may have to be paid later: such ways leave the others their hope. */
export function hopeful(states: readonly State[]): State[] {
  const least = states.reduce(
    (sum, { cost, waiting }) => (waiting === noneWaits ? Math.min(sum, cost) : sum),
    Infinity,
  );
  return states.filter(({ cost }) => cost < least + hopeless);
}

/** Where a state stands, but for the verso it faces. */
function keyOf({ filled, foot, page, waiting }: State, { faces }: Depth): number | string {
  const place = Math.round(filled * 50) * 2 + (faces ? page % 2 : 0);
  if (foot.used === 0 && foot.rest.length === 0 && waiting === noneWaits) return place;
  const rest = foot.rest.map(({ note, from }) => `${note}.${from}`);
  return [place, foot.used, ...rest, 'figures', ...waiting.figures].join(' ');
}
