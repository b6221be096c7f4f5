/** A page whose paragraphs are set in lines, and the same as one column that tells a browser how high each block is. */

import type { SetComments } from './comments.ts';
import { readSource, type SourceComment, type SourcePage, type SourceParagraph } from './read-source.ts';
import { setComments } from './set-comments.ts';
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
  /** The comments that are not in its text. */
  readonly comments: SetComments;
  /** Those that would be beside it, had they room. */
  readonly crowded: readonly SourceComment[];
}

export function setPage(html: string, options: SettingOptions): SetPage {
  const source = readSource(closeTypedGaps(html));
  const { blocks } = options.styles;
  const comments = setComments(source, options);
  const paragraphs = source.paragraphs.map((paragraph) => setParagraph(paragraph, options, { comments }));
  const beside = new Set(paragraphs.flatMap((paragraph) => paragraph?.comments ?? []));
  const isRagged = ({ block, inlines }: SourceParagraph): boolean =>
    blocks[block.key] === undefined || inlines.every(({ kind }) => kind === 'comment');
  // Where a browser breaks lines it is not known what is beside a line.
  const placed = new Map([...comments].filter(([{ at }, set]) => at === 'head' || beside.has(set)));
  return {
    source,
    paragraphs,
    ragged: source.paragraphs.filter((paragraph, index) => paragraphs[index] === undefined && isRagged(paragraph))
      .length,
    comments: placed,
    crowded: options.comments === undefined ? [] : source.comments.filter((comment) => !placed.has(comment)),
  };
}

/** The same page with nothing decided. */
export function unset({ source, ragged }: SetPage): SetPage {
  return { source, paragraphs: source.paragraphs.map(() => undefined), ragged, comments: new Map(), crowded: [] };
}

/**
 * The page with a number at each block, and in the place of each paragraph as many lines of one character: to lay them
 * out costs nothing. Things that stand in a line stand in these too, for they may be higher.
 */
export function columnOf({ source: { html, blocks }, paragraphs, comments }: SetPage): string {
  const numbers: Edit[] = blocks.map(({ index, at }) => ({ at, text: ` data-block="${index}"` }));
  const places = Array.from(comments.keys(), ({ index, from, to }): Edit => {
    return { at: from, to, text: `<span class="comment-box" data-comment="${index}"></span>` };
  });
  const edits = [...numbers, ...places].sort((one, other) => one.at - other.at);
  const parts: string[] = [];
  let done = 0;
  let next = 0;
  const between = (to: number): string => {
    while ((edits[next]?.at ?? Infinity) < done) next += 1;
    const first = next;
    while ((edits[next]?.at ?? Infinity) < to) next += 1;
    return setByBrowser(edited(html, { from: done, to, edits: edits.slice(first, next) }));
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
