/**
 * Breaks a column into pages. It looks at the whole chapter at once, as lines are broken over a whole paragraph: it
 * takes the page ends that cost least together. A paragraph may be a line shorter or longer for the sake of its page, a
 * space between blocks may be a line more.
 */

import { lastBefore, noneWaits, passes, waitsToo, wholeLines } from './floats.ts';
import { lastFeet, turnedFoot, withNotes, withSomeNotes, type Foot, type FootNotes, type FootPart } from './foot.ts';
import type { Galley, NoteMark, Unit } from './galley.ts';
import {
  Cheapest,
  empty,
  filledTo,
  hopeful,
  unevenness,
  weightOfLine,
  type Depth,
  type Part,
  type Placed,
  type State,
} from './page-states.ts';

/** The cost of a page that is so many lines short at the foot. */
function shortness(lines: number, depth: Depth): number {
  return weightOfLine(depth) * (200 * lines + 40 * lines * lines);
}

/** The cost of one that is short because what comes next has no room there: less than that of filling it with space. */
function hole(lines: number): number {
  return 50 * lines;
}

/** What stays together at such a price, and takes more lines, is tall. */
const together = 1000;
const tallest = 4;

/** Where notes stand at the foot, a gap above them is seen less. */
const shortOverNotes = 0.5;

/** The costs of a note that goes on overleaf, and of one of whose lines one is alone on either page. */
const partedNote = 150;
const lonelyInNote = 600;

/** The cost of a page that would have to end where it cannot be made to. */
const unwilling = 1e5;

/** The cost of a note that cannot begin on the page of its mark. */
const lateNote = 5000;

/** The costs of a line of a paragraph that is alone at the foot of a page, or at its head [D5]. */
const single = 5000;

/** The cost of a paragraph that is not set in its cheapest way, besides what its lines cost more. */
const otherWay = 15;

/** The cost of a line more between two blocks. */
const moreSpace = 60;

/** The cost of each line by which the text of a chapter begins lower than that of others. */
const lowerText = 200;

/** The cost of a page in a frame that would have to begin off the lines of the page. */
const offGrid = 500;

/** The cost of a figure that text behind it comes before. */
const floated = 100;

/** A chapter's last page should not have less lines. */
const fewest = 3;
const tooFew = 600;

/** Lengths that differ by less are the same. */
const hair = 0.06;

/** Where all of a column stands. */
export interface Pages {
  /** Of each unit. */
  readonly placed: readonly Placed[];
  /** In the order of the pages. */
  readonly feet: readonly Omit<FootPart, 'before'>[];
}

export function breakPages({ units, notes }: Galley, depth: Depth): Pages {
  const breaker: Breaker = { units, notes, tall: tallIn(units), ...depth };
  let states: State[] = [empty];
  for (const [index, unit] of units.entries()) {
    const starts = new Cheapest<Start>(depth, ({ state }) => state);
    const ends = new Cheapest<State>(depth, (state) => state);
    for (const state of states) for (const start of startsOf(state, { unit, index }, breaker)) starts.add(start);
    for (const end of placesOf(starts.all(), unit, breaker)) ends.add(end);
    for (const state of states) for (const end of waitingFrom(state, { unit, index }, breaker)) ends.add(end);
    states = hopeful(ends.all());
  }
  let best: State | undefined;
  for (const state of states) {
    // No figure comes behind the end of its chapter.
    if (state.waiting !== noneWaits) continue;
    const isSlight = state.page > 0 && state.filled < fewest - hair;
    const cost = state.cost + (isSlight ? tooFew * weightOfLine(depth) : 0);
    if (best === undefined || cost < best.cost) best = { ...state, cost };
  }
  const placed: Placed[] = [];
  for (let state = best; state !== undefined; state = state.from) if (state.placed) placed.push(state.placed);
  const feet: FootPart[] = [];
  const foot = best && lastFeet(withAllNotes(best, breaker), notes, best.page, depth.lines);
  for (let part = foot?.last; part !== undefined; part = part.before) feet.push(part);
  return { placed: placed.reverse(), feet: feet.reverse() };
}

