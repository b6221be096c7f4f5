/**
 * The kind of a box is one that Keben knows: note, tip, important, warning, caution, and the others of Obsidian.
 *
 * A box of another kind is set like a note, under the name that was typed, which may be a slip. Each kind is reported
 * once for the book.
 *
 * @example valid
 *     > [!tip] 先问船家
 *     > 见 [!foo] 一条。
 * @example not valid
 *     > [!tipp] 先问船家
 */

import { chaptersOf, type Book, type Chapter } from '../../book/model.ts';
import { alertNames } from '../../markdown/alert-kinds.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { kept } from '../../host/kept.ts';
import type { Finding } from '../each-place.ts';
import type { BookRule } from '../rule.ts';

export const alertIsKnown: BookRule = { code: 'alert-is-known', inBook };

/** Places that are named besides the first. */
const most = 9;

function inBook(book: Book): Diagnostic[] {
  const unknown = chaptersOf(book).flatMap((chapter) =>
    kept({ notebook: chapter.notebook, name: 'unknown alerts', inputs: { chapter }, make: found }),
  );
  const [first, ...others] = unknown;
  if (first === undefined) return [];
  const names = [...new Set(unknown.map(({ found: name }) => name))].slice(0, 5);
  return [
    diagnose(
      'alert-is-known',
      { names, known: alertNames, count: unknown.length },
      first.place,
      others.slice(0, most).map(({ place }) => place),
    ),
  ];
}

function found({ chapter: { tokens, notes, source } }: { readonly chapter: Chapter }): readonly Finding[] {
  return [tokens, ...notes.map((note) => note.tokens)].flat().flatMap(({ type, meta, map }) => {
    const name = type === 'alert_open' ? meta?.['unknown'] : undefined;
    return typeof name === 'string' ? [{ found: name, place: { file: source.path, line: (map?.[0] ?? 0) + 1 } }] : [];
  });
}
