/**
 * Makes a heading of a chapter title on a line of its own without `#`, as text files and word processors leave it.
 *
 *     第一章　起      →   # 第一章　起
 *     **第二回　承**  →   # 第二回　承
 *     第三章：        →   the number of the heading `# 转` that follows: # 第三章　转
 *     尾声            →   # 尾声, among such titles, or where it begins the file
 *     《云海录》      →   # 云海录, above the first of them
 *     第二卷 水       →   # 第二卷 水, right above one of them, which are a level deeper then
 *
 * Among three or more that count on these are titles too, and so they are at the head of a file:
 *
 *     第四章 去？   正文 第四章 去   ☆、第四章 去   【第四章 去】   Chapter 4 去   →   # 第四章 去
 *     【第四章】去   <h2>第四章 去</h2>   <center>第四章 去</center>   📖 第四章 去   →   # 第四章 去
 *     第一卷 山 第四章 去                                                    →   # 第一卷 山 … ## 第四章 去
 *
 * If headings stand before the first title (`# 书名`, `## 第七卷`), titles are one level deeper than these. The rule does
 * nothing in a file with a heading that has a chapter number. Titles that follow one another are a table of contents
 * and stay text; only the last of them begins a chapter, unless it comes again below.
 */

import { chineseNumerals, readNumber } from '../../manuscript/chinese-number.ts';
import { bookLineOn, headingOn } from '../../manuscript/heading-line.ts';
import { closesParts, isOfNotes, matterWord } from '../../manuscript/matter.ts';
import { outsideCode } from '../code-lines.ts';
import { namedLine } from '../named-line.ts';
import type { LineMend, LineRule } from '../line-rule.ts';

const numeral = `[0-9０-９${chineseNumerals}]+`;
const label = `第\\s*${numeral}\\s*[章回节節话話]`;
/** `第三章【修】`, `第三章（上）`: a remark or a half between number and name. */
const remark = '(?:\\s*[【（(\\[][^】）)\\]\\n]{1,12}[】）)\\]])?';
const gap = '[\\s：:　·、—-]';
/** A title contains no end of a sentence, and is no longer than a couplet. */
const title = new RegExp(`^${label}${remark}(?:${gap}[^。！？!?，,；;]{0,40})?$`, 'u');
/** What a title is only among its fellows. */
const likely = new RegExp(
  `^(?:${label}(?:${gap}[^。；;]{0,39}[^。；;，,：:、])?|Chapter\\s+\\d{1,4}(?:[\\s：:.·—-][^。；;]{0,59}[^。；;，,：:、])?)$`,
  'iu',
);
const numbered = new RegExp(`^(?:第\\s*(${numeral})\\s*([章回节節话話])|(Chapter)\\s+(\\d+))`, 'iu');
const numberedHeading = new RegExp(`^\\s{0,3}#{1,6}\\s*.{0,20}${label}`, 'u');
const bareLabel = new RegExp(`^(${label})\\s*[：:]?$`, 'u');
/** `**第一章** 起`, `__第一章　起__`. */
const bold = /(\*\*|__)(.+?)\1/gu;
/** What sites put before each title: ☆、, 正文, VIP卷, 📖, 1️⃣. */
const ornament = '(?:[☆★◎◆■※▶►▷●○◇□▲△▼▽✦✧✿❀•]|\\p{Extended_Pictographic}\\uFE0F?|[0-9]\\uFE0F?\\u20E3)';
const mark = new RegExp(
  `^(?:${ornament}\\s*[、，.]?\\s*|(?:作品)?正文卷?[\\s　：:·]+|VIP\\s*(?:卷|章节|章)[\\s　：:·]+){1,3}`,
  'iu',
);
/** Only the number in brackets. */
const framedLabel = new RegExp(`^(?:【\\s*(${label})\\s*】|\\[\\s*(${label})\\s*\\])\\s*(?=[^\\s\\](（])`, 'u');
const framed = new RegExp(`^(?:【\\s*(${label}[^【】]*)】|\\[\\s*(${label}[^[\\]]*)\\])$`, 'u');
const volumeLabel = `(?:第\\s*${numeral}\\s*[卷部集]|卷\\s*${numeral})`;
const volume = new RegExp(`^${volumeLabel}(?:[\\s：:　·、—-][^。！？!?，,；;…”’」]{0,24})?$`, 'u');
const inVolume = new RegExp(`^(${volumeLabel}(?:[\\s　：:·][^第。！？，；]{0,20})?)[\\s　：:·]+(${label}.*)$`, 'u');

export const headingIsMarked: LineRule = { code: 'heading-is-marked', find };

interface Title {
  readonly text: string;
  /** The volume named in the same line. */
  readonly volume?: string;
}

