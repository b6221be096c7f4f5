/**
 * Writes a page of XHTML as it was composed: its lines, and what makes the browser begin pages where they were broken.
 * A browser fills a page by itself. Where one is left short inside a paragraph, a box as high as what is missing stands
 * before the next line, which then has no room; where a block begins a page, the block says so.
 */

import type { Placed } from './break-pages.ts';
import type { Unit } from './galley.ts';
import type { SetPage } from './set-page.ts';
import type { SetParagraph } from './set-paragraph.ts';
import type { SourceBlock } from './read-source.ts';
import { setByBrowser } from './whole-notes.ts';
import { edited, writeLines, type Edit } from './write-lines.ts';

/** What was made of a column, and how deep a line of it is in CSS pixels. */
export interface MadeUp {
  readonly units: readonly Unit[];
  readonly placed: readonly Placed[];
  readonly leading: number;
}

export function writePage({ source, paragraphs }: SetPage, madeUp?: MadeUp): string {
  const { html } = source;
  const blocks = madeUp === undefined ? [] : blockEdits(madeUp);
  const placedOf = new Map(madeUp?.units.map(({ paragraph }, index) => [paragraph, madeUp.placed[index]]));
  const written: string[] = [];
  let done = 0;
  let block = 0;
  const between = (to: number): string => {
    const edits: Edit[] = [];
    for (; block < blocks.length && (blocks[block]?.at ?? to) < to; block += 1)
      edits.push(blocks[block] ?? { at: to, text: '' });
    return setByBrowser(edited(html, { from: done, to, edits }));
  };
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph === undefined) continue;
    const { from, to } = paragraph.source;
    const edits = paragraphEdits(paragraph, placedOf.get(index));
    written.push(between(from), '<span class="composed">', edited(html, { from, to, edits }), '</span>');
    done = to;
  }
  return `${written.join('')}${between(html.length)}`;
}

function paragraphEdits({ ways }: SetParagraph, placed: Placed | undefined): Edit[] {
  const starts = new Map(
    (placed?.parts ?? []).map(({ line, short }) => [
      line,
      short < 0.3 ? '' : `<span class="page-end" style="--short:${short}"></span>`,
    ]),
  );
  let before = 0;
  return (ways[placed?.way ?? 0] ?? ways[0]).parts().flatMap(({ part, lines }) => {
    const heads = new Map([...starts].map(([line, text]) => [line - before, text]));
    before += lines.length;
    return [...writeLines(part, lines, { size: part.size, heads }), ...part.unset].sort(
      (one, other) => one.at - other.at,
    );
  });
}

/** In the order of the source. */
function blockEdits({ units, placed, leading }: MadeUp): Edit[] {
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
  return [...styles]
    .map(([{ at, style = '' }, text]) => ({ at, text: ` style="${text}${escaped(style)}"` }))
    .sort((one, other) => one.at - other.at);
}

function escaped(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
}
