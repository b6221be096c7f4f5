/**
 * Every `**` and `__` makes something bold; none is printed as two signs.
 *
 * A mark without its partner, or with a space on its inner side, is no Markdown, and the reader sees two stars on the
 * page. Stars that are meant to be seen are written `\*\*`.
 *
 * @example valid
 *     他**真的**走了。
 *     他**“真的”**走了。
 *     乘方写作 \*\*，或 `a ** b`。
 *     我叫____，今年______岁。
 * @example not valid
 *     他**真的走了。
 *     他** 真的 **走了。
 *     他__真的走了。
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Token } from '../../markdown/parsed.ts';
import { blocksOf, placeIn, type Block } from '../block.ts';
import { sayEachPlace, type Finding } from '../each-place.ts';
import type { ChapterRule } from '../rule.ts';

export const emphasisIsClosed: ChapterRule = { code: 'emphasis-is-closed', inChapter };

const signs = ['**', '__'] as const;

function inChapter(chapter: Chapter): Diagnostic[] {
  return sayEachPlace(leftIn(chapter), ({ found, place }, count, others) =>
    diagnose('emphasis-is-closed', { found, escaped: escaped(found), count }, place, others),
  );
}

function leftIn(chapter: Chapter): Finding[] {
  const suspects = blocksOf(chapter).filter(({ text }) => signs.some((sign) => text.includes(sign)));
  if (suspects.length === 0) return [];
  const printed = printedByLine(chapter);
  return suspects.flatMap((block) =>
    signs.flatMap((sign) => leftOver(block, sign, printed.get(block.lines[0]?.line ?? 0) ?? '')),
  );
}

/** The last signs of the block, as many as are printed without having been escaped: pairs are closed before them. */
function leftOver(block: Block, sign: string, printed: string): Finding[] {
  const count = withoutBlanks(printed).split(sign).length - block.text.split(escaped(sign)).length;
  if (count <= 0) return [];
  const text = withoutBlanks(block.text);
  const offsets = [...text.matchAll(new RegExp(String.raw`(?<!\\)(?:\\\\)*(${escaped(sign)})`, 'dg'))].map(
    ({ indices }) => indices?.[1]?.[0] ?? 0,
  );
  return offsets.slice(-count).map((offset) => ({ found: sign, place: placeIn(block, offset, sign) }));
}

/** `____` is a place to be filled in, not a mark. */
function withoutBlanks(text: string): string {
  return text.replace(/_{3,}/g, (run) => ' '.repeat(run.length));
}

/** `\*\*`, for Markdown and for regular expressions. */
function escaped(sign: string): string {
  return [...sign].map((one) => `\\${one}`).join('');
}

/** The printed text of each block, by its first line. */
function printedByLine({ tokens, notes }: Chapter): ReadonlyMap<number, string> {
  const inline = [...tokens, ...notes.flatMap((note) => note.tokens)].filter(
    (token) => token.type === 'inline' && token.map !== null,
  );
  return new Map(inline.map((token) => [(token.map?.[0] ?? 0) + 1, textOf(token)]));
}

function textOf({ children }: Token): string {
  return (children ?? []).map((child) => (child.type === 'text' ? child.content : '\n')).join('');
}
