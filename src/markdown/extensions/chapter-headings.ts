/**
 * Finds the headings that begin chapters, whatever their level; afterwards these have level 1, and the others follow. A
 * heading above chapters opens a part or names the book; one at that level without chapters below it is a chapter
 * itself.
 *
 *     ## 第一章 起 … ## 第二章 承 …             →   two chapters
 *     # 第一章 起 … ## 第二章 承 …              →   two chapters, because they count on
 *     # 书名 … ## 第一章 … ## 第二章 … # 后记   →   three chapters of a book of that name
 *     # 书名, 作者：某人, # 第一部 …             →   a book of that name and author
 *     # 第一部 … ## 卷一 … ### 第一章 …         →   a chapter in a part 卷 of a part 部
 *     ## 只有一个标题，在文件开头               →   the chapter's title
 *     # 《书名》第一章：起                      →   a chapter of a book of that name
 *     # 第一部, > 卷首语, # 第一章, # 间章 …    →   a part with its text, and two chapters in it
 *     # 第一章 起 … # 第一章 起                 →   one chapter
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { chineseNumerals } from '../../manuscript/chinese-number.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import { createToken, type Token } from '../parser.ts';
import { bookLines } from '../book-lines.ts';
import { atSameLevel } from '../same-level.ts';
import { outlineFile, type FileHeading, type HeadingRole } from '../file-outline.ts';

/** Characters that may stand between a heading and its repetition: a date, a count, a remark. */
const littleText = 200;

export const chapterHeadings: Extension = {
  name: 'chapter-headings',
  applyBlocks: (tokens, findings) =>
    once(
      findings.mending.does('heading-is-chapter') ? raised(withoutBookName(tokens, findings), findings) : tokens,
      findings,
    ),
};

/** The name of the book before the number of a chapter. */
const bookName = new RegExp(
  `^《([^《》\\n]{1,40})》[\\s　·:：—-]*(?=第\\s*[0-9０-９${chineseNumerals}]+\\s*[章回节節話话](?:[\\s　：:·、—-]|$))`,
  'u',
);

/** Takes it away and remembers it; it is printed as the title of the book. */
function withoutBookName(tokens: Token[], findings: Findings): Token[] {
  return tokens.flatMap((token, index) => {
    const inline = tokens[index + 1];
    const [found, name = ''] =
      token.type === 'heading_open' && token.level === 0 ? (bookName.exec(inline?.content ?? '') ?? []) : [];
    if (found === undefined || inline === undefined) return [token];
    const [before, after] = [inline.content, inline.content.slice(found.length)];
    findings.diagnostics.push(sayMend('heading-is-chapter', placeOn(findings, lineOf(tokens, index)), before, after));
    const title = titleToken(undefined);
    title.content = name.trim();
    title.map = token.map;
    inline.content = after;
    return [title, token];
  });
}

interface Heading extends FileHeading {
  readonly index: number;
}

/** Headings outside of quotations and lists. */
function headingsOf(tokens: readonly Token[]): Heading[] {
  const headings: Heading[] = [];
  const below = belowTitle(tokens);
  let hasText = false;
  let quotations = 0;
  let isAllQuoted = true;
  for (const [index, token] of tokens.entries()) {
    const isHeading = token.type === 'heading_open' && token.level === 0;
    if (isHeading)
      headings.push({
        index,
        level: Number(token.tag.slice(1)),
        text: tokens[index + 1]?.content ?? '',
        followsText: hasText,
        followsQuotation: hasText && isAllQuoted,
        followsBookLines: headings.length === 1 && below.length > 0,
      });
    const isOfHeading = isHeading || tokens[index - 1] === tokens[headings.at(-1)?.index ?? -1];
    // An anchor for links (`<a id="x"></a>`) is no text.
    const isText = !isOfHeading && !below.includes(token) && token.content.replace(/<[^<>]*>/g, '').trim() !== '';
    if (/^blockquote_/.test(token.type)) quotations += token.nesting;
    isAllQuoted = isHeading || (isAllQuoted && (!isText || quotations > 0));
    hasText = !isHeading && (hasText || isText);
  }
  return headings;
}

/** The lines right below the first heading, which are about the book if the heading is its title. */
function belowTitle(tokens: readonly Token[]): Token[] {
  const first = tokens.findIndex(({ type, level }) => type === 'heading_open' && level === 0);
  const found: Token[] = [];
  for (let index = first + 3; first >= 0 && tokens[index]?.type === 'paragraph_open'; index += 3) {
    const inline = tokens[index + 1];
    if (inline === undefined || bookLines(inline).length === 0) break;
    found.push(inline);
  }
  return found;
}

