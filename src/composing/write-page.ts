/**
 * Writes a page of XHTML as it was composed: its lines, and what makes the browser begin pages where they were broken.
 * A browser fills a page by itself. Where one ends sooner inside a paragraph, a box as high as what is missing stands
 * before the next line, which then has no room; where a block begins a page, the block says so. Notes are put at the
 * foot of their pages, at their very place.
 */

import type { Placed } from './page-states.ts';
import type { MadeUp } from './made-up.ts';
import { numbersOf, numbersOfChapter } from './number-notes.ts';
import type { SetPage } from './set-page.ts';
import type { SetParagraph } from './set-paragraph.ts';
import type { SourceBlock } from './read-source.ts';
import { cut } from './part-html.ts';
import type { CommentRoom } from './comments.ts';
import { placeComments } from './place-comments.ts';
import { writeComment } from './write-comments.ts';
import { cutsIn, writeFeet } from './write-notes.ts';
import { figuresByPage, pagesBehind, writeOwner, writeTurn } from './write-figures.ts';
import { setByBrowser } from './whole-notes.ts';
import { edited, writeLines, type Edit } from './write-lines.ts';

/** `room` is that of comments, where any stand beside the text. */
export function writePage(page: SetPage, madeUp?: MadeUp, room?: CommentRoom): string {
  const { html } = page.source;
  const writer = new Writer(page, madeUp, room);
  if (madeUp === undefined || madeUp.galley.notes.size === 0) return writer.write(0, html.length);
  const section = notesSection(page);
  if (section === undefined) return writer.write(0, html.length);
  const feet = writeFeet(page.source, madeUp, (from, to) => writer.write(from, to));
  return `${writer.write(0, section.from)}${feet}${writer.write(section.to, html.length)}`;
}

/** The block around all notes. */
function notesSection({ source }: SetPage): SourceBlock | undefined {
  return source.blocks.find(({ name, classes }) => name === 'section' && classes.includes('notes'));
}

class Writer {
  private readonly page: SetPage;
  private readonly placedOf: ReadonlyMap<number | undefined, Placed | undefined>;
  /** What is put between paragraphs, in the order of the source. */
  private readonly blocks: readonly Edit[];
  /** The numbers of notes, in the order of the source. */
  private readonly marks: readonly Edit[];
  private readonly cuts: ReadonlyMap<number, string>;
  private readonly figures: ReadonlyMap<number, string>;
  private readonly behind: ReadonlyMap<number, number>;
  private readonly comments: readonly Edit[];

  constructor(page: SetPage, madeUp: MadeUp | undefined, room: CommentRoom | undefined) {
    this.page = page;
    this.placedOf = placedByParagraph(madeUp);
    this.figures = madeUp === undefined ? new Map() : figuresByPage(madeUp, page.source.html);
    this.behind = madeUp === undefined ? new Map() : pagesBehind(madeUp);
    const cuts = madeUp === undefined ? [] : cutsOf(madeUp);
    this.cuts = new Map(cuts.map((at) => [at, cut]));
    const cutEdits = cuts.map((at): Edit => ({ at, text: cut }));
    const marks = madeUp === undefined ? numbersOfChapter(page.source) : numbersOf(page, madeUp);
    this.comments = madeUp === undefined || room === undefined ? [] : commentEdits(page, { madeUp, room, marks });
    this.marks = marks.filter(({ at }) => !this.comments.some((comment) => at >= comment.at && at < (comment.to ?? 0)));
    const atBlocks = madeUp === undefined ? [] : blockEdits(madeUp);
    this.blocks = sorted([...cutEdits, ...atBlocks, ...this.marks, ...this.comments]);
  }

  /** A part of the page, which holds whole paragraphs. */
  write(from: number, to: number): string {
    const { html } = this.page.source;
    const written: string[] = [];
    let done = from;
    for (const [index, paragraph] of this.page.paragraphs.entries()) {
      if (paragraph === undefined || paragraph.source.from < from || paragraph.source.to > to) continue;
      const { source } = paragraph;
      const edits = [
        ...this.paragraphEdits(paragraph, this.placedOf.get(index)),
        ...this.ownersBehind(index, source.to),
      ];
      written.push(
        this.between(done, source.from),
        '<span class="composed">',
        edited(html, { ...source, edits }),
        '</span>',
      );
      done = source.to;
    }
    return `${written.join('')}${this.between(done, to)}`;
  }

