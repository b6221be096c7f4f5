/** Makes the units of a column (galley.ts). */

import { wholeLines } from './floats.ts';
import type { NotePiece } from './foot.ts';
import type { BlockBox, Column, Galley, Unit, UnitWay } from './galley.ts';
import type { SourceBlock, SourceMark, SourcePage } from './read-source.ts';
import { priceOf, priceOfAlone, prices } from './prices.ts';
import { chainOf, rawUnits, titles, type Raw } from './raw-units.ts';
import type { SetPage } from './set-page.ts';
import type { SetParagraph, Way } from './set-paragraph.ts';

/** `depth` is how many lines a page has. */
export function galleyOf(page: SetPage, column: Column, depth: number): Galley {
  const { source, paragraphs } = page;
  const { leading } = column;
  const items = noteItems(source);
  const raws = rawUnits(source.blocks, column, depth);
  const isNote = ({ block }: Raw): boolean => chainOf(block).some((each) => items.has(each));
  const units = unitsOf(
    raws.filter((raw) => !isNote(raw)),
    page,
    column,
    depth,
  );
  const notes = [...items].map(([item, note]) => {
    const own = raws.filter(({ block }) => chainOf(block).includes(item));
    const pieces = withSpaceBelow(
      own.flatMap((raw, index) => notePieces(raw, own[index - 1], { paragraphs, leading })),
      ((column.blocks.get(item.index)?.bottom ?? 0) - (own.at(-1)?.bottom ?? Infinity)) / leading,
    );
    const cites = source.marks.filter(({ at }) => at >= item.from && at < item.to).map((mark) => mark.note);
    return [note, { pieces, cites }] as const;
  });
  return { units, notes: new Map(notes) };
}

/** Notes that stand at the foot of pages: only those have marks whose numbers are not known yet. */
export function noteItems({ blocks, marks }: SourcePage): Map<SourceBlock, string> {
  if (marks.length === 0) return new Map();
  const isItem = ({ name, parent }: SourceBlock): boolean =>
    name === 'li' && parent?.parent?.classes.includes('notes') === true;
  return new Map(blocks.filter(isItem).map((item, index) => [item, String(index + 1)]));
}

function notePieces(
  raw: Raw,
  before: Raw | undefined,
  { paragraphs, leading }: { readonly paragraphs: SetPage['paragraphs']; readonly leading: number },
): NotePiece[] {
  const gap = before === undefined ? 0 : (raw.top - before.bottom) / leading;
  const height = (raw.bottom - raw.top) / leading;
  const isNew = before !== undefined && raw.block !== before.block;
  const set = raw.paragraph === undefined ? undefined : paragraphs[raw.paragraph];
  if (set === undefined) return [{ height: gap + height, ...(isNew && { at: raw.block.from }) }];
  const starts = lineStarts(set.ways[0]);
  const paragraph = raw.paragraph === undefined ? {} : { paragraph: raw.paragraph };
  return starts.map((at, line) =>
    line === 0
      ? { height: gap + height / starts.length, above: gap, ...paragraph, ...(isNew && { at: raw.block.from }) }
      : { height: height / starts.length, ...paragraph, at, isInside: true },
  );
}

/** A quotation at the end of a note keeps its margin to the next one; less than a tenth of a line is rounding. */
function withSpaceBelow(pieces: readonly NotePiece[], space: number): readonly NotePiece[] {
  const last = pieces.at(-1);
  return last === undefined || space < 0.1
    ? pieces
    : [...pieces.slice(0, -1), { ...last, height: last.height + space }];
}

/** Where each line begins in the source. */
function lineStarts(way: Way): number[] {
  return way.parts().flatMap(({ part, lines }) => lines.map(({ from }) => part.items[from]?.from ?? 0));
}

function unitsOf(raws: readonly Raw[], { source, paragraphs }: SetPage, column: Column, depth: number): Unit[] {
  const { blocks, marks } = source;
  const { leading } = column;
  const boxOf = (block: SourceBlock | undefined): BlockBox | undefined => block && column.blocks.get(block.index);
  const heads = new Map(
    blocks.flatMap((block) => {
      const box = block.name === 'thead' ? boxOf(block) : undefined;
      return box === undefined ? [] : [[block.parent, box.bottom - box.top] as const];
    }),
  );
  const headOf = (table: SourceBlock | undefined): number => (table === undefined ? 0 : (heads.get(table) ?? 0));
  const parts: GalleyParts = { raws, edges: edgesOf(raws), paragraphs, marks, boxOf, headOf, leading, depth };
  const units = raws.map((raw, index) => unitOf(parts, raw, index));
  return units.map((unit, index) => {
    const least = priceOfAlone(raws, units, index);
    return least > unit.price ? { ...unit, price: least } : unit;
  });
}

