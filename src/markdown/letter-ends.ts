/**
 * How a letter begins and ends: the greeting at the margin; below the last sentence 此致 or 即颂 as a paragraph, or at the
 * end of that sentence, what is wished at the margin, name and date on the right, each on a line of its own. 又及 below
 * them is a paragraph, and may be signed again.
 */

import { brokenLines, paragraphLike } from './broken-lines.ts';
import type { Token } from './parser.ts';
import { textOf } from './tokens.ts';

/** In characters; names and dates are short. */
const longestSignature = 24;
const longestWish = 8;

const breaks = new Set(['hardbreak', 'softbreak']);
const sayRegards =
  '(?:(?:[专專端耑肃肅谨謹]此)?(?:此致|[即顺順并並敬恭谨謹此][颂頌请請叩]|[敬恭谨謹]?祝|祝[您你愿願]|[谨謹专專耑肃肅]此))[，,：:]?$';
const regards = new RegExp(`^${sayRegards}`, 'u');
/** 专此，敬请: behind the mark of the clause before. */
const endsWithRegards = new RegExp(`[，。；！？,、…]\\s?${sayRegards}`, 'u');
const postscript = /^(?:又[及启啟]|再[启啟]|附[言启啟]|(?:另|再|又|附)[：:]|P\.?\s?S\.?(?![\p{L}\p{N}]))/u;
/** 某兄：, Dear Emily,; in a letter nothing else begins so. */
const salutation = /[：:]$|^(?:Dear|My dear|Sir|Madam)\b.{0,40},$/u;
/** Both in one line. */
const wishes = /^(?:此致[\s　]*敬[礼禮]|祝好|[即顺順敬恭][颂頌祝请請].{2,5})[！!。]?$/u;

interface Line {
  readonly inline: Token;
  readonly text: string;
}

interface Paragraph {
  readonly open: Token;
  readonly lines: readonly Line[];
}

/** Whether a quotation is a letter: it begins with a greeting alone, and ends in words of farewell or with a date. */
export function isLetter(inside: readonly Token[]): boolean {
  const [first, ...others] = paragraphsOf(inside);
  const greeting = first?.lines.length === 1 ? (first.lines[0]?.text ?? '') : '';
  if (!salutation.test(greeting) || [...greeting].length > longestSignature) return false;
  const lines = others.flatMap((paragraph) => paragraph.lines);
  return (
    lines.some(({ text }) => regards.test(text) || wishes.test(text)) ||
    (lines.length > 1 && lines.slice(-1).some(isSigned))
  );
}

function paragraphsOf(inside: readonly Token[]): Paragraph[] {
  return inside.flatMap((open, index): Paragraph[] => {
    const inline = inside[index + 1];
    if (open.type !== 'paragraph_open' || open.level !== (inside[0]?.level ?? 0) || inline === undefined) return [];
    const lines = brokenLines(inline, breaks).map((line) => ({
      inline: line,
      text: textOf(line.children ?? []).trim(),
    }));
    return [{ open, lines }];
  });
}

/** Sets classes of paragraphs that stay, and gives for the others, by their openings, what takes their place. */
export function setLetter(inside: readonly Token[]): Map<Token, readonly Token[]> {
  const paragraphs = paragraphsOf(inside);
  const [first, ...others] = paragraphs;
  if (first && salutation.test(first.lines.map(({ text }) => text).join('')))
    first.open.attrJoin('class', 'salutation');
  // A container may hold nothing but what is signed below a preface.
  const rest = first?.lines.every((line) => isSigned(line)) === true ? paragraphs : others;
  const replaced = new Map<Token, readonly Token[]>();
  const postscripts = rest.flatMap(({ lines }, at) => (postscript.test(lines[0]?.text ?? '') ? [at] : []));
  for (const [index, start] of [-1, ...postscripts].entries()) {
    const next = postscripts[index];
    setEnd(rest.slice(start + 1, next), next !== undefined, replaced);
  }
  return replaced;
}

/** What a postscript follows is an end only where its forms or its date say so. */
function setEnd(part: readonly Paragraph[], goesOn: boolean, replaced: Map<Token, readonly Token[]>): void {
  const texts = part.flatMap(({ lines }) => lines.map(({ text }) => text));
  const kinds = texts.map((text, at) => kindOf(text, texts[at - 1] ?? ''));
  let end = texts.length;
  const ends: (readonly [paragraph: Paragraph, kinds: readonly Kind[]])[] = [];
  for (const paragraph of part.toReversed()) {
    const { lines } = paragraph;
    const own = kinds.slice(end - lines.length, end).filter((kind) => kind !== undefined);
    end -= lines.length;
    const isEnd =
      own.length === lines.length && (lines.length === 1 || own.includes('regards') || lines.some(isSigned));
    if (!isEnd) break;
    ends.push([paragraph, own]);
  }
  if (
    goesOn &&
    !ends.some(([{ lines }, own]) => own.includes('regards') || own.includes('wish') || lines.some(isSigned))
  )
    return;
  for (const [{ open, lines }, own] of ends) {
    if (lines.length === 1) open.attrJoin('class', own[0] ?? '');
    else
      replaced.set(
        open,
        lines.flatMap(({ inline }, at) => paragraphLike(open, inline, own[at])),
      );
  }
}

type Kind = 'regards' | 'wish' | 'signature';

function kindOf(text: string, above: string): Kind | undefined {
  const length = [...text].length;
  if (regards.test(text) || wishes.test(text)) return 'regards';
  if ((regards.test(above) || endsWithRegards.test(above)) && length <= longestWish) return 'wish';
  return length > longestSignature || endsWithRegards.test(text) || /[。！？!?…”」』：，；]$/u.test(text)
    ? undefined
    : 'signature';
}

/** Lines broken by hand may be verse; these have a date, or the words behind a name. */
function isSigned({ text }: Line): boolean {
  return /年|月.{1,4}[日号號]|\d|[顿頓]首|[谨謹][启啟识識志誌]|[敬叩谨謹]上|[谨謹手][书書]$|拜$/u.test(text);
}