/** A note whose mark was not found stands at the end of its chapter, so that none goes lost. */
function withAllNotes({ foot, page, filled }: State, { notes, lines }: Breaker): Foot {
  const set = new Set(foot.rest.map(({ note }) => note));
  for (let part = foot.last; part !== undefined; part = part.before) set.add(part.note);
  const marks = [...notes.keys()].filter((note) => !set.has(note));
  return marks.length === 0 ? foot : withSomeNotes(foot, notes, { marks, page, room: lines - filled });
}

/** Units with which something begins that stays together, headings before it too, and is no paragraph. */
function tallIn(units: readonly Unit[]): Set<number> {
  const tall = new Set<number>();
  let height = 0;
  for (const [index, unit] of [...units.entries()].reverse()) {
    const own = unit.paragraph === undefined ? unit.height : 0;
    height = own + ((units[index + 1]?.price ?? 0) >= together ? height : 0);
    if (height > tallest) tall.add(index);
  }
  return tall;
}

interface Breaker extends Depth {
  readonly units: readonly Unit[];
  /** Those that need much room at once, by their places. */
  readonly tall: ReadonlySet<number>;
  readonly notes: FootNotes;
}

/** A unit about to be placed. */
interface Start {
  /** Of the page it is to stand on, filled as far as where it begins. */
  readonly state: State;
  /** What was before it. */
  readonly from: State;
  /** Whether nothing stands above it, and whether its page begins for its sake. */
  readonly isTop: boolean;
  readonly isFirst: boolean;
  readonly added: number;
  readonly head: number;
}

/** The next unit, and its place among them. */
interface Next {
  readonly unit: Unit;
  readonly index: number;
}

function startsOf(state: State, { unit, index }: Next, breaker: Breaker): Start[] {
  const { filled, foot, cost, waiting } = state;
  const { units } = breaker;
  const last = lastBefore(index, waiting);
  const before = units[last];
  if (before === undefined)
    return [{ state: filledTo(state, unit.gap, cost), from: state, isTop: true, isFirst: false, added: 0, head: 0 }];
  const end = filled + before.trail + unit.closing;
  const top = (price: number): Start => {
    const next = turned(state, end, reasonFor({ unit, index }, breaker), breaker);
    const natural = next.filled + unit.lead;
    // A line that Chrome breaks cannot be moved.
    const isOff = unit.begins.length === 0 && Math.ceil(natural - hair) - natural > hair;
    const begun = filledTo(next, firstLine(natural, unit), next.cost + price + (isOff ? offGrid : 0));
    const head = begun.filled - unit.lead;
    return { state: begun, from: state, isTop: next.filled === 0, isFirst: true, added: 0, head };
  };
  const waits = waiting !== noneWaits;
  if (unit.isForced) return waits ? [] : [top(0)];
  if (waits && !passes(unit, waiting, units)) return unit.begins.length > 0 ? [top(unit.price)] : [];
  const starts: Start[] = [];
  const room = breaker.lines - foot.used + hair;
  // Without the figure that was between them they are as far from each other as their margins say.
  const isBehindFigure = last < index - 1;
  const [trail, apart] = isBehindFigure ? [before.trail, Math.max(before.below, unit.above) - unit.before] : [0, 0];
  const natural = filled + unit.gap + trail + apart;
  const isElastic = unit.isElastic && !isBehindFigure;
  const next = unit.isOnGrid ? onGrid(natural, isElastic) : natural + unit.shift;
  const add = (added: number, price: number): void => {
    if (natural + added >= room - 2 * hair) return;
    starts.push({
      state: filledTo(state, natural + added, cost + price),
      from: state,
      isTop: false,
      isFirst: false,
      added: added + apart,
      head: 0,
    });
  };
  add(next - natural, 0);
  for (const [lines, price] of lowerings(unit, isElastic)) add(next - natural + lines, price);
  // A line that Chrome breaks begins a page only where the page before is full.
  const isFull = next + unit.height > room && foot.used === 0;
  const canBegin = unit.begins.length > 0 || unit.paragraph !== undefined || isFull;
  if (waits && unit.begins.length === 0) return starts;
  if (canBegin || starts.length === 0) starts.push(top(unit.price + (canBegin ? 0 : unwilling)));
  return starts;
}

