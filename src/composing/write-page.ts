/**
 * Writes a page of XHTML as it was composed: its lines, and what makes the browser begin pages where they were broken.
 * A browser fills a page by itself. Where one ends sooner inside a paragraph, a box as high as what is missing stands
 * before the next line, which then has no room; where a block begins a page, the block says so. Notes are put at the
 * foot of their pages, at their very place.
 */

import type { Placed } from './break-pages.ts';
import type { MadeUp } from './made-up.ts';
import { numbersOf } from './number-notes.ts';
import type { SetPage } from './set-page.ts';
import type { SetParagraph } from './set-paragraph.ts';
import type { SourceBlock } from './read-source.ts';
import { cut } from './part-html.ts';
import { cutsIn, writeFeet } from './write-notes.ts';
import { setByBrowser } from './whole-notes.ts';
import { edited, writeLines, type Edit } from './write-lines.ts';

export function writePage(page: SetPage, madeUp?: MadeUp): string {
  const { html } = page.source;
  const writer = new Writer(page, madeUp);
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

  constructor(page: SetPage, madeUp: MadeUp | undefined) {
    this.page = page;
    this.placedOf = placedByParagraph(madeUp);
    const cuts = madeUp === undefined ? [] : cutsOf(madeUp);
    this.cuts = new Map(cuts.map((at) => [at, cut]));
    const cutEdits = cuts.map((at): Edit => ({ at, text: cut }));
    this.marks = madeUp === undefined ? [] : numbersOf(page, madeUp);
    this.blocks = sorted([...cutEdits, ...(madeUp === undefined ? [] : blockEdits(madeUp)), ...this.marks]);
  }

  /** A part of the page, which holds whole paragraphs. */
  write(from: number, to: number): string {
    const { html } = this.page.source;
    const written: string[] = [];
    let done = from;
    for (const [index, paragraph] of this.page.paragraphs.entries()) {
      if (paragraph === undefined || paragraph.source.from < from || paragraph.source.to > to) continue;
      const { source } = paragraph;
      const edits = this.paragraphEdits(paragraph, this.placedOf.get(index));
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

  private paragraphEdits({ source, ways }: SetParagraph, placed: Placed | undefined): Edit[] {
    const starts = new Map((placed?.parts ?? []).map(({ line, short }) => [line, short === 0 ? '' : pageEnd(short)]));
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
    return sorted([...lines, ...within(this.marks, source.from, source.to)]);
  }
}

function pageEnd(short: number): string {
  return `<span class="page-end" style="--short:${short}"></span>`;
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
  for (const [index, { begins, ended, before }] of units.entries()) {
    const { isFirst, added } = placed[index] ?? { isFirst: false, added: 0 };
    const [outer, ...inner] = begins;
    if (outer === undefined || (!isFirst && Math.abs(added) < 0.001)) continue;
    const space = isFirst ? 0 : Math.round((before + added) * leading * 1000) / 1000;
    if (isFirst) say(outer, 'break-before:page');
    say(outer, `margin-block-start:${space}px`);
    for (const each of inner) say(each, 'margin-block-start:0');
    for (const each of ended) say(each, 'margin-block-end:0');
  }
  return [...styles].map(([{ at, style = '' }, text]) => ({ at, text: ` style="${text}${escaped(style)}"` }));
}

function escaped(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
}
