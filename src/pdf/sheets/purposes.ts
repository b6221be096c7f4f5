/** What a PDF is for decides what stands on its pages: the only table of purposes. */

import type { Edition } from '../../editions/edition.ts';

export interface Manner {
  /** Links, bookmarks and tags; paper has none, and gets the targets of links as notes. */
  readonly isInteractive: boolean;
  /** Book on versos, chapter on rectos. */
  readonly hasRunningHeads: boolean;
  /** 半扉页, a leaf with the title before the title page. */
  readonly hasHalfTitle: boolean;
  /** 审读本 · 未定稿 · 非卖品 on every page, and the metadata block under each title. */
  readonly isReviewCopy: boolean;
}

const print: Manner = { isInteractive: false, hasRunningHeads: true, hasHalfTitle: true, isReviewCopy: false };

const manners: Readonly<Record<Edition['purpose'], Manner>> = {
  store: print,
  print,
  screen: { isInteractive: true, hasRunningHeads: false, hasHalfTitle: false, isReviewCopy: false },
  review: { isInteractive: false, hasRunningHeads: false, hasHalfTitle: false, isReviewCopy: true },
};

export function mannerOf({ purpose }: Edition): Manner {
  return manners[purpose];
}