/** Lines by which a unit may stand lower than it would, and the cost. */
function lowerings({ isBelowTitle }: Unit, isElastic: boolean): readonly (readonly [lines: number, cost: number])[] {
  if (isElastic) return [[1, moreSpace]];
  return isBelowTitle ? [1, 2].map((lines) => [lines, lines * lowerText] as const) : [];
}

function onGrid(length: number, isElastic: boolean): number {
  return isElastic ? wholeLines(length) : Math.ceil(length - hair / 3);
}

/** Below a frame that is no whole lines high the first line of a page stands on a line of the page all the same. */
function firstLine(length: number, { isOnGrid }: Unit): number {
  return isOnGrid ? Math.ceil(length - hair) : length;
}

/** A figure that finds no room waits, and so does one behind another that does. */
function waitingFrom(state: State, { unit, index }: Next, { units, lines, floats }: Breaker): State[] {
  const { filled, foot, page, waiting } = state;
  if (floats !== true || unit.floatsIn === undefined) return [];
  const hasRoom = filled + unit.gap + unit.shift + unit.height <= lines - foot.used + hair;
  const waits = hasRoom && waiting === noneWaits ? undefined : waitsToo(waiting, index, units, lines);
  if (waits === undefined) return [];
  const placed: Placed = {
    way: 0,
    page: page + 1,
    top: waits.top,
    isFirst: false,
    added: 0,
    floats: true,
    head: 0,
    parts: [],
  };
  return [{ ...filledTo(state, filled, state.cost + floated), waiting: waits.waiting, from: state, placed }];
}

/** Why a page ends: its author wants it, or what comes next is tall; else because it is full. */
type Reason = 'forced' | 'tall' | undefined;

function reasonFor({ unit, index }: Next, { tall }: Breaker): Reason {
  return unit.isForced ? 'forced' : tall.has(index) ? 'tall' : undefined;
}

/** The page ends here, and another begins, at its head the figures that wait. */
function turned(state: State, end: number, reason: Reason, breaker: Breaker): State {
  const { lines, faces, notes } = breaker;
  const { page, foot, facing: verso, waiting } = state;
  const missing = reason === 'forced' ? 0 : Math.max(0, lines - foot.used - end);
  const left = missing < 0.3 ? 0 : missing;
  const isNoted = foot.used > 0;
  // A hole is where a picture found no room, not on the pages before.
  const short = reason === 'tall' ? hole(left) : shortness(left, breaker);
  let cost = state.cost + (left > 0 ? short * (isNoted ? shortOverNotes : 1) : 0);
  const isVerso = faces && page % 2 === 1;
  const isEven = reason === undefined && !isNoted;
  if (faces && !isVerso && verso >= 0 && isEven) cost += unevenness(left, verso, breaker);
  if (foot.rest.length > 0) cost += partedNote + (foot.rest.some((rest) => isLonely(rest, notes)) ? lonelyInNote : 0);
  const facing = isVerso && isEven ? left : -1;
  const next = foot.used === 0 && foot.rest.length === 0 ? foot : turnedFoot(foot, notes, page + 1, lines);
  // What goes on of a note could meet the figures: there they do not wait.
  if (waiting.room > 0 && foot.rest.length > 0) cost = Infinity;
  const filled = waiting.room;
  return { page: page + 1, filled, foot: next, facing, waiting: noneWaits, cost, from: undefined, placed: undefined };
}

function isLonely({ note, from }: Foot['rest'][number], notes: FootNotes): boolean {
  return from === 1 || from + 1 === notes.get(note)?.pieces.length;
}

/** A unit that is being placed: so many of its lines stand on pages before. */
interface Begun {
  readonly start: Start;
  readonly state: State;
  readonly parts: readonly Part[];
}

