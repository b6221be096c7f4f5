/**
 * How a letter begins and ends: the greeting at the margin; below the last sentence 此致 or 即颂 as a paragraph, what is
 * wished at the margin, name and date on the right, each on a line of its own.
 */

import { brokenLines, paragraphLike } from './broken-lines.ts';
import type { Token } from './parser.ts';
import { textOf } from './tokens.ts';

/** In characters; names and dates are short. */
const longestSignature = 24;
const longestWish = 8;

const breaks = new Set(['hardbreak', 'softbreak']);
const regards =
  /^(?:(?:[专專端耑肃肅谨謹]此)?(?:此致|[即顺順并並敬恭谨謹此][颂頌请請叩]|[敬恭谨謹]?祝|祝[您你愿願]|[谨謹专專耑肃肅]此))[，,：:]?$/u;
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

/** Sets classes of paragraphs that stay, and gives for the others, by their openings, what takes their place. */
export function setLetter(inside: readonly Token[]): Map<Token, readonly Token[]> {
  const paragraphs = inside.flatMap((open, index): Paragraph[] => {
    const inline = inside[index + 1];
    if (open.type !== 'paragraph_open' || open.level !== (inside[0]?.level ?? 0) || inline === undefined) return [];
    const lines = brokenLines(inline, breaks).map((line) => ({
      inline: line,
      text: textOf(line.children ?? []).trim(),
    }));
    return [{ open, lines }];
  });
  const [first, ...rest] = paragraphs;
  if (first && /[：:]$/u.test(first.lines.map(({ text }) => text).join(''))) first.open.attrJoin('class', 'salutation');
  const texts = rest.flatMap(({ lines }) => lines.map(({ text }) => text));
  const kinds = texts.map((text, at) => kindOf(text, texts[at - 1] ?? ''));
  const replaced = new Map<Token, readonly Token[]>();
  let end = texts.length;
  for (const { open, lines } of rest.toReversed()) {
    const own = kinds.slice(end - lines.length, end);
    end -= lines.length;
    const isEnd = !own.includes(undefined) && (lines.length === 1 || own.includes('regards') || lines.some(isSigned));
    if (!isEnd) break;
    if (lines.length === 1) open.attrJoin('class', own[0] ?? '');
    else
      replaced.set(
        open,
        lines.flatMap(({ inline }, at) => paragraphLike(open, inline, own[at])),
      );
  }
  return replaced;
}

function kindOf(text: string, above: string): 'regards' | 'wish' | 'signature' | undefined {
  const length = [...text].length;
  if (regards.test(text) || wishes.test(text)) return 'regards';
  if (regards.test(above) && length <= longestWish) return 'wish';
  return length > longestSignature || /[。！？!?…”」』：，；]$/u.test(text) ? undefined : 'signature';
}

/** Lines broken by hand may be verse; these have a date, or the words behind a name. */
function isSigned({ text }: Line): boolean {
  return /年|月.{1,4}[日号號]|\d|[顿頓]首|[谨謹][启啟]|敬上|[谨謹手][书書]$|拜$/u.test(text);
}
