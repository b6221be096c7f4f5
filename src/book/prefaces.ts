/** 序, 凡例 and their like at the head of a book: on paper they stand before the contents, with folios of their own. */

import { matterKind } from '../manuscript/matter.ts';
import { itemsOf, type Book } from './model.ts';

/** How many items of the book they are; none where the book has nothing else. */
export function countPrefaces(book: Book): number {
  const others = itemsOf(book).findIndex(
    (item) => item.kind === 'part' || (item.depth === 0 && matterKind(item.title.full).division !== 'frontmatter'),
  );
  return Math.max(0, others);
}