/** All that may become of a unit that begins at one of the starts. */
function placesOf(starts: readonly Start[], unit: Unit, breaker: Breaker): State[] {
  const ends: State[] = [];
  for (const [way, { count, cost, marks }] of unit.ways.entries()) {
    const dearer = way === 0 ? 0 : otherWay + 2 * Math.max(0, cost - (unit.ways[0]?.cost ?? 0));
    // By the line that comes next, where its page begins: from there on all goes alike, so the cheapest is kept.
    const turns: Cheapest<Begun>[] = [];
    const go = ({ start, state, parts }: Begun, line: number): void => {
      const set = linesOn(state, { unit, marks, line, count, isAlone: start.isTop || line > 0 }, breaker);
      const rest = count - line;
      if (set.count === rest) {
        const { isFirst, added, head, from } = start;
        const { page, filled: top } = start.state;
        const placed: Placed = { way, page, top, isFirst, added, head, parts };
        const { page: lastPage, filled, foot, facing, waiting, cost: costs } = set.after(rest);
        ends.push({ page: lastPage, filled, foot, facing, waiting, cost: costs, from, placed });
        return;
      }
      if (unit.paragraph === undefined) return;
      for (let kept = set.count; kept >= Math.max(1, set.count - 2); kept -= 1) {
        const before = set.after(kept);
        const next = turned(before, before.filled + unit.cloned.bottom, undefined, breaker);
        const alone = Number(line === 0 && kept === 1) + Number(rest - kept === 1);
        const top = firstLine(next.filled + unit.cloned.top, unit);
        const head = top - unit.cloned.top;
        const turnedTo = filledTo(next, top, next.cost + alone * single + unit.partPrice);
        const part: Part = { line: line + kept, short: Math.round(breaker.lines - before.filled), top, head };
        turns[part.line] ??= new Cheapest<Begun>(breaker, (begun) => begun.state);
        turns[part.line]?.add({ start, state: turnedTo, parts: [...parts, part] });
      }
    };
    for (const start of starts) {
      const { state } = start;
      go({ start, state: filledTo(state, state.filled, state.cost + dearer), parts: [] }, 0);
    }
    for (let line = 1; line < count; line += 1) for (const begun of turns[line]?.all() ?? []) go(begun, line);
  }
  return ends;
}

interface LinesToSet {
  readonly unit: Unit;
  readonly marks: readonly NoteMark[];
  readonly line: number;
  readonly count: number;
  /** Whether the first of them is the first of its page, so that it must stand there whatever happens. */
  readonly isAlone: boolean;
}

/** As many lines of a unit as there is room for on a page, and what becomes of it after some of them. */
interface LinesSet {
  readonly count: number;
  readonly after: (lines: number) => State;
}

function linesOn(state: State, toSet: LinesToSet, breaker: Breaker): LinesSet {
  const { unit, marks, line, count, isAlone } = toSet;
  const { filled, foot, page } = state;
  const { lines } = breaker;
  const rest = count - line;
  if (marks.length > 0 && marks.some((mark) => mark.line >= line)) return notedLinesOn(state, toSet, breaker);
  const fitting = Math.max(0, Math.min(rest, Math.floor((lines - foot.used - filled + hair) / unit.height)));
  if (fitting === 0 && isAlone && unit.paragraph === undefined) {
    // What is deeper than a page goes on over the next ones.
    const end = filled + unit.height;
    const over = Math.floor((end - hair) / lines);
    return { count: 1, after: () => ({ ...state, page: page + over, filled: end - over * lines }) };
  }
  return { count: fitting, after: (set) => filledTo(state, filled + set * unit.height, state.cost) };
}

function notedLinesOn(
  state: State,
  { unit, marks, line, count, isAlone }: LinesToSet,
  { lines, notes }: Breaker,
): LinesSet {
  const states = [state];
  for (let at = line; at < count; at += 1) {
    const now = states.at(-1) ?? state;
    const filled = now.filled + unit.height;
    const isFirst = isAlone && at === line;
    if (filled > lines - now.foot.used + hair && !(isFirst && unit.paragraph === undefined)) break;
    const own = marks.filter((mark) => mark.line === at).map(({ note }) => note);
    const placing = { marks: own, page: now.page, room: lines - filled };
    const foot = own.length === 0 ? now.foot : withNotes(now.foot, notes, placing);
    if (foot === undefined && !isFirst) break;
    if (foot === undefined)
      states.push({ ...now, filled, foot: withSomeNotes(now.foot, notes, placing), cost: now.cost + lateNote });
    else states.push({ ...now, filled, foot });
  }
  return { count: states.length - 1, after: (set) => states[set] ?? state };
}
