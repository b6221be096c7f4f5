/**
 * Which headings begin chapters, whatever level the author gave them: afterwards those are of level 1 and the others follow.
 *
 *     ## 第一章 起 … ## 第二章 承 …       →   two chapters
 *     # 书名 … ## 第一章 … ## 第二章 …    →   two chapters of a book of that name
 *     # 卷一 … ## 第一回 … ## 第二回 …    →   two chapters in a part 卷
 *     ## 只有一个标题，在文件开头         →   the chapter's title
 *     # 第一章 起 … # 第一章 起           →   one chapter
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { chineseNumerals } from '../../manuscript/chinese-number.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import { createToken, type Token } from '../parser.ts';
import { isSectionHeading } from './sections.ts';

const numbered = new RegExp(`^\\s*[*_]*第\\s*[0-9０-９${chineseNumerals}]+\\s*[章回话話折出]`, 'u');
/** What a repeated heading may have between it and the first: a date, a count, a line of the author's. */
const littleText = 200;

export const chapterHeadings: Extension = {
  name: 'chapter-headings',
  applyBlocks: (tokens, findings) => once(findings.mending.does('heading-is-chapter') ? raised(tokens, findings) : tokens, findings),
};

interface Heading {
  readonly index: number;
  readonly level: number;
  readonly text: string;
}

/** Those that stand in no quotation or list. */
function headingsOf(tokens: readonly Token[]): Heading[] {
  return tokens.flatMap((token, index) =>
    token.type === 'heading_open' && token.level === 0 ? [{ index, level: Number(token.tag.slice(1)), text: tokens[index + 1]?.content ?? '' }] : [],
  );
}

/** The chapters' level becomes 1; what stands above them names a part or the book. */
function raised(tokens: Token[], findings: Findings): Token[] {
  const headings = headingsOf(tokens);
  const level = chapterLevel(tokens, headings);
  if (level <= 1) return firstRaised(tokens, headings, findings);
  const first = headings.find((heading) => heading.level === level);
  const signs = '#'.repeat(level);
  findings.diagnostics.push(sayMend('heading-is-chapter', placeOn(findings, (tokens[first?.index ?? 0]?.map?.[0] ?? 0) + 1), `${signs} ${first?.text ?? ''}`, `# ${first?.text ?? ''}`));
  const above = headings.filter((heading) => heading.level < level);
  for (const { index, level: own } of headings) if (own >= level) setLevel(tokens, index, own - level + 1);
  const marks = new Map(above.map((heading) => [heading.index, above.length === 1 && !/^\s*(?:第.{1,8})?[卷部篇集册冊]/u.test(heading.text) ? 'book_title' : 'part_title']));
  return tokens.flatMap((token, index) => {
    const mark = marks.get(index);
    if (mark !== undefined) return [titleToken(mark, tokens[index + 1])];
    return marks.has(index - 1) || marks.has(index - 2) ? [] : [token];
  });
}

/** A file of SUMMARY.md is one chapter: the heading it begins with is its title, whatever stands beside it. */
function firstRaised(tokens: Token[], [first]: readonly Heading[], findings: Findings): Token[] {
  const isTitle = first !== undefined && first.level > 1 && first.text !== '' && comesFirst(tokens, first) && findings.file.listedAs !== undefined;
  if (!isTitle) return tokens;
  setLevel(tokens, first.index, 1);
  findings.diagnostics.push(sayMend('heading-is-chapter', placeOn(findings, (tokens[first.index]?.map?.[0] ?? 0) + 1), `${'#'.repeat(first.level)} ${first.text}`, `# ${first.text}`));
  return tokens;
}

/** Nothing to read stands before it; a name for links (`<a id="x"></a>`) may. */
function comesFirst(tokens: readonly Token[], heading: Heading | undefined): boolean {
  return heading !== undefined && tokens.slice(0, heading.index).every(({ content }) => content.replace(/<[^<>]*>/g, '').trim() === '');
}

/** 1 where level 1 begins chapters, as it mostly does. */
function chapterLevel(tokens: readonly Token[], headings: readonly Heading[]): number {
  const top = headings.reduce((least, { level }) => Math.min(least, level), Number.POSITIVE_INFINITY);
  if (headings.length === 0) return 1;
  const isNumbered = (level: number) => headings.filter((heading) => heading.level === level && numbered.test(heading.text)).length;
  if (isNumbered(top) > 0) return top;
  const below = [2, 3].find((level) => level > top && isNumbered(level) >= 2);
  if (below !== undefined) return below;
  const isTitle = comesFirst(tokens, headings[0]) && headings[0]?.level === top && headings[0].text !== '' && !isSectionHeading(headings[0].text) && headings.filter(({ level }) => level === top).length === 1;
  return isTitle ? top : 1;
}

function setLevel(tokens: readonly Token[], index: number, level: number): void {
  for (const token of [tokens[index], tokens[index + 2]]) if (token) token.tag = `h${level}`;
}

function titleToken(type: string, inline: Token | undefined): Token {
  const token = createToken(type, '', 0);
  token.content = (inline?.content ?? '').replace(/[*_`]/g, '').trim();
  token.map = inline?.map ?? null;
  return token;
}

/** Of equal headings one after another the first stays. */
function once(tokens: Token[], findings: Findings): Token[] {
  if (!findings.mending.does('heading-is-once')) return tokens;
  const titles = headingsOf(tokens).filter(({ index }) => tokens[index]?.tag === 'h1');
  const doubles = new Set(
    titles.flatMap((heading, at) => {
      const before = titles[at - 1];
      return before && normal(before.text) === normal(heading.text) && lengthBetween(tokens, before.index, heading.index) < littleText ? [heading.index] : [];
    }),
  );
  for (const index of doubles) findings.diagnostics.push(sayMend('heading-is-once', placeOn(findings, (tokens[index]?.map?.[0] ?? 0) + 1), `# ${tokens[index + 1]?.content ?? ''}`, ''));
  return tokens.filter((_token, index) => ![index, index - 1, index - 2].some((at) => doubles.has(at)));
}

function normal(text: string): string {
  return text.replace(/[\s　：:*_`]/gu, '');
}

function lengthBetween(tokens: readonly Token[], from: number, to: number): number {
  return tokens.slice(from + 3, to).reduce((sum, { content }) => sum + content.length, 0);
}
