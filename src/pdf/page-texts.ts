/** What the pages of a finished book say, to be held against the manuscript. */

import { hanOf } from '../book/text.ts';
import { contentsEntriesIn } from '../pages/page-text.ts';
import type { PageStart } from '../pages/page-starts.ts';
import type { BoundPage, Run } from './pagination/pagination.ts';
import type { OwnText, ReadySignature } from './signatures/ready-signature.ts';
import type { Signature } from './sheets/signature.ts';

/** Pages of the book as they are printed, and which of them are whose. */
export interface Printed {
  readonly printed: readonly ReadySignature[];
  readonly runs: readonly Run[];
}

/** What the pages say of each part and chapter, its notes behind it. */
export function joinOwn(own: readonly OwnText[]): OwnText[] {
  const texts = new Map<string, string>();
  for (const { id, text } of own) texts.set(id, `${texts.get(id) ?? ''}${text}`);
  return Array.from(texts, ([id, text]) => ({ id, text }));
}

/** Blanks are no pages of a text. */
export function pageStartsOf(pages: readonly BoundPage[], text: Printed): PageStart[] {
  return textsOn(pages, text).map(({ label, item, text: shown }) => ({ label, item, han: hanOf(shown) }));
}

/** Each page of the book's text with its number among `pages`. */
export function textsOn(pages: readonly BoundPage[], { runs, printed }: Printed) {
  const ofBook = runs.filter(({ page }) => page.kind !== 'notes');
  const items = new Map(ofBook.flatMap((run) => run.printed.map((each) => [each, run.page.id])));
  const texts = new Map(
    printed.flatMap((signature) =>
      signature.pages.map((page, index) => [page, signature.found.pageTexts[index] ?? '']),
    ),
  );
  return pages.flatMap(({ source, label }, index) => {
    const item = source && items.get(source);
    return source === undefined || item === undefined
      ? []
      : [{ number: index + 1, label, item, text: texts.get(source) ?? '' }];
  });
}

/** The entries of a contents page, without their folios. */
export function contentsOn(signatures: readonly Signature[]): string[] {
  return signatures
    .flatMap(({ pages }) => pages)
    .flatMap(({ kind, body }) => (kind === 'contents' ? contentsEntriesIn(body) : []));
}
