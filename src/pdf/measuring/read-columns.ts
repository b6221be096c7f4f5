/** Reads from Chrome's layout how high the blocks of pages are that were laid out as one column each. */

import type { BlockBox, Column, Leaf } from '../../composing/galley.ts';
import type { Layout } from '../chrome/tab.ts';
import { withEmptyBlocks } from './empty-blocks.ts';

export const columnProperties = [
  'display',
  'position',
  'vertical-align',
  'line-height',
  'break-before',
  'break-after',
  'break-inside',
  'box-decoration-break',
  'margin-top',
  'margin-bottom',
  'padding-top',
  'padding-bottom',
  'border-top-width',
  'border-bottom-width',
] as const;

type Style = Readonly<Record<(typeof columnProperties)[number], string>>;

/** Where a node of the document stands. */
interface Standing {
  readonly run: number;
  /** Absent in what is not part of a block, and where nothing counts. */
  readonly block?: number;
  readonly paragraph?: number;
  /** Inside a formula or a drawing, whose signs stand above and below the line too. */
  readonly isInThing?: true;
}

/** A column of each `data-run`. `leading` is a line of the body in CSS pixels. */
export function readColumns(layout: Layout, leading: number): Column[] {
  const [document] = layout.documents;
  return document === undefined ? [] : new ColumnReader(document, layout.strings, leading).read();
}

interface MutableColumn extends Column {
  readonly origin: number;
  readonly blocks: Map<number, BlockBox>;
  readonly leaves: Leaf[];
}

type Document = Layout['documents'][number];

class ColumnReader {
  private readonly columns: MutableColumn[] = [];
  private readonly document: Document;
  private readonly strings: readonly string[];
  private readonly leading: number;
  /** By node. A node comes behind the one it stands in. */
  private readonly standings: (Standing | undefined)[] = [];
  private readonly boxOfNode: ReadonlyMap<number, number>;
  private readonly textBoxes: ReadonlyMap<number, readonly TextBox[]>;

  constructor(document: Document, strings: readonly string[], leading: number) {
    this.document = document;
    this.strings = strings;
    this.leading = leading;
    // The first box of a node is the one around all others.
    const boxes = document.layout.nodeIndex.map((node, box) => [node, box] as const);
    this.boxOfNode = new Map(boxes.toReversed());
    this.textBoxes = textBoxesBy(document.textBoxes);
  }

  read(): Column[] {
    const count = this.document.nodes.parentIndex?.length ?? 0;
    for (let node = 0; node < count; node += 1) this.readNode(node);
    return this.columns.map(({ leading, blocks, leaves }) => ({
      leading,
      blocks,
      leaves: withEmptyBlocks(leaves, blocks),
    }));
  }

  private readNode(node: number): void {
    const { nodes, layout } = this.document;
    const parent = this.standings[nodes.parentIndex?.[node] ?? -1];
    const box = this.boxOfNode.get(node);
    const [, y = 0, , height = 0] = box === undefined ? [] : (layout.bounds[box] ?? []);
    if (nodes.nodeType?.[node] === elementType) this.openElement(node, parent, { y, height });
    else this.standings[node] = parent;
    const standing = this.standings[node];
    const column = standing && this.columns[standing.run];
    if (box === undefined || column === undefined || standing?.block === undefined) return;
    const own = column.blocks.get(standing.block);
    for (const { top, height: depth } of this.textBoxes.get(box) ?? [])
      addLine(column.leaves, standing, own, top - column.origin + depth / 2);
    if (!things.has(this.nameOf(node)) || standing.paragraph !== undefined) return;
    const top = y - column.origin;
    column.leaves.push({ block: standing.block, top, bottom: top + height, isText: false });
  }

  private openElement(node: number, parent: Standing | undefined, { y, height }: { y: number; height: number }): void {
    const style = this.styleOf(node);
    const said = this.numbersOf(node);
    const run = said.get('data-run');
    if (run !== undefined) {
      const origin = y + pixels(style?.['padding-top'] ?? '');
      this.columns[run] = { leading: this.leading, origin, blocks: new Map(), leaves: [] };
      this.standings[node] = { run };
      return;
    }
    const column = parent && this.columns[parent.run];
    if (parent === undefined || column === undefined) return;
    const block = said.get('data-block');
    const paragraph = said.get('data-paragraph');
    if (block !== undefined && style !== undefined) {
      const top = y - column.origin;
      this.standings[node] = { run: parent.run, block };
      column.blocks.set(block, boxFrom(style, top, top + height, this.leading));
    } else if (style !== undefined && isApart(style, this.nameOf(node))) {
      this.standings[node] = { run: parent.run };
      const note = said.get('data-note');
      const comment = said.get('data-comment');
      if (comment !== undefined && parent.block !== undefined) {
        const top = y - column.origin;
        column.leaves.push({ block: parent.block, top, bottom: top, isText: false, comment });
      }
      if (note !== undefined && parent.block !== undefined)
        column.leaves.push({ block: parent.block, top: 0, bottom: 0, isText: false, note: String(note) });
    } else if (things.has(this.nameOf(node))) this.standings[node] = { ...parent, isInThing: true };
    else this.standings[node] = paragraph === undefined ? parent : { ...parent, paragraph };
  }

