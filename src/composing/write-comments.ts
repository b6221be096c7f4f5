/** Writes the comments that are not in the text: they stay at their words in the XHTML, and are put at their place. */

import type { CommentBox, CommentRoom, SetComment } from './comments.ts';
import { cut, cuttable, partBetween } from './part-html.ts';
import { edited, writeLines, type Edit } from './write-lines.ts';

/** `marks` are the numbers of notes. */
export function writeComment(
  html: string,
  { source, part, lines }: SetComment,
  {
    boxes,
    room,
    marks,
  }: { readonly boxes: readonly CommentBox[]; readonly room: CommentRoom; readonly marks: readonly Edit[] },
): Edit {
  const { from, to, saidFrom, saidTo } = source;
  const starts = new Set(boxes.slice(1).map((box) => box.from));
  const cuts = [...starts].map((item): Edit => ({ at: part.items[item]?.from ?? saidTo, text: cut }));
  const heads = new Map(lines.flatMap((line, index) => (starts.has(line.from) ? [[index, cut] as const] : [])));
  const own = source.at === 'head' ? writeLines(part, lines, { size: part.size, heads }) : cuts;
  const edits = [...own, ...part.unset, ...marks].sort((one, other) => one.at - other.at);
  const said = cuttable(edited(html, { from: saidFrom, to: saidTo, edits }));
  const written = boxes.map((box, index) => {
    const last = lines.find((line) => line.to === box.to);
    const isFilled = last?.isFull === true && index + 1 < boxes.length;
    return `<span class="comment-box" style="${styleOf(box, source.at, room)}${isFilled ? ';text-align-last:justify' : ''}">${partBetween(said, index, index + 1, false)}</span>`;
  });
  const unset = (text: string): string => text.replace('class="comment-mark"', 'class="comment-mark unset"');
  const text = `${unset(html.slice(from, saidFrom))}${written.join('')}${unset(html.slice(saidTo, to))}`;
  return { at: from, to, text };
}

function styleOf({ page, down, left }: CommentBox, at: 'head' | 'side', { head, side }: CommentRoom): string {
  const size = (at === 'head' ? head?.size : side?.size) ?? 0;
  const height = (at === 'head' ? head?.leading : side?.size) ?? 0;
  const width = at === 'head' ? `;width:${rounded((head?.measure ?? 0) + slack)}px` : '';
  return `--page:${page};--down:${rounded(down)};left:${rounded(left)}px;font-size:${rounded(size)}px;line-height:${rounded(height)}px${width}`;
}

/** A line is as wide as its characters and a hair, which may be rounded. */
const slack = 0.07;

function rounded(length: number): number {
  return Math.round(length * 1000) / 1000;
}