function find(lines: readonly string[], file: Parameters<LineRule['find']>[1]): LineMend[] {
  const named = namedLine(lines, file);
  if (named?.saysMore) return [{ index: named.index, after: `# ${named.text}` }];
  const text = outsideCode(lines);
  if (text.some((index) => numberedHeading.test(lines[index] ?? ''))) return withoutMarks(lines, text);
  const filled = text.filter((index) => (lines[index] ?? '').trim() !== '');
  // A line with `====` under it is a heading already.
  const free = filled.filter((index) => !/^ {0,3}=+\s*$/.test(lines[index + 1] ?? ''));
  const chapters = chaptersOn(lines, free, filled[0]);
  const isBelowTitle = headingOn(lines[filled[0] ?? -1] ?? '') !== undefined;
  const mayBeMatter =
    chapters.size > 0
      ? free
      : filled.slice(isBelowTitle ? 1 : 0, isBelowTitle ? 2 : 1).filter((at) => free.includes(at));
  const titles = new Map(
    [
      ...chapters,
      ...mayBeMatter.flatMap((index): [number, Title][] => {
        const found = matterOn(lines[index], chapters.size > 0);
        return found === undefined ? [] : [[index, { text: found }]];
      }),
    ].sort(([a], [b]) => a - b),
  );
  const book = chapters.size === 0 ? undefined : bookLineOn(lines[filled[0] ?? -1] ?? '');
  const begins = beginnings(titles, lines, filled);
  const volumes = volumesAbove(begins, lines, filled);
  const level = Math.max(levelAbove(lines, filled, titles), book === undefined ? 0 : 1) + 1;
  const signsOf = (deeper: boolean): string => '#'.repeat(Math.min(6, level + (deeper ? 1 : 0)));
  const firstVolume = filled.find((index) => volumes.has(index) || begins.get(index)?.volume !== undefined);
  let current: string | undefined;
  return filled.flatMap((index, at): LineMend[] => {
    if (at === 0 && book !== undefined) return [{ index, after: `# ${book}` }];
    const name = volumes.get(index);
    if (name !== undefined) {
      current = name;
      return [{ index, after: `${signsOf(false)} ${name}` }];
    }
    const found = begins.get(index);
    if (found === undefined) return [];
    const named = nameBelow(found.text, lines[filled[at + 1] ?? -1]);
    if (named !== undefined)
      return [
        { index, after: '' },
        { index: filled[at + 1] ?? index, after: named },
      ];
    const isInside = firstVolume !== undefined && index >= firstVolume && !closesParts(found.text);
    const heading = `${signsOf(isInside)} ${found.text}`;
    if (found.volume === undefined || found.volume === current) return [{ index, after: heading }];
    current = found.volume;
    // The blank line below has room for the second heading.
    return [
      { index, after: `${signsOf(false)} ${found.volume}` },
      { index: index + 1, after: heading },
    ];
  });
}

/** Headings without what sites put before each title. */
function withoutMarks(lines: readonly string[], text: readonly number[]): LineMend[] {
  return text.flatMap((index): LineMend[] => {
    const line = lines[index] ?? '';
    const heading = line.length > 120 ? undefined : headingOn(line);
    const plain = heading?.text.replace(mark, '') ?? '';
    return heading !== undefined && plain !== heading.text && title.test(plain)
      ? [{ index, after: `${'#'.repeat(heading.level)} ${plain}` }]
      : [];
  });
}

/**
 * The lines that are titles of chapters. What is only likely one counts as such where it counts on from the one before
 * it, among three or more (two with a mark of a site, or in English), or at the head of the file.
 */
function chaptersOn(lines: readonly string[], free: readonly number[], first: number | undefined): Map<number, Title> {
  const lastOf = new Map<string, number>();
  const found: (readonly [index: number, title: Title, least: number])[] = [];
  for (const index of free) {
    const read = titleOn(lines[index]);
    if (read === undefined) continue;
    const last = lastOf.get(read.unit);
    const countsOn =
      last === undefined || read.number === 1 || (read.number > last && read.number <= last + mostMissing);
    const hasRoom = ![...'，,'].some((comma) => read.text.includes(comma)) || isApart(lines, index);
    if (!read.isSure && !(countsOn && hasRoom)) continue;
    lastOf.set(read.unit, read.number);
    const isOfVolume = read.volume !== undefined && (lines[index + 1] ?? '').trim() === '';
    found.push([
      index,
      isOfVolume
        ? { text: read.text, volume: read.volume }
        : { text: read.volume === undefined ? read.text : `${read.volume} ${read.text}` },
      read.isSure ? 1 : read.isMarked || (read.isEnglish && isApart(lines, index)) ? 2 : 3,
    ]);
  }
  return new Map(
    found.flatMap(([index, read, least]): [number, Title][] =>
      found.length >= least || (index === first && isApart(lines, index)) ? [[index, read]] : [],
    ),
  );
}

/** Chapters that may be missing before one that counts on. */
const mostMissing = 10;

function isApart(lines: readonly string[], index: number): boolean {
  return [index - 1, index + 1].every((near) => (lines[near] ?? '').trim() === '');
}

