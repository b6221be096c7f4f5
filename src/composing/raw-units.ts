/** What stands in a column from its head to its foot: paragraphs that we set, lines that Chrome broke, and wholes. */

import type { BlockBox, Column } from './galley.ts';
import type { SourceBlock } from './read-source.ts';

export const titles: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** What is never parted, whatever a style sheet says. */
const wholes = new Set([...titles, 'figure', 'tr', 'hr']);

export interface Raw {
  readonly block: SourceBlock;
  readonly paragraph?: number;
  readonly top: number;
  bottom: number;
  readonly isText: boolean;
  /** Marks of notes in it, where it is not a paragraph that we set. */
  notes: readonly string[];
  /** Places of comments in it, in CSS pixels from the head of the column. */
  comments?: readonly { readonly comment: number; readonly top: number }[];
}

/** Leaves are put together to what stands on a page as a whole. */
export function rawUnits(
  blocks: readonly SourceBlock[],
  { leaves, blocks: boxes, leading }: Column,
  depth: number,
): Raw[] {
  const raws: Raw[] = [];
  for (const leaf of leaves) {
    const own = blocks[leaf.block];
    if (own === undefined) continue;
    if (leaf.comment !== undefined) {
      const before = raws.at(-1);
      if (before !== undefined)
        before.comments = [...(before.comments ?? []), { comment: leaf.comment, top: leaf.top }];
      continue;
    }
    const whole = chainOf(own).findLast((each) => isWhole(each, boxes.get(each.index), depth * leading));
    const box = whole && boxes.get(whole.index);
    const last = raws.at(-1);
    if (leaf.note !== undefined) {
      if (last !== undefined) last.notes = [...last.notes, leaf.note];
      continue;
    }
    if (whole !== undefined && box !== undefined) {
      if (last?.block === whole) continue;
      add(raws, { block: whole, top: box.top, bottom: box.bottom, isText: false, notes: [] }, leading);
    } else if (last !== undefined && leaf.paragraph !== undefined && last.paragraph === leaf.paragraph) {
      last.bottom = Math.max(last.bottom, leaf.bottom);
    } else {
      const { paragraph, top, bottom, isText } = leaf;
      add(raws, { block: own, top, bottom, isText, notes: [], ...(paragraph !== undefined && { paragraph }) }, leading);
    }
  }
  return raws;
}

/** What stands beside something stands with it. The number beside a paragraph is part of its first line. */
function add(raws: Raw[], raw: Raw, leading: number): void {
  const last = raws.at(-1);
  if (last === undefined || raw.top > last.bottom - leading * 0.3) raws.push(raw);
  else if (raw.paragraph !== undefined && last.paragraph === undefined) raws.splice(-1, 1, raw);
  else if (last.paragraph === undefined) last.bottom = Math.max(last.bottom, raw.bottom);
}

function isWhole({ name }: SourceBlock, box: BlockBox | undefined, depth: number): boolean {
  return box !== undefined && box.bottom - box.top <= depth && (wholes.has(name) || box.breakInside === 'avoid');
}

/** A block and all that it stands in, the innermost first. */
export function chainOf(block: SourceBlock): SourceBlock[] {
  const chain: SourceBlock[] = [];
  for (let each: SourceBlock | undefined = block; each !== undefined; each = each.parent) chain.push(each);
  return chain;
}
