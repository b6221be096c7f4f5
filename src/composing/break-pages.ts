/**
 * Breaks a column into pages. It looks at the whole chapter at once, as lines are broken over a whole paragraph: it
 * takes the page ends that cost least together. A paragraph may be a line shorter or longer for the sake of its page, a
 * space between blocks may be a line more.
 */

import type { Unit } from './galley.ts';
import { wholeLines } from './make-galley.ts';

export interface Depth {
  /** How many lines a page has. */
  readonly lines: number;
  /** Whether pages face each other, the first of them being a recto alone. */
  readonly faces: boolean;
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
  /** Its lines with which further pages begin, and how many lines the page before is left short of. */
  readonly parts: readonly Part[];
}

interface Part {
  readonly line: number;
  readonly short: number;
  /** How far down the page it begins. */
  readonly top: number;
}

/** The cost of a page that is so many lines short at the foot. */
const short = (lines: number): number => 120 * lines + 40 * lines * lines;

/** The cost of each line by which two pages that face each other differ at the foot. */
const uneven = 250;

/** The costs of a line of a paragraph that is alone at the foot of a page, or at its head [D5]. */
const single = 3000;

/** The cost of a paragraph that is not set in its cheapest way, besides what its lines cost more. */
const otherWay = 15;

/** The cost of a line more between two blocks. */
const moreSpace = 60;

/** A chapter's last page should not have less lines. */
const fewest = 3;
const tooFew = 400;

/** Lengths that differ by less are the same. */
const hair = 0.06;

interface State {
  /** The page, counted from 0, and how much of it is filled. */
  readonly page: number;
  readonly filled: number;
  /** How many lines the verso that faces it is short of; -1 where none does. */
  readonly facing: number;
  readonly cost: number;
  readonly from?: State;
  readonly placed?: Placed;
}

/** Where each unit stands, and how many pages there are. */
export function breakPages(units: readonly Unit[], depth: Depth): Placed[] {
  let states: State[] = [{ page: 0, filled: 0, facing: -1, cost: 0 }];
  for (const [index, unit] of units.entries()) {
    const cheapest = new Map<number, State>();
    for (const state of states)
      for (const start of startsOf(state, { unit, before: units[index - 1], depth }))
        for (const next of placesOf(start, unit, depth)) keepCheapest(cheapest, next, depth);
    states = [...cheapest.values()];
  }
  let best: State | undefined;
  for (const state of states) {
    const cost = state.cost + (state.page > 0 && state.filled < fewest - hair ? tooFew : 0);
    if (best === undefined || cost < best.cost) best = { ...state, cost };
  }
  const placed: Placed[] = [];
  for (let state = best; state !== undefined; state = state.from) if (state.placed) placed.push(state.placed);
  return placed.reverse();
}

/** States from which all goes on alike are one: of those the cheapest is kept. */
function keepCheapest(cheapest: Map<number, State>, state: State, { faces }: Depth): void {
  const side = faces ? state.page % 2 : 0;
  const key = (Math.round(state.filled * 50) * 2 + side) * 64 + Math.min(62, Math.round(state.facing)) + 1;
  const known = cheapest.get(key);
  if (known === undefined || state.cost < known.cost) cheapest.set(key, state);
}

/** A unit about to be placed. */
interface Start extends State {
  readonly isFirst: boolean;
  readonly added: number;
}

interface Next {
  readonly unit: Unit;
  readonly before: Unit | undefined;
  readonly depth: Depth;
}

function startsOf(state: State, { unit, before, depth }: Next): Start[] {
  const { filled } = state;
  if (before === undefined) return [{ ...state, from: state, filled: unit.gap, isFirst: false, added: 0 }];
  const end = filled + before.trail + unit.closing;
  const top = (): Start => ({
    ...turned(state, end, unit.isForced, depth),
    filled: unit.lead,
    isFirst: true,
    added: 0,
  });
  if (unit.isForced) return [top()];
  const starts: Start[] = [];
  const natural = filled + unit.gap;
  const next = unit.isOnGrid ? onGrid(natural, unit) : natural + unit.shift;
  const add = (added: number, cost: number): void => {
    if (natural + added < depth.lines - hair)
      starts.push({ ...state, from: state, filled: natural + added, cost: state.cost + cost, isFirst: false, added });
  };
  add(next - natural, 0);
  if (unit.isElastic) add(next - natural + 1, moreSpace);
  const fits = next + unit.height < depth.lines + hair;
  // A line that Chrome breaks begins a page only where the page before is full.
  if (unit.begins.length > 0 || unit.paragraph !== undefined || !fits) {
    const start = top();
    starts.push({ ...start, cost: start.cost + unit.price });
  }
  return starts;
}

function onGrid(length: number, { isElastic }: Unit): number {
  return isElastic ? wholeLines(length) : Math.ceil(length - hair / 3);
}

/** The page ends here, and another begins. */
function turned(state: State, end: number, isForced: boolean, { lines, faces }: Depth): State {
  const missing = isForced ? 0 : Math.max(0, lines - end);
  const left = missing < 0.3 ? 0 : missing;
  let cost = state.cost + (left > 0 ? short(left) : 0);
  const isVerso = faces && state.page % 2 === 1;
  if (faces && !isVerso && state.facing >= 0 && !isForced) cost += uneven * Math.abs(left - state.facing);
  const facing = isVerso && !isForced ? left : -1;
  return { page: state.page + 1, filled: 0, facing, cost, from: state };
}

/** All that may become of a unit that begins there. */
function placesOf(start: Start, unit: Unit, depth: Depth): State[] {
  const { isFirst, added, filled: top, page } = start;
  const from = start.from ?? start;
  const ends: State[] = [];
  for (const [way, { count, cost }] of unit.ways.entries()) {
    const dearer = way === 0 ? 0 : otherWay + Math.max(0, cost - (unit.ways[0]?.cost ?? 0));
    const go = (state: State, line: number, parts: readonly Part[]): void => {
      const rest = count - line;
      const fitting = Math.floor((depth.lines - state.filled + hair) / unit.height);
      if (rest <= fitting || unit.paragraph === undefined) {
        const filled = state.filled + rest * unit.height;
        // What is deeper than a page goes on over the next ones.
        const over = fitting >= rest ? 0 : Math.floor((filled - hair) / depth.lines);
        if (over > 0 && !isFirst && line === 0) return;
        const placed: Placed = { way, page, top, isFirst, added, parts };
        ends.push({ ...state, page: state.page + over, filled: filled - over * depth.lines, from, placed });
        return;
      }
      for (let here = fitting; here >= Math.max(1, fitting - 2); here -= 1) {
        const end = state.filled + here * unit.height + unit.cloned.bottom;
        const next = turned(state, end, false, depth);
        const alone = Number(line === 0 && here === 1) + Number(rest - here === 1);
        const part: Part = { line: line + here, short: fitting - here, top: unit.cloned.top };
        go({ ...next, filled: unit.cloned.top, cost: next.cost + alone * single + unit.partPrice }, line + here, [
          ...parts,
          part,
        ]);
      }
    };
    go({ ...start, cost: start.cost + dearer }, 0, []);
  }
  return ends;
}
