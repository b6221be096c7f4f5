/** A page whose paragraphs are set in lines, and the same as one column that tells a browser how high each block is. */

import { readSource, type SourcePage } from './read-source.ts';
import { setParagraph, type SetParagraph, type SettingOptions } from './set-paragraph.ts';
import { closeTypedGaps } from './typed-gaps.ts';
import { setByBrowser } from './whole-notes.ts';
import { edited, type Edit } from './write-lines.ts';

export interface SetPage {
  readonly source: SourcePage;
  /** Of each paragraph of the source; `undefined` for one that a browser must set. */
  readonly paragraphs: readonly (SetParagraph | undefined)[];
  /** How many of those are not meant to be filled from edge to edge. */
  readonly ragged: number;
}

export function setPage(html: string, options: SettingOptions): SetPage {
  const source = readSource(closeTypedGaps(html));
  const { blocks } = options.styles;
  return {
    source,
    paragraphs: source.paragraphs.map((paragraph) => setParagraph(paragraph, options)),
    ragged: source.paragraphs.filter(({ block }) => blocks[block.key] === undefined).length,
  };
}

/** The same page with nothing decided. */
export function unset({ source, ragged }: SetPage): SetPage {
  return { source, paragraphs: source.paragraphs.map(() => undefined), ragged };
}

/**
 * The page with a number at each block, and in the place of each paragraph as many lines of one character: to lay them
 * out costs nothing. Things that stand in a line stand in these too, for they may be higher.
 */
export function columnOf({ source: { html, blocks }, paragraphs }: SetPage): string {
  const edits: Edit[] = blocks.map(({ index, at }) => ({ at, text: ` data-block="${index}"` }));
  const parts: string[] = [];
  let done = 0;
  let block = 0;
  const between = (to: number): string => {
    const first = block;
    while ((edits[block]?.at ?? Infinity) < to) block += 1;
    return setByBrowser(edited(html, { from: done, to, edits: edits.slice(first, block) }));
  };
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph === undefined) continue;
    const { from, to } = paragraph.source;
    parts.push(between(from), `<span data-paragraph="${index}">`, ...linesOf(paragraph, html), '</span>');
    done = to;
  }
  return `${parts.join('')}${between(html.length)}`;
}

function linesOf({ ways }: SetParagraph, html: string): string[] {
  const lines = ways[0].parts().flatMap(({ part, lines: own }) =>
    own.map(({ from, to }) => {
      const things = part.items.slice(from, to).filter(({ kind }) => kind === 'thing');
      return `国${things.map((thing) => html.slice(thing.from, thing.to).replace(/\sid="[^"]*"/g, '')).join('')}`;
    }),
  );
  return [lines.join('<br/>')];
}
