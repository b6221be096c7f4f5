/**
 * Makes a heading of a chapter title on a line of its own without `#`, as text files and word processors leave it.
 *
 *     第一章　起      →   # 第一章　起
 *     **第二回　承**  →   # 第二回　承
 *     第三章：        →   the number of the heading `# 转` that follows: # 第三章　转
 *     尾声            →   # 尾声, among such titles, or where it begins the file
 *     《云海录》      →   # 云海录, above the first of them
 *
 * If headings stand before the first title (`# 书名`, `## 第七卷`), titles are one level deeper than these. The rule does
 * nothing in a file with a heading that has a chapter number. Titles that follow one another are a table of contents
 * and stay text; only the last of them begins a chapter, unless it comes again below.
 */

import { chineseNumerals } from '../../manuscript/chinese-number.ts';
import { bookLineOn, headingOn } from '../../manuscript/heading-line.ts';
import { matterWord } from '../../manuscript/matter.ts';
import { outsideCode } from '../code-lines.ts';
import type { LineMend, LineRule } from '../line-rule.ts';

const label = `第\\s*[0-9０-９${chineseNumerals}]+\\s*[章回节節]`;
/** A title contains no end of a sentence, and is no longer than a couplet. */
const title = new RegExp(`^${label}(?:[\\s：:　·、—-][^。！？!?，,；;]{0,40})?$`, 'u');
const numberedHeading = new RegExp(`^\\s{0,3}#{1,6}\\s*.{0,20}${label}`, 'u');
const bareLabel = new RegExp(`^(${label})\\s*[：:]?$`, 'u');
/** `**第一章** 起`, `__第一章　起__`. */
const bold = /(\*\*|__)(.+?)\1/gu;

export const headingIsMarked: LineRule = { code: 'heading-is-marked', find };

function find(lines: readonly string[]): LineMend[] {
  const text = outsideCode(lines);
  if (text.some((index) => numberedHeading.test(lines[index] ?? ''))) return [];
  const filled = text.filter((index) => (lines[index] ?? '').trim() !== '');
  const titlesBy = (
    read: (line: string | undefined) => string | undefined,
    among: readonly number[],
  ): [number, string][] =>
    among.flatMap((index): [number, string][] => {
      // A line with `====` under it is a heading already.
      const text = /^ {0,3}=+\s*$/.test(lines[index + 1] ?? '') ? undefined : read(lines[index]);
      return text === undefined ? [] : [[index, text]];
    });
  const chapters = titlesBy(titleOn, filled);
  const isBelowTitle = headingOn(lines[filled[0] ?? -1] ?? '') !== undefined;
  const titles = new Map(
    [
      ...chapters,
      ...titlesBy(matterOn, chapters.length > 0 ? filled : filled.slice(isBelowTitle ? 1 : 0, isBelowTitle ? 2 : 1)),
    ].sort(([a], [b]) => a - b),
  );
  const book = chapters.length === 0 ? undefined : bookLineOn(lines[filled[0] ?? -1] ?? '');
  const signs = '#'.repeat(Math.min(6, Math.max(levelAbove(lines, filled, titles), book === undefined ? 0 : 1) + 1));
  const lastOf = new Map([...titles].map(([index, text]) => [text, index]));
  return filled.flatMap((index, at): LineMend[] => {
    if (at === 0 && book !== undefined) return [{ index, after: `# ${book}` }];
    const text = titles.get(index);
    const named = text === undefined ? undefined : nameBelow(text, lines[filled[at + 1] ?? -1]);
    if (named !== undefined)
      return [
        { index, after: '' },
        { index: filled[at + 1] ?? index, after: named },
      ];
    if (text === undefined || titles.has(filled[at + 1] ?? -1)) return [];
    const endsContents = titles.has(filled[at - 1] ?? -1);
    return endsContents && lastOf.get(text) !== index ? [] : [{ index, after: `${signs} ${text}` }];
  });
}

/** The deepest level of the headings before the first title; 0 when there is none. */
function levelAbove(lines: readonly string[], filled: readonly number[], titles: ReadonlyMap<number, string>): number {
  const [first = 0] = titles.keys();
  return filled.reduce(
    (deepest, index) => (index < first ? Math.max(deepest, headingOn(lines[index] ?? '')?.level ?? 0) : deepest),
    0,
  );
}

/** Joins a line that has only a number to the heading on the next line, because together they are the chapter's. */
function nameBelow(text: string, next = ''): string | undefined {
  const number = bareLabel.exec(text)?.[1];
  const heading = number === undefined ? undefined : headingOn(next);
  return heading && `${'#'.repeat(heading.level)} ${number}　${heading.text}`;
}

/** The text of a line with a word such as 楔子 or 番外　灯, and nothing else. */
function matterOn(line = ''): string | undefined {
  if (line.length > 60) return undefined;
  const plain = line.replace(bold, '$2').trim();
  const word = plain.length < 2 ? undefined : matterWord(plain);
  return word !== undefined && afterMatter.test(plain.slice(word.length)) ? plain : undefined;
}

const afterMatter = new RegExp(
  `^篇?(?:[0-9０-９${chineseNumerals}]{1,3})?(?:[\\s　：:·—-][^。！？!?，,；;…”’」]{0,20})?$`,
  'u',
);

function titleOn(line = ''): string | undefined {
  // A title is short, so longer lines are not searched for emphasis.
  if (line.length > 120) return undefined;
  const plain = line.replace(bold, '$2').trim();
  return title.test(plain) ? plain : undefined;
}