  private between(from: number, to: number): string {
    const edits = within(this.blocks, from, to);
    return setByBrowser(edited(this.page.source.html, { from, to, edits }));
  }

  private ownersBehind(paragraph: number, at: number): Edit[] {
    const figures = this.figures.get(this.behind.get(paragraph) ?? -1);
    return figures === undefined ? [] : [{ at, text: writeOwner(figures) }];
  }

  private paragraphEdits({ source, ways }: SetParagraph, placed: Placed | undefined): Edit[] {
    const figuresOn = (on: number): string => this.figures.get(on) ?? '';
    const starts = new Map(
      placed?.parts.map((part, index) => [part.line, writeTurn(part, figuresOn(placed.page + index + 1))]),
    );
    let before = 0;
    const lines = (ways[placed?.way ?? 0] ?? ways[0]).parts().flatMap(({ part, lines: own }) => {
      const heads = new Map([...starts].map(([line, text]) => [line - before, text]));
      for (const [index, line] of own.entries()) {
        const at = part.items[line.from]?.from;
        if (index > 0 && at !== undefined && this.cuts.has(at)) heads.set(index, cut);
      }
      before += own.length;
      return [...writeLines(part, own, { size: part.size, heads }), ...part.unset];
    });
    const { from, to } = source;
    return sorted([...lines, ...within(this.marks, from, to), ...within(this.comments, from, to)]);
  }
}

function commentEdits(
  page: SetPage,
  { madeUp, room, marks }: { readonly madeUp: MadeUp; readonly room: CommentRoom; readonly marks: readonly Edit[] },
): Edit[] {
  const placed = placeComments(page, madeUp, room);
  return Array.from(page.comments.values(), (comment) => {
    const { source } = comment;
    const own = within(marks, source.from, source.to);
    return writeComment(page.source.html, comment, { boxes: placed.get(source) ?? [], room, marks: own });
  });
}

function placedByParagraph(madeUp: MadeUp | undefined): Map<number | undefined, Placed | undefined> {
  return new Map(madeUp?.galley.units.map(({ paragraph }, index) => [paragraph, madeUp.placed[index]]));
}

/** Where notes are parted. */
function cutsOf({ galley: { notes }, feet }: MadeUp): number[] {
  const parts = feet.flatMap((foot) => foot.parts);
  return [...notes].flatMap(([note, { pieces }]) => cutsIn(parts, note).flatMap((piece) => pieces[piece]?.at ?? []));
}

function within(edits: readonly Edit[], from: number, to: number): Edit[] {
  return edits.filter(({ at }) => at >= from && at < to);
}

/** Edits at one place stay in their order. */
function sorted(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((one, other) => one.at - other.at);
}

function blockEdits({ galley: { units }, placed, leading }: MadeUp): Edit[] {
  const styles = new Map<SourceBlock, string>();
  const say = (block: SourceBlock, style: string): void =>
    void styles.set(block, `${styles.get(block) ?? ''}${style}!important;`);
  // Blocks that end before a figure that is taken out of the column.
  let open: readonly SourceBlock[] | undefined;
  for (const [index, { begins, ended: own, before }] of units.entries()) {
    const { isFirst, added, head, floats, page, top } = placed[index] ?? nowhere;
    const [outer, ...inner] = begins;
    const ended = [...(open ?? []), ...own];
    const isBehindFigure = open !== undefined;
    open = floats === true ? ended : undefined;
    if (floats === true && outer !== undefined)
      styles.set(outer, `--page:${page};--down:${Math.round(top * 1000) / 1000};`);
    if (floats === true || outer === undefined || (!isFirst && !isBehindFigure && Math.abs(added) < 0.001)) continue;
    const space = Math.round((isFirst ? head : before + added) * leading * 1000) / 1000;
    if (isFirst) say(outer, 'break-before:page');
    say(outer, `margin-block-start:${space}px`);
    for (const each of inner) say(each, 'margin-block-start:0');
    for (const each of ended) say(each, 'margin-block-end:0');
  }
  return [...styles].map(([{ at, style = '' }, text]) => {
    const mark = text.startsWith('--page') ? ' data-floats=""' : '';
    return { at, text: `${mark} style="${text}${escaped(style)}"` };
  });
}

const nowhere = { isFirst: false, added: 0, head: 0, floats: undefined, page: 0, top: 0 };

function escaped(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
}