/** The titles without those of a table of contents: titles that follow one another, up to the last of them. */
function beginnings(
  titles: ReadonlyMap<number, Title>,
  lines: readonly string[],
  filled: readonly number[],
): Map<number, Title> {
  const lastOf = new Map([...titles].map(([index, { text }]) => [text, index]));
  const isVolume = (index = -1): boolean => volume.test(bareOf(lines[index] ?? ''));
  return new Map(
    filled.flatMap((index, at): [number, Title][] => {
      const found = titles.get(index);
      if (found === undefined) return [];
      const [before = -1, next = -1] = [filled[at - 1], filled[at + 1]];
      if (nameBelow(found.text, lines[next]) !== undefined) return [[index, found]];
      if (titles.has(next)) return [];
      const isInContents = titles.has(before) || isVolume(before) || isVolume(next);
      return isInContents && lastOf.get(found.text) !== index ? [] : [[index, found]];
    }),
  );
}

/** Lines such as 第二卷 水 right above a chapter. */
function volumesAbove(
  begins: ReadonlyMap<number, Title>,
  lines: readonly string[],
  filled: readonly number[],
): Map<number, string> {
  return new Map(
    filled.flatMap((index, at): [number, string][] => {
      if (!begins.has(filled[at + 1] ?? -1) || (lines[index] ?? '').length > 60) return [];
      const plain = bareOf(lines[index] ?? '');
      return volume.test(plain) ? [[index, plain]] : [];
    }),
  );
}

/** The deepest level of the headings before the first title; 0 when there is none. */
function levelAbove(lines: readonly string[], filled: readonly number[], titles: ReadonlyMap<number, Title>): number {
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
function matterOn(line = '', isAmongTitles: boolean): string | undefined {
  if (line.length > 60) return undefined;
  const written = withoutTags(line).replace(bold, '$2').trim();
  const plain = isAmongTitles ? bareOf(withoutTags(line)) : written;
  const word = plain.length < 2 ? undefined : matterWord(plain);
  if (word === undefined || summed.test(plain) || isOfNotes(plain) || /^(?:封面|卷[末尾])/u.test(plain))
    return undefined;
  return afterMatter.test(plain.slice(word.length)) ? plain : undefined;
}

/** `摘要：一个守夜人的故事` is what it says. */
const summed = /^(?:.{0,2}摘要|abstract)\s*[：:]\s*\S/iu;
const afterMatter = new RegExp(
  `^篇?(?:[（(]?[0-9０-９${chineseNumerals}]{1,3}[）)]?)?(?:[\\s　：:·—-][^。！？!?，,；;…”’」]{0,20})?$`,
  'u',
);

interface Read extends Title {
  readonly unit: string;
  readonly number: number;
  /** Whether it is a title wherever it stands. */
  readonly isSure: boolean;
  /** Whether a site has put its mark before it. */
  readonly isMarked: boolean;
  readonly isEnglish: boolean;
}

/** `《云海录》第一章 起`: the name of the book stays before the title, which is read without it. */
const bookName = /^《[^《》]{1,40}》[\s　·:：—-]{0,4}(?=第)/u;

function titleOn(whole = ''): Read | undefined {
  // A title is short, so longer lines are not searched for emphasis.
  if (whole.length > 120) return undefined;
  const book = bookName.exec(whole.trim())?.[0] ?? '';
  const read = titleWithout(whole.trim().slice(book.length));
  return read === undefined || book === '' ? read : { ...read, text: book + read.text, isSure: false };
}

function titleWithout(line: string): Read | undefined {
  const written = withoutTags(line).replace(bold, '$2').trim().replace(framedLabel, '$1$2　');
  const isSure = title.test(written);
  const plain = isSure ? written : bareOf(line);
  const [, above, below] = isSure ? [] : (inVolume.exec(plain) ?? []);
  const text = below ?? plain;
  if (!isSure && !likely.test(text)) return undefined;
  const [, figures, unit, english, digits] = numbered.exec(text) ?? [];
  const number = readNumber(figures ?? digits ?? '') ?? 0;
  return {
    text,
    ...(above !== undefined && { volume: above.trim() }),
    unit: english === undefined ? (unit ?? '') : '章',
    number,
    isSure,
    isMarked: mark.test(written) && title.test(text),
    isEnglish: english !== undefined,
  };
}

const wrapped = /^<(h[2-6]|center|p|div)\b[^<>]*>(.*)<\/\1>$/iu;
const inlineTag = /<\/?(?:b|strong|big|font|span|u|center)\b[^<>]*>/giu;

/** `<h2>第三章</h2>`, `<center><b>第三章</b></center>` */
function withoutTags(line: string): string {
  const inside = wrapped.exec(line.trim())?.[2]?.replace(inlineTag, '').trim();
  return inside === undefined || inside === '' || inside.includes('<') ? line : inside;
}

/** A line without emphasis and without what sites put around titles. */
function bareOf(line: string): string {
  if (line.length > 120) return line;
  const plain = line.replace(bold, '$2').trim().replace(mark, '');
  const [, one, two] = framed.exec(plain) ?? [];
  return (one ?? two ?? plain).trim();
}