function raised(tokens: Token[], findings: Findings): Token[] {
  const written = headingsOf(tokens);
  if (written.length === 0) return tokens;
  const headings = atSameLevel(written);
  const roles = outlineFile(headings, {
    ...findings.file,
    ...(findings.title !== undefined && { title: findings.title }),
  });
  const lower = written.flatMap((heading, at) =>
    heading.level > 1 && roles[at]?.kind === 'chapter'
      ? [{ ...heading, isMoved: heading.level !== headings[at]?.level }]
      : [],
  );
  // Where all are of one level the first says it for all.
  for (const { level, index, text } of lower.filter(({ isMoved }, at) => at === 0 || isMoved))
    findings.diagnostics.push(
      sayMend(
        'heading-is-chapter',
        placeOn(findings, lineOf(tokens, index)),
        `${'#'.repeat(level)} ${text}`,
        `# ${text}`,
      ),
    );
  const titles = new Set<number>();
  for (const [at, { index, level }] of headings.entries()) {
    const role = roles[at];
    if (role?.kind === 'book') titles.add(index);
    else if (role !== undefined) mark(tokens, index, level, role);
  }
  if (titles.size === 0) return tokens;
  const said = new Set(findings.mending.does('head-is-story') ? belowTitle(tokens) : []);
  for (const inline of said) {
    const line = (inline.map?.[0] ?? 0) + 1;
    findings.meta.push({ line: 1, entries: bookLines(inline) });
    findings.diagnostics.push(sayMend('head-is-story', placeOn(findings, line), inline.content, ''));
  }
  const isSaid = (at: number): boolean =>
    [at - 1, at, at + 1].some((index) => said.has(tokens[index] ?? titleToken(undefined)));
  return tokens.flatMap((token, index) => {
    if (titles.has(index)) return [titleToken(tokens[index + 1])];
    return titles.has(index - 1) || titles.has(index - 2) || (said.size > 0 && isSaid(index)) ? [] : [token];
  });
}

function lineOf(tokens: readonly Token[], index: number): number {
  return (tokens[index]?.map?.[0] ?? 0) + 1;
}

/** Sets the role. The level as written is needed later, to know which parts a chapter leaves. */
function mark(tokens: readonly Token[], index: number, written: number, role: HeadingRole): void {
  const level = role.kind === 'section' ? role.level : 1;
  for (const token of [tokens[index], tokens[index + 2]]) if (token) token.tag = `h${Math.min(level, 6)}`;
  const open = tokens[index];
  if (open && role.kind !== 'section')
    open.meta = { ...open.meta, written: role.isOutside ? written - 0.5 : written, opensPart: role.kind === 'part' };
}

function titleToken(inline: Token | undefined): Token {
  const token = createToken('book_title', '', 0);
  token.content = (inline?.content ?? '')
    .replace(/[*_`]/g, '')
    .replace(/(?<!\s)\s*\n\s*/g, ' ')
    .trim();
  token.map = inline?.map ?? null;
  return token;
}

/** Of equal headings in succession keeps the first. */
function once(tokens: Token[], findings: Findings): Token[] {
  if (!findings.mending.does('heading-is-once')) return tokens;
  const titles = headingsOf(tokens).filter(({ index }) => tokens[index]?.tag === 'h1');
  const opensPart = ({ index }: Heading): boolean => tokens[index]?.meta?.['opensPart'] === true;
  const doubles = new Set(
    titles.flatMap((heading, at) => {
      const before = titles[at - 1];
      const isDouble =
        before && opensPart(before) === opensPart(heading) && normal(before.text) === normal(heading.text);
      return isDouble && lengthBetween(tokens, before.index, heading.index) < littleText ? [heading.index] : [];
    }),
  );
  for (const index of doubles)
    findings.diagnostics.push(
      sayMend('heading-is-once', placeOn(findings, lineOf(tokens, index)), `# ${tokens[index + 1]?.content ?? ''}`, ''),
    );
  return tokens.filter((_token, index) => ![index, index - 1, index - 2].some((at) => doubles.has(at)));
}

function normal(text: string): string {
  return text.replace(/[\s　：:*_`]/gu, '');
}

function lengthBetween(tokens: readonly Token[], from: number, to: number): number {
  return tokens.slice(from + 3, to).reduce((sum, { content }) => sum + content.length, 0);
}
