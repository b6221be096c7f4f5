/** Finds formulas that are wider than the line of a page. */

import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { kept } from '../host/kept.ts';
import { shareOf, smallestMath } from '../markdown/leaves.ts';
import { mathParts, widthOf } from '../markdown/math-lines.ts';
import type { Token } from '../markdown/parsed.ts';
import { chaptersOf, type Book, type Chapter } from './model.ts';

interface Wide {
  readonly line: number;
  readonly tex: string;
  /** The width of its widest part that cannot be broken, in em of the text. */
  readonly width: number;
}

/** Reports formulas wider than a line of `measure` characters. */
export function sayWideFormulas(
  book: Book,
  { measure, edition }: { readonly measure: number; readonly edition: string },
): Diagnostic[] {
  return chaptersOf(book).flatMap((chapter) =>
    wideIn(chapter)
      .filter(({ width }) => shareOf(width, measure) < smallestMath)
      .map(({ line, tex, width }) =>
        diagnose(
          'formula-fits-line',
          { tex, edition, percent: Math.round(shareOf(width, measure) * 100) },
          { file: chapter.source.path, line },
        ),
      ),
  );
}

/** Formulas that are wider than the narrowest page there is. */
function wideIn(chapter: Chapter): readonly Wide[] {
  return kept({ notebook: chapter.notebook, name: 'wide formulas', inputs: { chapter }, make: wideInAll });
}

function wideInAll({ chapter }: { readonly chapter: Chapter }): Wide[] {
  return [...chapter.tokens, ...chapter.notes.flatMap(({ tokens }) => tokens)]
    .flatMap((token) => [token, ...(token.children ?? [])])
    .flatMap(wideOf);
}

function wideOf({ type, content, meta }: Token): Wide[] {
  const xml: unknown = meta?.['xml'];
  if ((type !== 'math' && type !== 'math_block') || typeof xml !== 'string') return [];
  const width = Math.max(...mathParts(xml).map(widthOf));
  const [shown = ''] = content.split('\n');
  return width < 20
    ? []
    : [{ line: Number(meta?.['line']), tex: `${shown.slice(0, 40)}${content.length > 40 ? '…' : ''}`, width }];
}
