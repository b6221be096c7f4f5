/** What must be known of a page's style before its lines can be composed. */

import { readSource, type Inline, type Place, type StyledElement } from '../../composing/read-source.ts';
import { thingKey } from '../../composing/styles.ts';
import { closeTypedGaps } from '../../composing/typed-gaps.ts';

/** By keys. */
export interface Asked {
  readonly blocks: Readonly<Record<string, Place>>;
  readonly types: Readonly<Record<string, Place>>;
  readonly things: Readonly<Record<string, Place & { readonly html: string }>>;
}

export function askedOf({ body }: { readonly body: string }): Asked {
  const blocks = new Map<string, Place>();
  const types = new Map<string, Place>();
  const things = new Map<string, Place & { readonly html: string }>();
  const ask = (of: StyledElement): void => void (types.has(of.key) || types.set(of.key, of.place));
  const askInlines = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.kind === 'break' || inline.kind === 'comment') continue;
      ask(inline.of);
      if (inline.kind === 'thing' && !things.has(thingKey(inline)))
        things.set(thingKey(inline), { ...inline.of.place, html: withoutIds(inline.html) });
    }
  };
  const { paragraphs, comments } = readSource(closeTypedGaps(body));
  for (const { block, inlines } of paragraphs) {
    if (!blocks.has(block.key)) blocks.set(block.key, block.place);
    ask(block);
    askInlines(inlines);
  }
  for (const { all } of comments) askInlines(all);
  return { blocks: Object.fromEntries(blocks), types: Object.fromEntries(types), things: Object.fromEntries(things) };
}

/** Of several pages. */
export function askedOfAll(all: readonly Asked[]): Asked {
  return {
    blocks: Object.assign({}, ...all.map(({ blocks }) => blocks)) as Asked['blocks'],
    types: Object.assign({}, ...all.map(({ types }) => types)) as Asked['types'],
    things: Object.assign({}, ...all.map(({ things }) => things)) as Asked['things'],
  };
}

function withoutIds(html: string): string {
  return html.replace(/\sid="[^"]*"/g, '');
}