/** A paragraph in each of its ways, with the marks in its lines; what stands as a whole has those that stand in it. */
function waysOf(set: SetParagraph | undefined, { notes }: Raw, marks: readonly SourceMark[]): UnitWay[] {
  if (set === undefined) return [{ count: 1, cost: 0, marks: notes.map((note) => ({ line: 0, note })) }];
  const { from, to } = set.source;
  const own = marks.filter(({ at }) => at >= from && at < to);
  return set.ways.map((way) => {
    const { count, cost } = way;
    if (own.length === 0) return { count, cost, marks: [] };
    const starts = lineStarts(way);
    const lineOf = (at: number): number => starts.findLastIndex((start) => start <= at);
    return { count, cost, marks: own.map(({ note, at }) => ({ line: Math.max(0, lineOf(at)), note })) };
  });
}

interface Edges {
  readonly first: ReadonlyMap<SourceBlock, number>;
  readonly last: ReadonlyMap<SourceBlock, number>;
}

/** With which unit each block begins, and with which it ends. */
function edgesOf(raws: readonly Raw[]): Edges {
  const first = new Map<SourceBlock, number>();
  const last = new Map<SourceBlock, number>();
  for (const [index, { block }] of raws.entries())
    for (const each of chainOf(block)) {
      if (!first.has(each)) first.set(each, index);
      last.set(each, index);
    }
  return { first, last };
}

interface GalleyParts {
  readonly raws: readonly Raw[];
  readonly edges: Edges;
  readonly paragraphs: readonly (SetParagraph | undefined)[];
  readonly marks: readonly SourceMark[];
  readonly boxOf: (block: SourceBlock | undefined) => BlockBox | undefined;
  /** How high the head of a table is. */
  readonly headOf: (table: SourceBlock | undefined) => number;
  readonly leading: number;
  readonly depth: number;
}

function unitOf(parts: GalleyParts, raw: Raw, index: number): Unit {
  const { raws, edges, paragraphs, boxOf, leading } = parts;
  const before = raws[index - 1];
  const chain = chainOf(raw.block);
  const begins = chain.filter((each) => edges.first.get(each) === index).toReversed();
  const ended = before === undefined ? [] : chainOf(before.block).filter((each) => edges.last.get(each) === index - 1);
  const joint: Joint = { raw, before, begins, ended, around: chain.filter((each) => !begins.includes(each)) };
  const set = raw.paragraph === undefined ? undefined : paragraphs[raw.paragraph];
  const height = (raw.bottom - raw.top) / leading / (set?.ways[0].count ?? 1);
  const isInFlow = begins[0] !== undefined && boxOf(begins[0].parent)?.isFlow !== false;
  const isMovable = isInFlow && !raw.isText && edges.last.get(begins[0] ?? raw.block) === index;
  return {
    ...(raw.paragraph !== undefined && { paragraph: raw.paragraph }),
    ways: waysOf(set, raw, parts.marks),
    ...(raw.comments && {
      comments: raw.comments.map(({ comment, top }) => ({ comment, down: (top - raw.top) / leading })),
    }),
    height,
    isOnGrid: (raw.isText || titles.has(raw.block.name)) && isInFlow && Math.abs(height - Math.round(height)) < 0.02,
    trail: (Math.max(raw.bottom, outerBottom(chain, index, parts)) - raw.bottom) / leading,
    cloned: { top: cloned(chain, parts, 'top') / leading, bottom: cloned(chain, parts, 'bottom') / leading },
    partPrice: priceOf(inside(chain, parts)),
    shift: isMovable ? (wholeLines(height) - height) / 2 : 0,
    above: margin(begins, parts, 'above'),
    below: margin(
      chain.filter((each) => edges.last.get(each) === index),
      parts,
      'below',
    ),
    ...floatingOf(raw, begins, parts),
    ...spaceAt(joint, parts, isInFlow),
  };
}

/**
 * A figure that is part of the text of a section, not of a list or a frame, may wait for the next page, and paragraphs
 * of that section come before it. Its notes would have to wait too, so it has none.
 */
function floatingOf(
  { block, paragraph, notes }: Raw,
  begins: readonly SourceBlock[],
  parts: GalleyParts,
): Pick<Unit, 'floatsIn' | 'textIn'> {
  const { name, parent } = block;
  const around = parent === undefined ? [] : chainOf(parent);
  if (parent === undefined || !around.every((each) => each.name === 'section') || cloned(around, parts, 'top') > 0)
    return {};
  if (name === 'p' && paragraph !== undefined) return { textIn: parent.index };
  return name === 'figure' && notes.length === 0 && begins.length === 1 ? { floatsIn: parent.index } : {};
}

