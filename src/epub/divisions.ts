/** Divides parts and chapters of a book into front matter, body and back matter. */

import { itemsOf, type Book } from '../book/model.ts';
import { matterKind, type Division, type MatterKind } from '../manuscript/matter.ts';

/**
 * By id. A preface before the first chapter is front matter, one inside a part is not; 附录 takes everything in it along.
 */
export function divisionsOf(book: Book): ReadonlyMap<string, Division> {
  const kinds = book.body.map(({ title }) => matterKind(title.full).division);
  const firstOfBody = kinds.indexOf('bodymatter');
  const lastOfBody = kinds.lastIndexOf('bodymatter');
  const divisions = new Map<string, Division>();
  for (const [index, item] of book.body.entries()) {
    const kind = kinds[index] ?? 'bodymatter';
    const isOutside = firstOfBody < 0 || (kind === 'frontmatter' ? index < firstOfBody : index > lastOfBody);
    for (const { id } of itemsOf({ body: [item] })) divisions.set(id, isOutside ? kind : 'bodymatter');
  }
  return divisions;
}

/** Places that a reader may want to go to at once: the start of the body, and the first chapter of each other kind. */
export function landmarksOf(book: Book): { readonly type: string; readonly id: string; readonly name: string }[] {
  const divisions = divisionsOf(book);
  const seen = new Set<string>();
  return book.body.flatMap((item) => {
    const division = divisions.get(item.id) ?? 'bodymatter';
    const { type }: MatterKind = matterKind(item.title.full);
    const landmark = division === 'bodymatter' ? division : type;
    if (seen.has(landmark) || landmark === 'chapter' || (division !== 'bodymatter' && item.kind === 'part')) return [];
    seen.add(landmark);
    return [{ type: landmark, id: item.id, name: item.title.full }];
  });
}
