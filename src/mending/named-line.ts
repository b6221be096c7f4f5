/**
 * The first line of a chapter without headings that repeats what the chapter is called elsewhere: in the name of its
 * file, in front matter, in SUMMARY.md.
 */

import { fieldText, readFrontMatter } from '../manuscript/front-matter.ts';
import { headingOn } from '../manuscript/heading-line.ts';
import { baseOf } from '../manuscript/names.ts';
import { stem } from '../manuscript/natural-order.ts';
import type { SourceFile } from '../manuscript/source.ts';
import { bareTitle, chapterLabel, isSameTitle, titleWords, type TitleWords } from '../manuscript/title-line.ts';
import { outsideCode } from './code-lines.ts';

export interface NamedLine {
  readonly index: number;
  /** As typed, without emphasis. */
  readonly text: string;
  /** Whether it says as much as the name, or more: its number too. */
  readonly saysMore: boolean;
}

const numberFirst = /^(?:\d{4}-\d{2}-\d{2}|\d{1,4})[\s._、．-]+(?=\D)/u;
const otherTitle = new RegExp(`^ {0,3}#[ \\t]|^\\s*(?:${chapterLabel})(?:[\\s　：:·]|$)`, 'u');
const underline = /^ {0,3}(?:=+|-{2,})\s*$/;

export function namedLine(
  lines: readonly string[],
  { name, listedAs }: Pick<SourceFile, 'name' | 'listedAs'>,
): NamedLine | undefined {
  const front = readFrontMatter(lines.join('\n'));
  const from = front?.lines ?? 0;
  const index = lines.findIndex((line, at) => at >= from && line.trim() !== '');
  const words = wordsAt(lines, index);
  if (words === undefined) return undefined;
  const own = stem(baseOf(name));
  const title = fieldText(front?.fields.get('title'));
  const known = [title, own.replace(numberFirst, '').replace(/_/g, ' '), listedAs ?? ''].find((called) => {
    const other = titleWords(called);
    return other !== undefined && /\p{Script=Han}/u.test(called) && isSameTitle(words, other);
  });
  if (known === undefined || hasOthers(lines, index)) return undefined;
  const isNumbered = titleWords(known)?.label !== undefined || (numberFirst.test(own) && known !== title);
  return { index, text: bareTitle(lines[index] ?? ''), saysMore: words.label !== undefined || !isNumbered };
}

/** Of a line that stands apart, is no heading, and ends no sentence. */
function wordsAt(lines: readonly string[], index: number): TitleWords | undefined {
  const [line = '', below = ''] = lines.slice(index, index + 2);
  const isApart = (below.trim() === '' || /^(?:　| {4}|\t)/.test(below)) && !underline.test(below);
  if (index < 0 || line.length > 80 || !isApart || headingOn(line) !== undefined) return undefined;
  const words = /[。！？!?；;…”」』]\s*$/u.test(line) ? undefined : titleWords(line);
  return words === undefined || [...words.name].length < 2 ? undefined : words;
}

function hasOthers(lines: readonly string[], index: number): boolean {
  return outsideCode(lines).some((at) => at > index && otherTitle.test(lines[at] ?? ''));
}
