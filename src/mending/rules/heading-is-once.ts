/**
 * Of a chapter's title that stands on two lines, one right below the other, keeps one: a heading rather than a line
 * without `#`, and what says more.
 *
 *     第一章 山门, 第一章 山门     →   第一章 山门
 *     # 第一章 山门, **第1章：山门**   →   # 第一章 山门
 *     # 第一章 山门, 山门          →   # 第一章 山门
 *     # 第一章, 第一章 山门        →   # 第一章 山门
 *     山门, in `第一章 山门.md`    →   the name of the file is the title
 *
 * Two headings are left to the parser, which knows their levels.
 */

import { headingOn } from '../../manuscript/heading-line.ts';
import { readFrontMatter } from '../../manuscript/front-matter.ts';
import { isSameTitle, titleWords, type TitleWords } from '../../manuscript/title-line.ts';
import { outsideCode } from '../code-lines.ts';
import { namedLine } from '../named-line.ts';
import type { LineMend, LineRule } from '../line-rule.ts';

export const headingIsOnce: LineRule = { code: 'heading-is-once', find };

interface Line {
  readonly index: number;
  readonly words: TitleWords;
  /** As typed, without signs of a heading. */
  readonly text: string;
  /** 0 for a line without signs; 7 for one that a row of `=` or `-` below it makes a heading. */
  readonly level: number;
}

const underline = /^ {0,3}(?:=+|-{2,})\s*$/;

function find(lines: readonly string[], file: Parameters<LineRule['find']>[1]): LineMend[] {
  const named = namedLine(lines, file);
  if (named !== undefined && !named.saysMore) return [{ index: named.index, after: '' }];
  const isBlank = (index: number): boolean => (lines[index] ?? '').trim() === '';
  const from = readFrontMatter(lines.join('\n'))?.lines ?? 0;
  const filled = outsideCode(lines).filter((index) => index >= from && !isBlank(index));
  const mends: LineMend[] = [];
  let above: Line | undefined;
  for (const index of filled) {
    if (above?.level === 7 && index === above.index + 1) continue;
    const line = readLine(lines, index);
    const isApart = isBlank(index - 1) && isBlank(index + 1);
    const isFirst = above?.index === filled[0];
    if (above === undefined || line === undefined || !isDouble(above, line, { isApart, isFirst })) {
      above = line;
      continue;
    }
    const [kept, added] = join(above, line);
    mends.push(...added);
    above = kept;
  }
  return mends;
}

function readLine(lines: readonly string[], index: number): Line | undefined {
  const written = lines[index] ?? '';
  if (written.length > 120) return undefined;
  const heading = headingOn(written);
  const text = (heading?.text ?? written).trim();
  const words = /^(?:[>|`<~]|[*+-]\s|\d+[.)]\s)/.test(text) ? undefined : titleWords(text);
  if (words === undefined || (heading === undefined && /[。！？!?；;…”」』]$/u.test(text))) return undefined;
  return { index, words, text, level: heading?.level ?? (underline.test(lines[index + 1] ?? '') ? 7 : 0) };
}

/** `isFirst`: nothing stands before the upper line. */
function isDouble(
  above: Line,
  below: Line,
  { isApart, isFirst }: { readonly isApart: boolean; readonly isFirst: boolean },
): boolean {
  if ((above.level > 0 && below.level > 0) || !isSameTitle(above.words, below.words)) return false;
  const isLabelled = above.words.label !== undefined && (below.words.label !== undefined || isApart);
  // Without a number only a heading shows that the words are a title.
  const isNamed = [...above.words.name].length >= 2 && above.level + below.level > 0 && isApart;
  return isLabelled || (isNamed && (above.level === 1 || above.level === 2 || above.level === 7 || isFirst));
}

/** What stays of two lines, and how. */
function join(above: Line, below: Line): [Line, LineMend[]] {
  const [kept, other] = below.level > above.level ? [below, above] : [above, below];
  const isMore = saying(other.words) > saying(kept.words) && kept.level < 7;
  const text = isMore ? other.text.replace(/^(\*\*|__)(.*)\1$/u, '$2') : kept.text;
  const after = kept.level === 0 ? text : `${'#'.repeat(kept.level)} ${text}`;
  return [
    { ...kept, text, words: isMore ? other.words : kept.words },
    [{ index: other.index, after: '' }, ...(isMore ? [{ index: kept.index, after }] : [])].sort(
      (a, b) => a.index - b.index,
    ),
  ];
}

function saying({ label, name }: TitleWords): number {
  return (label === undefined ? 0 : 1) + (name === '' ? 0 : 1);
}