function margin(blocks: readonly SourceBlock[], { boxOf, leading }: GalleyParts, side: 'above' | 'below'): number {
  return blocks.reduce((most, each) => Math.max(most, boxOf(each)?.[side] ?? 0), 0) / leading;
}

/** Where two units meet. */
interface Joint {
  readonly raw: Raw;
  readonly before: Raw | undefined;
  /** Blocks that begin here, the outermost first, that end here, and that do neither. */
  readonly begins: readonly SourceBlock[];
  readonly ended: readonly SourceBlock[];
  readonly around: readonly SourceBlock[];
}

/** The stanzas of a poem are as far from each other everywhere. */
function isVerse(blocks: readonly SourceBlock[]): boolean {
  return blocks.some(({ classes }) => classes.includes('verse'));
}

/** Whether what ends with a colon announces what follows, which stands no further off than usual. */
function leadsIn({ paragraph }: Raw, { paragraphs }: GalleyParts): boolean {
  const set = paragraph === undefined ? undefined : paragraphs[paragraph];
  const last = set?.source.inlines.findLast((inline) => inline.kind === 'text');
  return last !== undefined && /[：:]\s*$/.test(last.text);
}

/** What is between two units, and what becomes of it where a page ends there. */
function spaceAt(
  { raw, before, begins, ended, around }: Joint,
  parts: GalleyParts,
  isInFlow: boolean,
): Pick<
  Unit,
  'gap' | 'lead' | 'closing' | 'price' | 'isForced' | 'isElastic' | 'isBelowTitle' | 'begins' | 'ended' | 'before'
> {
  const { raws, boxOf, headOf, leading } = parts;
  const head = boxOf(begins[0])?.top ?? raw.top;
  const foot = before === undefined ? 0 : Math.max(before.bottom, boxOf(ended.at(-1))?.bottom ?? 0);
  const breaks = [
    ...ended.map((each) => boxOf(each)?.breakAfter),
    ...begins.map((each) => boxOf(each)?.breakBefore),
    staysWithHead(raw, before),
  ];
  const table = raw.block.parent?.name === 'thead' ? undefined : around.find(({ name }) => name === 'table');
  const space = (head - foot) / leading;
  return {
    gap: (raw.top - (before?.bottom ?? 0)) / leading,
    lead: (raw.top - head + headOf(table) + cloned(around, parts, 'top')) / leading,
    closing: cloned(around, parts, 'bottom') / leading,
    price: priceOf([...breaks, ...inside(around, parts)]),
    isForced: breaks.some((each) => each !== undefined && forced.has(each)),
    isElastic:
      isInFlow &&
      before !== undefined &&
      space > 0.45 &&
      priceOf(breaks) < prices.avoid &&
      !isVerse(around) &&
      !leadsIn(before, parts),
    isBelowTitle: isInFlow && before === raws[0] && before?.block.name === 'h1',
    begins: flush(begins, head, 'top', parts),
    ended: flush(ended.toReversed(), foot, 'bottom', parts),
    before: space,
  };
}

function inside(blocks: readonly SourceBlock[], parts: GalleyParts): (string | undefined)[] {
  return blocks.map((each) => insideOf(each, parts));
}

const forced = new Set(['page', 'always', 'left', 'right', 'recto', 'verso']);

function flush(
  blocks: readonly SourceBlock[],
  edge: number,
  side: 'top' | 'bottom',
  { boxOf }: GalleyParts,
): SourceBlock[] {
  return blocks.filter((each) => Math.abs((boxOf(each)?.[side] ?? Infinity) - edge) < 0.5);
}

/** The foot of the outermost block that ends with a unit. */
function outerBottom(chain: readonly SourceBlock[], index: number, { edges, boxOf }: GalleyParts): number {
  return boxOf(chain.findLast((each) => edges.last.get(each) === index))?.bottom ?? 0;
}

/** What is too deep for a page must be parted. Of a table that is not deep a page may rather be some lines short. */
function insideOf(block: SourceBlock, { boxOf, depth, leading }: GalleyParts): string | undefined {
  const box = boxOf(block);
  const isTable = block.name === 'table';
  if (box === undefined || box.bottom - box.top > (isTable ? depth / 3 : depth) * leading) return undefined;
  return isTable && box.breakInside === 'avoid' ? 'table' : box.breakInside;
}

function cloned(blocks: readonly SourceBlock[], { boxOf }: GalleyParts, side: 'top' | 'bottom'): number {
  return blocks.reduce((sum, each) => sum + (boxOf(each)?.cloned[side] ?? 0), 0);
}

/** The head and the title of a table stay with its first row. */
function staysWithHead({ block }: Raw, before: Raw | undefined): string | undefined {
  const isFirst =
    block.name === 'tr' &&
    before !== undefined &&
    chainOf(before.block).some(({ name }) => name === 'thead' || name === 'caption');
  return isFirst ? 'never' : undefined;
}
