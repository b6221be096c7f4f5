/** Which parts and chapters stand before the body of a book, and which behind it. */

import { itemsOf, type Book } from '../book/model.ts';
import { matterKind, type Division, type MatterKind } from '../manuscript/matter.ts';

/**
 * By id. A preface before the first chapter is front matter, that of a part or of a chapter is not; what is called 附录
 * takes along what it holds.
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

/**
 * Where a reader may want to go at once: the beginning of the body, and the first of each kind of chapter that is none
 * of it.
 */
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