  private textOf(index: number | undefined): string {
    return this.strings[index ?? -1] ?? '';
  }

  private nameOf(node: number): string {
    return this.textOf(this.document.nodes.nodeName?.[node]).toLowerCase();
  }

  /** What its attributes say that are numbers of ours. */
  private numbersOf(node: number): Map<string, number> {
    const written = this.document.nodes.attributes?.[node] ?? [];
    const said = new Map<string, number>();
    for (let at = 0; at < written.length; at += 2) {
      const name = this.textOf(written[at]);
      if (name.startsWith('data-')) said.set(name, Number(this.textOf(written[at + 1])));
    }
    return said;
  }

  private styleOf(node: number): Style | undefined {
    const box = this.boxOfNode.get(node);
    const values = box === undefined ? undefined : this.document.layout.styles[box];
    return values && (Object.fromEntries(columnProperties.map((name, at) => [name, this.textOf(values[at])])) as Style);
  }
}

/** DOM: `Node.ELEMENT_NODE` */
const elementType = 1;

const things = new Set(['img', 'svg', 'math']);

interface TextBox {
  readonly top: number;
  readonly height: number;
}

/** The texts of each line, by their box. */
function textBoxesBy({ layoutIndex, bounds }: Document['textBoxes']): Map<number, TextBox[]> {
  const found = new Map<number, TextBox[]>();
  for (const [index, box] of layoutIndex.entries()) {
    const [, top = 0, , height = 0] = bounds[index] ?? [];
    const known = found.get(box);
    if (known === undefined) found.set(box, [{ top, height }]);
    else known.push({ top, height });
  }
  return found;
}

/** What does not stand on the line: readings, numbers of notes, what is placed by itself. */
function isApart({ position, 'vertical-align': align }: Style, name: string): boolean {
  return (
    position === 'absolute' ||
    name === 'rt' ||
    name === 'rp' ||
    name === 'sup' ||
    name === 'sub' ||
    (/^(super|sub)$|^\d/.test(align) && align !== '0px')
  );
}

/** Lines of which only signs of a formula have been read. */
const ofThings = new WeakSet<Leaf>();

/** Texts whose middles are near each other stand in one line. Where words stand in it they say where it is. */
function addLine(leaves: Leaf[], standing: Standing, own: BlockBox | undefined, centre: number): void {
  if (own === undefined) return;
  const { block = 0, paragraph, isInThing } = standing;
  const last = leaves.at(-1);
  const { lineHeight } = own;
  const isNear = (share: number): boolean =>
    last?.isText === true &&
    last.block === block &&
    last.paragraph === paragraph &&
    Math.abs((last.top + last.bottom) / 2 - centre) < lineHeight * share;
  const wasOfThing = last !== undefined && ofThings.has(last);
  if (isNear(isInThing || wasOfThing ? reachOfThing : 0.4) && (isInThing || !wasOfThing)) return;
  if (isNear(reachOfThing) && wasOfThing) leaves.pop();
  const top = inRow(centre - lineHeight / 2, own);
  const line: Leaf = {
    block,
    top,
    bottom: top + lineHeight,
    isText: true,
    ...(paragraph !== undefined && { paragraph }),
  };
  if (isInThing) ofThings.add(line);
  leaves.push(line);
}

/** In line heights; how far from the middle of its line a fraction in it has signs. */
const reachOfThing = 0.6;

/**
 * Chrome says where text stands to whole pixels of its face; lines stand in whole line heights from the head of their
 * block.
 */
function inRow(top: number, { content, lineHeight }: BlockBox): number {
  const row = content + Math.round((top - content) / lineHeight) * lineHeight;
  return Math.abs(row - top) < 1.5 ? row : top;
}

function boxFrom(style: Style, top: number, bottom: number, leading: number): BlockBox {
  const edge = (side: 'top' | 'bottom'): number =>
    pixels(style[`padding-${side}`]) + pixels(style[`border-${side}-width`]);
  const isCloned = style['box-decoration-break'] === 'clone';
  return {
    top,
    bottom,
    lineHeight: style['line-height'] === 'normal' ? leading : pixels(style['line-height']),
    breakBefore: style['break-before'],
    breakAfter: style['break-after'],
    breakInside: style['break-inside'],
    content: top + edge('top'),
    cloned: isCloned ? { top: edge('top'), bottom: edge('bottom') } : { top: 0, bottom: 0 },
    above: pixels(style['margin-top']),
    below: pixels(style['margin-bottom']),
    isFlow: /^(block|list-item|flow-root|table-cell)$/.test(style.display),
  };
}

function pixels(length: string): number {
  const value = Number.parseFloat(length);
  return Number.isFinite(value) ? value : 0;
}
